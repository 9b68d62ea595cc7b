"""Fixing one finding, fixing all, silencing one."""

from __future__ import annotations

import pytest
from lsprotocol import types

from voicelint.lsp.actions import FIX_ALL, MOST_TOUCHED, actions, fix_all
from voicelint.lsp.client import Client

from .support import EVERYTHING, HEAD, URI, analyse, applied, changed, example

BAD = example("bad/campaign.yaml")
MODEST = Client(types.ClientCapabilities())


def offered(
    text: str, word: str, only: list[str] | None = None, client: Client = EVERYTHING
) -> dict[str, types.CodeAction]:
    """The actions where a word stands, by title."""
    start = text.index(word)
    found = actions(analyse(text), start, start + len(word), only, client)
    return {each.title: each for each in found}


def kind(action: types.CodeAction) -> str:
    return action.kind.value if isinstance(action.kind, types.CodeActionKind) else str(action.kind)


def after(text: str, word: str, title: str) -> str:
    return applied(text, changed(offered(text, word)[title].edit))


def test_a_safe_fix_is_preferred() -> None:
    fix = offered(BAD, "attempts: 5")["Write 4"]
    assert fix.kind == types.CodeActionKind.QuickFix
    assert fix.is_preferred is True
    assert fix.diagnostics is not None
    assert fix.diagnostics[0].code == "retry-count-clamped"
    assert applied(BAD, changed(fix.edit)) == BAD.replace("attempts: 5", "attempts: 4")


def test_an_unsafe_fix_says_so() -> None:
    text = HEAD + "flow: {id: 'A'}\nrecipients: [\"+41793026741\"]\naudience: {override_do_not_disturb: true}\n"
    fix = offered(text, "override")["Take override_do_not_disturb out (unsafe)"]
    assert fix.is_preferred is None
    assert "audience" not in applied(text, changed(fix.edit))


def test_only_what_is_asked_for() -> None:
    everywhere = actions(analyse(BAD), 0, len(BAD), None, EVERYTHING)
    kinds = {kind(each) for each in everywhere}
    assert kinds == {"quickfix", FIX_ALL}
    for only, left in (
        ("quickfix", {"quickfix"}),
        ("source", {FIX_ALL}),
        (types.CodeActionKind.Source, {FIX_ALL}),
        (types.CodeActionKind.Empty, {"quickfix", FIX_ALL}),
        ("source.fixAll", {FIX_ALL}),
        (FIX_ALL, {FIX_ALL}),
        ("refactor", set()),
        ("source.fixAll.other", set()),
    ):
        assert {kind(each) for each in actions(analyse(BAD), 0, len(BAD), [only], EVERYTHING)} == left
    assert set(offered(BAD, "Appointment")) == {"Fix all safe voicelint problems"}


def test_fix_all_makes_the_safe_fixes_and_no_others() -> None:
    found = analyse(BAD)
    mended = applied(BAD, changed(fix_all(found, EVERYTHING)))
    for line in (
        'caller: "+41793026710"',
        "attempts: 4  ",
        "first_wait: 10m  ",
        "expire_after: 48h  ",
        "# four at most",
    ):
        assert line in mended
    assert '+4179302674"' in mended  # nobody knows what was meant
    assert "friday" in mended


def test_fix_all_gets_its_edit_when_it_is_chosen() -> None:
    action = offered(BAD, "attempts", ["source"])["Fix all safe voicelint problems"]
    assert (action.edit, action.data) == (None, URI)
    modest = offered(BAD, "attempts", ["source"], MODEST)["Fix all safe voicelint problems"]
    assert modest.data is None
    assert modest.edit is not None
    assert modest.edit.document_changes is None
    assert "attempts: 4" in applied(BAD, changed(modest.edit))


def test_fix_all_is_not_offered_where_nothing_is_safe() -> None:
    assert actions(analyse(example("good/octopush.yaml")), 0, 9, None, EVERYTHING) == []


def test_edits_name_the_version_that_they_are_for() -> None:
    edit = offered(BAD, "attempts: 5")["Write 4"].edit
    assert edit is not None
    assert edit.document_changes is not None
    change = edit.document_changes[0]
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document == types.OptionalVersionedTextDocumentIdentifier(URI, 3)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_comment_silences_a_finding(ending: str) -> None:
    text = BAD.replace("\n", ending)
    expected = text.replace(
        "  attempts: 5", f"  # voicelint: ignore[retry-count-clamped] TODO: why{ending}  attempts: 5"
    )
    assert after(text, "attempts: 5", "Ignore retry-count-clamped here") == expected


def test_the_comment_stands_above_a_text_of_several_lines() -> None:
    text = (
        "voicelint: 1\ntarget: octopush\nrecipients: ['+41793026741']\nsay:\n  language: en-GB\n  voice: female\n"
        '  text: "Hello {{first_name}}\n    and good bye {{nobody}}"\n'
    )
    found = analyse(text)
    inner = [each for each in found.diagnostics if each.start > text.index("and good")]
    titles = {each.title: each for each in actions(found, 0, len(text), ["quickfix"], EVERYTHING)}
    for each in [*inner, *found.diagnostics]:
        action = titles.get(f"Ignore {each.rule.name} here")
        if action is not None:
            made = analyse(applied(text, changed(action.edit)))
            assert [document.root.plain() for document in made.source.documents if document.root] == [
                document.root.plain() for document in found.source.documents if document.root
            ]
            assert "# voicelint: ignore[" in made.source.text[: text.index("Hello") + 99].split("Hello")[0]
    assert titles


@pytest.mark.parametrize("text", [example("bad/infobip-ivr-published.json"), HEAD + "retry: [", HEAD + "a: 1\na: 2\n"])
def test_what_no_comment_can_silence(text: str) -> None:
    path = "/a.json" if text.startswith("{") else "/a.yaml"
    found = actions(analyse(text, path), 0, len(text), ["quickfix"], EVERYTHING)
    assert not [each for each in found if each.title.startswith("Ignore") and "SRC" in each.title]
    if path == "/a.json":
        assert not [each for each in found if each.title.startswith("Ignore")]


def test_one_comment_for_several_findings_of_a_rule() -> None:
    found = actions(analyse("voicelint: 1\n"), 0, 5, None, EVERYTHING)
    titles = [each.title for each in found]
    assert len(set(titles)) == len(titles) > 1


def test_a_selection_of_everything_offers_what_people_can_read() -> None:
    text = HEAD + "recipients:\n" + "".join(f'  - "+41 79 302 {number}"\n' for number in range(1000, 1200))
    found = actions(analyse(text), 0, len(text), None, EVERYTHING)
    assert len(found) <= 2 * MOST_TOUCHED + 1
    assert found[-1].kind == FIX_ALL
