"""Findings that are held back: by comments in the file, and by a baseline of what was there before."""
