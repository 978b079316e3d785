"""The figures of a programme year by year."""

import re

import pytest
from django.urls import reverse

from samverkan.education import actions
from samverkan.education.models import YearFigures
from samverkan.education.queries.programme import programme_view
from tests.web.education.conftest import AT, Region, SignIn

Entered = actions.Entered


def entered(region: Region, **says: object) -> YearFigures:
    return actions.enter(programme=region.programme, says=Entered(source="Ladok", **says), by=region.anna, at=AT)  # type: ignore[arg-type]


def test_the_figures_of_a_year_are_entered_and_corrected(region: Region) -> None:
    entered(region, year=2024, places=30, started=28)
    entered(region, year=2024, places=32, started=28, finished=21)
    kept = YearFigures.objects.get()
    assert (kept.places, kept.finished, kept.throughput) == (32, 21, 0.75)


@pytest.mark.parametrize(
    "says",
    [
        {"year": 1900, "places": 1},
        {"year": 2050, "places": 1},
        {"year": 2024},
        {"year": 2024, "started": 10, "finished": 11},
        {"year": 2024, "places": 1, "source": " "},
    ],
)
def test_figures_that_cannot_be_right_are_refused(region: Region, says: dict[str, object]) -> None:
    with pytest.raises(actions.CannotEnter):
        actions.enter(
            programme=region.programme, says=Entered(**{"source": "Ladok", **says}), by=region.anna, at=AT  # type: ignore[arg-type]
        )  # fmt: skip


def test_a_line_is_drawn_from_two_years(region: Region) -> None:
    entered(region, year=2024, places=30)
    assert programme_view(region.programme).chart is None
    entered(region, year=2025, places=0)
    page = programme_view(region.programme)
    assert page.chart
    assert [year.places.text for year in page.years] == ["0", "30"]
    assert page.years[0].throughput.value is None, "nobody began"


def test_the_share_that_finished_stands_below_how_many(region: Region, signed_in: SignIn) -> None:
    entered(region, year=2024, started=28, finished=21)
    entered(region, year=2025, started=30)
    page = signed_in(region.anna).get(reverse("education:programme", args=[region.programme.pk])).content.decode()
    assert re.findall(r">(\d+)\N{NO-BREAK SPACE}?\s*%<", page) == ["75"]


def test_figures_are_entered_corrected_and_taken_away_through_the_pages(region: Region, signed_in: SignIn) -> None:
    browser, pk = signed_in(region.anna), region.programme.pk
    told = {"year": "2024", "places": "30", "applicants": "", "started": "0", "source": "Ladok"}
    page = browser.post(reverse("education:enter_figures", args=[pk]), told, follow=True).content.decode()
    line = re.search(r'<th scope="row"[^>]*>2024.*?</th>', page, re.DOTALL)
    assert line
    assert "Ladok" in line[0], "the source stands with its year, where no column can be cut off"
    wrong = browser.post(reverse("education:correct_figures", args=[pk, 2024]), told | {"finished": "2"})
    assert "Fler har slutfört än som började" in wrong.content.decode()
    assert browser.get(reverse("education:enter_figures", args=[pk])).context["form"].initial["year"] == 2025
    browser.post(reverse("education:take_away_figures", args=[pk, 2024]))
    assert not YearFigures.objects.exists()


def test_two_who_correct_the_same_year_lose_nothing(region: Region, signed_in: SignIn) -> None:
    browser = signed_in(region.anna)
    entered(region, year=2024, started=30)
    address = reverse("education:correct_figures", args=[region.programme.pk, 2024])
    opened = {**browser.get(address).context["form"].initial, "places": "", "applicants": "", "finished": ""}
    opened.pop("is_preliminary")
    browser.post(address, {**opened, "finished": "21"})
    late = browser.post(address, {**opened, "applicants": "60"})
    assert "rättade de här uppgifterna" in late.text
    kept = YearFigures.objects.get()
    assert (kept.finished, kept.applicants) == (21, None)
