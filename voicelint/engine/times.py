"""Moved to voicelint.values.times; kept while packs are being written."""

from ..values.times import *  # noqa: F403
