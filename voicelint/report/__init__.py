"""Diagnostics to text and to the machine formats."""
