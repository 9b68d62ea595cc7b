"""Octopush voice SMS campaign: one body with its recipients."""

from __future__ import annotations

from .codecs import AS_IS, OnlyFlag, Words
from .mapping import Limit, Row, Target

TARGET = Target(
    "octopush",
    "Octopush voice SMS (VMS)",
    (
        Row("id", "request_id", AS_IS),
        Row("say.text", "text", AS_IS),
        Row("say.language", "voice_language", AS_IS),
        Row("say.voice", "voice_gender", AS_IS),
        Row("recipients[].to", "recipients[].phone_number", AS_IS),
        Row("recipients[].parameters.first_name", "recipients[].first_name", AS_IS),
        Row("recipients[].parameters.last_name", "recipients[].last_name", AS_IS),
        *(Row(f"recipients[].parameters.param{n}", f"recipients[].param{n}", AS_IS) for n in range(1, 6)),
        Row("caller", "sender", AS_IS),
        Row("schedule.start", "send_at", AS_IS),
        Row("audience.purpose", "purpose", Words(alert="alert", marketing="wholesale")),
        Row("audience.skip_opted_out", "auto_delete_optout_contacts", AS_IS),
        Row("call.collect_digits", "get_back_pressed_keys", OnlyFlag()),
    ),
    each="recipients[]",
    constants={"type": "voice_sms"},
    # The schema takes 1000, the text 500 and advises frames of 200 to 500 (E3), which even frames always are.
    limits=(Limit("recipients", 500, "E2"),),
    ids={"request_id": None},
    credentials={"api-login": "{OCTOPUSH_API_LOGIN}", "api-key": "{OCTOPUSH_API_KEY}"},
)
