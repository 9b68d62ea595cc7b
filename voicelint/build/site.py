"""`python -m voicelint.build.site`: the manual as a site in site/, from the very pages that GitHub shows.

The pages and every file that they link to are gathered in build/manual, where they lie as they do in the repository: so one
link is right in both places. Zensical makes the site of them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from .links import links, pages
from .sources import ROOT

GATHERED = ROOT / "build" / "manual"
SITE = ROOT / "site"


def gather() -> Iterator[str]:
    """Copy the pages and what they link to; what is wrong with links is said, a line for each."""
    shutil.rmtree(GATHERED, ignore_errors=True)
    waiting = pages()
    seen = set(waiting)
    while waiting:
        file = waiting.pop()
        copy = GATHERED / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
        for link in links(file) if file.suffix == ".md" else ():
            fault = link.fault()
            if fault:
                yield f"{file.relative_to(ROOT)}: {link.href} {fault}"
            elif link.file is not None and link.file not in seen:
                seen.add(link.file)
                waiting.append(link.file)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {value for name, value in attrs if name in ("href", "src") and value}


def broken() -> Iterator[str]:
    """Links of the site that lead to no file of it, a line for each."""
    for page in sorted(SITE.rglob("*.html")):
        reader = _Links()
        reader.feed(page.read_text("utf-8"))
        for href in sorted(reader.found):
            path = unquote(href.partition("#")[0])
            if path and ":" not in path and not (page.parent / path).is_file() and page.name != "404.html":
                yield f"site: {page.relative_to(SITE)}: {href} leads nowhere"


def main() -> int:
    """Build the site; 0 when all is well, 1 when a link is wrong or Zensical has a warning."""
    zensical = Path(sys.executable).with_name("zensical")
    faults = list(gather()) if zensical.exists() else ['Zensical is not installed: pip install ".[docs]"']
    if not faults:
        command = [str(zensical), "build", "--strict", "--clean"]
        done = subprocess.run(command, cwd=ROOT, check=False)  # noqa: S603 - nothing in it is from outside
        faults = ["the site was not built"] if done.returncode else list(broken())
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
