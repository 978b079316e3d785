"""Two regions or two periods side by side."""

from pathlib import Path
from typing import Any

import pytest

from samverkan.accounts.actor import Actor
from samverkan.competence.queries import comparing, people, periods
from samverkan.competence.queries.comparing import OCCUPATIONS, SKILLS, Side
from samverkan.competence.queries.periods import Period
from samverkan.competence.queries.vacancies import Months, between
from samverkan.runs.models import Run
from samverkan.sources.actions import datasets as keeping
from samverkan_engine.tables.statistics import FIGURES
from tests.web.competence.conftest import AT, CLERK, COOK, ENGINEER, Town, counted, fetched
from tests.web.competence.invented import WELD, SignIn, demand, run_of

pytestmark = pytest.mark.django_db
YEAR = Period("2025-10", "2026-09")


@pytest.fixture
def run(town: Town, settings: Any, tmp_path: Path) -> Run:
    """Two years: half the ads of one county are for engineers, a tenth of those of the other; cooks are few in both."""
    settings.RUNS = tmp_path / "runs"
    rows = []
    for month in between("2024-10", "2026-09"):
        for region, engineers in (("24", 20), ("25", 4)):
            rows.append(demand(month, region=region, ads=40, folded=40, vacancies=60))
            rows.append(demand(month, region=region, ssyk=ENGINEER, folded=engineers, vacancies=2 * engineers))
            rows.append(demand(month, region=region, skill=WELD, folded=10, vacancies=15))
    rows.append(demand("2026-09", region="24", ssyk=COOK, folded=1, vacancies=1))
    rows.append(demand("2026-09", region="25", ssyk=CLERK, folded=12, vacancies=12))
    return run_of(town.bo, rows)


def lines(run: Run, by: Actor, of: str = OCCUPATIONS, other: str = "25") -> dict[str, comparing.Line]:
    found = comparing.compared(run, Side("24", YEAR), Side(other, YEAR), of, None, by)
    return {line.code: line for line in found.lines}


def test_shares_of_the_ads_stand_beside_each_other_with_a_band(run: Run, town: Town):
    engineers = lines(run, town.bo)[ENGINEER]
    assert (engineers.share_one, engineers.share_other) == (50, 10)
    assert engineers.difference == pytest.approx(40)
    assert 0 < engineers.low < 40 < engineers.high < 100
    assert engineers.is_sure


def test_a_difference_of_a_few_ads_is_not_told(run: Run, town: Town):
    cooks = lines(run, town.bo)[COOK]
    assert not cooks.is_told
    assert not cooks.is_sure


def test_what_is_alike_in_both_may_be_chance(run: Run, town: Town):
    assert not lines(run, town.bo, SKILLS)[WELD].is_sure


def test_the_chart_has_what_is_clear_and_the_file_all_of_it(run: Run, town: Town):
    found = comparing.compared(run, Side("24", YEAR), Side("25", YEAR), OCCUPATIONS, None, town.bo)
    chart = comparing.drawn(found, OCCUPATIONS)
    assert len(chart.table_rows) == 2
    assert {row[0] for row in chart.sheet.rows} == {ENGINEER, COOK, CLERK}
    assert next(row for row in chart.sheet.rows if row[0] == COOK)[6:] == (None, None, None, None)


def test_two_that_share_no_ads_are_not_said_to_be_within_each_other():
    def within(one: tuple[str, Period], other: tuple[str, Period]) -> bool:
        return comparing.Compared(Side(*one), Side(*other), ()).is_within

    before = Period("2024-10", "2025-09")
    assert within(("24", YEAR), ("00", YEAR))
    assert within(("2482", YEAR), ("24", YEAR))
    assert not within(("24", YEAR), ("25", YEAR))
    assert not within(("24", YEAR), ("24", before))


def test_a_period_outside_what_is_covered_is_cut_to_it():
    months = Months(between("2024-10", "2026-09"))
    assert periods.chosen_period("2023-01--2024-12", months) == Period("2024-10", "2024-12")
    assert periods.chosen_period("2020-01--2020-12", months) == YEAR
    assert periods.chosen_period("nonsens", months) == YEAR


def test_whole_years_and_quarters_can_be_chosen():
    offered = dict(periods.periods(Months(between("2024-10", "2026-09"))))
    assert offered["2025-01--2025-12"] == "2025"
    assert offered["2026-07--2026-09"].startswith("2026")
    assert "2024-01--2024-12" not in offered
    assert next(iter(offered)) == YEAR.code


def test_vacancies_are_held_against_the_employed_and_the_inhabitants_that_a_source_counts(run: Run, town: Town):
    rows = [
        counted(ENGINEER, "2024", 96.0),
        counted(COOK, "2024", 50.0),
        counted(None, "2025", 24_000.0, measure="Folkmängd", breakdown="Kon=1+2"),
        counted(None, "2025", 12_000.0, measure="Folkmängd", breakdown="Kon=1"),
    ]
    keeping.keep(fetch=fetched("scb"), table="FIGURES", rows=FIGURES.from_rows(rows), at=AT)
    found = lines(run, town.bo)
    assert found[ENGINEER].per_one == 500  # 480 a year
    assert found[ENGINEER].per_other is None
    assert found[COOK].per_one is None  # a single vacancy
    assert people.inhabitants(["24", "25"])["24"].number == 24_000
    assert Side("24", YEAR, 1, 720, people.inhabitants(["24"])["24"]).per_inhabitant == 30


def test_the_page_tells_both_sides_and_how_sure_it_is(run: Run, town: Town, signed_in: SignIn):
    page = signed_in(town.bo).get("/kompetens/jamfor/?region=24&mot=25").content.decode()
    for words in ("Västerbottens län jämfört med Norrbottens län", "+40,0", "tydlig", "för få annonser", "XLSX"):
        assert words in page
    assert "finns inte bland" not in page


def test_the_page_is_sorted_cut_down_and_never_fails_on_strange_addresses(run: Run, town: Town, signed_in: SignIn):
    client = signed_in(town.bo)
    for said in ("sort=-name", "sort=hej", "q=zzz", "tydliga=on", "period=x&motperiod=2020", "page=900", "av=annat"):
        assert client.get(f"/kompetens/jamfor/?region=24&mot=25&{said}").status_code == 200
    same = client.get("/kompetens/jamfor/?region=24&mot=24").content.decode()
    assert "Det är samma sak två gånger" in same


def test_the_comparison_comes_as_a_file(run: Run, town: Town, signed_in: SignIn):
    answer = signed_in(town.bo).get("/kompetens/jamfor/?region=24&mot=25&diagram=skillnader&fil=csv")
    assert f"beräkning {run.pk} " in answer.content.decode()


def test_another_party_is_told_that_nothing_is_counted(run: Run, town: Town, signed_in: SignIn):
    page = signed_in(town.anna).get("/kompetens/jamfor/?region=24&mot=25").content.decode()
    assert "Inga annonser räknade än" in page
    assert "+40,0" not in page


def test_a_count_that_found_no_ads_is_as_none(town: Town, settings: Any, tmp_path: Path, signed_in: SignIn):
    settings.RUNS = tmp_path / "runs"
    run_of(town.bo, [])
    for address in ("/kompetens/jamfor/", "/kompetens/karta/"):
        assert "Inga annonser räknade än" in signed_in(town.bo).get(address).content.decode()


def test_an_occupation_leads_to_its_page_in_the_county(run: Run, town: Town):
    assert lines(run, town.bo)[ENGINEER].url == f"/kompetens/24/yrken/{ENGINEER}/"
    assert comparing.page_of("2482", ENGINEER, OCCUPATIONS) == f"/kompetens/24/yrken/{ENGINEER}/"


def test_the_ads_behind_each_side_and_the_page_of_a_skill_are_a_step_away(run: Run, town: Town):
    engineers, welding = lines(run, town.bo)[ENGINEER], lines(run, town.bo, SKILLS)[WELD]
    assert engineers.ads_other_url == f"/kompetens/25/annonser/?yrke={ENGINEER}&fran=2025-10&till=2026-09"
    assert welding.ads_one_url == "/kompetens/24/annonser/?fardighet=weld&fran=2025-10&till=2026-09"
    assert welding.url == "/kompetens/24/fardigheter/weld/"


def test_the_inhabitants_have_a_column_only_where_a_source_counts_them(run: Run, town: Town, signed_in: SignIn):
    client, words = signed_in(town.bo), "per 1 000 invånare"
    assert words not in client.get("/kompetens/jamfor/?region=24&mot=25").content.decode()
    rows = FIGURES.from_rows([counted(None, "2025", 24_000.0, measure="Folkmängd")])
    keeping.keep(fetch=fetched("scb"), table="FIGURES", rows=rows, at=AT)
    assert words in client.get("/kompetens/jamfor/?region=24&mot=25").content.decode()


def test_a_region_is_set_beside_its_own_year_before_unless_another_is_asked_for(
    run: Run, town: Town, signed_in: SignIn
):
    client = signed_in(town.bo)
    found = client.get("/kompetens/jamfor/?region=24").context["found"]
    assert (found.other.region, found.other.period) == ("24", Period("2024-10", "2025-09"))
    found = client.get("/kompetens/jamfor/?region=24&mot=25").context["found"]
    assert (found.other.region, found.other.period) == ("25", YEAR)
