"""JSON as it is written to files: two spaces a level, characters as they are, the keys in the order given."""

from __future__ import annotations

from json.encoder import encode_basestring

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def dump(value: Any) -> bytes:
    """A JSON document with its final line break, as UTF-8.

    ValueError: the value holds something that JSON cannot say (an infinite number, half a character).
    """
    return (text(value) + "\n").encode("utf-8")


def text(value: Any, line: str = "\n") -> str:
    """A value as text; `line` is the line break with the indentation of the line that the value begins on.

    The same as json.dumps(value, indent=2, ensure_ascii=False), which takes twice as long on long lists.
    """
    out: list[str] = []
    _write(value, line, out)
    return "".join(out)


def _write(value: Any, line: str, out: list[str]) -> None:
    kind = type(value)
    if kind is str:
        out.append(encode_basestring(value))
    elif kind is dict and value:
        inner = line + "  "
        lead = "{" + inner
        for key, below in value.items():
            if type(below) is str:  # nearly every value of a long list
                out.append(f"{lead}{encode_basestring(key)}: {encode_basestring(below)}")
            else:
                out.append(f"{lead}{encode_basestring(key)}: ")
                _write(below, inner, out)
            lead = "," + inner
        out.append(line + "}")
    elif kind is list and value:
        inner = line + "  "
        lead = "[" + inner
        for below in value:
            out.append(lead)
            _write(below, inner, out)
            lead = "," + inner
        out.append(line + "]")
    else:
        out.append(_scalar(value))


def _scalar(value: Any) -> str:
    if value is None or value is True or value is False:
        return "null" if value is None else str(value).lower()
    if isinstance(value, float):
        if value - value != 0:
            raise ValueError(f"{value} is no number that JSON has")
        return repr(value)
    return str(value) if isinstance(value, int) else "{}" if isinstance(value, dict) else "[]"
