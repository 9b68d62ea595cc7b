"""How a value of the spec becomes a value of a request, and back.

`encode` gets the spec's node and returns the request's value as plain data, or raises `Unfit` when the
target has no such value. `decode` turns a request's value into what stands in a spec.
"""

from __future__ import annotations

from ..source.nodes import Scalar, Sequence, text_of
from ..values.units import RATE_UNITS, clock_parts, duration_seconds, duration_text, rate_parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..source.nodes import Node
    from .lower import Lowering

DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")


class Unfit(Exception):  # noqa: N818 - not an error of the program
    """The target has no value for what is written; the text says why, `instead` what to write."""

    def __init__(self, why: str, instead: str) -> None:
        super().__init__(why)
        self.instead = instead


class Codec:
    """Values go over as they are. `says` is the table's word for what happens to the value."""

    says = "as it is"

    def encode(self, node: Node, lowering: Lowering) -> Any:
        return node.value if type(node) is Scalar else node.plain()

    def decode(self, value: Any) -> Any:
        return value


class Digits(Codec):
    """A phone number: the spec's +41… as digits only."""

    says = "digits without +"

    def encode(self, node: Node, lowering: Lowering) -> Any:
        value = node.value if type(node) is Scalar else node.plain()
        return value[1:] if type(value) is str and value[:1] == "+" else value

    def decode(self, value: Any) -> Any:
        return f"+{value}" if isinstance(value, str) and value.isascii() and value.isdigit() else value


class Caller(Digits):
    """A caller ID: a number loses its +; anything else goes as it is. Digits stay digits on the way back."""

    def decode(self, value: Any) -> Any:
        return (
            f"+{value}" if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) > 6 else value
        )


class Duration(Codec):
    """A duration as a whole number of a unit."""

    def __init__(self, unit: int, name: str) -> None:
        self.unit = unit
        self.name = name
        self.says = name

    def encode(self, node: Node, lowering: Lowering) -> Any:
        text = node.plain()
        seconds = duration_seconds(text)
        if seconds is None:
            raise Unfit("it is no duration", "write it with its unit, such as 45s or 12h")
        whole, rest = divmod(seconds, self.unit)
        if rest:
            up = duration_text((whole + 1) * self.unit)
            raise Unfit(f"{text} is no whole number of {self.name}", f"write {up}")
        return whole

    def decode(self, value: Any) -> Any:
        return (
            duration_text(value * self.unit)
            if isinstance(value, int) and not isinstance(value, bool) and value >= 0
            else value
        )


class Words(Codec):
    """An enumeration whose words differ."""

    def __init__(self, **words: str) -> None:
        self.words = words
        self.back = {theirs: ours for ours, theirs in words.items()}
        self.says = ", ".join(f"{ours} is {theirs}" for ours, theirs in words.items())

    def encode(self, node: Node, lowering: Lowering) -> Any:
        value = node.plain()
        return self.words.get(value, value) if isinstance(value, str) else value

    def decode(self, value: Any) -> Any:
        return self.back.get(value, value) if isinstance(value, str) else value


class LowerCase(Codec):
    """A language code in lower case (en-GB is en-gb)."""

    says = "in lower case"

    def encode(self, node: Node, lowering: Lowering) -> Any:
        value = node.plain()
        return value.lower() if isinstance(value, str) else value

    def decode(self, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        language, dash, region = value.partition("-")
        return f"{language}{dash}{region.upper()}" if len(region) == 2 else value


class BooleanText(Codec):
    """true and false as texts."""

    says = 'as the text "true" or "false"'

    def encode(self, node: Node, lowering: Lowering) -> Any:
        value = node.plain()
        return str(value).lower() if isinstance(value, bool) else value

    def decode(self, value: Any) -> Any:
        return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


class YesNo(Codec):
    """One of two words as a boolean."""

    def __init__(self, yes: str, no: str) -> None:
        self.yes = yes
        self.no = no
        self.says = f"{yes} is true, {no} is false"

    def encode(self, node: Node, lowering: Lowering) -> Any:
        value = node.plain()
        return value == self.yes if value in (self.yes, self.no) else value

    def decode(self, value: Any) -> Any:
        return (self.yes if value else self.no) if isinstance(value, bool) else value


class Rate(Codec):
    """A rate as {speed, timeUnit}."""

    says = "speed and timeUnit"

    def encode(self, node: Node, lowering: Lowering) -> Any:
        parts = rate_parts(node.plain())
        if parts is None:
            raise Unfit("it is no rate", f"write it like 10 per hour; units: {', '.join(RATE_UNITS)}")
        return {"speed": parts[0], "timeUnit": parts[1]}

    def decode(self, value: Any) -> Any:
        if isinstance(value, dict) and set(value) == {"speed", "timeUnit"}:
            return f"{value['speed']} per {value['timeUnit']}"
        return value


class Clock(Codec):
    """A time of day as {hour, minute} in UTC."""

    says = "hour and minute in UTC"

    def encode(self, node: Node, lowering: Lowering) -> Any:
        parts = clock_parts(node.plain())
        if parts is None:
            raise Unfit("it is no time of day", 'write it like "09:00"')
        minutes = (parts[0] * 60 + parts[1] - lowering.window_offset) % 1440
        return {"hour": minutes // 60, "minute": minutes % 60}

    def decode(self, value: Any) -> Any:
        parts = [value.get("hour"), value.get("minute")] if isinstance(value, dict) else []
        return f"{parts[0]:02}:{parts[1]:02}" if parts and all(type(part) is int for part in parts) else value


class Days(Codec):
    """Days of the week in capitals; they move with the window when its UTC hours fall on another day."""

    says = "in capitals, in UTC"

    def encode(self, node: Node, lowering: Lowering) -> Any:
        if not isinstance(node, Sequence):
            return node.plain()
        shift = lowering.window_day_shift
        days: list[Any] = []
        for item in node.items:
            text = text_of(item)
            name = item.plain() if text is None else text.upper()
            days.append(DAYS[(DAYS.index(name) + shift) % 7] if name in DAYS else name)
        return days

    def decode(self, value: Any) -> Any:
        return [day.lower() if isinstance(day, str) else day for day in value] if isinstance(value, list) else value


class Minutes(Duration):
    """The validity: a duration, or the time from the start to a moment, in minutes."""

    def __init__(self) -> None:
        super().__init__(60, "minutes")


class ExpireAt(Codec):
    """A moment as minutes after the start."""

    says = "minutes from schedule.start"

    def encode(self, node: Node, lowering: Lowering) -> Any:
        from ..values.times import parse_time

        start = lowering.start
        end = parse_time(str(node.plain()))
        if start is None:
            raise Unfit(
                "this API counts the expiry from the start, and schedule.start is missing",
                "write expire_after, or add schedule.start",
            )
        if end is None:
            raise Unfit("it is no time", "write a time with its offset")
        minutes, rest = divmod((end - start).total_seconds(), 60)
        if rest:
            raise Unfit("it is no whole number of minutes after schedule.start", "move it to a full minute")
        return int(minutes)

    def restore(self, value: Any, node: Node, spec: Node) -> Any:
        """The moment that lies so many minutes after the spec's start, in the offset of the one that is written."""
        from datetime import timedelta

        from ..source.nodes import descend
        from ..values.times import parse_time

        start = descend(spec, ("schedule", "start"))
        begin = None if start is None else parse_time(str(start.plain()))
        written = parse_time(str(node.plain()))
        if begin is None or written is None or type(value) is not int:
            return None
        try:
            moment = (begin + timedelta(minutes=value)).astimezone(written.tzinfo)
        except OverflowError:
            return None
        return moment.isoformat().replace("+00:00", "Z" if str(node.plain()).endswith("Z") else "+00:00")


class ExpireAfter(Codec):
    """A duration after the start as a moment in UTC."""

    says = "schedule.start plus the duration, in UTC"

    def encode(self, node: Node, lowering: Lowering) -> Any:
        from datetime import UTC, timedelta

        seconds = duration_seconds(str(node.plain()))
        if lowering.start is None:
            raise Unfit(
                "this API takes a moment of expiry, and nothing says when the campaign starts",
                "write expire_at",
            )
        if seconds is None:
            raise Unfit("it is no duration", "write it with its unit, such as 12h")
        try:
            return (lowering.start + timedelta(seconds=seconds)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        except OverflowError:
            raise Unfit("it leads out of the calendar", "write a shorter duration") from None


class UtcTime(Codec):
    """A moment in UTC to the millisecond, as IMIconnect's document writes it."""

    says = "in UTC"

    def encode(self, node: Node, lowering: Lowering) -> Any:
        from ..values.times import parse_time, utc

        moment = parse_time(str(node.plain()))
        at = None if moment is None else utc(moment)
        return node.plain() if at is None else at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03}Z"


class Flag(Codec):
    """true (or a duration, which says true and how long) as a boolean."""

    says = "true for true or a duration"

    def encode(self, node: Node, lowering: Lowering) -> Any:
        value = node.plain()
        return True if isinstance(value, str) and duration_seconds(value) is not None else value


class AwaitSeconds(Duration):
    """The duration of a value that may also be true or false: those carry none."""

    def __init__(self) -> None:
        super().__init__(1, "seconds, when it is a duration")

    def encode(self, node: Node, lowering: Lowering) -> Any:
        return None if isinstance(node.plain(), bool) else super().encode(node, lowering)


class OnlyFlag(Flag):
    """true or false; a duration is more than the API can take."""

    says = "true or false"

    def encode(self, node: Node, lowering: Lowering) -> Any:
        value = node.plain()
        if isinstance(value, str):
            raise Unfit("this API waits for digits as long as it sees fit", "write true")
        return value


class ContactIds(Codec):
    """A list of contacts as a list of their ids; of whom more is said stays as it is, since there is no place for that."""

    says = "each contact's id"

    def encode(self, node: Node, lowering: Lowering) -> Any:
        value = node.plain()
        return [_lone_contact(each) for each in value] if isinstance(value, list) else value


def _lone_contact(said: Any) -> Any:
    return said["contact"] if isinstance(said, dict) and set(said) == {"contact"} else said


class OneOrMany(Codec):
    """One value, or a list of them, as a list."""

    says = "as a list"

    def encode(self, node: Node, lowering: Lowering) -> Any:
        value = node.plain()
        return value if isinstance(value, list) else [value]

    def decode(self, value: Any) -> Any:
        return value[0] if isinstance(value, list) and len(value) == 1 else value


AS_IS = Codec()
DIGITS = Digits()
CALLER = Caller()
SECONDS = Duration(1, "seconds")
MINUTES = Minutes()
CONTENT_TYPE = Words(json="application/json", xml="application/xml")
