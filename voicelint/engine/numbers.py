"""Moved to voicelint.values.numbers; kept while packs are being written."""

from ..values.numbers import *  # noqa: F403
