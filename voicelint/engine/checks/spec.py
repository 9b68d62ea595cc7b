"""What a spec must hold together, before any vendor is asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ...source.nodes import Mapping, Scalar, Sequence, descend, text_at, text_of
from ...targets.names import TARGETS, load_target, named_by
from ...values.times import parse_time
from ...values.units import SECONDS, duration_seconds, rate_parts
from ..context import Hit
from ..nearest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...source.nodes import Node
    from ...targets.mapping import Target
    from ..context import CheckFunction, Context, Hits

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WORDS = {
    "voice": ("female", "male"),
    "format": ("json", "xml"),
    "on": ("every_change", "completion"),
    "quiet_hours": ("respect", "ignore"),
    "priority": ("low", "medium", "high"),
    "purpose": ("alert", "marketing"),
}


def word(node: Node, context: Context) -> Hits:
    """A word outside the few that its key takes."""
    key = context.route[-1]
    allowed = DAYS if isinstance(key, int) else WORDS[key]
    value = node.value if isinstance(node, Scalar) else None
    if value in allowed:
        return None
    meant = nearest(str(value), allowed)
    return Hit(nearest=meant, hint=f"write {meant}" if meant is not None else f"write one of {', '.join(allowed)}")


def expiry_before_start(node: Node, context: Context) -> Hits:
    """F4: a moment of expiry that is not after the start."""
    start, end = parse_time(text_at(node, "start") or ""), parse_time(text_at(node, "expire_at") or "")
    if start is None or end is None or end > start:
        return None
    return Hit(("expire_at",), begin=text_at(node, "start"))


def time_zone(node: Node, context: Context) -> Hits:
    """A time zone that is not in the IANA database, or that stands there for no place (CET, EST5EDT)."""
    from zoneinfo import available_timezones

    from ...targets.window import zone

    value = text_of(node)
    if value is None or (zone(value) is not None and ("/" in value or value == "UTC")):
        return None
    places = sorted(name for name in available_timezones() if "/" in name)
    return Hit(nearest=nearest(value, places) or "Europe/Zurich")


def window_shift(node: Node, context: Context) -> Hits:
    """A27: a daylight saving change between the campaign's start and its last possible call."""
    from ...targets.window import zone

    window = context.parent
    name = text_of(node)
    zone_info = None if name is None else zone(name)
    keepers = _window_keepers(context)
    if not keepers or zone_info is None or not isinstance(window, Mapping) or "from" not in window:
        return None
    schedule = context.parents[-2] if len(context.parents) > 1 else None
    start = parse_time(text_at(schedule, "start") or "") or context.now
    try:
        end = campaign_end(schedule, start, _called(context.root))
        before = start.astimezone(zone_info).utcoffset()
        if before is None or end.astimezone(zone_info).utcoffset() == before:
            return None
        change = start
        step = timedelta(hours=1)
        while change < end and (change + step).astimezone(zone_info).utcoffset() == before:
            change += step
        after = (change + step).astimezone(zone_info).utcoffset() or before
    except OverflowError:
        return None
    moved = int((after - before).total_seconds() // 60)
    side = "later" if moved > 0 else "earlier"
    return Hit(
        change=(change + step).astimezone(zone_info).strftime("%Y-%m-%d"),
        moved=f"{abs(moved)} minutes {side} by the local clock",
        keepers=keepers,
    )


def window_undated(node: Node, context: Context) -> Hits:
    """A27: a window in a zone whose clocks change, of a campaign without a start."""
    from ...targets.window import zone

    window = context.parent
    schedule = context.parents[-2] if len(context.parents) > 1 else None
    name = text_of(node)
    zone_info = None if name is None else zone(name)
    tables = _with_window(context)
    if not tables or zone_info is None or not isinstance(window, Mapping) or "from" not in window:
        return None
    if parse_time(text_at(schedule, "start") or "") is not None:
        return None
    # A fixed span of years: what a zone did long ago, or the moment of the check, makes no difference.
    noons = (datetime(year, month, 1, 12, tzinfo=UTC) for year in range(2026, 2038) for month in range(1, 13))
    offsets = {noon.astimezone(zone_info).utcoffset() for noon in noons}
    if len(offsets) < 2:
        return None
    # A target that calls at once has no place for a start.
    datable = any(row.spec == "schedule.start" for each in tables for row in each.rows)
    return Hit(hint="add schedule.start, or give the window in UTC" if datable else "give the window in UTC")


def campaign_end(schedule: Node | None, start: datetime, calls: int) -> datetime:
    """The last moment at which a call of the campaign may be made; 48 hours after the start where nothing says.

    With a rate no expiry counts (A21), and that many calls take their time; how much longer the window's hours make it is
    not documented.
    """
    rate = rate_parts(text_at(schedule, "rate") or "")
    if rate is not None and rate[0]:
        one = timedelta(seconds=SECONDS[rate[1][0]]) / rate[0]
        return start + max(timedelta(days=2), one * max(0, calls - 1))
    expiry = parse_time(text_at(schedule, "expire_at") or "")
    if expiry is not None:
        return min(expiry, start + timedelta(days=2))
    seconds = duration_seconds(text_at(schedule, "expire_after") or "")
    return start + min(timedelta(days=2), timedelta(seconds=seconds) if seconds else timedelta(days=2))


def _called(spec: Node) -> int:
    """For how many numbers the largest request of a spec is."""
    listed = spec.get("recipients") if isinstance(spec, Mapping) else None
    numbers = listed.get("numbers") if isinstance(listed, Mapping) else listed
    count = len(numbers.items) if isinstance(numbers, Sequence) else 0
    most = load_target("infobip-ivr").limits[0].most
    return -(-count // -(-count // most)) if count else 0


def whole_days(node: Node, context: Context) -> Hits:
    """A27: whole days of a zone that is not UTC."""
    name = text_at(node, "timezone")
    if name in (None, "UTC", "Etc/UTC") or not isinstance(node, Mapping) or "from" in node or "to" in node:
        return None
    keepers = _window_keepers(context)
    return Hit(key=True, zone=name, keepers=keepers) if keepers else None


def content(node: Node, context: Context) -> Hits:
    """What is heard: one of say, play and flow. None will do where a call is joined without a word, or options hold it."""
    from ..primitives.keys import exactly_one_of

    keys = ["say", "play", "flow"]
    if isinstance(node, Mapping) and not any(key in node for key in keys):
        names = _targets(context)
        if names and all(_heard(node, name) for name in names):
            return None
    check: CheckFunction = exactly_one_of(keys)
    return check(node, context)


def _heard(spec: Mapping, name: str) -> bool:
    """Whether a target without say, play and flow has something to be heard, or needs nothing."""
    if name == "infobip-click-to-call" or name not in TARGETS:
        return name in TARGETS
    target = load_target(name)
    node = descend(spec, ("options", name))
    for row in target.rows:
        path = row.request.removeprefix(f"{target.unit}.").split(".")
        if row.spec.startswith(("say.", "play.", "flow.")) and descend(node, tuple(path)) is not None:
            return True
    return False


def _window_keepers(context: Context) -> str:
    """The targets of the spec that have a window, which all keep it in UTC; "" when none does."""
    return " and ".join(each.name for each in _with_window(context))


def _with_window(context: Context) -> list[Target]:
    asked = _targets(context)
    tables = [load_target(name) for name in TARGETS if name in asked]
    return [each for each in tables if any(row.spec.startswith("schedule.window.") for row in each.rows)]


def _targets(context: Context) -> set[str]:
    """The targets that the spec is checked for: those of the command line, or its own."""
    return set(context.request.targets or named_by(context.root))


def options(node: Node, context: Context) -> Hits:
    """Options under a target that the spec does not name; of a recipient's, a name that is no target too."""
    names = set(named_by(context.root))
    if not isinstance(node, Mapping) or not names:
        return None
    known = set(TARGETS)
    if len(context.route) > 1:  # the campaign's own options have documented keys: another name is told there
        known.update(node.index)
    return [Hit((key,), key=True, name=key) for key in node.index if key in known - names]
