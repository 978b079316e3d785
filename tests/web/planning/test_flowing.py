"""Which figures of the sources come into a case, and which wait for somebody or stay out."""

from datetime import date
from typing import Any

import pytest

from samverkan.planning.beginning import Start, Worked, document
from samverkan.planning.files import written
from samverkan.planning.flowing import Counted, Delivered, Flow, Given, Way, by_themselves, chosen, flows, with_flows

BAS, RAMS = (Way("scb", name, "Anställda", "antal") for name in ("TAB1", "TAB0"))
DAY = date(2026, 3, 5)
BOTH = ("7233", "7412")
Document = dict[str, Any]
Memory = dict[str, float]


def begun() -> Document:
    """A case begun in 2024 with the register's counts."""
    worked = [Worked("7233", "Underhållsmekaniker", 458, "SCB, 2024"), Worked("7412", "Elektriker", 188, "SCB, 2024")]
    return document(Start("Järnlunda", 2024, worked))


def register(way: Way = BAS, **years: dict[int, float]) -> Counted:
    people = {name.removeprefix("y"): each for name, each in years.items()}
    return Counted(way, way.dataset, DAY, people)


FIRST = register(y7233={2023: 437, 2024: 458}, y7412={2023: 171, 2024: 188})
SECOND = register(y7233={2023: 437, 2024: 458, 2025: 470}, y7412={2023: 171, 2024: 188, 2025: 190})


def remembered(said: Document, *series: Counted) -> Memory:
    """Return what is remembered once the sources have been held against the case."""
    return dict(flows(said, Delivered(series), {}, {}).taken)


def told(some: list[Flow]) -> list[tuple[str, str, int, float | None, float]]:
    return sorted((flow.kind, flow.subject, flow.year, flow.now, flow.new) for flow in some)


def come_in(
    said: Document, *series: Counted, taken: dict[str, float], left: dict[str, float] | None = None
) -> Document:
    found = flows(said, Delivered(series), taken, left or {})
    return dict(written(with_flows(said, by_themselves(said, found))).document)


def test_the_years_before_come_in_as_a_series_with_its_source() -> None:
    after = come_in(begun(), FIRST, taken={})
    (series,) = after["history"]["observed"]
    assert (series["version"], series["source"]) == ("TAB1", "TAB1")
    assert series["occupations"]["7412"] == {"people": {2023: 171, 2024: 188}}
    assert after["start_year"] == 2024


def test_a_newer_year_moves_the_first_year_with_its_people_and_jobs() -> None:
    said = come_in(begun(), FIRST, taken={})
    after = come_in(said, SECOND, taken=remembered(said, FIRST))
    assert after["start_year"] == 2025
    one = after["occupations"]["list"][0]
    assert (one["w0"], one["d0"], one["source"]) == (470, 470, "TAB1, 2025")
    assert after["history"]["observed"][0]["occupations"]["7233"]["people"][2025] == 470


def test_the_first_year_stays_while_an_occupation_is_not_counted_in_the_later_one() -> None:
    said = come_in(begun(), FIRST, taken={})
    some = register(y7233={2025: 470}, y7412={2024: 188})
    assert come_in(said, some, taken=remembered(said, FIRST)) == said


@pytest.mark.parametrize("figure", ["w0", "d0"])
def test_the_first_year_waits_for_a_person_where_somebody_wrote_its_people_or_jobs(figure: str) -> None:
    said = come_in(begun(), FIRST, taken={})
    memory = remembered(said, FIRST)
    said["occupations"]["list"][0][figure] = 500
    assert come_in(said, SECOND, taken=memory) == said


def test_a_changed_figure_replaces_what_the_source_said_but_not_what_a_person_wrote() -> None:
    said = come_in(begun(), FIRST, taken={})
    memory = remembered(said, FIRST)
    said["history"]["observed"][0]["occupations"]["7233"]["people"][2023] = 440
    revised = register(y7233={2023: 436, 2024: 458}, y7412={2023: 170, 2024: 188})
    people = come_in(said, revised, taken=memory)["history"]["observed"][0]["occupations"]
    assert people["7233"]["people"][2023] == 440
    assert people["7412"]["people"][2023] == 170
    (typed,) = (flow for flow in flows(said, Delivered((revised,)), memory, {}).flows if flow.is_typed)
    assert (typed.subject, typed.now, typed.new) == ("7233", 440, 436)


def test_a_revised_count_of_the_first_year_changes_its_people_and_jobs() -> None:
    said = come_in(begun(), FIRST, taken={})
    revised = register(y7233={2023: 437, 2024: 460}, y7412={2023: 171, 2024: 188})
    one = come_in(said, revised, taken=remembered(said, FIRST))["occupations"]["list"][0]
    assert (one["w0"], one["d0"]) == (460, 460)


def test_an_earlier_version_that_stands_again_is_not_undone_by_itself() -> None:
    said = come_in(begun(), FIRST, taken={})
    memory = remembered(said, FIRST)
    after = come_in(said, SECOND, taken=memory)
    memory = dict(flows(after, Delivered((SECOND,)), memory, {}).taken)
    assert come_in(said, SECOND, taken=memory) == said
    assert flows(said, Delivered((SECOND,)), memory, {}).due


def test_another_register_begins_a_series_of_its_own_and_never_goes_on_with_the_one_before() -> None:
    said = come_in(begun(), register(RAMS, **{f"y{one}": {2022: 9, 2023: 10} for one in BOTH}), taken={})
    after = come_in(
        said, register(RAMS, **{f"y{one}": {2023: 10} for one in BOTH}), FIRST, taken=remembered(said, FIRST)
    )
    old, new = after["history"]["observed"]
    assert old["occupations"]["7412"]["people"] == {2022: 9, 2023: 10}
    assert (new["version"], new["occupations"]["7412"]["people"]) == ("TAB1", {2023: 171, 2024: 188})


def test_the_first_year_never_moves_across_a_break_without_asking() -> None:
    before = register(RAMS, y7233={2024: 458}, y7412={2024: 188})
    said = come_in(begun(), before, taken={})
    found = flows(said, Delivered((before, SECOND)), remembered(said, before), {})
    assert all(flow.anew for flow in found.flows if flow.kind in ("start", "w0", "d0"))
    after = come_in(said, before, SECOND, taken=remembered(said, before))
    assert after["start_year"] == 2024
    assert [one["version"] for one in after["history"]["observed"]] == ["TAB0", "TAB1"]
    assert 2025 not in after["history"]["observed"][1]["occupations"]["7233"]["people"]


def test_what_lies_after_the_first_year_is_chosen_only_with_a_later_first_year() -> None:
    said = come_in(begun(), FIRST, taken={})
    found = flows(said, Delivered((SECOND,)), remembered(said, FIRST), {})
    later = {flow.key for flow in found.flows if flow.kind == "people"}
    assert later
    assert chosen(found, later) == []
    assert {flow.kind for flow in chosen(found, {flow.key for flow in found.flows})} == {"people", "start", "w0", "d0"}


def test_what_somebody_let_be_waits_no_more_until_the_source_says_something_else() -> None:
    said = begun()
    found = flows(said, Delivered((FIRST,)), {}, {})
    left = {flow.key: flow.new for flow in found.flows}
    assert flows(said, Delivered((FIRST,)), {}, left).due == ()
    assert come_in(said, FIRST, taken={}, left=left) == said
    revised = register(y7233={2023: 430, 2024: 458}, y7412={2023: 171, 2024: 188})
    assert told(list(flows(said, Delivered((revised,)), {}, left).due)) == [("people", "7233", 2023, None, 430)]


def test_shares_of_an_occupation_are_never_said_to_come_from_a_register() -> None:
    said = begun()
    one = said["occupations"]["list"][0]
    del one["source"]
    said["occupations"]["_counts"] = {"assumption": "gissat"}
    one["age55"] = 0.3
    found = flows(said, Delivered((SECOND,)), {}, {})
    assert {flow.subject for flow in found.flows if flow.kind == "w0"} == {"7412"}


def with_programme(*given: Given) -> tuple[Document, Delivered]:
    said = begun()
    said["programmes"][0]["id"] = "yh"
    return said, Delivered(programmes={"yh": given})


def test_what_became_of_an_intake_comes_in_beside_what_is_known_of_it() -> None:
    said, given = with_programme(Given(2023, {"seats": 25, "registered": 22}, "Ladok", DAY))
    said["history"] = {"intakes": [{"programme": "yh", "year": 2023, "applicants": 60, "source": "MYH"}]}
    after = with_flows(said, by_themselves(said, flows(said, given, {}, {})))
    assert written(after).document["history"]["intakes"] == [
        {"programme": "yh", "year": 2023, "applicants": 60, "seats": 25, "registered": 22, "source": "MYH; Ladok"}
    ]


def test_an_intake_of_which_a_part_is_more_than_the_whole_is_left_out_and_named() -> None:
    said, given = with_programme(Given(2023, {"applicants": 10, "registered": 22}, "Ladok", DAY))
    found = flows(said, given, {}, {})
    assert (found.flows, found.broken) == ((), (("yh", 2023),))


def test_an_intake_that_lies_ahead_stays_out_but_its_places_are_those_of_the_programme() -> None:
    said, given = with_programme(Given(2025, {"seats": 30, "registered": 28}, "Ladok", DAY))
    found = flows(said, given, {}, {})
    assert told(list(found.flows)) == [("seats", "yh", 2025, 0, 30)]
    assert by_themselves(said, found) == []
    (seats,) = found.flows
    assert with_flows(said, [seats])["programmes"][0]["seats"] == {"value": 30, "year": 2025, "source": "Ladok"}
