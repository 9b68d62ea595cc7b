"""The form of a rule pack. Every key that a pack may have stands here with what it means."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}[0-9]{3}$")]
Status = Literal["documented", "sdk", "sibling", "third-party"]
Effect = Literal["rejected", "rewritten", "ignored", "futile", "risky"]
Action = Literal["write", "rename", "delete", "delete-item", "quote", "insert", "none"]
Safety = Literal["safe", "unsafe", "folded", "folded-only", "number"]
Severity = Literal["error", "warning", "info"]
Scalar = str | int | float | bool | None
Paths = str | list[str] | dict[str, str | list[str]]


class Model(BaseModel):
    """A part of a pack; an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Document(Model):
    """A document that facts are taken from."""

    title: str
    publisher: str
    url: str
    read: str = Field(pattern=r"^\d{4}-\d{2}$", description="month in which the document was read")


class FieldModel(Model):
    """A documented key of the request."""

    type: str = Field(description="a type name, or several joined by |")
    about: str = Field(description="what the field is, in one plain sentence")
    required: bool = False
    null: bool = Field(False, description="whether null is documented to be as good as leaving the key out")
    constraint: str = Field("", description="id of the constraint that documents it")
    status: Status = "documented"
    document: str = Field("", description="the document that has it, where that of the API lacks it")
    only: str | int | bool | None = Field(
        None, description="the one value that the key may have, where there is but one"
    )


class FixModel(Model):
    """What a fix does at the finding's place, with which value, and how far it may be trusted.

    Without one, a rewritten value is replaced by the effective one, an ignored entry is taken out (both safe),
    and nothing else is fixed.
    """

    action: Action = Field("write", description="what is done at the place")
    value: str = Field(
        "effective", description="where the new value (or key) is from: effective, or a parameter of the hit"
    )
    to: str | int | bool | None = Field(None, description="the new value (or key) itself, where it is always the same")
    safety: Safety = Field(
        "safe",
        description="safe; unsafe; folded: safe if only case, - and _ change or the check is sure, else unsafe; "
        "folded-only: none instead of unsafe; number: safe if libphonenumber knows such numbers, else unsafe",
    )


class Source(Model):
    """The evidence of a rule."""

    document: str
    field: str
    status: Status
    constraint: str


class Example(Model):
    """A request that shows the rule at work: `bad` gives a finding at `at`, `good` gives none of any rule.

    Values are set at their routes on the target's base request; `without` takes routes out of it. `text`
    replaces the request by a whole file. `now` is the time of the check, `effective` what the vendor uses,
    `fixed` what the fix of this rule alone makes of the request: values by route, null for a route that is gone.
    """

    bad: dict[str, Any] | None = Field(None, description="values by route, in which the rule finds something")
    good: dict[str, Any] | None = Field(None, description="values by route, in which nothing is found")
    without: list[str] = Field([], description="routes that are taken out")
    repeat: dict[str, Annotated[int, Field(description="how many items")]] = Field(
        {}, description="lists filled up to that many items by counting their last one up"
    )
    text: str | None = Field(None, description="a whole file in place of base and values")
    filename: str = Field("example.yaml", description="the name of that file, whose ending tells YAML from JSON")
    at: str | None = Field(None, description="the route of the finding")
    target: str | None = Field(None, description="the target whose request it is; the rule's first by default")
    now: str | None = Field(None, description="the time of the check")
    effective: Any = Field(None, description="what the vendor uses; null where it drops the value")
    fixed: dict[str, Any] | None = Field(
        None, description="what the rule's fix changes: values by route, null for gone"
    )

    @model_validator(mode="after")
    def one_kind(self) -> Example:
        """An example is bad (and says where) or good."""
        if (self.bad is None) == (self.good is None):
            raise ValueError("an example is either bad or good")
        if self.bad is not None and self.at is None:
            raise ValueError("a bad example says at which route the finding is")
        return self


class RecordingModel(Model):
    """A file that is given beside an example's request."""

    begins: str = Field(description="its first bytes, as Latin-1")
    size: int = Field(description="its size in bytes")


class OurExample(Example):
    """An example of voicelint's own packs, whose rules may look at files too."""

    recordings: dict[str, Annotated[RecordingModel, Field(description="what the file is")]] = Field(
        {}, description="recordings that are given with the request, by file name"
    )


class RuleBase(Model):
    """What a rule says in every pack, voicelint's own or a team's."""

    name: Name = Field(description="names the bad pattern, in small letters with hyphens; stable")
    check: dict[str, Any] = Field(description="exactly one primitive and its options")
    when: dict[str, Annotated[Scalar | list[Scalar], Field(description="the value, or a list of them")]] = Field(
        {}, description="holds only where each of these paths has the value, or one of them; null is an empty place"
    )
    severity: Severity | None = Field(None, description="where the effect's default is not right")
    becomes: Any = Field(None, description="for rewritten: what the vendor uses, where it is always the same")
    message: str = Field(
        pattern=r"^\s*\S", description="what is written and what is wrong with it; {value}, {field}, {vendor} …"
    )
    instead: str = Field(description="what to write instead")
    label: str = Field("", description="the few words under the underlined span; by effect if left out")
    fix: FixModel | None = Field(None, description="how it is mended, where the effect's default is not right")
    supersedes: list[Name] = Field([], description="rules that stay silent where this one speaks")
    raw: bool = Field(False, description="only for raw requests, not for the requests that specs become")
    suppressible: bool = Field(
        True, description="whether a comment, the configuration or a baseline may hold its findings back"
    )


class RuleModel(RuleBase):
    """One rule of voicelint's own packs."""

    code: Code = Field(description="short alias, never used again for another rule")
    targets: list[str] | None = Field(None, description="the targets it holds for; the pack's by default")
    at: Paths = Field("", description='path(s), by target where they differ; "" is the whole request')
    effect: Effect
    source: Source | dict[str, Source]
    why: str = Field(min_length=40, description="two or three sentences for explain and the manual")
    exclusive: bool = Field(False, description="where it fires, no other rule speaks of the request")
    deliberate: bool = Field(False, description="it warns of what a person has to want: no safe fix brings it about")
    examples: list[OurExample]

    @model_validator(mode="after")
    def whole(self) -> RuleModel:
        """What the keys must hold together."""
        if len(self.check) != 1:
            raise ValueError(f"{self.name}: exactly one primitive, not {len(self.check)}")
        if self.check.get("found_by") in ("reader", "engine", "packs", "settings"):
            return self  # no text can show a file that cannot be read, or a fault of our own
        if not any(example.bad is not None for example in self.examples):
            raise ValueError(f"{self.name}: no bad example")
        if not any(example.good is not None for example in self.examples):
            raise ValueError(f"{self.name}: no good example")
        if "becomes" in self.model_fields_set and self.effect not in ("rewritten", "ignored"):
            raise ValueError(f"{self.name}: becomes goes with rewritten or ignored")
        return self


class RequestModel(Model):
    """How the request is sent."""

    method: Literal["POST"]
    url: str
    status: Status
    headers: list[str]
    answers: dict[str, str] = Field(description="status or answer code to its meaning")


class Limit(Model):
    """One limit of the API, for people."""

    what: str
    value: str
    constraint: str


class Pack(Model):
    """A rule pack: one file of rules/."""

    pack: Name
    prefix: str = Field(pattern=r"^[A-Z]{3}$")
    title: str
    vendor: str
    on: Literal["request", "spec", "source"]
    targets: list[str]
    about: str = Field("", description="what the API is and does, for the manual")
    documents: dict[str, Document]
    request: RequestModel | None = None
    limits: list[Limit] = []
    fields: dict[str, FieldModel] = {}
    base: dict[str, Any] | None = Field(None, description="a whole good request, on which examples build")
    base_now: str = "2026-11-21T12:00:00Z"
    rules: list[RuleModel]
