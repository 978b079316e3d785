"""A case that begins with what the sources say of a region, or with the template."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from samverkan.competence.queries.people import Employed
from samverkan.education.models import Programme
from samverkan.planning.beginning import Intake, Start, Taught, Worked, document
from samverkan.planning.files import Checked, written
from samverkan.planning.queries.starting import Offered, start
from tests.web.planning.conftest import AT, Region, SignIn

ELECTRICIAN = Worked("7412", "Industrielektriker", 120, "SCB, 2025")
MECHANIC = Worked("7233", "Underhållsmekaniker", 260, "SCB, 2025")


def case(*programmes: Taught, occupations: tuple[Worked, ...] = (ELECTRICIAN, MECHANIC)) -> Checked:
    return written(document(Start("Järnlunda", 2025, occupations, programmes)))


def taught(**about: Any) -> Taught:
    usual = {"name": "YH Elkraft", "form": "campus", "profile": "yh", "terms": 4, "leads_to": ("7412",), "source": "YH"}
    return Taught(**{**usual, **about})


def test_a_case_holds_whatever_is_known_of_the_region() -> None:
    begun = case(occupations=(ELECTRICIAN,)).document
    assert begun["programmes"][0]["name"] == "Ny utbildning för Industrielektriker"
    assert begun["programmes"][0]["seats"]["value"] == 0


def test_counts_carry_their_source_and_the_rest_says_that_it_is_assumed() -> None:
    numbers = {number.place: number for number in case().inputs()}
    assert numbers["occupations.list[1].w0"].is_sourced
    budget = numbers["capacity.budget_per_year.value"]
    assert budget.assumption == "vad som brukar gälla; byt mot regionens egen uppgift"


def test_a_programme_has_its_newest_places_and_what_became_of_its_intakes() -> None:
    years = (
        Intake(2025, seats=30, applicants=40), Intake(2023, 25, 50, 25, 15, "MYH"),
        Intake(2022, 25, 10, 25, 15), Intake(2027, 30, 40, 20),
    )  # fmt: skip
    begun = case(taught(intakes=years)).document
    assert begun["programmes"][0]["seats"] == {"value": 30, "year": 2025, "source": "YH"}
    assert [one["year"] for one in begun["history"]["intakes"]] == [2025, 2023]
    assert begun["history"]["intakes"][1]["finished"] == 15


def test_routes_are_shared_among_the_occupations_of_the_case() -> None:
    begun = case(taught(leads_to=("7412", "7233", "9999"))).document
    assert {key: value for key, value in begun["programmes"][0]["route"].items() if key.isdecimal()} == {
        "7412": 0.325, "7233": 0.325,
    }  # fmt: skip


def test_two_programmes_of_the_same_name_have_ids_of_their_own() -> None:
    begun = case(taught(), taught(form="distance")).document
    assert [one["id"] for one in begun["programmes"]] == ["yh-elkraft", "yh-elkraft-2"]


def test_the_template_is_a_case_that_holds(region: Region, signed_in: SignIn) -> None:
    browser = signed_in(region.stranger)
    given = browser.get(reverse("planning:template")).content
    assert b"Industrielektriker" in given
    told = {"title": "Vårt", "circle": "private", "file": SimpleUploadedFile("mall.yaml", given)}
    assert "Vårt" in browser.post(reverse("planning:upload"), told, follow=True).text


def test_without_figures_the_page_leads_to_the_template(region: Region, signed_in: SignIn) -> None:
    page = signed_in(region.anna).get(reverse("planning:begin")).text
    assert "Det finns inga uppgifter om er region än" in page
    assert 'name="title"' not in page, "nothing to fill in that cannot be sent"
    assert reverse("planning:template") in page


def test_a_case_that_others_see_begins_without_programmes_that_a_party_keeps_to_itself(region: Region) -> None:
    for name, circle in (("YH Elkraft", "shared"), ("Ännu inte utlyst", "private")):
        Programme.objects.create(
            name=name, provider_name="Yrkeshögskolan", field_code="522a", circle=circle, home=region.bo.home, made_at=AT
        ).organisations.add(region.anna.home, region.bo.home)
    there = Offered("2482", "Järnlunda", [], Employed("SCB", "2025", {"7412": 120.0}), {}, frozenset())
    own, others = (start(there, ["7412"], region.bo, circle).programmes for circle in ("private", "shared"))
    assert {one.name for one in own} == {"YH Elkraft", "Ännu inte utlyst"}
    assert [one.name for one in others] == ["YH Elkraft"]
