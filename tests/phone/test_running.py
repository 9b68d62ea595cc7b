"""What the phone package needs when it runs, and what it does with wrong input."""

from __future__ import annotations

import subprocess
import sys
import zipfile

import pytest

from voicelint.phone.verdict import verdict

ASK = "from voicelint.phone.verdict import verdict; print(verdict('41793026727').type)"


def test_a_verdict_imports_neither_phonenumbers_nor_anything_slow(root):
    code = (
        "import sys, re; before = set(sys.modules); "
        "import voicelint.phone.samples, voicelint.phone.countries; "
        f"{ASK}; print(*sorted(set(sys.modules) - before))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    kind, modules = run.stdout.splitlines()
    assert kind == "mobile"
    others = {name for name in modules.split() if not name.startswith("voicelint")}
    assert others <= {"__future__", "bisect", "_bisect"}


def test_it_works_from_a_zip(root, tmp_path):
    target = tmp_path / "package.zip"
    with zipfile.ZipFile(target, "w") as archive:
        for path in [root / "voicelint" / "__init__.py", *(root / "voicelint" / "phone").iterdir()]:
            if path.is_file():
                archive.write(path, path.relative_to(root))
    code = f"import sys; sys.path.insert(0, {str(target)!r}); {ASK}; import voicelint; print(voicelint.__file__)"
    run = subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[0] == "mobile"
    assert "package.zip" in run.stdout


@pytest.mark.parametrize("text", ["+41793026727", "41 79 302 67 27", "４１793026727", "41793026727\n", "4179302672x"])
def test_anything_but_ascii_digits_is_an_error(text):
    with pytest.raises(ValueError, match="only the digits 0 to 9"):
        verdict(text)


def test_the_same_number_has_the_same_verdict_every_time():
    first, second = repr(verdict("4402079460018")), repr(verdict("4402079460018"))
    assert first == second
    assert first == (
        "Verdict(calling_code='44', national='2079460018', possible='ok', region='GB', "
        "stripped_trunk=True, type='fixed_line', valid=True)"
    )
