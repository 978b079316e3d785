"""What one more seat, krona or teacher is worth, as the report tells it: a range, or the number with its band."""

import re
from dataclasses import replace

import pyarrow as pa
import pytest

from samverkan_engine.report import Telling
from samverkan_engine.report.charts import Chart, Range, ranges
from samverkan_engine.report.words import Words
from samverkan_engine.tables import planning as declared
from samverkan_engine.tables.planned import Planned
from samverkan_engine.tables.planning import spread


def test_what_one_more_is_worth_is_told_for_seats_money_and_teachers(telling: Telling) -> None:
    filled, worth = telling.seats_by_autumn()
    assert [row[0] for row in filled.rows] == [row[0] for row in worth.rows]
    assert {row[0] for row in filled.rows} == {row[0] for row in drawn_seats(telling).rows}
    scarce = telling.scarce()
    assert scarce
    assert {re.split("[ ,]", str(row[0]))[0] for row in scarce.rows} == {"Budget", "Lärare"}


def drawn_seats(telling: Telling) -> Chart:
    drawn = telling.seats_worth()
    assert drawn
    return drawn


RANGE = re.compile("−?[0-9,\u00a0]+(\u2060–\u2060|\u00a0till\u00a0−?)[0-9,\u00a0]+|0|omkring\u00a0[0-9]+")


def test_of_a_case_little_sourced_what_one_more_is_worth_is_told_in_ranges_alone(telling: Telling) -> None:
    assert telling.planned.about.is_example
    filled, worth = telling.seats_by_autumn()
    cells = [str(cell) for row in filled.rows for cell in row[1:]] + [str(c) for row in worth.rows for c in row[2:]]
    assert all(RANGE.fullmatch(cell) for cell in cells), cells
    assert any("–" in cell for cell in cells)
    drawn = drawn_seats(telling)
    assert all(RANGE.fullmatch(str(row[1])) for row in drawn.rows)
    assert drawn.figures
    assert not {"medeltal", "50"} & {word for header in drawn.figures[0] for word in re.findall(r"\w+", header)}
    assert len({len(row) for row in drawn.figures[1]} | {len(drawn.figures[0])}) == 1
    assert "medeltal" not in telling.scarce_lead()


def test_of_a_case_well_sourced_the_number_comes_with_its_band(planned: Planned) -> None:
    telling = Telling(replace(planned, about=replace(planned.about, sourced=0.9)), "sv")
    filled, worth = telling.seats_by_autumn()
    assert "medeltal" in filled.caption
    cells = [str(cell) for row in filled.rows for cell in row[1:]] + [str(c) for row in worth.rows for c in row[2:]]
    assert all(re.fullmatch(r"0|−?[0-9, \u00a0]+\(.+\)", cell) for cell in cells), cells
    headers, rows = drawn_seats(telling).figures or ([], [])
    assert sum("medeltal" in header for header in headers) == 2
    assert len({len(row) for row in rows} | {len(headers)}) == 1
    assert "dyraste fallen" in telling.scarce_lead()
    assert all(len(row) <= 6 for row in worth.rows)


def scarce_row(**changed: object) -> dict[str, object]:
    told = dict.fromkeys(("saved_sek", *spread("saved_sek")), 1.5e6)
    row = {"resource": "teachers", "year": 2028, "unit": "full-time teachers", "available": 3.0, "used": 3.0}
    return {**row, "worth_sek": 2e6, **told, **changed}


@pytest.mark.parametrize(
    ("changed", "sourced", "cells"),
    [
        ({"saved_sek_p05": -1.4e6, "saved_sek_p95": 4.2e6}, 0.1, ["−1,4 till 4,2 miljoner kronor"]),
        (
            {"saved_sek_p05": -1.4e6, "saved_sek_p95": 4.2e6},
            0.9,
            ["2,0 miljoner kronor", "1,5 (−1,4 till 4,2) miljoner kronor"],
        ),
        ({"saved_sek_p05": -140e3, "saved_sek_p95": 420e3}, 0.1, ["−140 till 420 tusen kronor"]),
        (
            {"resource": "budget", "unit": "SEK", "saved_sek_p05": -0.42, "saved_sek_p95": 2.3},
            0.1,
            ["−0,4 till 2,3 kronor för varje krona"],
        ),
        (dict.fromkeys(("saved_sek", *spread("saved_sek"))), 0.1, ["går inte att säga för ett år i taget"]),
    ],
)
def test_what_one_more_of_what_is_scarce_saves(
    planned: Planned, changed: dict[str, object], sourced: float, cells: list[str]
) -> None:
    table = declared.SCARCE.from_rows([scarce_row(**changed), scarce_row(resource="rooms", worth_sek=0.0)])
    about = replace(planned.about, sourced=sourced)
    told = Telling(replace(planned, scarce=table, lasting=declared.LASTING.empty(), about=about), "sv").scarce()
    assert told
    scarce, enough = told.rows
    assert [str(cell).replace("\u00a0", " ") for cell in scarce[3:]] == cells
    assert list(enough[3:]) == ["inget, det räcker"] * len(cells)


def test_what_is_scarce_in_several_years_is_told_of_all_of_them_at_once(planned: Planned) -> None:
    row = {key: value for key, value in scarce_row().items() if key not in ("year", "available", "used")}
    every = declared.LASTING.from_rows([{**row, "years": 2, "first_year": 2028, "last_year": 2029}])
    years = [scarce_row(used=2.5), scarce_row(year=2029), scarce_row(year=2030, worth_sek=0.0), scarce_row(year=2031)]
    years[3]["resource"] = "rooms"
    told = Telling(replace(planned, scarce=declared.SCARCE.from_rows(years), lasting=every), "sv").scarce()
    assert told
    assert [list(row[:3]) for row in told.rows] == [
        ["Lärare, en till varje år 2028–2029", "3,0", "2,5\u2060–\u20603,0"],
        ["Lokaler 2031", "3,0", "3,0"],
    ]


def test_what_would_have_to_be_true_comes_with_what_needs_least_first(planned: Planned) -> None:
    row = {"rival": "nothing", "lowest": 0.25, "highest": 4.0}
    factors = {"stay": None, "exits": 2.5, "finish": 0.9, "unfilled": 1.2}
    found = [{**row, "assumption": name, "factor": factor} for name, factor in factors.items()]
    told = Telling(replace(planned, tipping=declared.TIPPING.from_rows(found)), "sv").tipping()
    assert told
    assert [str(row[1]).split()[0] for row in told.rows] == ["omkring", "omkring", "omkring", "vinner"]
    assert "mindre" in str(told.rows[0][1])
    assert "2,5 gånger" in str(told.rows[2][1])


def test_what_is_scarce_comes_before_what_there_is_enough_of(planned: Planned) -> None:
    rows = [scarce_row(resource="budget", unit="SEK", worth_sek=0.0), scarce_row()]
    table = declared.SCARCE.from_rows(rows)
    told = Telling(replace(planned, scarce=table, lasting=declared.LASTING.empty()), "sv").scarce()
    assert told
    assert [row[0] for row in told.rows] == ["Lärare 2028", "Budget, alla år"]


def test_an_assumption_that_does_not_show_in_the_answer_is_not_drawn(planned: Planned) -> None:
    table = planned.assumptions
    ends = [2000.0] * (table.num_rows - 2)
    for name, moved in (("at_low", [1000.0, 1500.0]), ("at_high", [3000.0, 2500.0])):
        place = table.schema.get_field_index(name)
        table = table.set_column(place, table.schema.field(place), pa.array([*moved, *ends]))
    assert len(Telling(replace(planned, assumptions=table), "sv").assumptions().rows) == 2


def test_a_rival_that_is_as_good_already_is_told_once(planned: Planned) -> None:
    row = {"rival": "nothing", "factor": 1.0, "lowest": 0.25, "highest": 4.0}
    tipping = declared.TIPPING.from_rows([{**row, "assumption": name} for name in ("stay", "exits")])
    told = Telling(replace(planned, tipping=tipping), "sv").tipping()
    assert told
    assert told.rows == [["Inget behöver vara annorlunda", "lika bra redan nu"]]


def test_below_nought_is_explained_where_a_course_takes_people(planned: Planned) -> None:
    assert "lämnar de som går kursen" in Telling(planned, "sv").seats_lead()
    table = planned.seats_worth
    place = table.schema.get_field_index("job_years_p05")
    none = table.set_column(place, table.schema.field(place), pa.array([0.0] * table.num_rows))
    assert "lämnar de som går kursen" not in Telling(replace(planned, seats_worth=none), "sv").seats_lead()


def test_it_is_said_where_some_autumns_are_left_out_of_a_table(planned: Planned) -> None:
    telling = Telling(planned, "sv")
    first = f"HT{planned.about.first_year}"
    worth = [row for row in planned.seats_worth.to_pylist() if row["term"].startswith("HT") and row["term"] > first]
    every = {row["term"] for row in worth if row["job_years_p95"] > 0.05}
    left_out = len(telling.seats_by_autumn()[0].headers) - 1 < len(every)
    assert ("några av höstarna" in telling.seats_lead()) == left_out
    table = planned.seats_worth
    place = table.schema.get_field_index("job_years_p95")
    none = table.set_column(place, table.schema.field(place), pa.array([0.0] * table.num_rows))
    empty = Telling(replace(planned, seats_worth=none), "sv")
    assert empty.seats_worth() is None
    assert empty.seats_by_autumn() == []
    assert "några av höstarna" not in empty.seats_lead()


def test_an_axis_of_small_steps_is_written_with_their_decimals() -> None:
    figures = Words("sv").figures(False)
    drawn = ranges("Title", "", [Range("one", -1.8, 1.6, ""), Range("two", 0, 0.3, "")], figures, ("", ""))
    labels = re.findall(r">(−?[0-9,]+)</text>", drawn.wide)
    assert len(labels) == len(set(labels)) > 3


@pytest.mark.parametrize(
    ("factor", "said"),
    [
        (1.07, "omkring 7 % mer än antaget"), (0.74, "omkring 26 % mindre än antaget"),
        (2.83, "omkring 2,8 gånger det antagna"),
        (None, "vinner inte (prövat från 0,25 till 4 gånger det antagna)"),
    ],
)  # fmt: skip
def test_how_much_an_assumption_would_have_to_differ_is_told_in_per_cent(
    planned: Planned, factor: float | None, said: str
) -> None:
    row: dict[str, object] = {
        "assumption": "stay",
        "rival": "nothing",
        "factor": factor,
        "lowest": 0.25,
        "highest": 4.0,
    }
    told = Telling(replace(planned, tipping=declared.TIPPING.from_rows([row])), "sv").tipping()
    assert told
    assert str(told.rows[0][1]).replace("\u00a0", " ") == said
