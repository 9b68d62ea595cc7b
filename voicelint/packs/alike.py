"""A quick way to be sure of a whole pack: of rules that are alike in all that can be wrong, one is looked at.

Packs that a program has written have a thousand rules that differ in names, texts and limits. Where this way is not
sure, each rule is looked at, which says what is wrong and where.
"""

from __future__ import annotations

from .meaning import DIGITS, TEXTS
from .options import PLACING
from .words import one_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .form import Form
    from .meaning import Names
    from .places import Atlas

TEXTUAL = frozenset({"name", "code", "at", "severity", "message", "instead", "label", "why"})
OTHER = ("check", "when", "fix", "source", "examples")
COMPARED = TEXTUAL.union(OTHER)
"""The keys of the rules that are compared, of which some hold texts."""
TEXT = frozenset({str})
EXAMPLE: dict[str, type] = {"bad": dict, "good": dict, "at": str}


def differing(pack: dict[str, Any], atlas: Atlas, patterns: list[str]) -> list[Any]:
    """The rules but those that are like one before: these are right where that one is, but for names, codes and patterns.

    The patterns of those left out go to `patterns`.
    """
    if pack.get("on", "spec") != "spec":
        return list(pack["rules"])
    seen: set[tuple[Any, ...]] = set()
    found: list[Any] = []
    for rule in pack["rules"]:
        mould = _mould(rule, atlas)
        if mould is None:
            found.append(rule)
        elif mould not in seen:
            seen.add(mould)
            found.append(rule)
        elif mould[0] == "pattern":
            written = rule["check"]["pattern"]
            patterns += written.values() if type(written) is dict else [written]
    return found


def _mould(rule: Any, atlas: Atlas) -> tuple[Any, ...] | None:
    """What can be wrong with a rule on specs, besides its name, code and pattern; None where that is not told so easily."""
    if type(rule) is not dict or not COMPARED.issuperset(rule):
        return None
    textual = TEXTUAL.intersection(rule)
    if not TEXT.issuperset(map(type, map(rule.get, textual))):
        return None
    check = rule.get("check")
    if type(check) is not dict or len(check) != 1:
        return None
    ((name, written),) = check.items()
    option = ""
    if type(written) is dict:
        if len(written) != 1:
            return None
        ((option, written),) = written.items()
    kind: Any = type(written)
    if kind is str:
        if name != "pattern":
            kind = written
        elif option == "mend":
            return None
    elif kind is list:
        if name != "one_of" or set(map(type, written)) != {str}:
            return None
    elif kind is not int and kind is not float:
        return None
    at = rule.get("at", "")
    if type(at) is not str:
        return None
    place = atlas.find("spec", at)[0]
    if place is None or (place.refine is not None and name in PLACING):
        return None
    words = [_words(rule[key]) for key in TEXTS if key in rule]
    if len(rule) > len(textual) + 1:
        more = _more(rule)
        if more is None:
            return None
        words += more
    return name, option, kind, at, rule.get("severity"), *rule, *words


def _more(rule: dict[str, Any]) -> list[Any] | None:
    """What can be wrong with a rule's condition, fix, source and examples; None where that is not told so easily."""
    found: list[Any] = [repr(rule[key]) for key in ("when", "fix") if key in rule]
    source = rule.get("source", {})
    if type(source) is not dict or not TEXT.issuperset(map(type, source.values())):
        return None
    found += [source.get("document"), *source]
    examples = rule.get("examples", [])
    if type(examples) is not list:
        return None
    for each in examples:
        if type(each) is not dict or any(type(value) is not EXAMPLE.get(key) for key, value in each.items()):
            return None
        found.append(tuple(each))
    return found


def _words(text: str) -> str:
    """A text as far as it may be wrong: its words in braces."""
    if "{" not in text and "}" not in text:
        return ""
    only = one_word(text)
    return text if only is None else only[1]


def marked(rules: list[dict[str, Any]], names: Names, form: Form) -> bool:
    """Whether all rules have names and codes of a right form that no other has."""
    codes = [rule["code"] for rule in rules]
    marks = [rule["name"] for rule in rules]
    if not (all(map(form.text("rule", "name"), marks)) and all(map(form.text("rule", "code"), codes))):
        return False
    marks += codes
    every = set(marks)
    return (
        len(every) == len(marks)
        and every.isdisjoint(names.marks)
        and every.isdisjoint(names.taken)
        and names.prefixes.isdisjoint({code.rstrip(DIGITS) for code in codes})
    )
