import pytest

from voicelint.source.parse import parse

CASES = {
    "# a\nx: 1 # b\n  # c\n": ["# a", "# b", "# c"],
    "x: 'a # b'\ny: \"c # d\" # e": ["# e"],
    "x: a#b\ny: a #b": ["#b"],
    "x: http://h/p#f # g": ["# g"],
    "x: |  # head\n  # text\n  a\n# after\ny: 1": ["# head", "# after"],
    "x: >-\n  # text\n": [],
    "x: |+2 #h\n    # t\n": ["#h"],
    "x: &a 1 # &b\ny: *a # *b\nz: !t 1 # !u": ["# &b", "# *b", "# !u"],
    "x: &a # c\n  y: 1": ["# c"],
    "x: # c\n  - 1 # d\n  # e\n  - 2": ["# c", "# d", "# e"],
    "[a, # c\n b#d, 'e' # f ' g\n]": ["# c", "# f ' g"],
    "{a: 1, # {\n b: 2} # }": ["# {", "# }"],
    "x: one\n  two # c\n": ["# c"],
    "x: 'it''s # no'  # yes": ["# yes"],
    'x: "\\" # no" # yes': ["# yes"],
    'x: "a\n  # no\n  b" # yes': ["# yes"],
    "# a # b": ["# a # b"],
    "#": ["#"],
    "%YAML 1.2 # v\n---\nx: 1\n... # end\n# z": ["# v", "# end", "# z"],
    "%TAG !e! tag:e.org,2026: # t\n---\nx: 1": ["# t"],
    "x: 1\r\n# a\r\ny: 2 # b\r\n": ["# a", "# b"],
    "x: 1\t# t\n\t# u\n": ["# t", "# u"],
    "? k # a\n: v # b": ["# a", "# b"],
    "x: 📞 # é": ["# é"],
    "'#': '#' # c": ["# c"],
    "x: # c\ny: 1": ["# c"],
    "x: ab#\ny: c # ": ["# "],
    "- # a\n- b": ["# a"],
    "--- # a\nx: 1\n--- # b\ny: 1": ["# a", "# b"],
}


@pytest.mark.parametrize("text", CASES)
def test_comments(text):
    source = parse(text, "x.yaml")
    assert not source.problems, source.problems[0].message
    assert [comment.text for comment in source.comments] == CASES[text]
    for comment in source.comments:
        assert source.text[comment.start : comment.end] == comment.text
        before = text[: comment.start].replace("\r", "\n").rpartition("\n")[2]
        assert comment.own_line == (before.strip() == "")


def test_comments_before_a_syntax_error_are_kept_and_those_behind_it_are_not_guessed():
    source = parse("# a\nx: 1 # b\ny: @ # c", "x.yaml")
    assert source.problems
    assert [comment.text for comment in source.comments] == ["# a", "# b"]


def test_json_has_none():
    assert parse('{"a": "# x"}', "x.json").comments == []
