"""Packs from their YAML form to what is loaded at run time."""

from __future__ import annotations

from typing import Any

from ..engine.place import build_places
from ..engine.primitives import PRIMITIVES
from ..engine.rule import DEFAULT_FIX, DEFAULT_SEVERITY, fix_fault
from ..engine.types import KINDS
from .model import FieldModel, Pack, RuleModel, Source
from .options import PackError, normalise


def compile_packs(packs: list[Pack]) -> dict[str, dict[str, Any]]:
    """Compiled packs by name, checked each for itself and all together (names and codes are unique)."""
    seen: dict[str, str] = {}
    own = {pack.pack: pack for pack in packs}
    titles = {key: doc for pack in packs for key, doc in pack.documents.items()}
    for pack in packs:
        for field, model in pack.fields.items():
            for part in model.type.split("|"):
                if part not in KINDS:
                    raise PackError(f"{pack.pack}: {field}: there is no type {part!r}; known: {', '.join(KINDS)}")
        for rule in pack.rules:
            for mark in (rule.name, rule.code):
                if mark in seen:
                    raise PackError(f"{mark} stands in {seen[mark]} and in {pack.pack}")
                seen[mark] = pack.pack
            if not rule.code.startswith(pack.prefix):
                raise PackError(f"{rule.name}: its code begins with {pack.prefix} in this pack")
    compiled = {pack.pack: _pack(pack, own, titles) for pack in packs}
    for pack in packs:
        for rule in pack.rules:
            for other in rule.supersedes:
                if other not in seen:
                    raise PackError(f"{rule.name}: supersedes {other}, which no pack has")
    return compiled


def _pack(pack: Pack, own: dict[str, Pack], titles: dict[str, Any]) -> dict[str, Any]:
    return {
        "pack": pack.pack,
        "vendor": pack.vendor,
        "title": pack.title,
        "targets": pack.targets,
        "fields": {path: _field(path, field, titles) for path, field in pack.fields.items()},
        "rules": [_rule(rule, pack, own, titles) for rule in pack.rules],
    }


def _field(path: str, field: FieldModel, titles: dict[str, Any]) -> dict[str, Any]:
    if (field.status == "documented") != (field.document == ""):
        raise PackError(
            f"{path}: a field that the API's own document lacks names the document that has it, no other does"
        )
    data = {
        key: value
        for key, value in field.model_dump(exclude={"about", "document"}).items()
        if value is not None and value not in ("", False)
    }
    return data | ({"source": _document(path, field.document, titles)} if field.document else {})


def _document(where: str, name: str, titles: dict[str, Any]) -> dict[str, str]:
    """How a document is cited."""
    if name not in titles:
        raise PackError(f"{where}: no pack lists the document {name!r}")
    document = titles[name]
    return {"document": name, "title": f"{document.publisher}, {document.title}", "url": document.url}


def _rule(rule: RuleModel, pack: Pack, own: dict[str, Pack], titles: dict[str, Any]) -> dict[str, Any]:
    targets = rule.targets or pack.targets
    check, options = normalise(rule.name, rule.check)
    at = {target: _paths(rule, target) for target in targets}
    if not PRIMITIVES[check].hook:
        for target, paths in at.items():
            if target in own:
                _reachable(rule.name, check, paths, own[target])
    severity = rule.severity or DEFAULT_SEVERITY[rule.effect]
    evidence = {target: _evidence(rule, target, titles) for target in targets}
    if severity == "error" and any(each["status"] in ("sibling", "third-party") for each in evidence.values()):
        raise PackError(f"{rule.name}: only documented or sdk evidence may make an error")
    data: dict[str, Any] = {
        "name": rule.name, "code": rule.code, "on": pack.on, "targets": targets, "at": at, "check": check,
        "options": options, "effect": rule.effect, "severity": severity, "message": rule.message,
        "instead": rule.instead, "evidence": evidence,
    }  # fmt: skip
    if "becomes" in rule.model_fields_set:
        data["becomes"] = rule.becomes
    fix = _fix(rule)
    if fix is not None:
        data["fix"] = fix
    optional = {"label": rule.label, "supersedes": rule.supersedes, "exclusive": rule.exclusive, "raw": rule.raw}
    optional["deliberate"] = rule.deliberate
    if not rule.suppressible:
        data["suppressible"] = False
    return data | {key: value for key, value in optional.items() if value}


def _fix(rule: RuleModel) -> dict[str, Any] | None:
    """A rule's fix, or the one that goes with its effect; what other stages find has no place of its own to mend."""
    if rule.fix is None:
        if "found_by" in rule.check or rule.effect not in DEFAULT_FIX:
            return None
        return {"action": DEFAULT_FIX[rule.effect], "value": "effective", "safety": "safe"}
    fix = rule.fix.model_dump(exclude_none=True)
    wrong = fix_fault(fix)
    if wrong:
        raise PackError(f"{rule.name}: fix: {wrong}")
    return None if fix["action"] == "none" else fix


def _paths(rule: RuleModel, target: str) -> list[str]:
    at = rule.at
    if isinstance(at, dict):
        at = at.get(target, [])
    return [at] if isinstance(at, str) else at


def _evidence(rule: RuleModel, target: str, titles: dict[str, Any]) -> dict[str, str]:
    source = rule.source
    if not isinstance(source, Source):
        if target not in source:
            raise PackError(f"{rule.name}: no source for {target}")
        source = source[target]
    return {
        **_document(rule.name, source.document, titles),
        "field": source.field,
        "status": source.status,
        "constraint": source.constraint,
    }


def _reachable(rule: str, check: str, paths: list[str], pack: Pack) -> None:
    """Refuse a path that is not documented below anything documented, or whose type the check can never meet."""
    root = build_places({path: field.model_dump() for path, field in pack.fields.items()})
    for path in paths:
        place = root.below(path)
        if place.type is not None and not place.kinds & PRIMITIVES[check].kinds:
            raise PackError(f"{rule}: {check} can never match {path}, which is {place.type}")
        if place.type is None and check != "forbidden":
            raise PackError(
                f"{rule}: {path} is not documented; only a forbidden key may be looked for outside the fields"
            )
        parent = path.rpartition(".")[0]
        if place.type is None and root.below(parent).type is None:
            raise PackError(f"{rule}: nothing is documented at {path}")
