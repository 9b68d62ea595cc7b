"""How a phone number is written, apart from whether it exists."""

from __future__ import annotations

from functools import lru_cache

from .lazy import Lazy

_PLAIN = Lazy(r"\+?([1-9][0-9]{2,14})")
_DIGITS = Lazy(r"[1-9][0-9]{2,14}")
_SEPARATORS = Lazy(r"[\s().\-/]")
_ALL_SEPARATORS = Lazy(r"[\s().\-‐‑‒–—/]")
_TEMPLATE = Lazy(r"\$\{|\{\{|<[^>]*>|%\(|\$[A-Z_]")
_UNCERTAIN = Lazy(r"\d\.0+\s*$|[eE]")
_ROUNDED = Lazy(r"\d(?:\.\d+)?[eE]\+?\d+")
_DECIMAL = Lazy(r"\+?\d+\.0+")
_FROM_CELLS = Lazy(r"\d(?:\.\d+)?[eE]\+\d+|\d{7,}\.0+")
"""How a long number of a spreadsheet's is written: no id is, nor a version."""
_MASKED = Lazy(r"[*#xX?•]")
_LETTERS = Lazy(r"[A-Za-z]")

ASKED_AGAIN = 64
"""Numbers whose answers are kept: several rules ask about one before the next comes."""


def digits_of(text: str) -> str | None:
    """The ASCII digits of an international number that may have +, 00 and separators; None if it is no such number."""
    plain = _PLAIN.fullmatch(text)  # as nearly all are, and a list may have many thousands
    if plain is not None:
        return plain[1]
    return _digits_within(text)


@lru_cache(maxsize=ASKED_AGAIN)
def _digits_within(text: str) -> str | None:
    if is_fraction(text):
        return None
    cleaned = _cleaned(text)
    if cleaned.startswith("+"):
        cleaned = cleaned[1:]
    elif cleaned.startswith("00"):
        cleaned = cleaned[2:]
    return cleaned if _DIGITS.fullmatch(cleaned) else None


def is_fraction(text: str) -> bool:
    """Whether a spreadsheet has put a decimal part behind a number: its zero is no digit."""
    return text.rstrip().endswith((".0", ".00"))


def from_cells(written: str) -> str | None:
    """What a spreadsheet has done to a long number that stands without quotes; None where it need not have."""
    return _by_spreadsheet(written) if _FROM_CELLS.fullmatch(written) else None


def _by_spreadsheet(text: str) -> str | None:
    if _ROUNDED.fullmatch(text):
        return "a spreadsheet has turned it into a rounded figure; its last digits are lost"
    return "a spreadsheet has put a decimal part behind it" if _DECIMAL.fullmatch(text) else None


def _cleaned(text: str) -> str:
    if text.isascii():
        return _SEPARATORS.sub("", text)
    import unicodedata

    visible = "".join(
        char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) not in ("Cf", "Zs")
    )
    return _ALL_SEPARATORS.sub("", visible)


@lru_cache(maxsize=ASKED_AGAIN)
def phone_fault(text: str, plus: str, shortest: int, longest: int) -> tuple[str, str, str | None]:
    """The fault of a number that is not in the vendor's form: (kind, reason, likely right form or None).

    `plus` is required, forbidden or allowed; kind is "plus" when only the plus sign is at fault, else "form".
    """
    lead = "" if plus == "forbidden" else "+"
    digits = digits_of(text)
    if digits is not None and not shortest <= len(digits) <= longest:
        side = "more" if len(digits) > longest else "fewer"
        bound = longest if len(digits) > longest else shortest
        return "form", f"it has {len(digits)} digits, {side} than {bound}", None
    mended = None if digits is None else lead + digits
    if digits is not None and text == "+" + digits:
        return "plus", "it begins with +", mended
    if digits is not None and text == digits:
        return "plus", "it has no + in front of the country code", mended
    return "form", _reason(text, digits), mended if _certain(text) else None


def _certain(text: str) -> bool:
    # 0 in brackets after the country code is a trunk digit: which digits to keep is not certain.
    # A decimal part that a spreadsheet has put there would be taken for digits.
    return "(0)" not in text.replace(" ", "") and not _UNCERTAIN.search(text)


def _reason(text: str, digits: str | None) -> str:
    if not text:
        return "it is empty"
    if _TEMPLATE.search(text):
        return "it is a placeholder that nothing has filled in"
    if not text.isascii():
        import unicodedata

        hidden = next((char for char in text if unicodedata.category(char) in ("Cf", "Zs", "Cc")), None)
        if hidden is not None:
            return f"it holds the invisible character U+{ord(hidden):04X}"
        if any(char.isdigit() and not char.isascii() for char in text):
            return "its digits are not plain 0 to 9"
    changed = _by_spreadsheet(text)
    if changed is not None:
        return changed
    if text.startswith("00") and digits is not None:
        return "00 is dialled only within some countries"
    if _MASKED.search(text):
        return "some of its digits are masked"
    if _LETTERS.search(text):
        return "it holds letters"
    if digits is not None:
        return "it holds spaces or punctuation"
    bare = _cleaned(text).removeprefix("+")
    if bare.startswith("0"):
        return "it begins with 0, a national form without the country code"
    return "it is no international number"
