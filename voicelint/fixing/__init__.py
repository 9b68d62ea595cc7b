"""Mends files by edits of text spans: every byte outside an edit stays as it is."""
