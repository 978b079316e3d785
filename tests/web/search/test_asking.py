"""What somebody asks for, read from the words typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.search.asking import LONGEST, MOST, read
from samverkan.search.queries import fts5, tsquery


def rows(typed: str) -> list[str]:
    return [" ".join(each.rows[0]) for each in read(typed).wanted]


def test_each_word_is_looked_for_by_its_stem():
    assert rows("Kommunens åtaganden") == ["kommun", "åtag"]


def test_words_within_quotation_marks_stand_together():
    assert rows('"gemensamma möten" skola') == ["gemensamm möt", "skol"]
    assert rows("”gemensamma möten”") == ["gemensamm möt"]


def test_a_quotation_mark_that_is_never_closed_holds_to_the_end():
    assert rows('skola "gemensamma möten') == ["skol", "gemensamm möt"]


def test_a_word_with_signs_in_it_is_its_parts_beside_each_other():
    assert rows("KS-2024/203") == ["ks 2024 203"]


def test_minus_leaves_out_but_a_hyphen_within_a_word_does_not():
    asked = read("skola -kommun för-skola")
    assert [each.rows[0] for each in asked.unwanted] == [("kommun",)]
    assert len(asked.wanted) == 2


def test_minus_alone_asks_for_nothing():
    assert read("-kommun").only_without


def test_a_word_is_looked_for_within_longer_ones_unless_it_is_short_a_number_or_quoted():
    assert read("avtal").wanted[0].within == ("avtal",)
    for typed in ("mål", "2026", '"avtal"'):
        assert read(typed).wanted[0].within == ()


def test_common_words_are_left_out_when_there_are_others():
    assert rows("skola och arbete") == ["skol", "arbet"]
    assert rows("och") == ["och"]


def test_english_forms_are_looked_for_beside_the_swedish():
    assert ("meet",) in read("meetings").wanted[0].rows


def test_five_thousand_characters_become_a_few_words():
    asked = read("samverkan " * 500)
    assert len(asked.words) <= LONGEST
    assert len(asked.wanted) <= MOST


@pytest.mark.parametrize("typed", ["", "   ", '"', "*", "---", '""', "\0", "'%_"])
def test_signs_alone_are_nothing(typed: str):
    assert read(typed).is_empty


@given(st.text(max_size=300))
def test_nothing_of_the_databases_own_search_language_gets_through(typed: str):
    asked = read(typed)
    stems = {each for clause in (*asked.wanted, *asked.unwanted) for row in clause.rows for each in row}
    assert all(each.isalnum() or each == "" for each in stems)
    if asked.wanted:
        assert fts5(asked, None).count('"') % 2 == 0
        assert tsquery(asked, None).count("'") % 2 == 0
