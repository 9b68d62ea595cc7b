"""docs/targets/: a page for each API, from its pack and its mapping table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..engine.types import SAYS
from ..report.links import RULE_PAGES
from ..targets.mapping import Target
from ..targets.names import TARGETS, load_target
from .markdown import code, generated, table
from .model import Pack, RequestModel, Source

FOLDER = "docs/targets/"
TRUST = "../../README.md#what-a-finding-says"


def generate(packs: list[Pack], compiled: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Each page's path in the project and its text."""
    by_name = {pack.pack: pack for pack in packs}
    for name in TARGETS:
        target, pack = load_target(name), by_name[name]
        if pack.request is None:
            raise ValueError(f"{name}: its pack does not say how the request is sent")
        lines = [
            generated(f"rules/{name}.yaml", f"voicelint/targets/{name.replace('-', '_')}.py"),
            "",
            f"# {target.title}",
            "",
            f"`target: {name}` in a [campaign spec](../spec.md). {' '.join(pack.about.split())}",
            "",
            *_request(pack, pack.request),
            *_documents(pack, packs),
            *_limits(target, pack),
            *_mapping(target),
            *_fields(target, pack),
            *_rules(name, packs, compiled),
        ]
        yield f"{FOLDER}{name}.md", "\n".join(lines) + "\n"


def _request(pack: Pack, request: RequestModel) -> Iterator[str]:
    yield from ("## The request", "", "```text", f"{request.method} {request.url}")
    yield from (*(f"{header}: …" for header in request.headers), "```", "")
    yield from (f"The address is `{request.status}` ([what that means]({TRUST})). What comes back:", "")
    yield from table(("answer", "means"), ((code(key), said) for key, said in request.answers.items()))
    yield from (
        "",
        f"A whole request: [examples/good/{pack.pack}.json](../../examples/good/{pack.pack}.json); the spec that becomes it:",
    )
    yield from (
        f"[examples/good/{pack.pack}.yaml](../../examples/good/{pack.pack}.yaml).",
        "",
    )


def _documents(pack: Pack, packs: list[Pack]) -> Iterator[str]:
    """The pack's own documents, and those of the vendor's other packs that a rule cites for this API."""
    cited = dict.fromkeys(pack.documents)
    for each in packs:
        for rule in each.rules if each.vendor == pack.vendor else ():
            if pack.pack in (rule.targets or each.targets):
                source = rule.source if isinstance(rule.source, Source) else rule.source[pack.pack]
                cited[source.document] = None
    known = {name: document for each in packs for name, document in each.documents.items()}
    yield from ("Documents that were read:", "")
    for document in (known[name] for name in cited):
        title = f"[{document.title}]({document.url})" if document.url.startswith("https://") else document.title
        yield f"- {document.publisher}: {title} ({document.read})"
    yield ""


def _limits(target: Target, pack: Pack) -> Iterator[str]:
    yield from ("## Limits", "")
    yield from ("The last column is the number under which a fact stands in the rules and their findings.", "")
    yield from table(("what", "limit", "fact"), ((limit.what, limit.value, limit.constraint) for limit in pack.limits))
    rows = [
        (code(limit.path), f"{limit.most:,}", limit.constraint or "no document has a limit; this one is voicelint's")
        for limit in target.limits
    ]
    yield from ("", "Longer lists are [split](../compile.md#how-lists-are-split) over several requests:", "")
    yield from (*table(("list", "entries of a request", "fact"), rows), "")


def _mapping(target: Target) -> Iterator[str]:
    yield from ("## From the spec to the request", "")
    yield "One table, from which the requests, the findings' places in a spec and the way back (`voicelint import`) follow."
    yield from (
        "`recipients[]` stands for an entry of `recipients`, `recipients.numbers` or `recipients.contacts`.",
        "",
    )
    rows = [(code(row.spec), code(row.request), row.codec.says) for row in target.rows]
    rows += [("", code(key), f"always `{value}`") for key, value in target.constants.items()]
    yield from (*table(("spec", "request", "value"), rows), "")


def _fields(target: Target, pack: Pack) -> Iterator[str]:
    yield from ("## Fields of the request", "")
    rows = []
    for path, field in pack.fields.items():
        kind = " or ".join([*(SAYS[name] for name in field.type.split("|")), *(["null"] if field.null else [])])
        trust = ", ".join(part for part in (field.status, field.constraint) if part)
        rows.append((code(path), kind, field.about + (" **Required**" if field.required else ""), trust))
    yield from (*table(("field", "value", "meaning", "fact"), rows), "")
    left = leftovers(target, pack)
    if left:
        yield f"In a spec only `options.{target.name}` can set {', '.join(map(code, left))}."
    else:
        yield "Every field has a key in the spec."
    yield ""


def leftovers(target: Target, pack: Pack) -> list[str]:
    """The documented request fields that only a spec's options can set."""
    placed = {row.request for row in target.rows} | set(target.constants)
    prefix = f"{target.unit}." if target.unit else ""
    return [
        path.removeprefix(prefix)
        for path, field in pack.fields.items()
        if path not in placed
        and not any(
            path.startswith((f"{each}.", f"{each}[")) or each.startswith((f"{path}.", f"{path}[")) for each in placed
        )
        and path.startswith(prefix)
        and field.type != "object"
    ]


def _rules(name: str, packs: list[Pack], compiled: dict[str, dict[str, Any]]) -> Iterator[str]:
    yield from ("## Rules", "")
    yield "Those of this API. What is said of files, specs and suppressions whatever the API is in [the list of all](../rules/README.md)."
    yield ""
    pages = RULE_PAGES.removeprefix("docs/")
    rules = [rule for pack in packs for rule in compiled[pack.pack]["rules"] if name in rule["targets"]]
    rows = [
        (
            f"[{rule['name']}](../{pages}{rule['name']}.md)",
            rule["severity"],
            rule["effect"],
            ", ".join(code(path) or "the whole request" for path in rule["at"].get(name, [])),
        )
        for rule in rules
    ]
    yield from table(("rule", "severity", "effect", "where"), rows)
