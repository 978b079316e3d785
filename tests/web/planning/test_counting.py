"""Counts of one's own: written in year by year, or given as a table whatever its columns are called."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from samverkan.accounts.permissions import Role
from samverkan.planning.forms.series import SeriesForm
from samverkan.planning.queries.cases import whole
from samverkan.planning.sections.counting import intake_of
from samverkan.sources.models import Snapshot
from tests.factories import acting, organisation
from tests.factories.planning import document
from tests.web.planning.conftest import Region, SignIn

BAS = {"of": "yrke:7412", "kind": "people", "version": "BAS, SSYK 2012", "source": "SCB, uttag 2026"}


def said(**more: str) -> SeriesForm:
    return SeriesForm({**BAS, **more}, document=document())


def saved(form: SeriesForm) -> Any:
    assert form.is_valid(), form.errors
    file = form.file()
    assert file, form.errors
    return file.document


def test_a_new_series_of_people_alone_is_begun() -> None:
    new = saved(said(version="BAS nytt", ar_2024="1 290", ar_2025="1301"))["history"]["observed"][-1]
    assert new["version"] == "BAS nytt"
    assert new["source"] == "SCB, uttag 2026"
    assert new["occupations"] == {"7412": {"people": {2024: 1290, 2025: 1301}}}


def test_a_series_that_is_there_goes_on_and_says_where_the_new_values_come_from() -> None:
    before = document()["history"]["observed"][0]
    after = saved(said(version=before["version"], ar_2026="118"))["history"]["observed"]
    assert len(after) == len(document()["history"]["observed"])
    people = after[0]["occupations"]["7412"]["people"]
    assert people == {**before["occupations"]["7412"]["people"], 2026: 118, "source": "SCB, uttag 2026"}


def test_what_is_counted_of_a_programme_stands_in_its_intake() -> None:
    about = {"of": "utbildning:yh-underhall-distans", "version": "", "ar_2025": "14", "source": "Ladok"}
    one = intake_of(saved(said(**about, kind="registered")), "yh-underhall-distans", 2025)
    assert one == {"programme": "yh-underhall-distans", "year": 2025, "registered": 14, "source": "Ladok"}


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"kind": "registered", "ar_2024": "3"}, "kind", "Detta räknas inte av det du valde ovan"),
        ({"version": " ", "ar_2024": "3"}, "version", "Ange enligt vilket register"),
        ({"ar_2024": "många"}, "ar_2024", "Skriv ett tal"),
        ({}, "__all__", "Skriv värdet för minst ett år"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(wrong: dict[str, str], field: str, sentence: str) -> None:
    form = said(**wrong)
    assert not form.is_valid()
    assert sentence in str(form.errors[field])


def test_more_who_finish_than_began_is_said_at_the_year() -> None:
    about = {"of": "utbildning:yh-underhall", "kind": "finished", "source": "Ladok", "ar_2024": "900"}
    form = said(**about)
    assert form.is_valid()
    assert form.file() is None
    assert "900 är fler än" in str(form.errors["ar_2024"])


def test_counts_are_written_in_on_a_page_as_a_new_version(region: Region, signed_in: SignIn) -> None:
    browser, address = signed_in(region.bo), reverse("planning:series", args=[region.case.pk])
    assert address in browser.get(reverse("planning:edit", args=[region.case.pk, "historik"])).text
    answer = browser.post(address, {**BAS, "version": "BAS nytt", "ar_2025": "99", "version_opened": "1"}, follow=True)
    assert "BAS nytt" in answer.text
    region.case.refresh_from_db()
    assert whole(region.case).version.note == "Räknade tal: Industrielektriker, Personer"


def test_two_who_write_at_once_lose_nothing(region: Region, signed_in: SignIn) -> None:
    address = reverse("planning:series", args=[region.case.pk])
    answer = signed_in(region.bo).post(address, {**BAS, "ar_2025": "99", "version_opened": "0"})
    assert answer.status_code == 422
    assert "Någon annan ändrade" in answer.text


def table(name: str = "antal.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "Yrke;När;Hur många\n7412;2024;118\n".encode())


def test_a_table_given_for_a_case_leads_to_the_page_that_asks_which_column_is_what(
    region: Region, signed_in: SignIn
) -> None:
    told = {"title": "Nytt", "circle": "private", "file": table()}
    answer = signed_in(region.anna).post(reverse("planning:upload"), told, follow=True)
    kept = Snapshot.objects.get()
    assert answer.redirect_chain[-1][0] == f"{reverse('sources:columns', args=[kept.pk])}?table=FIGURES"
    assert "hur många" in answer.text
    assert kept.circle == "private"


def test_who_may_not_read_in_files_is_told_who_can(region: Region, signed_in: SignIn) -> None:
    lead = acting(organisation("Skogsbyns kommun"), Role.AREA_LEAD)
    told = {"title": "Nytt", "circle": "private", "file": table("antal.xlsx")}
    assert "antal.xlsx är en tabell, inte en fallfil" in signed_in(lead).post(reverse("planning:upload"), told).text
    assert not Snapshot.objects.exists()


def test_a_table_that_cannot_be_read_is_refused_with_a_sentence(region: Region, signed_in: SignIn) -> None:
    broken = SimpleUploadedFile("antal.xlsx", b"")
    told = {"title": "Nytt", "circle": "private", "file": broken}
    answer = signed_in(region.anna).post(reverse("planning:upload"), told, follow=True)
    assert "Filen är tom" in answer.text
    assert not Snapshot.objects.exists()
