"""IMIconnect messaging API, voice channel: one destination entry for each recipient."""

from __future__ import annotations

from .codecs import AS_IS, ExpireAfter, OneOrMany, UtcTime, Words
from .mapping import Limit, Row, Target

TARGET = Target(
    "imiconnect",
    "IMIconnect messaging API (voice)",
    (
        Row("id", "correlationid", AS_IS),
        Row("report.url", "notifyurl", AS_IS),
        Row("report.data", "callbackData", AS_IS),
        Row("schedule.expire_at", "expiry", UtcTime()),
        Row("schedule.expire_after", "expiry", ExpireAfter()),
        Row("schedule.priority", "priority", Words(low="1", medium="2", high="3")),
        Row("flow.id", "channels.voice.callflowid", AS_IS),
        Row("play.prompt", "channels.voice.media", AS_IS),
        Row("caller", "channels.voice.cli", AS_IS),
        Row("recipients[].to", "destination[].msisdn", OneOrMany()),
        Row("recipients[].contact", "destination[].customerid", OneOrMany()),
        Row("recipients[].id", "destination[].correlationid", AS_IS),
    ),
    each="destination[]",
    constants={"deliverychannel": "voice"},
    # The document means entries or numbers (D13): a request keeps to the limit in both.
    limits=(Limit("destination", 1000, "D5", inner=("msisdn", "customerid")),),
    ids={"correlationid": 50},
    credentials={"key": "{IMICONNECT_SERVICE_KEY}"},
    variables={"region": "IMICONNECT_REGION"},
)
