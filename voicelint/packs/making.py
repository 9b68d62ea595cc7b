"""A pack that is right, in the compiled form that voicelint's own packs have at run time."""

from __future__ import annotations

from ..engine.primitives import PRIMITIVES
from ..engine.rule import DEFAULT_FIX, DEFAULT_SEVERITY
from .meaning import looks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LABEL = "against the policy"
"""The words under the underlined span, where a rule has none and names no effect at the vendor's."""


def compiled(pack: dict[str, Any], file: str) -> dict[str, Any]:
    """The pack as the engine takes it; `written` is what was written, for explain and test-rules."""
    title = pack.get("title") or pack["pack"]
    documents = {name: (each["title"], each.get("url", "")) for name, each in pack.get("documents", {}).items()}
    usual = _evidence({}, pack["pack"], title, documents)
    rules = [_rule(rule, pack, title, documents, usual) for rule in pack["rules"]]
    return {
        "pack": pack["pack"],
        "file": file,
        "title": title,
        "targets": list(dict.fromkeys(target for rule in rules for target in rule["targets"])),
        "rules": rules,
        "written": {**pack, "title": title},
    }


def _rule(
    rule: dict[str, Any],
    pack: dict[str, Any],
    title: str,
    documents: dict[str, tuple[str, str]],
    usual: dict[str, str],
) -> dict[str, Any]:
    at: dict[str, list[str]] = {}
    for target, path, _ in looks(rule, pack):
        at.setdefault(target, []).append(path)
    ((check, written),) = rule["check"].items()
    options = PRIMITIVES[check].read(written) or {}
    if check == "pattern":
        options["syntax"] = "re2"
    effect = rule.get("effect")
    evidence = _evidence(rule["source"], pack["pack"], title, documents) if "source" in rule else usual
    made: dict[str, Any] = {
        "name": rule["name"],
        "code": rule["code"],
        "on": "spec" if "spec" in at else "request",
        "targets": list(at),
        "at": at,
        "check": check,
        "options": options,
        "effect": effect or "risky",
        "severity": rule.get("severity") or (DEFAULT_SEVERITY[effect] if effect else "error"),
        "message": rule["message"],
        "instead": rule.get("instead", ""),
        "label": rule.get("label") or ("" if effect else LABEL),
        "evidence": dict.fromkeys(at, evidence),
        # What a rule says of specs it need not say again of the requests that they become.
        "raw": rule.get("raw", False) or "spec" in at,
    }
    for key in ("becomes", "supersedes", "suppressible"):
        if key in rule:
            made[key] = rule[key]
    if "when" in rule:
        made["when"] = {path: value if isinstance(value, list) else [value] for path, value in rule["when"].items()}
    fix = _fix(rule, effect)
    if fix is not None:
        made["fix"] = fix
    return made


def _fix(rule: dict[str, Any], effect: str | None) -> dict[str, Any] | None:
    written = rule.get("fix")
    if written is None:
        action = DEFAULT_FIX.get(effect or "")
        return None if action is None else {"action": action, "value": "effective", "safety": "safe"}
    if written.get("action") == "none":
        return None
    return {"action": "write", "value": "effective", "safety": "unsafe", **written}


def _evidence(source: dict[str, Any], pack: str, title: str, documents: dict[str, tuple[str, str]]) -> dict[str, str]:
    name = source.get("document") or (next(iter(documents)) if len(documents) == 1 else "")
    said, url = documents.get(name, (title, ""))
    return {
        "document": name or pack,
        "title": said,
        "url": url,
        "field": source.get("field", ""),
        "status": "policy",
        "constraint": "",
    }
