"""Putting together what two people wrote in the same text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.meetings.merging import put_together, side_by_side

BASE = "Ett.\n\nTvå.\n\nTre."
texts = st.lists(st.sampled_from(["", "Ett.", "Två.", "Tre.", "Fyra."]), max_size=6).map("\n".join)


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("Ett, mer.\n\nTvå.\n\nTre.", "Ett.\n\nTvå.\n\nTre, mer.", "Ett, mer.\n\nTvå.\n\nTre, mer."),
        ("Ett.\n\nTvå.\n\nTre.\n\nFyra.", "Ett, mer.\n\nTvå.\n\nTre.", "Ett, mer.\n\nTvå.\n\nTre.\n\nFyra."),
        ("Två.\n\nTre.", BASE + "\n\nFyra.", "Två.\n\nTre.\n\nFyra."),
        ("Samma.\n\nTvå.\n\nTre.", "Samma.\n\nTvå.\n\nTre.", "Samma.\n\nTvå.\n\nTre."),
    ],
)
def test_changes_of_different_paragraphs_both_stand(mine, theirs, both):
    assert put_together(BASE, mine, theirs) == both


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [("", "Min.", "Din."), (BASE, BASE + "\n\nMin.", BASE + "\n\nDin."), ("Ett.", "Ett, min.", "Ett, din.")],
)
def test_changes_of_the_same_paragraph_are_not_put_together(base, mine, theirs):
    assert put_together(base, mine, theirs) is None


def test_side_by_side_holds_what_both_wrote():
    assert side_by_side("Ett.\nTvå.", "Ett, min.\nTvå.", "Ett, din.\nTvå.") == "Ett, din.\nEtt, min.\nTvå."


@given(texts, texts)
def test_who_changed_alone_is_followed(base, written):
    assert put_together(base, written, base) == written
    assert put_together(base, base, written) == written


@given(texts, texts, texts)
def test_no_line_that_either_added_is_lost(base, mine, theirs):
    kept = set(side_by_side(base, mine, theirs).split("\n"))
    added = (set(mine.split("\n")) | set(theirs.split("\n"))) - set(base.split("\n"))
    assert added <= kept


@given(texts, texts, texts)
def test_it_does_not_matter_who_came_first(base, mine, theirs):
    assert put_together(base, mine, theirs) == put_together(base, theirs, mine)
