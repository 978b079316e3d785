"""What job ads of a region ask for."""

from pathlib import Path
from typing import Any

import pytest

from samverkan.competence.queries import trend, vacancies
from samverkan.competence.queries.skills import skills
from samverkan.runs.models import Input, Run
from samverkan.sources.actions import datasets as keeping
from samverkan_engine.tables.ads import ADS
from tests.web.competence.conftest import AT, COOK, ENGINEER, Town, fetched
from tests.web.competence.invented import WELD, SignIn, demand, run_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(town: Town, settings: Any, tmp_path: Path) -> Run:
    """Two years and a month: welding is asked for by ever more of the ads."""
    settings.RUNS = tmp_path / "runs"
    months = vacancies.between("2024-09", "2026-09")
    rows = []
    for number, month in enumerate(months):
        rows.append(demand(month, ads=40, folded=40, vacancies=60, broken=number == 12))
        rows.append(demand(month, ssyk=ENGINEER, folded=30, vacancies=45))
        rows.append(demand(month, ssyk=COOK, folded=10, vacancies=15))
        rows.append(demand(month, skill=WELD, folded=4 if number <= 12 else 16, vacancies=6))
        rows.append(demand(month, ssyk=ENGINEER, skill=WELD, folded=4, vacancies=6))
        rows.append(demand(month, region="00", ads=400, folded=400, vacancies=600))
    return run_of(town.bo, rows)


def test_the_year_to_the_last_month_is_added_up_beside_the_year_before(run: Run, town: Town):
    asked = vacancies.asked(run, "24", town.bo)
    assert (asked.vacancies, asked.ads) == (720, 480)
    assert (asked.months.last[0], asked.months.last[-1]) == ("2025-10", "2026-09")
    assert [(one.code, one.vacancies, one.before) for one in asked.occupations] == [
        (ENGINEER, 540, 540),
        (COOK, 180, 180),
    ]
    assert asked.people == (36.0, 72.0)
    assert asked.breaks == ("2025-09",)


def test_a_month_that_is_not_over_is_not_set_beside_one_that_is(town: Town, settings: Any, tmp_path: Path):
    settings.RUNS = tmp_path / "runs"
    run = run_of(town.bo, [demand(month) for month in vacancies.between("2024-11", "2026-11")])
    asked = vacancies.asked(run, "24", town.bo)
    assert (asked.months.before[-1], asked.months.last[-1], asked.vacancies) == ("2025-10", "2026-10", 36)
    short = run_of(town.bo, [demand(month) for month in ("2026-10", "2026-11")])
    assert vacancies.months(short, town.bo).last[-1] == "2026-11"


def test_one_occupation_has_its_own_figures_and_skills(run: Run, town: Town):
    asked = vacancies.asked(run, "24", town.bo, ENGINEER)
    assert asked.vacancies == 540
    assert [one.code for one in skills(run, "24", asked.months, town.bo, ENGINEER)] == [WELD]
    assert asked.occupations == ()


def test_a_skill_whose_share_has_grown_is_told_with_both_shares(run: Run, town: Town):
    asked = vacancies.asked(run, "24", town.bo)
    (risen,) = vacancies.risen(run, "24", asked.months, town.bo)
    assert (risen.code, round(risen.share_before), round(risen.share_after)) == (WELD, 10, 40)


def test_less_than_two_years_tell_nothing_of_what_rises(town: Town, settings: Any, tmp_path: Path):
    settings.RUNS = tmp_path / "runs"
    run = run_of(town.bo, [demand("2026-09"), demand("2026-09", skill=WELD)])
    asked = vacancies.asked(run, "24", town.bo)
    assert vacancies.risen(run, "24", asked.months, town.bo) == ()
    assert skills(run, "24", asked.months, town.bo)[0].before is None
    assert asked.chart is None


def test_a_region_that_the_count_does_not_cover_has_nothing(run: Run, town: Town):
    assert vacancies.asked(run, "12", town.bo) is None


def test_the_page_shows_the_figures_with_the_way_to_why(run: Run, town: Town, signed_in: SignIn):
    page = signed_in(town.bo).get("/kompetens/annonser/?region=24").content.decode()
    for words in ("720", "Västerbottens län", WELD, f"/korningar/{run.pk}/", "Vad som ökar", "36–72"):
        assert words in page


def test_the_chart_breaks_where_the_series_does_and_has_a_band_for_the_people_sought(run: Run, town: Town):
    chart = vacancies.asked(run, "24", town.bo).chart
    announced = [row for row in chart.sheet.rows if row[1] == chart.sheet.rows[0][1]]
    sought = chart.sheet.rows[len(announced) :]
    assert [row[0] for row in announced if row[-1]] == ["2025-09-01"]
    assert chart.svg.count("ch-break") == 1
    assert (sought[0][2], sought[0][3], sought[0][4]) == (4.0, 3.0, 6.0)


@pytest.mark.parametrize(("ending", "kind"), [("csv", "text/csv"), ("png", "image/png"), ("svg", "image/svg+xml")])
def test_the_chart_comes_as_a_file_with_its_computation(
    run: Run, town: Town, signed_in: SignIn, ending: str, kind: str
):
    ads = keeping.keep(fetch=fetched("jobsearch"), table="ADS", rows=ADS.empty(), at=AT)
    Input.objects.create(run=run, table="ADS", dataset=ads)
    answer = signed_in(town.bo).get(f"/kompetens/annonser/?region=24&diagram=utannonserade-jobb&fil={ending}")
    assert answer.headers["Content-Type"].startswith(kind)
    said = answer.content.decode(errors="ignore")
    assert ending == "png" or (f"beräkning {run.pk} " in said and "JobSearch" in said)


def test_nobody_gets_the_chart_of_another_party_as_a_file(run: Run, town: Town, signed_in: SignIn):
    answer = signed_in(town.anna).get("/kompetens/annonser/?region=24&diagram=utannonserade-jobb&fil=csv")
    assert b"2025-09-01" not in answer.content


def test_the_count_of_another_party_is_not_shown(run: Run, town: Town, signed_in: SignIn):
    assert "Inga annonser räknade än" in signed_in(town.anna).get("/kompetens/annonser/").content.decode()


@pytest.mark.usefixtures("kept")
def test_the_page_of_an_occupation_tells_what_its_ads_ask_for(run: Run, town: Town, signed_in: SignIn):
    page = signed_in(town.bo).get(f"/kompetens/24/yrken/{ENGINEER}/").content.decode()
    assert "Vad jobbannonser efterfrågar" in page
    assert "540" in page


def test_where_vacancies_are_few_whole_quarters_are_drawn():
    months = vacancies.between("2025-02", "2026-08")
    rows = [demand(month, vacancies=2, people=4.0, low=3.0, high=6.0) for month in months if month != "2025-05"]
    chart = trend.drawn(rows, months)
    announced = [row for row in chart.sheet.rows if row[1] == chart.sheet.rows[0][1]]
    assert [row[0] for row in announced] == ["2025-04-01", "2025-07-01", "2025-10-01", "2026-01-01", "2026-04-01"]
    assert [row[2] for row in announced] == [4, 6, 6, 6, 6]
    first_sought = chart.sheet.rows[len(announced)]
    assert (first_sought[2], first_sought[3], first_sought[4]) == (8.0, 6.0, 12.0)


def test_a_quarter_without_ads_is_nothing_announced_and_unknown_how_many_sought():
    months = vacancies.between("2025-01", "2025-12")
    chart = trend.drawn([demand("2025-01", vacancies=2), demand("2025-12", vacancies=2)], months)
    by_day = {(row[0], row[1]): row[2] for row in chart.sheet.rows}
    names = [row[1] for row in chart.sheet.rows]
    assert by_day["2025-04-01", names[0]] == 0
    assert by_day["2025-04-01", names[-1]] is None
