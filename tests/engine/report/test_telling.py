"""What a report tells, piece by piece and scenario by scenario."""

import re
from dataclasses import replace

import pytest
from lxml import etree

from samverkan_engine import report
from samverkan_engine.report import Telling
from samverkan_engine.report.charts import Band, Mark, Way, fan, sankey
from samverkan_engine.report.parts.naming import called
from samverkan_engine.report.parts.setting import Setting
from samverkan_engine.report.words import Words
from samverkan_engine.tables.planned import Planned

SCENES = ("planned", "late", "half", "closed", "none", "own")


def numbers(markup: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", markup)]


@pytest.mark.parametrize("scene", SCENES)
def test_every_scenario_is_told_from_what_is_computed_already(planned: Planned, scene: str) -> None:
    there = planned.happening(scene)
    whole = sum(row["shortage"] for row in there.gap.to_pylist() if row["ahead"] == 8)
    (then,) = [row for row in there.missing.to_pylist() if row["ahead"] == 8]
    assert whole == pytest.approx(then["mean"])
    causes = sum(row["people"] for row in there.causes.to_pylist() if row["ahead"] == 8)
    gaps = {ahead: sum(r["mean"] for r in there.gap.to_pylist() if r["ahead"] == ahead) for ahead in (0, 8)}
    assert causes == pytest.approx(gaps[8] - gaps[0], abs=1e-8)
    assert there.jobs.column_names == planned.jobs.column_names
    assert there.plan is planned.plan


def test_whatever_happens_is_what_stands_without_a_scenario(planned: Planned) -> None:
    assert planned.happening("drawn") is planned


def test_the_sentence_of_a_scenario_says_what_it_supposes(planned: Planned) -> None:
    assert Telling(planned, "sv", "late").sentence().startswith("Två år sent: hösten 2030 saknas ")
    assert Telling(planned, "en", "none").sentence_of("7233").startswith("No establishment: in the autumn of 2030")


def with_band(planned: Planned, **band: float) -> Planned:
    rows = [{**row, **band} for row in planned.gap.to_pylist()]
    return replace(planned, gap=planned.gap.from_pylist(rows, schema=planned.gap.schema))


@pytest.mark.parametrize(
    ("band", "said"),
    [
        ({"p05": 20.0, "p50": 30.0, "p95": 40.0}, "saknas 20\u2060–\u206040 personer i yrket Underhållsmekaniker"),
        ({"p05": -20.0, "p50": 10.0, "p95": 30.0}, "saknas upp till 30 personer"),
        ({"p05": -30.0, "p50": -10.0, "p95": 20.0}, "finnas upp till 30 personer för många"),
        ({"p05": -40.0, "p50": -30.0, "p95": -20.0}, "finns det 20\u2060–\u206040 personer fler än jobb"),
    ],
)
def test_a_surplus_is_not_told_as_a_shortage(planned: Planned, band: dict[str, float], said: str) -> None:
    assert said in Telling(with_band(planned, **band), "sv").sentence_of("7233")


def test_nobody_who_finishes_is_lost_between_programme_and_occupation(planned: Planned) -> None:
    flows = planned.flows.to_pylist()
    assert {row["programme"] for row in flows} <= set(planned.about.programmes)
    assert all(0 <= row["planned"] <= row["people"] + 1e-9 for row in flows)
    assert any(row["ssyk"] is None for row in flows)
    assert any(row["planned"] > 0 for row in flows)


def test_an_example_tells_where_people_go_and_what_the_plan_gives_as_ranges(planned: Planned) -> None:
    telling = Telling(planned, "sv")
    assert planned.about.is_example
    flows = telling.flows()
    assert flows
    assert any("–" in str(row[2]) for row in flows.rows)
    assert "omkring" not in flows.wide
    assert all(row["people_low"] <= row["people"] <= row["people_high"] for row in planned.flows.to_pylist())
    told = dict(telling.summary())
    for name in ("Jobbår som planen fyller", "Planen vinner i medeltal"):
        (value,) = (value for key, value in told.items() if key.startswith(name))
        assert "–" in value or "till" in value


def test_a_sourced_case_tells_the_middle_beside_the_range(planned: Planned) -> None:
    sourced = replace(planned, about=replace(planned.about, sourced=0.7))
    (value,) = (value for key, value in Telling(sourced, "sv").summary() if key.startswith("Jobbår som planen fyller"))
    assert re.fullmatch(r"[\d\u00a0]+ \(.+\)", value)


def setting(planned: Planned) -> Setting:
    return Setting(planned, Words("sv"), Words("sv").figures(True))


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("occupations.list[1].w0", "Underhållsmekaniker och maskinreparatörer: personer i yrket i dag"),
        (
            "programmes[1].route.7412",
            "YH Underhållstekniker: andel av dem som stannar som går till yrket Industrielektriker",
        ),
        ("programmes[3].applicants.sd_log", "Högskoleingenjör elkraftteknik: sökande, spridning"),
        ("profiles.yh.finish.mean", "Yrkeshögskola: andel som tar examen"),
        ("establishment.scenarios[2].jobs.2030", "Etableringens jobb 2030, väg 2"),
        ("costs.unheard_of.value", "costs.unheard_of.value"),
    ],
)
def test_a_number_is_called_by_what_it_is_and_whom_it_is_of(planned: Planned, place: str, name: str) -> None:
    assert called(setting(planned), place) == name


def test_every_number_of_a_case_has_a_name_in_words(planned: Planned) -> None:
    places = [row["place"] for row in planned.inputs.to_pylist()]
    assert [place for place in places if called(setting(planned), place) == place] == []
    page = report.page(planned, "sv")
    assert "programmes[" not in page
    assert "exit_rate" not in page


def test_what_the_history_does_not_tell_is_said_of_programmes_by_their_names(planned: Planned) -> None:
    *_, parameters = Telling(planned, "sv").past()
    others = {str(row[0]): str(row[3]) for row in parameters.rows}
    assert others["Sökande till en antagning"].startswith("YH Underhållstekniker, på distans")


def test_every_way_of_the_sankey_is_as_broad_as_what_goes_there() -> None:
    ways = [Way("a", "x", 30.0), Way("a", "y", 10.0), Way("b", "y", 20.0, aside=True)]
    names = {key: key for key in "abxy"}
    drawn = sankey("Ways", "told", ways, names, ["from", "to"], [["a", "x"]])
    root = etree.fromstring(drawn.wide)
    paths = [child for child in root if child.tag.endswith("path")]
    broad = [numbers(path.get("d").split("V")[1])[0] - numbers(path.get("d").split("V")[0])[-1] for path in paths]
    assert broad == pytest.approx([150, 50, 100], abs=0.2)
    blocks = [float(child.get("height")) for child in root if child.tag.endswith("rect")]
    assert blocks == pytest.approx([200, 100, 150, 150])


def test_a_fan_goes_below_nought_only_where_that_says_something() -> None:
    figures, words = Words("sv").figures(False), ("", "År", "", "", "")
    points = [(2026.0, (-5.0, -2.0, 0.0, 2.0, 5.0)), (2027.0, (-9.0, -3.0, 1.0, 4.0, 12.0))]
    both, above = (fan("Gap", "", [Band("gap", points)], figures, words, floor=floor) for floor in (None, 0.0))
    assert "\u2212" in both.wide
    assert "\u2212" not in above.wide
    assert above.rows[1][1] == "0\u2060–\u206012"


def test_a_mark_is_written_where_it_happens() -> None:
    figures, words = Words("sv").figures(False), ("", "År", "", "", "")
    points = [(2026.0 + year, (1.0, 2.0, 3.0, 4.0, 5.0)) for year in range(5)]
    drawn = fan("Fan", "", [Band("one", points)], figures, words, [Mark(2028, "läggs ned")])
    assert "läggs ned" in drawn.wide
    assert "läggs ned" in drawn.narrow


def test_the_closing_is_marked_in_the_scenario_where_it_closes(planned: Planned) -> None:
    assert "läggs ned" in Telling(planned, "sv", "closed").missing().wide
    assert "läggs ned" not in Telling(planned, "sv").missing().wide


def test_the_report_holds_the_same_charts(telling: Telling) -> None:
    assert telling.missing().wide.startswith("<svg")
    assert telling.flows()
    assert telling.intakes()
    assert len(telling.choices()) == 3
    assert len(telling.to_obtain()) == 5
    assert set(telling.scenario_names()) == {"drawn", *SCENES}


def test_what_was_counted_is_drawn_before_the_forecast_and_never_across_two_series(planned: Planned) -> None:
    counted = planned.counted.to_pylist()
    versions = {row["version"] for row in counted if row["ssyk"] == "7233" and row["people"] is not None}
    drawn = Telling(planned, "sv").jobs_and_people("7233")
    root = etree.fromstring(drawn.wide)
    lines = [child for child in root if child.tag.endswith("path") and child.get("stroke-width") == "3"]
    assert len(lines) == 2 * len(versions)
    assert "prognos" in drawn.wide
    assert str(min(row["year"] for row in counted)) in {str(row[1]) for row in drawn.rows}
    assert drawn.told.endswith("linjen bruten.")


def test_a_case_without_a_past_draws_none(planned: Planned) -> None:
    unknown = Telling(replace(planned, counted=planned.counted.slice(0, 0)), "sv").jobs_and_people("7233")
    assert "prognos" not in unknown.wide
    assert "linjen bruten" not in unknown.told


def test_another_way_of_counting_is_marked_where_it_begins(planned: Planned) -> None:
    rows = planned.counted.to_pylist()
    last = max(row["year"] for row in rows)
    anew = [{**row, "version": "another"} if row["year"] > last - 3 else row for row in rows]
    broken = replace(planned, counted=planned.counted.from_pylist(anew, schema=planned.counted.schema))
    assert "räknat på annat sätt" in Telling(broken, "sv").jobs_and_people("7233").wide


def test_each_measure_is_told_of_by_itself_with_ranges_alone(telling: Telling) -> None:
    assert list(telling.measures()) == sorted(telling.measures(), key=lambda name: -filled(telling.planned, name))
    told = telling.effect("measure", "yh-underhall")
    assert re.search(r"^Till hösten 2030 har den gett \S+ personer", told.sentence)
    by_year = told.tables[0]
    assert by_year.rows[0][0] == str(telling.planned.about.first_year)
    assert not re.search(r"\(\d", str(by_year.rows))
    assert told.people.figures
    assert not [header for header in told.people.figures[0] if "50 %" in header]
    assert told.why


def test_the_parts_of_why_sum_to_the_change_of_the_gap_that_is_told(planned: Planned) -> None:
    wanted = {"what": "measure", "name": "yh-underhall", "ssyk": "7233"}
    last = planned.about.last_year
    parts = [row for row in planned.effects_why.to_pylist() if wanted.items() <= row.items() and row["year"] == last]
    (there,) = [
        row
        for row in planned.effects_by_occupation.to_pylist()
        if wanted.items() <= row.items() and row["year"] == last
    ]
    nothing = [row for row in planned.gap.to_pylist() if row["ssyk"] == "7233" and row["term"] == f"HT{last}"]
    assert sum(row["people"] for row in parts) == pytest.approx(there["gap"] - nothing[0]["mean"], abs=1e-8)


def filled(planned: Planned, name: str) -> float:
    found = planned.effects.to_pylist()
    return next(float(row["filled"]) for row in found if row["what"] == "measure" and row["name"] == name)


def test_a_case_that_is_sourced_tells_the_middle_too(planned: Planned) -> None:
    told = Telling(replace(planned, about=replace(planned.about, sourced=0.7)), "en").effect("plan", "robust")
    assert re.search(r"it has given \d+ \(", told.sentence)
    assert told.people.figures
    assert "People it has given, 50 %" in told.people.figures[0]
