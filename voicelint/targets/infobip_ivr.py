"""Infobip outbound IVR: one message that carries all recipients as its destinations."""

from __future__ import annotations

from .codecs import AS_IS, CALLER, CONTENT_TYPE, DIGITS, MINUTES, SECONDS, Clock, Days, ExpireAt, Rate
from .mapping import Limit, Row, Target

TARGET = Target(
    "infobip-ivr",
    "Infobip outbound IVR",
    (
        Row("id", "bulkId", AS_IS),
        Row("flow.id", "messages[].scenarioId", AS_IS),
        Row("caller", "messages[].from", CALLER),
        Row("recipients[].id", "messages[].destinations[].messageId", AS_IS),
        Row("recipients[].to", "messages[].destinations[].to", DIGITS),
        Row("report.url", "messages[].notifyUrl", AS_IS),
        Row("report.format", "messages[].notifyContentType", CONTENT_TYPE),
        Row("report.version", "messages[].notifyContentVersion", AS_IS),
        Row("report.data", "messages[].callbackData", AS_IS),
        Row("schedule.expire_after", "messages[].validityPeriod", MINUTES),
        Row("schedule.expire_at", "messages[].validityPeriod", ExpireAt()),
        Row("schedule.start", "messages[].sendAt", AS_IS),
        Row("retry.first_wait", "messages[].retry.minPeriod", MINUTES),
        Row("retry.longest_wait", "messages[].retry.maxPeriod", MINUTES),
        Row("retry.attempts", "messages[].retry.maxCount", AS_IS),
        Row("call.ring_timeout", "messages[].ringTimeout", SECONDS),
        Row("schedule.rate", "messages[].sendingSpeed", Rate()),
        Row("flow.parameters", "messages[].parameters", AS_IS),
        Row("call.pause", "messages[].pause", SECONDS),
        Row("call.record", "messages[].record", AS_IS),
        Row("schedule.window.from", "messages[].deliveryTimeWindow.from", Clock()),
        Row("schedule.window.to", "messages[].deliveryTimeWindow.to", Clock()),
        Row("schedule.window.days", "messages[].deliveryTimeWindow.days", Days()),
        Row("call.longest", "messages[].callTimeout", SECONDS),
    ),
    unit="messages[]",
    each="messages[].destinations[]",
    limits=(Limit("messages[].destinations", 20_000, "A5"),),
    ids={"bulkId": None},
    credentials={"Authorization": "App {INFOBIP_API_KEY}"},
    variables={"base_url": "INFOBIP_BASE_URL"},
)
