"""What the part of a file around an offset is, in text that need not parse: a spec for some targets, or a request."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..engine.packs import BUILT_IN, Rulebook
from ..targets.names import TARGETS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .analysis import Analysis

_BREAK = re.compile(r"^---(?=\s|$)", re.M)
_HEAD = re.compile(
    r"\ufeff?(?:[ \t]*(?:#[^\n]*|%[^\n]*|---[ \t]*(?:#[^\n]*)?)?\r?\n)*+(?:---[ \t]+)?(?P<lead>[ \t]*)(?P<brace>\{\s*)?"
)
"""What stands before the first key of a document: comments, and its indentation."""
_OWN_KEY = r"""(?:"voicelint"|'voicelint'|voicelint)[ \t]*:"""
_IN_BRACES = re.compile(rf"\{{(?:[^{{}}]*,)??\s*{_OWN_KEY}")
_TARGET = r"""(?:"target"|'target'|target)[ \t]*:"""
_TARGET_IN_BRACES = re.compile(rf"(?:[{{,]\s*+|^[ \t]*+){_TARGET}\s*+(?P<said>\[[^\]{{}}]*|[^,{{}}\n]*)", re.M)
_NAME = re.compile(r"[a-z][a-z-]*")


class Outlook(NamedTuple):
    """`kind` is "spec", or the target that a request body is for; `targets` are those whose vendors are spoken of.

    `rules` are those in force.
    """

    kind: str
    targets: tuple[str, ...]
    rules: Rulebook = BUILT_IN


def outlook(text: str, offset: int, known: Analysis | None = None) -> Outlook | None:
    """What an offset is in; None when it is no campaign.

    `known` is the latest analysis of the file, maybe of an older text: what a request body is for is told by the
    configuration, or by its shape, which a broken body does not have.
    """
    part = _part(text, offset)
    rules = BUILT_IN if known is None else known.policy.rules
    if _is_spec(part):
        return Outlook("spec", spec_targets(part), rules)
    target = None if known is None else known.policy.payload
    if target is None and known is not None:
        bodies = known.requests
        near = [name for name, body in bodies if body.start <= offset <= body.end]
        names = set(near or [name for name, _ in bodies])
        target = names.pop() if len(names) == 1 else None
    return None if target is None else Outlook(target, (target,), rules)


def _is_spec(part: str) -> bool:
    """Whether the key that marks specs is one of the document's own; other files may well have it further in."""
    head = _HEAD.match(part)
    if head is None:
        return False
    lead = head["lead"]
    if head["brace"]:
        if _IN_BRACES.match(part, head.start("brace")):
            return True
        lead = head["brace"].rpartition("\n")[2] if "\n" in head["brace"] else ""
    found = re.compile(_OWN_KEY).match(part, head.end()) or re.compile(rf"^(?:{lead})?{_OWN_KEY}", re.M).search(part)
    return found is not None


def spec_targets(part: str) -> tuple[str, ...]:
    """The targets that a spec's text names, in its order."""
    head = _HEAD.match(part)
    if head is None:
        return ()
    if head["brace"]:
        found = _TARGET_IN_BRACES.search(part, head.start("brace"))
    else:
        lead = head["lead"]
        value = rf"[^\n]*(?:\n(?:{lead}[ \t-][^\n]*)?)*"
        found = re.compile(rf"^{lead}{_TARGET}(?P<said>{value})", re.M).search(part)
    if found is None:
        return ()
    lines = (line.partition(" #")[0] for line in found["said"].split("\n"))
    return tuple(dict.fromkeys(name for line in lines for name in _NAME.findall(line) if name in TARGETS))


def _part(text: str, offset: int) -> str:
    """The document of the file that an offset is in."""
    if "\n---" not in text:
        return text
    start, end = 0, len(text)
    for found in _BREAK.finditer(text):
        if found.start() <= offset:
            start = found.start()
        else:
            end = found.start()
            break
    return text[start:end]
