"""Routee voice campaign: one body with a list of numbers, of contacts or of groups."""

from __future__ import annotations

from .codecs import AS_IS, SECONDS, AwaitSeconds, ContactIds, Flag, Words, YesNo
from .mapping import Limit, Row, Target

STRATEGY = Words(every_change="OnChange", completion="OnCompletion")

TARGET = Target(
    "routee",
    "Routee voice campaign",
    (
        Row("name", "name", AS_IS),
        Row("caller", "from", AS_IS),
        Row("recipients[].to", "to[]", AS_IS),
        Row("recipients.contacts", "contacts", ContactIds()),
        Row("recipients.groups", "groups", AS_IS),
        Row("play.url", "fileURL", AS_IS),
        Row("say.text", "message.text", AS_IS),
        Row("say.language", "message.language", AS_IS),
        Row("say.voice", "message.gender", AS_IS),
        Row("schedule.quiet_hours", "respectQuietHours", YesNo("respect", "ignore")),
        Row("audience.override_do_not_disturb", "ignoreDnd", AS_IS),
        Row("schedule.start", "scheduledDate", AS_IS),
        Row("call.ring_timeout", "hangupDelay", SECONDS),
        Row("report.url", "callback.url", AS_IS),
        Row("report.on", "callback.strategy", STRATEGY),
        Row("report.campaign.url", "campaignCallback.url", AS_IS),
        Row("report.campaign.on", "campaignCallback.strategy", STRATEGY),
        Row("call.collect_digits", "collectDtmfDigits", Flag()),
        Row("call.collect_digits", "collectDtmfAwaitSeconds", AwaitSeconds()),
    ),
    each="to[]",
    limits=(Limit("to", 1000, "C3"), Limit("contacts", 1000, "C4"), Limit("groups", 1000, "C5")),
    credentials={"Authorization": "Bearer {ROUTEE_ACCESS_TOKEN}"},
)
