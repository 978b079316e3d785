"""Course plans: the parts that tell what is taught, the passages that may name it, and the skills read from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_engine.matching import Matcher, Parameters, read_plan
from samverkan_engine.matching.plans import lines, taught_part
from samverkan_engine.matching.plans.passages import bare, is_empty, passages
from samverkan_engine.matching.plans.reading import read
from samverkan_engine.tables.matches import MENTIONS

PLAN = """Svetsning, 7,5 hp
Nivå: Grundnivå
Huvudområde: Batteriteknik

Mål
Efter kursen ska studenten kunna
- redogöra för batteriteknik
- planera och leda PLC-programmering

Behörighet
Truckkort och SQL.

Undervisning
Studenterna övar projektledning i grupp. Undervisningen ges på svenska.

Projektledning, 3 hp
Momentet behandlar ledarskap.

Examination
Skriftligt prov om Java, programmeringsspråk

Litteratur
Ledarskap i vården. 2021.
"""


def taught(text: str) -> str:
    return " ".join(taught_part(text).split())


def said(text: str) -> list[str]:
    """Every passage of a line."""
    return [text[start:end] for ways in passages(text, 0, len(text)) for start, end in ways]


def test_only_the_parts_that_tell_what_is_taught_are_kept_each_in_its_place() -> None:
    part = taught_part(PLAN)
    assert len(part) == len(PLAN)
    assert part.index("redogöra") == PLAN.index("redogöra")
    assert part.count("\n") == PLAN.count("\n")
    for word in ("Truckkort", "i grupp", "Java", "2021", "Grundnivå", "Huvudområde"):
        assert word not in part
    for word in ("Svetsning", "batteriteknik", "PLC", "Momentet behandlar ledarskap"):
        assert word in part


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Innehåll\nNät.\n\nSärskild behörighet\nSQL.\n\nMål\nEl.", "Innehåll Nät. Mål El."),
        ("1. Mål\nNät.\n2. Examinationsformer\nProv i SQL.\n3. Innehåll\nEl.", "1. Mål Nät. 3. Innehåll El."),
        ("ENTRY REQUIREMENTS\nSQL.\nLEARNING OUTCOMES\nNets.", "LEARNING OUTCOMES Nets."),
        ("Kursen handlar om nät.\nFörkunskaper: SQL.\nDen tar upp el.", "Kursen handlar om nät. Den tar upp el."),
        ("Kursens litteratur\nSQL för alla", ""),
        ("Litteratur\nSQL för alla\nOrdbok i nät", ""),
        ("Litteratur\nSQL för alla\n\nVattenbruk\nFisk odlas i kar.", ""),
        ("Litteratur\nSQL för alla, 2020.\n\nVattenbruk\nFisk odlas i kar.", "Vattenbruk Fisk odlas i kar."),
        ("Förkunskaper\n\nSQL för alla\n\nBetygsskala\n\nUnderkänd\n\nMål\n\nEl och nät.", "Mål El och nät."),
        ("Undervisningsspråk\n\nSvenska\n\nOrt\n\nUmeå\n\nInnehåll\n\nEl\n\nNät", "Innehåll El Nät"),
        ("Undervisning och lärande, 7,5 hp\nBarn.", "Undervisning och lärande, 7,5 hp Barn."),
        ("Skriftligt prov, 5 hp\nSQL.", ""),
        ("Examination\nSkriftligt prov, 5 hp\nSQL", ""),
        ("Tillträde\nSamtliga kurser från termin 1\nMål\nEl.", "Mål El."),
        ("Målning\nPensel och färg.", "Målning Pensel och färg."),
        ("Utbildningens huvudsakliga upplägg\nÅr 1 läses el.", "Utbildningens huvudsakliga upplägg År 1 läses el."),
    ],
)
def test_headings_and_labels_tell_what_follows(text: str, kept: str) -> None:
    assert taught(text) == kept


@given(st.text(st.sampled_from("aB. :\n-å1ålMhp"), max_size=80) | st.text(max_size=40))
def test_any_text_keeps_its_length_and_its_lines_lie_in_it(text: str) -> None:
    assert len(taught_part(text)) == len(text)
    ends = [0, *(line.end for line in lines(text))]
    for before, line in zip(ends, lines(text), strict=False):
        assert before <= line.start <= line.says <= line.end <= len(text)
        for ways in passages(text, line.says, line.end):
            assert all(line.says <= start < end <= line.end for start, end in ways)


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("- redogöra för elnätets uppbyggnad,", ["elnätets uppbyggnad"]),
        ("Maskinlära: hydraulik, pneumatik och svetsning", ["Maskinlära", "hydraulik", "pneumatik", "svetsning"]),
        ("a) kunna tillämpa läs- och skrivinlärning", ["läs- och skrivinlärning"]),
        ("(SA1) account for welding; robotics and pumps", ["welding", "robotics", "pumps"]),
        ("3.2 Kursen behandlar följande", []),
        ("Studenten ska kunna arbeta självständigt.", []),
    ],
)
def test_lists_are_parted_and_verbs_of_knowing_taken_off(line: str, whole: list[str]) -> None:
    assert [line[slice(*ways[0])] for ways in passages(line, 0, len(line))] == whole


def test_both_sides_of_a_preposition_may_be_what_is_taught_and_so_may_the_whole() -> None:
    assert said("styrning av pumpar") == ["styrning av pumpar", "styrning", "pumpar"]
    text = "visa god kunskap om svetsning"
    assert text[slice(*bare(text, 0, len(text)))] == "svetsning"


def test_words_that_are_ordinary_or_say_only_that_something_is_known_are_no_passages() -> None:
    assert said("kund") == []
    assert is_empty("grundläggande kunskaper")
    assert not is_empty("grundläggande svetsning")


def test_the_skills_of_a_plan_are_those_that_it_teaches(matcher: Matcher) -> None:
    found = read_plan(PLAN, matcher)
    assert found.schema == MENTIONS.empty().schema
    rows = found.to_pylist()
    names = [row["text"] for row in rows]
    assert names == ["Svetsning", "batteriteknik", "PLC-programmering", "Projektledning", "ledarskap"]
    assert all(PLAN[row["start"] : row["end"]] == row["text"] for row in rows)
    assert rows[0]["esco"][0] == "e:svets"
    assert rows[0]["jobtech"][0] == "j:svets"


def test_a_plan_without_words_or_with_less_sure_skills_than_asked_for_teaches_nothing(matcher: Matcher) -> None:
    assert read_plan("", matcher).num_rows == 0
    assert read_plan("Behörighet\nSvetsning.", matcher).num_rows == 0
    assert read_plan(PLAN, matcher, Parameters(least=1.1)).num_rows == 0


def test_a_passage_is_a_skill_only_when_its_link_is_sure_enough(matcher: Matcher) -> None:
    text = "Innehåll\nKursen behandlar svetsteknik och svetsmetoder."
    few, many = (
        read(text, matcher.index, matcher.linker, dict.fromkeys(("esco", "jobtech"), least)) for least in (1.1, 0.01)
    )
    assert few[1] == []
    assert [text[one.start : one.end] for one in many[1]] == ["svetsteknik", "svetsmetoder"]
