"""A rule pack with a typo: the build refuses it in one line that names file and place, and no check ever sees it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from voicelint.build import generate
from voicelint.build.model import Pack
from voicelint.build.sources import read_pack, read_packs

RULES = Path(__file__).resolve().parents[2] / "rules"


def first(old: str, new: str) -> Callable[[str], str]:
    """Changes the first occurrence, which must be there."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


TYPOS = {
    "primitive": (first("check: {at_most: ", "check: {at_mst: "), "at_mst"),
    "primitive's option": (first("check: {at_most: 4}", "check: {at_most: {limit: 4, unit: h}}"), "unit"),
    "option's type": (first("check: {at_most: 4}", "check: {at_most: four}"), "retry-count-clamped: at_most"),
    "key of a rule": (first("    effect: ", "    efect: "), "efect"),
    "effect": (first("effect: rewritten", "effect: rewriten"), ".effect: "),
    "key of a pack": (first("\nfields:", "\nfeilds:"), "feilds"),
    "document": (first("document: launch-ivr-scenario", "document: lanch-ivr-scenario"), "lanch-ivr-scenario"),
    "status": (first("status: documented", "status: documentd"), ".status: "),
    "code": (first("    code: ", "    code: x"), "code"),
    "name": (first("  - name: ", "  - name: Not_Kebab "), "name"),
    "yaml": (first("\nrules:", "\nrules: [\n"), ":"),
    "empty": (lambda text: "", "infobip"),
    "list": (lambda text: "[]", "infobip"),
}


@pytest.mark.parametrize(("change", "named"), TYPOS.values(), ids=list(TYPOS))
@pytest.mark.parametrize("arguments", [[], ["--check"]])
def test_a_typo_is_one_line_and_nothing_is_written(
    change: Callable[[str], str],
    named: str,
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    texts = {path.name: path.read_text("utf-8") for path in RULES.glob("*.yaml")}
    changed = next(name for name in ("infobip.yaml", "infobip-ivr.yaml") if _fits(change, texts[name]))
    texts[changed] = change(texts[changed])

    def packs() -> list[Pack]:
        order = [pack.pack for pack in read_packs()]
        return [read_pack(texts[f"{name}.yaml"], f"{name}.yaml") for name in order]

    def write(*_: object) -> None:
        raise AssertionError("a broken pack must not be compiled")

    monkeypatch.setattr(generate, "read_packs", packs)
    monkeypatch.setattr(Path, "write_text", write)
    assert generate.main(arguments) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("error: ")
    assert said.err.count("\n") == 1
    assert named in said.err


def _fits(change: Callable[[str], str], text: str) -> bool:
    try:
        return change(text) != text
    except AssertionError:
        return False


def test_the_compiled_packs_are_those_of_the_folder() -> None:
    assert [pack.pack for pack in read_packs()]
    assert generate.main(["--check"]) == 0
