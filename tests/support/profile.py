"""How long the generated tests of the schemas run: always the same examples, or as many as VOICELINT_EXAMPLES says."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

EXAMPLES = int(os.environ.get("VOICELINT_EXAMPLES", "0"))
"""Examples of each generated test in a long run, which takes new ones every time; 0 for the usual, fixed ones."""


def profile(usual: int) -> settings:
    """Settings for a test that usually takes so many examples."""
    return settings(
        max_examples=EXAMPLES or usual,
        derandomize=not EXAMPLES,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
