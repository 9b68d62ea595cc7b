"""YAML as people lay it out: styles mixed at will, indented by two or four, with comments and blank lines anywhere."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

COMMENTS = ["# note", "# é 📞: {a, [b", '# "quoted" - it\'s', "#"]


@st.composite
def layouts(draw: st.DrawFn, data: Any) -> str:
    """A mapping as YAML text."""
    writer = _Writer(draw)
    lines = writer.block(data, 0)
    ending = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    head = draw(st.sampled_from(["", "", "---\n", "%YAML 1.2\n---\n", "# a campaign\n\n"]))
    tail = draw(st.sampled_from(["\n", "", "\n\n", "\n# the end\n", "\n...\n"]))
    return (head + "\n".join(lines) + tail).replace("\n", ending)


class _Writer:
    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.step = draw(st.sampled_from([2, 2, 4, 3]))
        self.dashes_in = draw(st.booleans())
        """Whether the items of a list stand further in than its key."""

    def chance(self, one_in: int) -> bool:
        return self.draw(st.integers(1, one_in)) == one_in

    def between(self, indent: int) -> list[str]:
        """Comments and blank lines."""
        if not self.chance(6):
            return []
        return [self.draw(st.sampled_from(["", "", " " * indent + self.comment()]))]

    def comment(self) -> str:
        return self.draw(st.sampled_from(COMMENTS))

    def end(self) -> str:
        return f"{self.draw(st.sampled_from([' ', '   ']))}{self.comment()}" if self.chance(5) else ""

    def key(self, key: str) -> str:
        quotes = self.draw(st.sampled_from(["", "", "", '"', "'"]))
        return quotes + key + quotes + self.draw(st.sampled_from([":", ":", ":", " :"]))

    def block(self, data: Any, indent: int) -> list[str]:
        """The lines of a mapping or a list that is not empty."""
        lines: list[str] = []
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            lines += self.between(indent)
            lead = " " * indent + ("-" if isinstance(data, list) else self.key(key))
            lines += self.entry(lead, value, indent, isinstance(data, list))
        return lines

    def entry(self, lead: str, value: Any, indent: int, item: bool) -> list[str]:
        if not isinstance(value, dict | list) or not value or self.chance(3):
            return self.within(lead, value, indent)
        if item:
            gap = self.draw(st.sampled_from([" ", " ", "   "]))
            inner = self.block(value, len(lead) + len(gap))
            while not inner[0].strip() or inner[0].lstrip().startswith("#"):
                del inner[0]
            return [lead + gap + inner[0].lstrip(), *inner[1:]]
        deeper = indent + (self.step if isinstance(value, dict) or self.dashes_in else 0)
        return [lead + self.end(), *self.block(value, deeper)]

    def within(self, lead: str, value: Any, indent: int) -> list[str]:
        """A scalar, or a collection in braces or brackets."""
        if isinstance(value, str) and value and "\n" not in value and value == value.strip() and self.chance(9):
            return [
                f"{lead} {self.draw(st.sampled_from(['|-', '>-']))}{self.end()}",
                " " * (indent + self.step) + value,
            ]
        if isinstance(value, dict | list) and value and self.chance(2):
            return self.lines_of_flow(lead, value, indent)
        return [f"{lead} {self.flow(value)}{self.end()}"]

    def lines_of_flow(self, lead: str, value: Any, indent: int) -> list[str]:
        """Braces or brackets over several lines, with comments behind some and a comma behind the last or not."""
        signs = "{}" if isinstance(value, dict) else "[]"
        lines = [f"{lead} {signs[0]}{self.end()}"]
        parts = self.parts(value)
        for number, part in enumerate(parts, 1):
            comma = "," if number < len(parts) or self.chance(2) else ""
            lines += [*self.between(indent + self.step), " " * (indent + self.step) + part + comma + self.end()]
        return [*lines, " " * (indent + self.draw(st.sampled_from([1, self.step]))) + signs[1] + self.end()]

    def flow(self, value: Any) -> str:
        if isinstance(value, dict | list):
            inside = self.draw(st.sampled_from([", ", ",", " , "])).join(self.parts(value))
            pad = self.draw(st.sampled_from(["", " "]))
            return ("{" + pad + inside + pad + "}") if isinstance(value, dict) else ("[" + pad + inside + pad + "]")
        return self.scalar(value)

    def parts(self, value: Any) -> list[str]:
        if isinstance(value, dict):
            return [f"{self.key(key)} {self.flow(below)}" for key, below in value.items()]
        return [self.flow(below) for below in value]

    def scalar(self, value: Any) -> str:
        if not isinstance(value, str):
            return json.dumps(value)
        return self.draw(
            st.sampled_from(
                [json.dumps(value, ensure_ascii=False), json.dumps(value), "'" + value.replace("'", "''") + "'"]
            )
        )
