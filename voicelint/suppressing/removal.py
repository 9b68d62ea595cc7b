"""The edits that take a suppression out of a file, or one rule's name out of a suppression."""

from __future__ import annotations

from bisect import bisect_left

from ..fixing.edits import SAFE, UNSAFE, Edit, Fix
from ..fixing.lines import break_end, break_start, line_start

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..engine.diagnostic import Diagnostic
    from ..source.document import Comment
    from .control import Control, Name
    from .cover import Span


def without_name(text: str, control: Control, name: Name, safe: bool) -> Fix:
    """The fix that takes a name out of a suppression, or the whole of it with its last name."""
    safety = SAFE if safe else UNSAFE
    if len(control.names) == 1:
        return Fix(safety, "take the suppression out", (_without(text, control),), ())
    at = control.names.index(name)
    start, end = (control.names[at - 1].end, name.end) if at else (name.start, control.names[1].start)
    return Fix(safety, f"take {name.text} out", (Edit(start, end, ""),), ())


def other_name(name: Name, meant: str) -> Fix:
    """The fix that puts the rule's name that was likely meant in place of one that no rule has."""
    return Fix(UNSAFE, f"write {meant}", (Edit(name.start, name.end, meant),), ())


def _without(text: str, control: Control) -> Edit:
    comment = control.comment
    if control.alone:
        return _line(text, comment) if comment.own_line else Edit(_blanks_start(text, comment.start), comment.end, "")
    if control.start > comment.start:
        return Edit(_blanks_start(text, control.start), control.end, "")
    end = control.end
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    return Edit(control.start, end, "")


def _line(text: str, comment: Comment, leading: bool = False) -> Edit:
    """The whole line of a comment that has one for itself, with the line break behind it (or the `leading` one)."""
    start, end = line_start(text, comment.start), break_end(text, comment.end)
    # Without a line break at the text's end, the line before is the one that must get none.
    if leading or end == comment.end:
        return Edit(break_start(text, start), comment.end, "")
    return Edit(start, end, "")


def _blanks_start(text: str, at: int) -> int:
    while text[at - 1 : at] in (" ", "\t"):
        at -= 1
    return at


def take_along(text: str, covers: list[tuple[Span, Comment]], diagnostics: list[Diagnostic]) -> None:
    """Let fixes that take something out take the suppressions above it along: they would speak for what follows.

    `covers` are the comments on lines of their own with the stretch that each is for, in file order.
    """
    starts = [start for (start, _), _ in covers]
    for each in diagnostics:
        fix = each.fix
        if fix is None:
            continue
        more: dict[int, Edit] = {}
        for edit in fix.edits:
            if edit.text:
                continue
            for number in range(bisect_left(starts, edit.start), bisect_left(starts, edit.end)):
                (_, end), comment = covers[number]
                if end <= edit.end and comment.start < edit.start:
                    more[comment.start] = _line(text, comment, leading=text[edit.start] in "\r\n")
        if more:
            fix.edits = tuple(sorted([*more.values(), *fix.edits], key=lambda edit: edit.start))
