"""Specs to the request bodies that are sent: split within each vendor's limits, and written as a whole or not at all."""

from __future__ import annotations

from ..values.packages import callable_package

callable_package(__name__)
