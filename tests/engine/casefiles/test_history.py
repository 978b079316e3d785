"""The past that a case file tells: what is read of it, and what is refused."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from samverkan_engine import pipeline
from samverkan_engine.backtesting import Parameters
from samverkan_engine.backtesting.origins import stood
from samverkan_engine.cases.arrays import labour_case
from samverkan_engine.cases.declared import declared
from samverkan_engine.cases.faults import Faulty
from samverkan_engine.cases.observing import observed
from samverkan_engine.cases.reading import check, read, write
from samverkan_engine.labour import draw
from samverkan_engine.labour.observed import Observed, Series
from samverkan_engine.labour.reference import establishment
from samverkan_engine.tables.tested import Reason, Verdict
from tests.engine.casefiles.files import invented

PEOPLE = {2018: 230, 2019: 240, 2021: 250}
SERIES: dict[str, Any] = {
    "version": "BAS, SSYK 2012",
    "source": "https://scb.example/bas",
    "occupations": {"7233": {"people": PEOPLE, "jobs": {2018: 240, 2019: 241}, "exits": {2018: 12}}},
}
INTAKE: dict[str, Any] = {
    "programme": "yh-underhall", "year": 2020, "seats": 25, "applicants": 40, "admitted": 25, "registered": 20,
    "finished": 12, "stayed": 9, "work": {"7233": 5, "7412": 2}, "source": "Ladok",
}  # fmt: skip


def with_past(**past: Any) -> dict[str, Any]:
    """The invented region's case with another past."""
    document: dict[str, Any] = deepcopy(dict(invented().document))
    document["history"] = deepcopy(past)
    return document


def past_of(**past: Any) -> Observed:
    document = check(with_past(**past), "case.yaml").document
    return observed(document, declared(document))


def test_counts_stand_where_they_were_made_and_what_nobody_counted_is_missing() -> None:
    (series,) = past_of(observed=[SERIES]).series
    assert (series.version, series.source, series.first_year) == (SERIES["version"], SERIES["source"], 2018)
    assert series.people.shape == (4, 4)
    assert series.people[0].tolist() == pytest.approx([230, 240, np.nan, 250], nan_ok=True)
    assert series.exits[0].tolist() == pytest.approx([12, np.nan, np.nan, np.nan], nan_ok=True)
    assert np.isnan(series.people[1:]).all()


def test_a_register_that_counts_people_alone_is_told_and_not_tested_on() -> None:
    people = dict.fromkeys(range(2012, 2026), 240)
    told = check(with_past(observed=[{**SERIES, "occupations": {"7233": {"people": people}}}]), "case.yaml")
    (series,) = observed(told.document, declared(told.document)).series
    assert np.isnan(series.jobs).all()
    assert pipeline.backtest_case(told).tested.verdict is Verdict.UNTESTED


def test_intakes_stand_in_their_term_with_what_became_of_them() -> None:
    spring = {**INTAKE, "programme": "uppdrag-process", "spring": True}
    intakes = past_of(intakes=[INTAKE, spring]).intakes
    assert intakes.first_year == 2019
    assert intakes.registered[0].tolist() == pytest.approx([np.nan, np.nan, 20, np.nan], nan_ok=True)
    assert intakes.registered[3].tolist() == pytest.approx([np.nan, 20, np.nan, np.nan], nan_ok=True)
    assert intakes.work[0, :, 2].tolist() == [5, 2, 0, 0]
    assert intakes.kinds == ("yh", "yh", "hing", "commissioned")
    assert intakes.source == "Ladok"


def test_the_establishment_of_an_autumn_lies_between_the_counts_around_it() -> None:
    counts = [{"at": "2024-04", "jobs": 100, "source": "x"}, {"at": "2025-04", "jobs": 300, "source": "x"}]
    plans = [{"said": "2024-12", "jobs": 600, "by": 2027, "source": "x"}]
    past = past_of(plant_actual=counts, plant_plan=plans)
    assert past.plant == {2024: pytest.approx(200 / 600)}
    (plan,) = past.plans
    assert (plan.said, plan.by, plan.size) == (2025, 2027, 1.0)


def test_what_is_written_is_read_back() -> None:
    document = with_past(observed=[SERIES], intakes=[INTAKE])
    assert json.dumps(read(write(document), "case.yaml").document) == json.dumps(document)


def series(**changed: Any) -> dict[str, Any]:
    counts = {**SERIES["occupations"]["7233"], **changed}
    return {"observed": [{**SERIES, "occupations": {"7233": counts}}]}


def without_source(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name != "source"}


HERE = "history.observed[1].occupations.7233"
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no ground": ({"observed": [without_source(SERIES)]}, f"{HERE}.people.2018: The number has neither source nor"),
    "below nought": (series(people={2018: -1}), f"{HERE}.people.2018: -1 is too small"),
    "not a year": (series(people={18: 200}), f"{HERE}.people[19]: A year is expected here"),
    "ahead": (series(people={2031: 200}), f"{HERE}.people.2031: 2031 lies after the first year of the case, 2026"),
    "more leave than there are": (series(exits={2018: 300}), f"{HERE}.exits.2018: 300 are more than the 230 (people)"),
    "nothing counted": ({"observed": [{**SERIES, "occupations": {"7233": {}}}]}, f"{HERE}: At least one is needed"),
    "unknown occupation": (
        {"observed": [{**SERIES, "occupations": {"7333": SERIES["occupations"]["7233"]}}]},
        "history.observed[1].occupations.7333: Occupation “7333” is not in the list of occupations. Perhaps “7233”",
    ),
    "same register twice": ({"observed": [SERIES, SERIES]}, "history.observed[2].version: “BAS, SSYK 2012” is the id"),
    "unknown programme": (
        {"intakes": [{**INTAKE, "programme": "yh-underhal"}]},
        "history.intakes[1].programme: Programme “yh-underhal” is not in the list of programmes. Perhaps “yh-",
    ),
    "more finish than begin": (
        {"intakes": [{**INTAKE, "finished": 21}]},
        "history.intakes[1].finished: 21 are more than the 20 (registered) of whom they are a part.",
    ),
    "more work than stay": ({"intakes": [{**INTAKE, "work": {"7233": 10}}]}, "history.intakes[1].work: 10 are more"),
    "works nowhere": (
        {"intakes": [{**INTAKE, "work": {"7234": 1}}]},
        "work.7234: Occupation “7234” is not in the list",
    ),
    "twice": ({"intakes": [INTAKE, INTAKE]}, "history.intakes[2]: yh-underhall of 2020 has been counted already"),
    "not yet": ({"intakes": [{**INTAKE, "year": 2027}]}, "history.intakes[1].year: 2027 lies after the first year"),
}


@pytest.mark.parametrize(("past", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_in_the_past_is_told_with_its_place(past: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Faulty) as raised:
        check(with_past(**past), "case.yaml")
    assert sentence in str(raised.value)
    assert all(fault.line > 1 for fault in raised.value.faults)


def test_a_file_without_a_past_is_not_tested_and_one_that_tells_too_little_neither() -> None:
    none, little = (check(with_past(**past), "case.yaml") for past in ({}, {"observed": [SERIES]}))
    assert pipeline.backtest_case(none).tested.reasons == (Reason.NO_HISTORY,)
    assert pipeline.backtest_case(little).tested.verdict is Verdict.UNTESTED


def test_what_was_counted_changes_what_the_case_is_computed_with() -> None:
    few, many = (
        pipeline.calibrated(with_past(observed=[{**SERIES, "occupations": {"7233": counted(share)}}])).case
        for share in (0.01, 0.10)
    )
    assert few.priors.exits.centre[0] < 0.02 < many.priors.exits.centre[0]


def counted(share: float) -> dict[str, Any]:
    years = range(2015, 2027)
    level = dict.fromkeys(years, 260)
    return {"people": level, "jobs": level, "exits": dict.fromkeys(range(2015, 2026), round(260 * share))}


def test_a_past_of_people_and_jobs_alone_is_enough_to_be_tested_on() -> None:
    document = deepcopy(dict(invented().document))
    del document["history"]["intakes"]
    for told in document["history"]["observed"]:
        for counts in told["occupations"].values():
            del counts["exits"]
    found = pipeline.backtest_case(check(document, "case.yaml")).tested
    assert found.cells == 60
    assert found.in_nine is not None


def test_occupations_that_nobody_counted_are_not_scored() -> None:
    document = deepcopy(dict(invented().document))
    del document["history"]["observed"][1]["occupations"]["3113"]
    assert pipeline.backtest_case(check(document, "case.yaml")).tested.cells == 45


@pytest.mark.parametrize("year", [2022, 2023])
def test_what_became_of_the_first_real_establishment_lies_within_what_would_have_been_held_for_possible(
    shared: Path, year: int
) -> None:
    file = read((shared / "data" / "skelleftea_case.yaml").read_bytes(), "skelleftea_case.yaml")
    said = declared(file.document)
    case, past = labour_case(said), observed(file.document, said)
    years = 2028 - year
    level = np.repeat(case.stock[:, None], 15, axis=1)
    series = Series("level", "", 2012, level, level, np.full_like(level, np.nan))
    then = stood(case, past.until(year), series, year, years, Parameters())
    share = establishment(then, draw(then, 2000, seed=1))[2 * (2025 - year)]
    low, high = np.quantile(share, (0.025, 0.975))
    assert low <= past.plant[2025] <= high
    assert low == 0
    assert high > 0.9
