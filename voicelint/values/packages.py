"""Packages that bear the name of a function of the Python interface."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class _Callable(type(sys)):  # type: ignore[misc] # the type of modules
    """A package that is called like the function of its name in voicelint.api."""

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        from .. import api

        return getattr(api, self.__name__.rpartition(".")[2])(*arguments, **options)


def callable_package(name: str) -> None:
    """Make a package of voicelint callable.

    Importing voicelint.compile, which happens inside, puts the package in the place of the function
    voicelint.compile: whichever of the two a caller gets, calling it must do the same.
    """
    sys.modules[name].__class__ = _Callable
