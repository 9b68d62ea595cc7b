"""The form of a team's own pack: that of voicelint's, with less that must be there."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import ConfigDict, Field, StringConstraints

from .model import Effect, Example, FixModel, Model, Name, RuleBase, Safety, Severity

OwnCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,12}[0-9]{1,6}$")]
Target = Literal["infobip-ivr", "infobip-click-to-call", "routee", "imiconnect", "octopush"]
Place = Literal["spec", "infobip-ivr", "infobip-click-to-call", "routee", "imiconnect", "octopush"]
Paths = str | list[str] | dict[Place, str | list[str]]


class OwnDocument(Model):
    """A document that rules come from."""

    model_config = ConfigDict(title="a document")

    title: str = Field(description="what it is called")
    url: str = Field("", description="where it can be read")


class OwnSource(Model):
    """Where a rule comes from."""

    model_config = ConfigDict(title="a source")

    document: str = Field("", description="a key of documents; the only one by default")
    field: str = Field("", description="the section of it, such as 3.2")


class OwnFix(FixModel):
    """How what a rule finds is mended. What a policy asks for is not what was wanted: unsafe, unless it says otherwise."""

    model_config = ConfigDict(title="a fix")

    safety: Safety = Field(
        "unsafe",
        description="unsafe; safe: made by --fix; folded: safe if only case, - and _ change, else unsafe; folded-only: none "
        "instead of unsafe; number: safe if such numbers exist, else unsafe",
    )


class OwnExample(Example):
    """A campaign that shows a rule at work: `bad` gives a finding at `at`, `good` gives none of the pack's.

    Values are set at their routes on the pack's base; test-rules runs every example.
    """

    model_config = ConfigDict(title="an example")

    target: Place | None = Field(None, description="what it is: a spec, or a request for this target")


class OwnRule(RuleBase):
    """One rule."""

    model_config = ConfigDict(title="a rule")

    code: OwnCode = Field(description="short alias: the pack's capital letters and a number, such as ACME12")
    on: Literal["request", "spec"] | None = Field(None, description="what it looks at; by default what the pack says")
    targets: list[Target] | None = Field(None, description="of a rule on requests: the targets it holds for")
    at: Paths = Field(
        "",
        description="path(s) of the spec or request, [] for any item; where they differ, by target, and for specs under spec",
    )
    effect: Effect | None = Field(
        None, description="what the vendor does, where that is the reason; a policy needs none"
    )
    severity: Severity | None = Field(None, description="error, unless an effect says otherwise")
    instead: str = Field("", description="what to write instead")
    source: OwnSource | None = Field(None, description="where the rule comes from")
    why: str = Field("", description="the reason, for voicelint explain")
    fix: OwnFix | None = Field(None, description="how it is mended")
    examples: list[OwnExample] = Field([], description="run by voicelint test-rules")


class OwnPack(Model):
    """A pack of a team's own rules, for voicelint check --rules."""

    model_config = ConfigDict(title="a pack")

    pack: Name = Field(description="the pack's name, in small letters with hyphens")
    title: str = Field("", description="what people call it")
    on: Literal["request", "spec"] = Field(
        "spec", description="what the rules look at, where they do not say it themselves"
    )
    targets: list[Target] = Field(
        [*get_args(Target)], description="of rules on requests: the targets they hold for; all by default"
    )
    documents: dict[str, OwnDocument] = Field({}, description="documents that the rules come from, by a short name")
    base: dict[Place, dict[str, Any]] = Field(
        {}, description="good campaigns, on which examples build: a spec under spec, a request under its target"
    )
    base_now: str = Field("2026-11-21T12:00:00Z", description="the time of examples that name none")
    rules: list[OwnRule] = Field(min_length=1, description="the rules")
