"""Specs to the request bodies that are sent: split within each vendor's limits, and written as a whole or not at all."""
