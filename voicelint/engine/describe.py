"""A finding in the words and at the place of the user's file."""

from __future__ import annotations

from ..source.nodes import Mapping, Scalar
from ..targets.places import is_option
from .diagnostic import UNSET, Diagnostic, Related, path_text, pointer
from .packs import ruleset
from .place import ITEM, split_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..source.nodes import Node, Route
    from ..source.read import Unreadable
    from ..targets.mapping import Row
    from ..targets.request import Request
    from .finding import Finding
    from .rule import Rule
    from .ruleset import RuleSet

LONGEST_VALUE = 60
LONGEST_PART = 400
"""Characters of whatever fills a message: the list of the spec's keys has half as many."""
SUGGESTIONS = frozenset({"mended", "nearest"})
"""Parameters that are request values, to be shown as the user would write them."""


class _Words(dict[str, "Any"]):
    """What fills a message. {@key} is what the request's key beside the place is called in the user's file."""

    def __init__(self, request: Request, holder: str) -> None:
        super().__init__()
        self.request = request
        self.holder = holder

    def __missing__(self, key: str) -> str:
        if not key.startswith("@"):
            return ""
        for path in (f"{self.holder}.{key[1:]}" if self.holder else key[1:], key[1:]):
            row = self.request.rows.get(path)
            if row is not None:
                return row.spec
        return key[1:].rpartition(".")[2]


def show(value: Any) -> str:
    """A value in a message: JSON's words for true, false and null, long texts cut."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if len(text) > LONGEST_VALUE:
        return text[: LONGEST_VALUE - 1] + "…"
    return text if text.strip() else f'"{text}"'


def cut(text: str) -> str:
    """A part of a message, shortened where a hostile file would make it fill the screen."""
    return text if len(text) <= LONGEST_PART else text[: LONGEST_PART - 1] + "…"


def written(node: Node) -> str:
    """A node as it stands in the user's file: numbers with their raw text, lists and mappings by their kind."""
    node = node.origin.node if node.origin is not None else node
    if isinstance(node, Scalar):
        return show(node.value if isinstance(node.value, str) else node.raw or node.value)
    return {"mapping": "a mapping", "sequence": "a list"}.get(node.kind, node.kind)


def span(node: Node, key: Scalar | None, to_key: bool) -> tuple[int, int]:
    """The span that a finding underlines: the key's, the value's, or of a holder without key its first key's."""
    if key is not None:
        return key.start, key.end
    node = node.origin.node if node.origin is not None else node
    if node.anchor is not None:
        return node.start, node.end  # an alias: what it names is written elsewhere
    if to_key and isinstance(node, Mapping):
        if node.entries and not node.flow:
            first = node.entries[0].key
            return first.start, first.end
        return node.start, min(node.start + 1, node.end)
    if to_key and not isinstance(node, Scalar):
        return node.start, min(node.start + 1, node.end)
    return node.start, node.end


def row_for(request: Request, path: str) -> Row | None:
    """The mapping row that made the value at a request path, if the request was lowered from a spec."""
    while path and request.rows:
        row = request.rows.get(path)
        if row is not None:
            return row
        path = path.removesuffix(ITEM) if path.endswith(ITEM) else path.rpartition(".")[0]
    return None


def in_spec_terms(row: Row, value: Any, node: Node, request: Request) -> Any:
    """A request's value as the spec would say it at the place that the node is made from."""
    restore = getattr(row.codec, "restore", None)
    spec = request.root.origin
    if restore is not None and node.origin is not None and spec is not None:
        made = restore(value, node.origin.node, spec.node)
        if made is not None:
            return made
    return row.codec.decode(value)


def diagnose(finding: Finding, rules: RuleSet, request: Request, file: str) -> Diagnostic:
    """The diagnostic for a finding."""
    rule, node, place = finding.rule, finding.node, finding.place
    missing = finding.params.get("missing")
    path = place_path(finding)
    origin = node.origin
    # What stands under options is written in the vendor's own terms.
    row = None if origin is not None and is_option(origin.route) else row_for(request, path)
    effective = finding.effective
    shown = effective
    if row is not None and effective not in (UNSET, None):
        shown = in_spec_terms(row, effective, node, request)
    words = _Words(request, path.rpartition(".")[0])
    words["value"] = written(node) if finding.value is UNSET or node.kind == "scalar" else show(finding.value)
    words["effective"] = "" if shown is UNSET else show(shown)
    words["vendor"] = rules.vendor
    words["field"] = cut(_field(request, row, finding.route, path))
    for name, value in finding.params.items():
        words[name] = _word(row.codec.decode(value) if row is not None and name in SUGGESTIONS else value)
    if missing is not None:
        words["missing"] = words["field"]
    start, end = span(node, finding.key, finding.marks_key)
    route = (*request.base, *(finding.route[:-1] if missing is not None else finding.route))
    evidence = rule.evidence.get(rules.target) or next(iter(rule.evidence.values()), None)
    if evidence is not None and evidence.field == "*":
        constraint = place.constraint if missing is not None else ""
        evidence = evidence.at(cut(path) or "request", place.status, constraint, place.source)
    help = rule.instead.format_map(words)
    if finding.params.get("country"):
        from ..phone.countries import placed

        help += f"; {placed(finding.params['country'])} it is {words['mended']}"
    said = Diagnostic(
        rule,
        rule.severity,
        () if rules.target in ("spec", "source") else (rules.target,),
        file,
        start,
        end,
        rule.message.format_map(words),
        help,
        rule.label.format_map(words),
        pointer(node.origin.route if node.origin is not None else route),
        None if rules.target in ("spec", "source") else pointer(route),
        None if finding.value is UNSET else finding.value,
        effective,
        evidence,
        tuple(Related(*span(other, None, False), text) for other, text in finding.related),
        subject=words["field"],
    )
    if rule.fix is not None:
        said.plan = ((finding, request),)
    return said


def _word(value: Any) -> str:
    return "" if value is None else show(value) if not isinstance(value, str) else cut(value)


def place_path(finding: Finding) -> str:
    """The request path of a finding's route, indexes as []."""
    path = ""
    for step in finding.route:
        path += ITEM if isinstance(step, int) else f".{step}" if path else step
    return path


def _field(request: Request, row: Row | None, route: Route, path: str) -> str:
    """What the place is called in the user's file: the spec's path, or the request's key."""
    if row is not None:
        if row.request == path:
            return row.spec
        rest = split_path(path)[len(split_path(row.request)) :]
        # A recipient's number is one thing for every target, whether it takes one or a list of them.
        item = f"[{route[-1]}]" if rest == [ITEM] and ITEM not in row.spec else ""
        return ".".join([row.spec + item, *(step for step in rest if step != ITEM)])
    keys = [step for step in route if isinstance(step, str)]
    if route and isinstance(route[-1], int):
        return path_text(route[max(len(route) - 2, 0) :])
    return keys[-1] if keys else "the request"


def of_text(
    rule: Rule, file: str, start: int, end: int, message: str, help: str, related: tuple[Related, ...] = ()
) -> Diagnostic:
    """A diagnostic of a file's text as such: it has no place in a document, and no value."""
    evidence = next(iter(rule.evidence.values()))
    return Diagnostic(
        rule, rule.severity, (), file, start, end, message, help, rule.label, "", None, None, UNSET, evidence, related
    )


def unreadable(filename: str, reason: Unreadable) -> Diagnostic:
    """The diagnostic for a file that could not be read."""
    at = len(reason.before)
    words = f"{filename or repr(filename)} {reason.reason}"
    return of_text(ruleset("source").rules[reason.name], filename, at, at, words, "")
