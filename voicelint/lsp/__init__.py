"""The language server: what `check`, `explain` and `targets` say, as somebody types.

Each feature is a module of pure functions over an `Analysis` or over text and offset; `server` alone speaks pygls.
"""
