"""What of a case is its party's own stays so, and what others have said of it stands."""

import pytest
from django.urls import reverse

from samverkan.areas.models import Area
from samverkan.planning import actions
from samverkan.planning.queries import cases
from tests.web.planning.conftest import AT, Region, SignIn


@pytest.fixture
def area(region: Region) -> Area:
    """An area that Bo's party keeps to itself, of the case that both see."""
    made = Area.objects.create(name="Hemligt fält", home=region.bo.home, circle="private")
    region.case.area = made
    region.case.save()
    return made


def test_an_area_of_ones_own_is_not_told_to_the_others(region: Region, area: Area, signed_in: SignIn) -> None:
    pages = ("case", "describe")
    for name in pages:
        address = reverse(f"planning:{name}", args=[region.case.pk])
        assert "Hemligt fält" in signed_in(region.bo).get(address).text
        assert "Hemligt fält" not in signed_in(region.anna).get(address).text


def test_what_somebody_cannot_choose_stands_as_it_was(region: Region, area: Area, signed_in: SignIn) -> None:
    third = region.stranger.home
    region.case.organisations.add(third)
    address, browser = reverse("planning:describe", args=[region.case.pk]), signed_in(region.anna)
    assert third.name in browser.get(address).text
    ticked = list(region.case.organisations.values_list("pk", flat=True))
    browser.post(address, {"title": "Elkraft i norr", "organisations": ticked})
    region.case.refresh_from_db()
    assert (region.case.title, region.case.area) == ("Elkraft i norr", area)
    assert third in region.case.organisations.all()


def test_a_copy_has_no_area_that_its_maker_does_not_see(region: Region, area: Area) -> None:
    version = cases.newest_version(region.case)
    assert actions.copy(of=version, title="Annas", by=region.anna, at=AT).area is None
    assert actions.copy(of=version, title="Bos", by=region.bo, at=AT).area == area


def test_who_sends_a_case_learns_that_comments_follow(region: Region, signed_in: SignIn) -> None:
    page = signed_in(region.anna).get(reverse("planning:share", args=[region.case.pk])).text
    assert "kommentarer, också de som redan finns" in page
