"""YAML comments: each `#` in a gap between scalars.

Anchors, tags and directives stand in the gaps too, but libyaml lets none of them hold a `#`.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from .document import Comment
from .nodes import FOLDED, LITERAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .nodes import Scalar

_block_header = re.compile(r"[|>][-+0-9]*[ \t]+(?=#)")
_line_end = re.compile(r"[\r\n]|\Z")


def find_comments(text: str, scalars: list[Scalar], stop: int) -> list[Comment]:
    """The comments that begin before offset `stop`; `scalars` are all scalars up to there, in file order."""
    found: list[Comment] = []
    at = text.find("#", 0, stop)
    before = 0
    while at != -1:
        before = bisect_right(scalars, at, lo=before, key=_start)
        scalar = scalars[before - 1] if before else None
        after = at + 1
        if scalar is not None and at < scalar.end:
            after = scalar.end
            if scalar.style in (LITERAL, FOLDED):
                header = _block_header.match(text, scalar.start)
                if header is not None and header.end() == at:
                    found.append(_comment(text, at))
        else:
            found.append(_comment(text, at))
            after = found[-1].end
        at = text.find("#", after, stop)
    return found


def addressed(comment: Comment) -> bool:
    """Whether a comment may speak to voicelint: cheap, and never wrongly no.

    A spec's first line that was commented out does not, nor does a line that only has the name in it.
    """
    lower = comment.text.lower()
    for word in ("voicelint", "noqa"):
        at = lower.find(word)
        while at != -1:
            before = at - 1
            while lower[before] in " \t":
                before -= 1
            end = at + len(word)
            if lower[before] == "#" and not _is_version(lower[end : end + 9]):
                return True
            at = lower.find(word, end)
    return False


def _is_version(behind: str) -> bool:
    return behind[:1] == ":" and behind[1:].lstrip(" \t")[:1].isdigit()


def _start(scalar: Scalar) -> int:
    return scalar.start


def _comment(text: str, at: int) -> Comment:
    ending = _line_end.search(text, at)
    end = ending.start() if ending is not None else len(text)
    return Comment(at, end, text[at:end], not text[_line_start(text, at) : at].strip())


def _line_start(text: str, at: int) -> int:
    feed = text.rfind("\n", 0, at) + 1
    return max(feed, text.rfind("\r", feed, at) + 1)
