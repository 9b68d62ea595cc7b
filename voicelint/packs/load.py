"""From the texts of packs to the rules in force, or to everything that is wrong with them."""

from __future__ import annotations

import json

from ..engine.catalogue import own_names
from ..engine.packs import Rulebook, read_data
from ..source.brief import UNCERTAIN, brief
from ..source.parse import parse
from ..values.linear import takes
from .alike import differing, marked
from .fault import Fault
from .form import Form
from .making import compiled
from .meaning import Meaning, Names
from .places import Atlas

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ..engine.diagnostic import Diagnostic
    from ..source.document import Source


class Bad:
    """A pack that cannot be used, with what is wrong in the order of its text."""

    __slots__ = ("diagnostics", "source")

    def __init__(self, source: Source, diagnostics: list[Diagnostic]) -> None:
        self.source = source
        self.diagnostics = diagnostics


class PackError(ValueError):
    """Packs that cannot be used. `packs` are the bad ones, each with its diagnostics."""

    def __init__(self, packs: list[Bad]) -> None:
        first = packs[0]
        said = first.diagnostics[0]
        line, column = first.source.lines.position(said.start)
        super().__init__(f"{first.source.filename}:{line}:{column}: {said.rule.name}: {said.message}")
        self.packs = packs


def rulebook(texts: Iterable[tuple[str, str]]) -> Rulebook:
    """The rules of voicelint and of packs, given as (file name, text). PackError: some of them are wrong."""
    names = Names(own_names())
    atlas = Atlas()
    form = Form(json.loads(read_data("pack.form.json")))
    own: list[dict[str, Any]] = []
    bad: list[Bad] = []
    for file, text in texts:
        # Most packs are right, and the places of what is right are not asked for.
        pack = UNCERTAIN if file.endswith(".json") else brief(text)
        if pack is UNCERTAIN or not sure(pack, form, names, atlas):
            source = parse(text, file)
            roots = [document.root for document in source.documents]
            pack = roots[0].plain() if roots and roots[0] is not None else None
            unread = bool(source.problems) and pack is None
            faults = [] if unread else held(pack, len(roots), form, names, atlas)
            if source.problems or faults:
                from .telling import diagnostics

                bad.append(Bad(source, diagnostics(source, faults)))
                continue
        own.append(compiled(pack, file))
        names.taken.update({mark: file for rule in pack["rules"] for mark in (rule["name"], rule["code"])})
    if bad:
        raise PackError(bad)
    return Rulebook(tuple(own))


def sure(pack: Any, form: Form, names: Names, atlas: Atlas) -> bool:
    """Whether a pack's data is known to be right without a look at every rule; `held` says what is wrong otherwise."""
    if not (isinstance(pack, dict) and isinstance(pack.get("rules"), list)):
        return False
    patterns: list[str] = []
    rules = differing(pack, atlas, patterns)
    if held({**pack, "rules": rules}, 1, form, names, atlas) or not marked(pack["rules"], names, form):
        return False
    return not patterns or all(map(takes, patterns))


def held(pack: Any, documents: int, form: Form, names: Names, atlas: Atlas) -> list[Fault]:
    """What is wrong with a pack's data: with its form, and with what it means."""
    if documents > 1:
        return [Fault("pack-value-wrong", f"a pack is one document, not {documents}", "make a file of each")]
    faults = form.faults(pack) or []
    rules = pack.get("rules") if isinstance(pack, dict) else None
    if not isinstance(rules, list):
        return faults
    # What is of a wrong form is left out of what follows, so that everything else that is wrong is said at once.
    broken: dict[Any, set[Any]] = {}
    for each in faults:
        if len(each.route) > 2 and each.route[0] == "rules":
            broken.setdefault(each.route[1], set()).add(each.route[2])
    wrong = {each.route[0] for each in faults if each.route} - {"rules"}
    meaning = Meaning({key: value for key, value in pack.items() if key not in wrong}, names, atlas)
    for index, rule in enumerate(rules):
        if isinstance(rule, dict):
            keys = frozenset(broken.get(index, ()))
            sound = {key: value for key, value in rule.items() if key not in keys} if keys else rule
            faults += [each.under("rules", index) for each in meaning.rule(sound, ("rules", index), keys)]
    return faults
