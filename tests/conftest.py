"""What holds for all tests: examples that are the same in every run, and that may take as long as the machine needs."""

from __future__ import annotations

import os

from hypothesis import settings

LONG = "VOICELINT_EXAMPLES" in os.environ or "VOICELINT_ROUNDS" in os.environ
"""Whether somebody asks for a long run: that one takes new examples."""

settings.register_profile("voicelint", deadline=None, derandomize=not LONG)
settings.load_profile("voicelint")
