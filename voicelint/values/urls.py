"""What is wrong with a callback or media URL."""

from __future__ import annotations

import re

from .lazy import Lazy

_PARTS = Lazy(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<host>\[[0-9A-Fa-f:.]+\]|[^/?#:@\[\]\s]+)(?P<port>:[0-9]*)?(?P<rest>[/?#].*)?",
    re.S,
)
_HOST = Lazy(r"(?=.{1,253}\Z)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)*[^\W_](?:[\w-]{0,61}[^\W_])?\.?")
_PRIVATE = Lazy(
    r"(?:localhost|.*\.(?:localhost|local|internal|lan|home\.arpa)|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+"
    r"|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|169\.254\.[\d.]+|0\.0\.0\.0|\[::1?\]|\[f[cde][0-9a-f]{2}:.*\])",
    re.I,
)


def url_fault(text: str) -> tuple[str, str, str | None] | None:
    """The first fault of a URL: (kind, reason, likely right form), kind spaces | malformed | insecure | private.

    None when the URL is absolute, https and names a host that a vendor could reach.
    """
    stripped = text.strip()
    if stripped != text:
        inner = url_fault(stripped)
        if inner is not None and inner[0] == "malformed":
            return inner
        return "spaces", "there is white space around it", stripped
    parts = _PARTS.fullmatch(text)
    if parts is None:
        return "malformed", *_malformed(text)
    scheme, host = parts["scheme"].lower(), parts["host"]
    if scheme not in ("http", "https"):
        return "malformed", f"{scheme}: is no web address", None
    if re.search(r"[\s<>\"{}|\\^`\x00-\x1f\x7f]", text):
        return "malformed", "it holds characters that no URL may hold", None
    if not host.startswith("[") and not _HOST.fullmatch(host):
        return "malformed", f"{host} is no host name", None
    if re.fullmatch(r"[0-9.]+", host) and not _is_ipv4(host):
        return "malformed", f"{host} is no address", None
    if _PRIVATE.fullmatch(host) or ("." not in host and not host.startswith("[")):
        return "private", f"{host} cannot be reached from outside", None
    if scheme == "http":
        return "insecure", "http sends it in the clear", "https" + text[4:]
    return None


def _is_ipv4(host: str) -> bool:
    parts = host.split(".")
    return len(parts) == 4 and all(part.isdigit() and int(part) < 256 for part in parts)


def _malformed(text: str) -> tuple[str, str | None]:
    if not text:
        return "it is empty", None
    typo = re.match(r"(https?)(?:=//|:/(?!/)|;//|//|:(?!/)|:///+)(.+)", text, re.I)
    if typo:
        return (
            "the part before the host name should be https://",
            f"{typo[1].lower()}://{typo[2].lstrip('/')}",
        )
    if re.match(
        r"(?!.*\.(?:wav|mp3|ogg|json|xml|php|html?)\Z)[^\s/:@]+\.[a-z]{2,}\Z|[^\s/:@]+\.[a-z]{2,}[:/?#]", text, re.I
    ):
        return "it does not begin with https://", f"https://{text}"
    if "@" in text and "://" in text:
        return "it carries a user name or password", None
    return "it is no absolute URL such as https://example.org/path", None


def url_host(text: str) -> str | None:
    """The host of a web address, in small letters, in ASCII and without a final dot; None when it is no such address."""
    parts = _PARTS.fullmatch(text.strip())
    return None if parts is None else plain_host(parts["host"])


def plain_host(host: str) -> str:
    """A host's name in the one form that equal hosts share."""
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return host.casefold()
    return host.lower().removesuffix(".")
