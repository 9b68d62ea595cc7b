"""What holds for all tests: a hypothesis example may take as long as the machine needs, for another may be using it."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("voicelint", deadline=None)
settings.load_profile("voicelint")
