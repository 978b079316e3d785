"""What the sources say of the occupations of a region."""

import pytest

from samverkan.competence.queries.facts import facts, is_total, sun_codes
from samverkan.competence.queries.names import name_of_group, names
from samverkan.competence.queries.regions import chosen, regions
from samverkan.sources.actions import datasets as keeping
from samverkan_engine.tables.taxonomy import CONCEPTS
from tests.web.competence.conftest import AT, CLERK, COOK, ENGINEER, NURSE, TODAY, Town, fetched

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]


def test_only_the_newest_round_of_assessments_counts():
    (one,) = facts("24", TODAY).assessments[ENGINEER]
    assert (one.recruitment, one.round) == ("brist", "2026-1")


def test_an_occupation_that_is_not_assessed_says_nothing_rather_than_balance():
    (one,) = facts("24", TODAY).assessments[CLERK]
    assert (one.recruitment, one.chances, one.outlook) == ("", "", "")


def test_women_and_men_are_added_up_only_when_the_source_gives_no_total_and_says_both():
    (count,) = facts("24", TODAY).counts[ENGINEER]
    assert [(year.period, year.value, year.parts) for year in count.years] == [("2023", 270.0, 2), ("2024", None, 2)]
    assert count.latest is count.years[0]


def test_a_missing_part_keeps_the_sources_own_sign():
    (count,) = facts("24", TODAY).counts[ENGINEER]
    assert count.years[1].status == ".."


def test_registers_on_either_side_of_a_break_stay_apart_the_newest_first():
    assert [count.dataset for count in facts("24", TODAY).counts[NURSE]] == ["TAB1", "TAB0"]


def test_a_preliminary_figure_is_known_as_such():
    assert facts("24", TODAY).counts[NURSE][0].latest.preliminary


@pytest.mark.parametrize(
    ("breakdown", "total"), [("", True), ("Kon=1+2", True), ("Kon=1", False), ("Alder=tot;Kon=2", False)]
)
def test_the_total_is_told_from_its_parts(breakdown: str, total: bool):
    assert is_total(breakdown) is total


def test_education_that_counts_is_to_come_held_and_in_the_region_or_at_a_distance():
    supply = facts("24", TODAY).supply(ENGINEER)
    assert [offer.key for offer in supply.here] == ["e1", "e2"]
    assert [offer.key for offer in supply.distance] == ["e3"]
    assert supply.places == 42


def test_an_occupation_without_education_has_none_and_no_number_of_places():
    supply = facts("24", TODAY).supply(COOK)
    assert (supply.here, supply.distance, supply.places) == ((), (), None)


def test_codes_of_other_classifications_than_sun_are_left_alone():
    assert sun_codes(["C_Subject_SUN:522", "C_Subject_ISCED2013:0713", "522"]) == {"522"}


def test_a_group_is_called_as_ssyk_calls_it_not_as_isco_does_by_the_same_digits():
    group = {"kind": "occupation-group", "code": ENGINEER, "broader": []}
    rows = [
        {"scheme": "esco", "id": "http://data.europa.eu/esco/isco/C2143", "label_sv": "Miljöingenjörer", **group},
        {"scheme": "jobtech", "id": "zzzz_abc_123", "label_sv": "Ingenjörer inom elektroteknik", **group},
    ]
    keeping.keep(fetch=fetched("taxonomy"), table="CONCEPTS", rows=CONCEPTS.from_rows(rows), at=AT)
    known = facts("24", TODAY)
    assert names(known)[ENGINEER] == name_of_group(known, ENGINEER) == "Ingenjörer inom elektroteknik"
    assert names(known)[NURSE] == "Sjuksköterskor"


def test_another_county_has_its_own_assessments():
    assert facts("25", TODAY).assessments[ENGINEER][0].recruitment == "balans"


def test_the_regions_are_those_that_the_tables_cover():
    assert regions() == [("25", "Norrbottens län"), ("24", "Västerbottens län")]


def test_the_county_of_ones_own_municipality_comes_first_unless_another_is_asked_for(town: Town):
    assert chosen("", regions(), town.bo) == "24"
    assert chosen("25", regions(), town.bo) == "25"
    assert chosen("77", regions(), town.bo) == "24"
