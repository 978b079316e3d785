"""How two wordings differ."""

from samverkan_engine.following import compare
from samverkan_engine.tables import DifferenceKind

OLD = "Syfte\n\nParterna ska träffas varje år.\n\nKommunen ska bidra med lokaler."


def kinds(old: str, new: str) -> list[str]:
    return [paragraph.kind.value for paragraph in compare(old, new)]


def test_equal_texts_have_only_equal_paragraphs():
    assert kinds(OLD, OLD) == ["same", "same", "same"]


def test_broken_lines_are_no_difference():
    old = "Parterna ska träffas varje år för att tala om framtiden och om det som är gjort."
    assert kinds(old, old.replace(" framtiden", "\nframtiden")) == ["same"]


def test_a_changed_paragraph_shows_its_words():
    (_heading, paragraph, _last) = compare(OLD, OLD.replace("varje år", "två gånger om året"))
    shown = [(each.kind.value, each.text.strip()) for each in paragraph.words]
    assert shown == [
        ("same", "Parterna ska träffas"), ("removed", "varje år"), ("added", "två gånger om året"), ("same", "."),
    ]  # fmt: skip


def test_added_and_removed_paragraphs_are_told_apart():
    assert kinds(OLD, OLD + "\n\nAvtalet gäller till 2030.") == ["same", "same", "same", "added"]
    assert kinds(OLD, "Syfte\n\nKommunen ska bidra med lokaler.") == ["same", "removed", "same"]


def test_a_paragraph_that_moved_is_shown_where_it_stood_and_where_it_stands():
    new = "Kommunen ska bidra med lokaler.\n\nSyfte\n\nParterna ska träffas varje år."
    found = kinds(OLD, new)
    assert sorted(found) == ["moved_away", "moved_here", "same", "same"]


def test_each_paragraph_says_where_it_stands_in_either_text():
    for paragraph in compare(OLD, OLD.replace("Syfte", "Mål")):
        assert (paragraph.old is None) == (paragraph.kind is DifferenceKind.ADDED)


def test_nothing_against_something_is_all_added():
    assert kinds("", OLD) == ["added", "added", "added"]
    assert kinds(OLD, "") == ["removed", "removed", "removed"]
    assert kinds("", "") == []
