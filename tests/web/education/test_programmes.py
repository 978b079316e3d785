"""Programmes and courses: added, found, edited, shared, archived."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from samverkan.accounts.versions import EditedMeanwhile
from samverkan.education import actions
from samverkan.education.models import Programme
from samverkan.education.queries.listing import Sought, programme_page
from samverkan.education.templatetags.education import of_credits
from tests.web.education.conftest import AT, Region, SignIn, added

SAYS = actions.Description
FILTERS = 'class="filters"'


def names(who: object, sort: str = "", **sought: object) -> list[str]:
    return [one.name for one in programme_page(Sought(**sought), sort, "1", who)]  # type: ignore[arg-type]


def test_the_list_is_cut_down_and_ordered(region: Region) -> None:
    added(region.anna, name="Batterikurs", kind="course", given_as=("distance", "evening"), level=6,
          provider_name="Yrkesskolan", municipality_code="2482", code="E0001", stages=("Cell",))  # fmt: skip
    assert names(region.anna) == ["Batterikurs", "Eltekniker"]
    assert names(region.anna, "-name") == ["Eltekniker", "Batterikurs"]
    assert names(region.anna, "level") == names(region.anna, "-level") == ["Batterikurs", "Eltekniker"]
    for sought in (
        {"text": "YRKES"}, {"text": "e0001"}, {"form": "evening"}, {"kind": "course"}, {"level": 6}, {"place": "24"},
        {"place": "2482"}, {"stage": "Cell"}, {"provider": "Yrkesskolan"},
    ):  # fmt: skip
        assert names(region.anna, **sought) == ["Batterikurs"], sought
    assert names(region.anna, form="even") == [], "a form is a whole word"


def test_each_sees_what_is_shared_with_it(region: Region) -> None:
    added(region.anna, name="Hemlig", circle="private")
    assert names(region.bo) == ["Eltekniker"]
    assert names(region.stranger) == []
    actions.share(programme=Programme.objects.get(name="Hemlig"), by=region.anna, at=AT)
    assert names(region.bo) == ["Eltekniker"], "it was not said to concern Bo's organisation"


def test_the_same_education_is_not_added_twice(region: Region) -> None:
    with pytest.raises(actions.AlreadyThere):
        added(region.bo)
    assert added(region.bo, provider_name="En annan skola")
    assert added(region.stranger), "a stranger does not see it"


def test_the_second_of_two_who_edit_is_told(region: Region) -> None:
    says = SAYS(name="Eltekniker 2", provider_name="Norrviks högskola")
    actions.edit(programme=region.programme, says=says, version=1, by=region.bo, at=AT)
    with pytest.raises(EditedMeanwhile):
        actions.edit(programme=region.programme, says=says, version=1, by=region.anna, at=AT)
    kept = Programme.objects.get()
    assert kept.name == "Eltekniker 2"
    assert {one.name for one in kept.organisations.all()} == {"Norrviks kommun", "Norrviks högskola"}


def test_what_is_archived_leaves_the_list_and_can_come_back(region: Region) -> None:
    with pytest.raises(actions.NoReason):
        actions.archive(programme=region.programme, because=" ", by=region.anna, at=AT)
    actions.archive(programme=region.programme, because="Ges inte längre", by=region.anna, at=AT)
    assert names(region.anna) == []
    assert names(region.anna, state="archived") == ["Eltekniker"]
    actions.restore(programme=region.programme, by=region.bo, at=AT)
    assert names(region.anna) == ["Eltekniker"]


def test_a_provider_in_the_house_gives_its_name(region: Region) -> None:
    made = added(region.anna, name="Kurs", provider=region.bo.organisation, provider_name="")
    assert made.provider_name == "Norrviks kommun"


def test_an_education_is_added_and_edited_through_the_pages(region: Region, signed_in: SignIn) -> None:
    browser = signed_in(region.anna)
    told = {
        "name": "Nätkurs", "kind": "course", "provider_name": "Högskolan", "given_as": ["campus", "summer"],
        "level": "6", "credits": "7,5", "credit_system": "hp", "circle": "shared",
        "organisations": [region.anna.organisation_id], "place_cost_sek": "12000",
    }  # fmt: skip
    page = browser.post(reverse("education:add"), told, follow=True)
    made = Programme.objects.get(name="Nätkurs")
    assert (made.given_as, float(made.credits or 0)) == (("campus", "summer"), 7.5)
    assert "Campus, Sommar" in page.content.decode()
    without = browser.post(reverse("education:add"), told | {"provider_name": ""})
    assert "Skriv vem som ger den." in without.content.decode()
    edited = told | {"name": "Nätkurs 2", "version": "1"}
    browser.post(reverse("education:edit", args=[made.pk]), edited)
    again = browser.post(reverse("education:edit", args=[made.pk]), edited | {"name": "Nätkurs 3"})
    assert "Nätkurs 2" in again.content.decode(), "what was saved meanwhile is shown beside"
    assert Programme.objects.get(pk=made.pk).name == "Nätkurs 2"


def test_an_empty_list_says_what_belongs_there(region: Region, signed_in: SignIn) -> None:
    browser = signed_in(region.stranger)
    page = browser.get(reverse("education:programmes")).content.decode()
    assert "Inga utbildningar ännu" in page
    assert FILTERS not in page
    assert FILTERS in signed_in(region.anna).get(reverse("education:programmes")).content.decode()
    assert "Ingen utbildning passar" in browser.get(reverse("education:programmes") + "?form=summer").content.decode()


def test_filters_stay_while_everything_is_archived(region: Region, signed_in: SignIn) -> None:
    actions.archive(programme=region.programme, because="Ges inte längre", by=region.anna, at=AT)
    assert FILTERS in signed_in(region.anna).get(reverse("education:programmes")).content.decode()


@pytest.mark.parametrize("name", ["overlap", "coverage", "side_by_side"])
def test_what_there_is_nothing_to_choose_among_has_no_filters_but_an_explanation(
    region: Region, signed_in: SignIn, name: str
) -> None:
    page = signed_in(region.stranger).get(reverse(f"education:{name}")).content.decode()
    assert FILTERS not in page
    assert 'name="en"' not in page
    assert 'class="empty"' in page


def test_everybody_is_shown_no_filters_above_nothing(region: Region) -> None:
    address = reverse("education:public")
    assert FILTERS not in Client().get(address).content.decode()
    actions.publish(programme=region.programme, by=region.anna, at=AT)
    assert FILTERS in Client().get(address).content.decode()


@pytest.mark.one_database
@pytest.mark.parametrize(("number", "said"), [(Decimal("300.0"), "300"), (Decimal("7.5"), "7,5"), ("3", "3")])
def test_credits_are_written_as_they_are_said(number: Decimal | str, said: str) -> None:
    with override("sv"):
        assert of_credits(number) == said
