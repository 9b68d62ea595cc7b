"""Infobip click-to-call: one message for each recipient."""

from __future__ import annotations

from .codecs import AS_IS, CALLER, CONTENT_TYPE, DIGITS, MINUTES, SECONDS, BooleanText, Clock, Days, LowerCase
from .mapping import Limit, Row, Target

TARGET = Target(
    "infobip-click-to-call",
    "Infobip click-to-call",
    (
        Row("id", "bulkId", AS_IS),
        Row("recipients[].id", "messages[].messageId", AS_IS),
        Row("caller", "messages[].from", CALLER),
        Row("connect.caller", "messages[].fromB", CALLER),
        Row("recipients[].to", "messages[].destinationA", DIGITS),
        Row("connect.to", "messages[].destinationB", DIGITS),
        Row("recipients[].connect", "messages[].destinationB", DIGITS),
        Row("say.text", "messages[].text", AS_IS),
        Row("say.language", "messages[].language", LowerCase()),
        Row("say.voice", "messages[].voice.gender", AS_IS),
        Row("play.url", "messages[].audioFileUrl", AS_IS),
        Row("call.record", "messages[].record", BooleanText()),
        Row("connect.anonymize", "messages[].anonymization", AS_IS),
        Row("report.url", "messages[].notifyUrl", AS_IS),
        Row("report.format", "messages[].notifyContentType", CONTENT_TYPE),
        Row("report.version", "messages[].notifyContentVersion", AS_IS),
        Row("call.longest", "messages[].maxDuration", SECONDS),
        Row("call.warn_before_end", "messages[].warningTime", SECONDS),
        Row("retry.first_wait", "messages[].retry.minPeriod", MINUTES),
        Row("retry.longest_wait", "messages[].retry.maxPeriod", MINUTES),
        Row("retry.attempts", "messages[].retry.maxCount", AS_IS),
        Row("schedule.window.from", "messages[].deliveryTimeWindow.from", Clock()),
        Row("schedule.window.to", "messages[].deliveryTimeWindow.to", Clock()),
        Row("schedule.window.days", "messages[].deliveryTimeWindow.days", Days()),
        # The document's table spells the key so (B1). It stands beside the messages, where options do not reach.
        Row("options.infobip-click-to-call.bulkid", "bulkid", AS_IS),
    ),
    unit="messages[]",
    each="messages[]",
    # The document names no limit. Every message repeats all settings, so a thousand are about half a megabyte.
    limits=(Limit("messages", 1000, ""),),
    ids={"bulkId": None},
    credentials={"Authorization": "App {INFOBIP_API_KEY}"},
    variables={"base_url": "INFOBIP_BASE_URL"},
)
