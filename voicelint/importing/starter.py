"""Specs to start from: one for each API, whole and without a finding, with what else there is in comments."""

from __future__ import annotations

from .layout import MODELINE

_RETRY = """\
# What happens when a call does not get through.
# retry: {attempts: 3, first_wait: 5m, longest_wait: 1h}
"""

_WINDOW = """\
  # window: {days: [monday, tuesday, wednesday, thursday, friday], from: "09:00", to: "17:30", timezone: Europe/Zurich}
"""

_BODIES = {
    "infobip-ivr": f"""\
voicelint: 1
name: Visit reminder
target: infobip-ivr
caller: "+41793026710"

# The scenario, by the key that it got at Infobip, and the values it asks for.
flow:
  id: "6298AA77707903A4ED680B436929681AD"
  parameters: {{clinic: Seeblick}}

# Whom to call: + and country code, in quotes. An id comes back in the reports.
recipients:
  - "+41793026741"
  - {{to: "+41793026742", id: visit-2}}

# When calls are made: at once, and for twelve hours.
schedule:
  expire_after: 12h
  # start: "2030-06-04T09:00:00+02:00"
  # rate: 10 per hour
{_WINDOW}
{_RETRY}
# How a single call goes.
call:
  ring_timeout: 30s
  # pause: 1s
  # longest: 3m

# Where Infobip reports what became of each call.
# report: {{url: "https://hooks.example.org/voice", format: json, version: 2, data: visits}}
""",
    "infobip-click-to-call": f"""\
voicelint: 1
name: Call back from the desk
target: infobip-click-to-call
caller: "+41793026710"

# What is said before the call is joined. Without it the two are joined without a word.
say:
  text: You asked us to call you back. We are connecting you now.
  language: en-GB
  voice: female

# Whom to call: + and country code, in quotes. An entry may name whom it is joined to.
recipients:
  - "+41793026741"
  - {{to: "+41793026742", id: callback-2, connect: "+41793026712"}}

# Whom an answered call is joined to, and the number that they see.
connect:
  to: "+41793026711"
  caller: "+41793026710"

# When calls are made: at once.
# schedule:
{_WINDOW.replace("  # ", "#   ")}
{_RETRY}
# How a single call goes.
call:
  longest: 10m
  warn_before_end: 30s

# Where Infobip reports what became of each call.
# report: {{url: "https://hooks.example.org/voice", format: json}}
""",
    "routee": """\
voicelint: 1
name: Delivery notice
target: routee
caller: "+41793026710"

# What is said to the person called. A recording instead: play, with the url of a WAV file.
say:
  text: Your parcel arrives today between two and four.
  language: en-GB
  voice: female

# Whom to call: + and country code, in quotes; contacts and groups are those that Routee keeps for you.
recipients:
  numbers:
    - "+41793026741"
    - "+41793026742"
  # groups: [parcel customers]

# When calls are made: at once, but not at night.
schedule:
  quiet_hours: respect
  # start: "2030-06-04T10:00:00+02:00"

# How a single call goes. collect_digits asks for keys pressed after the message, and waits that long.
call:
  ring_timeout: 30s
  # collect_digits: 10s

# What the people called have agreed to: alert or marketing.
audience:
  purpose: alert

# Where Routee reports what became of each call: at every_change, or at completion.
# report: {url: "https://hooks.example.org/routee", on: completion}
""",
    "imiconnect": """\
voicelint: 1
name: Branch closure
target: imiconnect
caller: "+41793026710"

# The call flow, by its id at IMIconnect. A recording that lies there instead: play, with its prompt.
flow:
  id: "48213"

# Whom to call: + and country code, in quotes. An id comes back in the notifications.
recipients:
  - {to: "+41793026741", id: closure-1}
  - {to: "+41793026742", id: closure-2}

# When calls are made: at once.
schedule:
  priority: medium
  # expire_at: "2030-06-04T18:00:00+02:00"

# Where IMIconnect reports what became of each call.
# report: {url: "https://hooks.example.org/imiconnect", data: branch closure}
""",
    "octopush": """\
voicelint: 1
name: Water works
target: octopush
caller: WaterWorks

# What is said to the person called.
say:
  text: The water in your street is turned off tomorrow from eight to eleven.
  language: en-GB
  voice: female

# Whom to call: + and country code, in quotes. Parameters are values for this person.
recipients:
  - "+41793026741"
  - {to: "+41793026742", parameters: {first_name: Ada}}

# When calls are made: at once.
# schedule: {start: "2030-06-04T16:00:00+02:00"}

# Whether keys that people press are reported.
call:
  collect_digits: false

# What the people called have agreed to: alert or marketing. Who opted out is left out.
audience:
  purpose: alert
  skip_opted_out: true

# A try: Octopush answers, and calls nobody.
# options: {octopush: {simulation_mode: true}}
""",
}


def starter(target: str) -> str:
    """The starter's text. KeyError: no such target."""
    return f"{MODELINE}\n{_BODIES[target]}"
