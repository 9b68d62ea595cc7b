"""Moved to voicelint.values.urls; kept while packs are being written."""

from ..values.urls import *  # noqa: F403
