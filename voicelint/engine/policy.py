"""What a check is told besides the file: which findings are wanted, at which severity, and what is taken for granted."""

from __future__ import annotations

from .packs import BUILT_IN
from .selection import Selection, answers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import TypeAlias

    from ..source.recordings import Recordings
    from ..suppressing.baseline import Baseline
    from .diagnostic import Diagnostic
    from .packs import Rulebook
    from .rule import Rule

    Steps: TypeAlias = tuple[str, ...]
    """A JSON pointer's steps, still escaped; `*` is any one."""

OFF = "off"
"""The severity of a rule whose findings are not wanted."""

SUPPRESSED = "suppressed"
"""Stands for a severity where an override suppresses a finding."""

ANY_STEP = "*"

SAMPLES = frozenset({"number-sample", "number-invalid", "number-impossible"})
"""The rules that speak of a number as such, and so also of sample numbers."""


class BaselineError(ValueError):
    """A file that is no baseline; the text is one line for the user, and begins with the file's path."""

    def __init__(self, path: str, words: str) -> None:
        super().__init__(f"{path or repr(path)}{words}")
        self.path = path
        self.words = words


class Override:
    """A configured exception for some places: findings that it suppresses, and severities.

    `number` is its index in the configuration, `until` its last day. `used` gathers which of its rules, as written, have
    met a finding; `files` counts those that it was asked about, `unsure` says that one of them was not wholly checked,
    and `over` that its last day is past.
    """

    __slots__ = ("files", "ignore", "number", "over", "pointers", "reason", "severities", "unsure", "until", "used")

    def __init__(
        self,
        number: int,
        pointers: tuple[Steps, ...],
        ignore: tuple[str, ...],
        severities: dict[str, str],
        reason: str | None,
        until: date | None = None,
    ) -> None:
        self.number = number
        self.pointers = pointers
        self.ignore = ignore
        self.severities = severities
        self.reason = reason
        self.until = until
        self.used: set[str] = set()
        self.files = 0
        self.unsure = False
        self.over = False

    def covers(self, pointer: str) -> bool:
        """Whether a place in a file is one of its places, or in one."""
        if not self.pointers:
            return True
        steps = tuple(pointer.split("/")[1:])
        return any(
            len(steps) >= len(own) and all(each in (ANY_STEP, step) for each, step in zip(own, steps, strict=False))
            for own in self.pointers
        )

    def ignores(self, rule: Rule) -> bool:
        """Whether findings of a rule are suppressed here."""
        named = [each for each in self.ignore if answers(rule.name, rule.code, each)]
        self.used.update(named)
        return bool(named)

    def severity(self, rule: Rule) -> str | None:
        """The severity of a rule's findings here, if it has one of its own."""
        named = [each for each in (rule.name, rule.code) if each in self.severities]
        self.used.update(named)
        return self.severities[named[0]] if named else None


class Policy:
    """What holds for one file; without arguments, what holds where nothing is configured.

    `payload` is the API that raw requests are for, `rules` are those in force, `country` is where national numbers are
    from, `samples` says that sample numbers may stand, `require_reason` that suppressions have to say why,
    `baseline` has the findings that are known already, and `recordings` are the files given beside the campaigns.
    `over` are overrides whose last day is past.
    """

    __slots__ = (
        "baseline", "country", "fail_on", "over", "overrides", "payload", "recordings", "require_reason", "rules", "samples",
        "selection", "severities",
    )  # fmt: skip

    def __init__(
        self,
        selection: Selection | None = None,
        *,
        fail_on: str = "warning",
        severities: dict[str, str] | None = None,
        overrides: tuple[Override, ...] = (),
        over: tuple[Override, ...] = (),
        payload: str | None = None,
        rules: Rulebook = BUILT_IN,
        country: str | None = None,
        samples: bool = False,
        require_reason: bool = False,
        baseline: Baseline | None = None,
        recordings: Recordings | None = None,
    ) -> None:
        self.selection = selection or Selection()
        self.fail_on = fail_on
        self.severities = severities or {}
        self.overrides = overrides
        self.over = over
        self.payload = payload
        self.rules = rules
        self.country = country
        self.samples = samples
        self.require_reason = require_reason
        self.baseline = baseline
        self.recordings = recordings

    def judge(self, diagnostic: Diagnostic) -> str:
        """The severity at which a finding is shown, or OFF when it is not asked for, or SUPPRESSED."""
        rule = diagnostic.rule
        severity = diagnostic.severity
        ignored = local = False
        if self.severities or self.overrides:
            severity = self.severities.get(rule.name) or self.severities.get(rule.code) or severity
            for each in self.overrides:
                if each.covers(diagnostic.pointer):
                    # All are asked, so that each that applies is known to be in use.
                    ignored = each.ignores(rule) or ignored
                    own = each.severity(rule)
                    if own is not None:
                        severity, local = own, True
        for each in self.over:
            if each.covers(diagnostic.pointer):
                each.ignores(rule)
                each.severity(rule)
        if not self.selection.wants(diagnostic) or (severity == OFF and not local):
            return OFF
        # Whether a suppression is of use is not known when what it suppresses was not asked for.
        if diagnostic.about is not None and not self.asks(*diagnostic.about):
            return OFF
        if self.samples and rule.name in SAMPLES and _is_sample(diagnostic.value):
            return OFF
        if not rule.suppressible:
            return diagnostic.severity if severity == OFF else severity
        return SUPPRESSED if ignored or severity == OFF else severity

    def asks(self, name: str, code: str) -> bool:
        """Whether a rule is asked for at all."""
        return self.selection.lets(name, code) and OFF not in (self.severities.get(name), self.severities.get(code))

    def wants(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding is to be shown, and mended."""
        return self.judge(diagnostic) not in (OFF, SUPPRESSED)


def _is_sample(value: object) -> bool:
    from ..phone.samples import sample
    from ..values.numbers import digits_of

    digits = digits_of(value) if isinstance(value, str) else None
    return digits is not None and sample(digits) is not None


PLAIN = Policy()
"""Where nothing is configured."""
