"""The closed set of checks that a pack's rules are made of.

A primitive is a function from options to a check. Its signature is its options' schema: packs are held
against it when they are built. `kinds` are the kinds of value that it can look at.
"""

from __future__ import annotations

from . import forms, keys, lists, numbers, text, whole
from .registry import PRIMITIVES, Primitive

__all__ = ["PRIMITIVES", "Primitive", "forms", "keys", "lists", "numbers", "text", "whole"]
