import math

import pytest

from voicelint.source.parse import parse
from voicelint.source.scalars import resolve


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None), ("nULL", "nULL"),
        ("true", True), ("True", True), ("TRUE", True), ("false", False), ("tRue", "tRue"),
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("off", "off"), ("y", "y"),
        ("0", 0), ("12", 12), ("-12", -12), ("012", 12), ("+41793026727", 41793026727),
        ("0o14", 12), ("0o8", "0o8"), ("0x1F", 31), ("0x", "0x"), ("-0x1F", "-0x1F"), ("0b1", "0b1"),
        ("1_000", "1_000"), ("12:30", "12:30"), ("2026-12-01", "2026-12-01"), ("+5:30", "+5:30"),
        ("1.5", 1.5), ("1.", 1.0), (".5", 0.5), ("+.5", 0.5), ("1e3", 1000.0), ("1.e-3", 0.001), ("e3", "e3"),
        ("-", "-"), (".", "."), ("+", "+"), ("1.2.3", "1.2.3"), ("٣", "٣"), ("１２", "１２"),
        (".inf", math.inf), ("-.INF", -math.inf), ("+.Inf", math.inf), ("inf", "inf"), ("nan", "nan"),
    ],
)  # fmt: skip
def test_core_schema(raw, value):
    resolved = resolve(raw)
    assert resolved == value
    assert type(resolved) is type(value)


def test_nan():
    assert math.isnan(resolve(".nan"))


def test_numbers_too_long_for_python_do_not_raise():
    assert resolve("9" * 5000) == math.inf
    assert resolve("-" + "9" * 5000) == -math.inf
    assert resolve("0x" + "f" * 5000) == math.inf
    assert parse("[" + "9" * 5000 + "]", "x.json").documents[0].root.plain() == [math.inf]


def test_raw_text_stays_on_the_node():
    node = parse("to: +41793026727\nid: 007", "x.yaml").documents[0].root
    assert (node.get("to").value, node.get("to").raw) == (41793026727, "+41793026727")
    assert (node.get("id").value, node.get("id").raw) == (7, "007")


def test_tags_decide_before_the_text_does():
    root = (
        parse('a: !!str 12\nb: ! 12\nc: !!int "12"\nd: !env HOME\ne: !!float 1\nf: !env 3', "x.yaml").documents[0].root
    )
    assert root.plain() == {"a": "12", "b": "12", "c": 12, "d": "HOME", "e": 1.0, "f": 3}
    assert type(root.get("e").value) is float
