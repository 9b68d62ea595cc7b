"""Values for generated requests and specs: right ones, and the wrong ones that people and programs write."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

PHONES = [
    "+41793026748", "41793026748", "0041793026748", "079 302 67 48", "41 79 302 67 48", "41-79-302-67-48",
    "12", "123", "+123", "1" * 14, "1" * 15, "1" * 16, "1" * 17, "+" + "1" * 15, "+" + "1" * 16, "+" + "1" * 17,
    "٤١٧٩٣٠٢٦٧٤٨", "４１793026748", "41793026748\n", " 41793026748", "41793026748\u202c", "", "   ",
    "abc", "Clinic", "Clinic 7", "Clinic  7", " Clinic", "Dr. No!", "+417930*****", "4.17E+10", "41793026748.0",
    "0793026748", "000", "++41793026748", "+0793026748", "{{phone}}", "41793026748;ext=3",
]  # fmt: skip
SCHEMES = ["http://", "HTTPS://", "https:/", "https=//", "ftp://", "//", "", "https://user@", "https:// ", "mailto:"]
HOSTS = [
    "example.org:8443", "example.org:", "example.org:x", "example.org.", "localhost", "10.0.0.7", "999.1.1.1", "1.2.3",
    "[2001:db8::1]", "[zz]", "-a.example.org", "a-.example.org", "a..example.org", "a_b.example.org", "bücher.example",
    "a" * 63 + ".org", "a" * 64 + ".org", "", "exa mple.org", "intranet", "0300.1.1.1", ".example.org",
    ".".join(["abcdefg"] * 31) + ".example", ".".join(["abcdefg"] * 32) + ".example",
]  # fmt: skip
RESTS = [
    "", "/", "/a/b.wav", "/a/hello.WAV?v=2", "/a/hello.mp3", "/a/hello.OGG?v=2", "/play.php?id=7", "/v1.2", "/.wav",
    "/a.b/c", "/a.123", "/a.toolong", "/a.x", "?a=b.mp3", "#x", "/a b", "/a\tb", "/a|b", "/ä", "/%20", "/a\n", "/{id}",
    "/a^b", "/a`b", "/a.mp3/", "/a.aspx", "/a.asp.mp3", "/a.wave", "/a.wavx",
]  # fmt: skip
DATES = [
    "2026-12-01T09:00", "2026-12-01", "2026-12-01 09:00:00", "2026-12-01T09:00:00.632", "2026-12-01T9:00:00",
    "2026-02-30T09:00:00", "2026-02-29T09:00:00", "2028-02-29T09:00:00", "2026-11-31T09:00:00", "2026-13-01T09:00:00",
    "2026-00-10T09:00:00", "2026-12-32T09:00:00", "0000-12-01T09:00:00", "0001-01-01T00:00:00", "9999-12-31T23:59:59",
    "2026-12-01T24:00:00", "2026-12-01T23:60:00", "2026-12-01T23:59:60", "２０26-12-01T09:00:00", "2026-12-01t09:00:00",
    "2026-12-01T09:00:00,5", "2026-12-01T09:00:00.", "tomorrow", "1796112000", "2026-W49-2T09:00:00",
]  # fmt: skip
OFFSETS = [
    "", "z", "-06:00", "+0100", "+01", "+5:30", "-0:30", "+24:00", "+23:59", "+01:60", "+1", " +01:00", "Z\n", "+０1:00",
    "+00:00Z", "+530",
]  # fmt: skip
WORDS = [
    "", " ", "\n", "\u00a0", "a", "AB", "abc", "A name of thirty characters in", "A name of thirty-one characters",
    "Zürich", "Ünïcode-1", "a_b", "Υπενθύμιση", "A\n", "x\x1f", "x\u2028", "📞", "voice", "Voice", "sms", "hangup",
    "MONDAY", "Monday", "SUNDAY", "hour", "HOUR", "second", "week", "application/json", "application/xml", "json", "xml",
    "true", "false", "True", "yes", "male", "female", "Male", "en-GB", "en-gb", "en", "sv-SE", "alert", "wholesale",
    "marketing", "voice_sms", "vocal_sms", "sms_premium", "OnChange", "OnCompletion", "onchange", "1", "2", "3", "4",
    "high", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY",
    "MyClinic", "My Clinic", "++-", "TwelveLetter", "ElevenChars", "Eleven-Chars", "ÉÉÉ", "visit-1", "visit-2",
]  # fmt: skip
LANGUAGES = [
    "en-US", "en-GB", "el-GR", "pl-PL", "hu-HU", "sv-SE", "de-DE", "es-ES", "es-LA", "fr-FR", "it-IT", "pt-BR", "ru-RU", "bg-BG",
    "en-gb", "en", "sv", "nl-NL", "EN-GB", "en_GB",
]  # fmt: skip
LENGTHS = [1, 2, 3, 11, 12, 14, 15, 20, 25, 26, 30, 31, 50, 51, 200, 201, 1224, 1225, 2001]
NUMBERS = [
    0, 1, -1, 2, 3, 4, 5, 9, 10, 11, 12, 23, 24, 45, 46, 59, 60, 61, 99, 100, 720, 1440, 1441, 2880, 2881, -5,
    -99, -100, -99999999999, -100000000000, 99999999999, 100000000000, 41793026748,
    2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 10**20, 1.5, -0.5, 12.5, 5.0,
]  # fmt: skip
OTHERS: list[Any] = [None, True, False, [], {}, [1], ["a"], [[]], {"a": 1}, "5", "720"]

URLS = [
    *(scheme + "hooks.example.org/voice" for scheme in ["https://", *SCHEMES]),
    *(f"https://{host}/voice" for host in HOSTS),
    *("https://hooks.example.org" + rest for rest in RESTS),
    *(
        lead + "https://hooks.example.org/voice" + tail
        for lead, tail in [(" ", ""), ("", " "), ("\n", "\t"), ("", "\u00a0")]
    ),
]
MOMENTS = [
    *(date + "Z" for date in DATES),
    *DATES,
    *("2026-12-01T09:00:00" + offset for offset in ["Z", "+01:00", *OFFSETS]),
]
LONG_TEXTS = [letter * length for letter in ("x", "é", "5") for length in LENGTHS]
"""Each with one thing wrong at most; the strategies below put several together."""

phones = st.sampled_from(PHONES)
words = st.sampled_from(WORDS)
numbers: st.SearchStrategy[int | float] = st.sampled_from(NUMBERS)
others: st.SearchStrategy[Any] = st.sampled_from(OTHERS)
long_texts = st.sampled_from(LONG_TEXTS)
urls = st.builds(
    lambda lead, scheme, host, rest, tail: lead + scheme + host + rest + tail,
    st.sampled_from(["", "", "", " ", "\u00a0"]),
    st.sampled_from([*["https://"] * 10, *SCHEMES]),
    st.sampled_from([*["hooks.example.org"] * 20, *HOSTS]),
    st.sampled_from(RESTS),
    st.sampled_from(["", "", "", " ", "\n"]),
)
times = st.builds(
    str.__add__,
    st.sampled_from([*["2026-12-01T09:00:00"] * 10, *DATES]),
    st.sampled_from([*["Z", "+01:00"] * 6, *OFFSETS]),
)
texts = st.one_of(words, phones, urls, times, long_texts)
anything: st.SearchStrategy[Any] = st.one_of(texts, numbers, others)
