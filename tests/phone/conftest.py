"""phonenumbers as the judge of our verdicts."""

from __future__ import annotations

import phonenumbers
import pytest
from phonenumbers import re_util

from voicelint.build.phone_metadata import OUTPUT, generate
from voicelint.phone import plan

# Without it the library compiles its regular expressions again and again, and the tests take minutes.
getattr(re_util, "enable_pattern_cache", lambda: None)()


@pytest.fixture(scope="session")
def root(pytestconfig):
    return pytestconfig.rootpath


@pytest.fixture(scope="session")
def committed(root):
    return (root / OUTPUT).read_text(encoding="ascii")


@pytest.fixture(scope="session")
def same_version(committed):
    """Whether the installed phonenumbers is the one that the committed data was made from."""
    return committed.splitlines()[0].endswith(f" {phonenumbers.__version__}")


@pytest.fixture(scope="session", autouse=True)
def installed_metadata(same_version):
    """Judge by the metadata of the installed library.

    Numbering plans change with every release of it. A verdict that differs only because the committed data is
    a release older says nothing about our reading of the data, so with another version installed the tests
    run on data made from that one.
    """
    if not same_version:
        plan._records.update(
            {code: record for code, _, record in (line.partition("\t") for line in generate().splitlines()[1:])}
        )
        plan._plans.clear()
