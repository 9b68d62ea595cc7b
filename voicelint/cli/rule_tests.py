"""`voicelint test-rules`: runs the examples of packs, as a test runner does."""

from __future__ import annotations

from ..packs.examples import run
from ..source.parse import parse
from ..source.read import read_file
from .errors import CLEAN, FINDINGS
from .output import choose, print_json, print_lines
from .own import rules_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from ..packs.examples import Tried
    from ..source.nodes import Route


def run_examples(paths: Sequence[str], output_format: str, quiet: bool) -> int:
    """Run the examples of packs; 0 when all hold, 1 when one does not or there is none, 2 when a pack is wrong."""
    as_json = choose(output_format)
    packs = []
    for pack in rules_of(paths, configured=False).own:
        where = _Lines(pack["file"])
        packs.append({"file": pack["file"], **_summary(pack, [(*where.position(one.route), one) for one in run(pack)])})
    ran = [each for pack in packs for each in pack["examples"]]
    failed = sum(not each["ok"] for each in ran)
    if as_json:
        print_json({"version": 1, "passed": len(ran) - failed, "failed": failed, "packs": packs})
    else:
        print_lines(_text(packs, len(ran), failed, quiet))
    return FINDINGS if failed or not ran else CLEAN


class _Lines:
    """The lines of a pack's text."""

    def __init__(self, file: str) -> None:
        self.source = parse(read_file(file), file)

    def position(self, route: Route) -> tuple[int, int]:
        """Line and column of what stands at a route."""
        from ..source.nodes import descend

        node = descend(self.source.documents[0].root, route)
        return self.source.lines.position(0 if node is None else node.start)


def _summary(pack: dict[str, Any], tried: list[tuple[int, int, Tried]]) -> dict[str, Any]:
    shown = {one.rule for _, _, one in tried}
    return {
        "pack": pack["pack"],
        "rules": len(pack["rules"]),
        "unproven": [rule["name"] for rule in pack["rules"] if rule["name"] not in shown],
        "examples": [
            {
                "rule": one.rule or None,
                "kind": one.kind,
                "number": one.number,
                "line": line,
                "column": column,
                "ok": not one.reason,
                "reason": one.reason or None,
            }
            for line, column, one in tried
        ],
    }


def _text(packs: list[dict[str, Any]], ran: int, failed: int, quiet: bool) -> list[str]:
    from ..report.escape import printable

    lines: list[str] = []
    for pack in packs:
        for each in pack["examples"]:
            if each["ok"] and quiet:
                continue
            name = f"{each['rule']} " if each["rule"] else ""
            number = f" {each['number']}" if each["rule"] else ""
            place = f"{pack['file']}:{each['line']}:{each['column']}"
            lines.append(f"{'ok    ' if each['ok'] else 'FAILED'}  {place}  {name}{each['kind']}{number}")
            if each["reason"]:
                lines.append(f"        {each['reason']}")
        if pack["unproven"]:
            lines.append(f"note: {pack['file']}: no example of {', '.join(pack['unproven'])}")
    examples = f"{ran} example{'' if ran == 1 else 's'}"
    verdict = f"{failed} failed" if failed else "all hold" if ran else "nothing was tested"
    return [printable(line) for line in (*lines, f"{examples}: {verdict}")]
