"""Credentials that were written into a request (F5)."""

from __future__ import annotations

from functools import lru_cache

from ...source.nodes import Mapping, Scalar, Sequence
from ...values.lazy import Lazy
from ..context import Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from ...source.nodes import Node, Route
    from ..context import Context

    Link: TypeAlias = "tuple[Link, str | int] | None"
    """A route as a chain from its last step to its first: only that of a finding is ever written out."""

NAMES = frozenset(
    {"authorization", "proxyauthorization", "password", "passwd", "passphrase", "apppassword", "apilogin"}
    | {"apikey", "xapikey", "servicekey", "secretkey", "accesskey", "privatekey", "apisecret", "clientsecret"}
    | {"apitoken", "accesstoken", "refreshtoken", "authtoken", "bearertoken"}
)
"""Names under which any value is a secret, in lower case and without - and _."""

VAGUE = frozenset({"key", "token", "secret", "bearer", "auth", "credentials"})
"""Names that hold secrets and other things: their value has to look like a secret too."""

FRAGMENTS = ("auth", "pass", "log", "key", "secret", "token", "bearer", "credential", "basic", "app ")
"""What is in every name and scheme above, whatever - and _ stand between."""

_SCHEME = Lazy(r"\b((?i:Basic|Bearer|App))\s+([A-Za-z0-9+/_.~-]{8,}={0,2}|[A-Za-z0-9+/_-]{6,7}={1,2})")
_USER = Lazy(r"://([^\s/:@?#]*):([^\s/@?#]+)@")
_PLACEHOLDER = Lazy(r"\$\{|\{\{|\$[A-Za-z_]|<[^<>]*>|%\(|\*{3}|[xX•…]{4}|\.\.\.")
_SPACE, _LETTER, _MIXED = Lazy(r"\s"), Lazy("[A-Za-z]"), Lazy(r"\d|[a-z][A-Z]")


def written_down(node: Node, context: Context) -> list[Hit] | None:
    """Every secret in a request: {what} says of what sort it is. The secret itself is in no message.

    A key that is documented at its place is left alone, and so is a value that is a mere placeholder.
    """
    if not _suspicious(context.request.text):
        return None
    hits: list[Hit] = []
    seen: set[int] = set()
    kinds: dict[str, str] = {}
    todo: list[tuple[Node, Link]] = [(node, None)]
    while todo:
        here, link = todo.pop()
        if id(here) in seen:  # an alias, which may stand at very many routes
            continue
        seen.add(id(here))
        if type(here) is Mapping:
            for name, entry in here.index.items():
                value = entry.value
                if type(value) is not Scalar:
                    todo.append((value, (link, name)))
                    continue
                kind = kinds.get(name)
                if kind is None:
                    kind = kinds[name] = _kind(name)
                what = (kind and _of_key(kind, name, value, link, context)) or _of_text(value.value)
                if what is not None:
                    hits.append(Hit(_route((link, name)), value="(hidden)", what=what))
        elif type(here) is Sequence:
            for index, item in enumerate(here.items):
                if type(item) is not Scalar:
                    todo.append((item, (link, index)))
                else:
                    what = _of_text(item.value)
                    if what is not None:
                        hits.append(Hit(_route((link, index)), value="(hidden)", what=what))
    return hits or None


# A file may hold thousands of requests, which all have its text.
@lru_cache(maxsize=1)
def _suspicious(text: str) -> bool:
    """Whether a file's text could hold a secret at all: nearly none does, and a search costs less than a walk.

    An unknown text may, and one with escapes, which may spell anything.
    """
    if not text or "\\" in text or "@" in text:
        return True
    folded = text.casefold()
    return any(fragment in folded for fragment in FRAGMENTS)


def _kind(name: str) -> str:
    """What a key's name promises: "secret", "vague", or nothing."""
    folded = name.casefold().replace("-", "").replace("_", "")
    return "secret" if folded in NAMES else "vague" if folded in VAGUE else ""


def _of_key(kind: str, name: str, node: Scalar, link: Link, context: Context) -> str | None:
    if isinstance(node.value, bool) or node.value is None:
        return None
    secret = str(node.value)
    if not secret.strip() or _PLACEHOLDER.search(secret) or (kind == "vague" and not _random(secret, 8)):
        return None
    return None if _documented(name, link, context) else f"the value of {name}"


def _of_text(text: object) -> str | None:
    """What secret a text holds, in words. Numbers and short words are passed over quickly."""
    if type(text) is not str or len(text) < 12:
        return None
    if "@" in text and "://" in text:
        user = _USER.search(text)
        if user is not None and not _PLACEHOLDER.search(user[0]):
            return "the password in this address"
    if " " in text:
        for found in _SCHEME.finditer(text):
            alone = found.start() == 0 and found.end() == len(text.rstrip())
            if _is_token(found[1], found[2], alone):
                return f"the {found[1].capitalize()} token in this text"
    return None


def _is_token(scheme: str, token: str, alone: bool) -> bool:
    """Whether what follows the scheme's name is a token rather than the next word of a sentence."""
    if scheme.casefold() == "basic" and _holds_login(token):
        return True
    if not alone:
        return _random(token, 16) and any(char.isdigit() for char in token)
    return _random(token, 16 if scheme.casefold() == "app" else 8) or token.endswith("=")


def _holds_login(token: str) -> bool:
    from base64 import b64decode

    bare = token.rstrip("=")
    try:
        text = b64decode(bare + "=" * (-len(bare) % 4), validate=True).decode("utf-8")
    except ValueError:
        return False
    return ":" in text and text.isprintable()


def _random(text: str, shortest: int) -> bool:
    """Whether a text has no spaces and mixes letters with digits, or large letters into small ones."""
    if len(text) < shortest or _SPACE.search(text) is not None:
        return False
    return _LETTER.search(text) is not None and _MIXED.search(text) is not None


def _documented(name: str, link: Link, context: Context) -> bool:
    place = context.place
    for step in (*_route(link), name):
        if place is None:
            return False
        place = place.item if isinstance(step, int) else place.keys.get(step) or place.any
    return place is not None and place.type is not None


def _route(link: Link) -> Route:
    steps: list[str | int] = []
    while link is not None:
        link, step = link
        steps.append(step)
    return tuple(reversed(steps))
