"""Keys written into specs and requests that the vendor ignores for want of another key, or because of one."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from .slips import Route, Slip, at, folded

ROWS: tuple[tuple[str, dict[str, Any], str, tuple[str, ...], Any], ...] = (
    ("infobip-ivr", {"rate": ...}, "expire_after", ("expire_at",), "12h"),
    ("infobip-ivr", {"sendingSpeed": ...}, "validityPeriod", (), 720),
    ("infobip-ivr", {"scenarioId": ...}, "notifyContentVersion", ("notifyUrl",), 2),
    ("infobip-ivr", {"scenarioId": ...}, "callbackData", ("notifyUrl",), "x"),
    ("infobip-click-to-call", {"destinationA": ...}, "notifyContentType", ("notifyUrl",), "application/xml"),
    ("infobip-click-to-call", {"destinationA": ...}, "warningTime", ("maxDuration",), 5),
    ("infobip-click-to-call", {"fromB": ...}, "anonymization", (), True),
    ("infobip-click-to-call", {"record": ...}, "warn_before_end", ("longest", "destinationA"), "5s"),
    ("routee", {"collectDtmfDigits": False}, "collectDtmfAwaitSeconds", (), 5),
)  # fmt: skip
"""For which target, in a mapping with which values (... is any), under which key where that and some others are not there,
and the value that is written."""


def _slip(only: str, there: dict[str, Any], key: str, absent: tuple[str, ...], extra: Any) -> Slip:
    def fits(route: Route, value: Any, target: str) -> bool:
        if target != only or not isinstance(value, dict):
            return False
        if not {folded(name) for name in value}.isdisjoint(map(folded, (key, *absent))):
            return False
        return all(name in value and wanted in (..., value[name]) for name, wanted in there.items())

    def make(draw: st.DrawFn, body: Any, route: Route) -> Route:
        at(body, route)[key] = extra
        return (*route, key)

    return Slip(fits, make)


NEEDLESS = {f"needless {row[2]}": _slip(*row) for row in ROWS}
