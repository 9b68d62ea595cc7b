"""The shapes by which request bodies are told apart, as data."""

from __future__ import annotations


class Signature:
    """The shape of one API's bodies.

    A group is one string of alternatives between spaces, each a path of keys joined by dots (lists are
    looked into), with `=value` where the value counts: `=` is any scalar, `=+` a phone number, `=voice_*` a
    beginning. Every one of `groups` must match, `none` (a group too) must not. Case, - and _ do not count.
    """

    __slots__ = ("foreign", "groups", "none", "target")

    def __init__(self, target: str | None, foreign: str | None, groups: tuple[str, ...], none: str = "") -> None:
        self.target = target
        self.foreign = foreign
        self.groups = groups
        self.none = none


def ours(target: str, *groups: str, none: str = "") -> Signature:
    """A signature of one of the five targets."""
    return Signature(target, None, groups, none)


def foreign(title: str, *groups: str, none: str = "") -> Signature:
    """A signature of another API, which is named as such."""
    return Signature(None, title, groups, none)


_CALL = "messages.destinationA messages.destinationB"
_PEOPLE = "to contacts groups"
_VOICE_SMS = "voice_gender voice_language type=voice_sms type=vocal_sms type=sms_vocal"
_IMI_PEOPLE = "destination.msisdn destination.customerid destination.msisdn/customerid"
_IMI_VOICE = "deliverychannel=voice channels.voice channels=voice"
_IMI_SMS = "deliverychannel=sms channels.sms channels=sms"
_CHANNELS = ("whatsapp", "push", "email", "rcs", "mms", "viber", "messenger", "facebook", "inapp")
_IMI_OTHER = " ".join(f"deliverychannel={name} channels.{name} channels={name}" for name in _CHANNELS)
_WEBEX_CHANNEL = " ".join(f"channel={name}" for name in ("voice", "sms", *_CHANNELS))
_ROUTEE_VOICE = "respectQuietHours hangupDelay collectDtmfDigits collectDtmfAwaitSeconds ignoreDnd"
_ROUTEE_ONLY = f"{_ROUTEE_VOICE} campaignCallback.url callback.url"
_ROUTEE_SMS = "smsCallback flash fallbackValues reminder campaignCallback campaignName scheduledDate groups contacts"

SIGNATURES = (
    ours("infobip-ivr", "messages.scenarioId"),
    ours("infobip-ivr", "scenarioId", "destinations to", none="messages"),
    ours(
        "infobip-ivr",
        "messages.destinations",
        "messages.parameters messages.ringTimeout messages.pause messages.record messages.callTimeout messages.retry",
        none=f"messages.scenarioId messages.text messages.audioFileUrl messages.content {_CALL}",
    ),
    ours("infobip-click-to-call", _CALL),
    ours("infobip-click-to-call", "destinationA destinationB", none="messages"),
    ours(
        "routee",
        _PEOPLE,
        "fileURL message.text",
        f"from message.language message.gender {_ROUTEE_ONLY}",
        none="body smsCallback content channel subject",
    ),
    ours("routee", f"from {_PEOPLE}", "message", _ROUTEE_ONLY, none="body smsCallback content channel subject"),
    ours("routee", "from", _ROUTEE_VOICE, none="body smsCallback"),
    ours("imiconnect", "deliverychannel=voice", "destination channels"),
    ours("imiconnect", "channels.voice", "destination deliverychannel"),
    ours("imiconnect", "deliverychannel channels", _IMI_PEOPLE, none=f"{_IMI_SMS} {_IMI_OTHER}"),
    ours("octopush", "recipients.phone_number", _VOICE_SMS),
    ours(
        "octopush",
        "recipients.phone_number",
        "text sender purpose simulation_mode auto_delete_optout_contacts get_back_pressed_keys",
        none="type=sms_premium type=sms_low_cost with_answers replies",
    ),
    ours("octopush", "recipients text", _VOICE_SMS),
    foreign(
        "Infobip's SMS API",
        "messages.destinations",
        "messages.text",
        none=f"messages.scenarioId messages.language= messages.voice messages.audioFileUrl {_CALL}",
    ),
    foreign(
        "Infobip's SMS API v3",
        "messages.destinations",
        "messages.content.text",
        none=f"messages.scenarioId {_CALL}",
    ),
    foreign(
        "Infobip's API for spoken and recorded messages",
        "messages.destinations",
        "messages.language= messages.voice messages.audioFileUrl",
        none=f"messages.scenarioId {_CALL}",
    ),
    foreign("IMIconnect's messaging API for SMS", _IMI_SMS, f"deliverychannel {_IMI_PEOPLE}", none=_IMI_VOICE),
    foreign(
        "IMIconnect's messaging API for another channel",
        _IMI_OTHER,
        f"deliverychannel {_IMI_PEOPLE}",
        none=f"{_IMI_VOICE} {_IMI_SMS}",
    ),
    foreign(
        "Webex Connect's Send Message API v2 (the successor of IMIconnect's messaging API)",
        _WEBEX_CHANNEL,
        "to",
        "content",
        none="deliverychannel channels destination messages body",
    ),
    foreign(
        "Webex Connect's Voice API v1 (a successor of IMIconnect's messaging API)",
        "dialedNumber",
        "callerId audio",
    ),
    foreign(
        "Octopush's SMS API",
        "recipients.phone_number",
        "type=sms_premium type=sms_low_cost with_answers replies",
        none=_VOICE_SMS,
    ),
    foreign(
        "Octopush's API that confirms a campaign on a list",
        "ticket_number=voice_* ticket_number=vocal_* ticket_number=sms_*",
        none="recipients text total_cost number_of_contacts residual_credit",
    ),
    foreign(
        "Routee's SMS API",
        "body",
        f"from {_PEOPLE}",
        _ROUTEE_SMS,
        none="message fileURL subject messages head",
    ),
    foreign("Routee's SMS API", "body", "from", "to=+", none=f"message fileURL subject {_ROUTEE_SMS}"),
    foreign(
        "Routee's API for voice conversations",
        "type=say type=play",
        "message.text fileURL",
        none=f"from {_PEOPLE}",
    ),
)

NEAR = (
    (
        "messages",
        "its messages have neither scenarioId (infobip-ivr) nor destinationA (infobip-click-to-call)",
    ),
    ("destination", "it has destination, but neither deliverychannel nor channels (imiconnect)"),
    (
        "channels deliverychannel",
        "it has a channel, but no destination with msisdn or customerid (imiconnect)",
    ),
    ("recipients", "it has recipients, but no phone_number in them or nothing to say (octopush)"),
    (
        "fileURL message.text",
        "it has a message, but not both from and one of to, contacts and groups (routee)",
    ),
    (f"from {_PEOPLE}", "it names people, but has neither message nor fileURL (routee)"),
)
"""What an unclear body has of one of ours, and what it lacks, in words."""
