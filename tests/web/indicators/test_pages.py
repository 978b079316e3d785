"""The pages of indicators, as people meet them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.indicators.models import Indicator, IndicatorValue
from samverkan.indicators.queries.lists import Sought, indicator_page
from tests.web.indicators.conftest import AT, TODAY, Region, entered, followed

SignIn = Callable[[Actor], Client]


def names(who: Actor, sort: str = "", **sought: str) -> list[str]:
    return [line.indicator.name for line in indicator_page(Sought(**sought), sort, "1", who, TODAY)]


def test_the_list_is_searched_and_ordered(region: Region) -> None:
    late = followed(region.anna, name="Arbetslöshet", source="Arbetsförmedlingen")
    entered(region.indicator, "2025-12-31", "2", region.anna)
    entered(late, "2020-12-31", "2", region.anna)
    assert names(region.anna) == ["Arbetslöshet", "Invånare"]
    assert names(region.anna, "-name") == ["Invånare", "Arbetslöshet"]
    assert names(region.anna, "-latest") == ["Invånare", "Arbetslöshet"]
    assert names(region.anna, text="förmed") == ["Arbetslöshet"]
    assert names(region.anna, freshness="stale") == ["Arbetslöshet"]
    assert names(region.bo) == ["Invånare"]
    assert names(region.stranger) == []


def test_an_indicator_is_followed_and_given_a_value_through_the_pages(region: Region, signed_in: SignIn) -> None:
    browser = signed_in(region.anna)
    told = {
        "name": "Elever", "unit": "personer", "source": "Skolverket", "decimals": "0", "better": "higher",
        "every_days": "365", "organisations": [region.anna.organisation.pk], "circle": "shared",
    }  # fmt: skip
    browser.post(reverse("indicators:add"), told)
    made = Indicator.objects.get(name="Elever")
    page = browser.post(
        reverse("indicators:enter", args=[made.pk]), {"on": "2025-12-31", "value": "1 234,5"}, follow=True
    )
    assert made.values.get().value == pytest.approx(1234.5)
    assert "<svg" in page.content.decode()
    assert "Varför denna siffra" in page.content.decode()


def test_a_day_to_come_is_said_at_its_field(region: Region, signed_in: SignIn) -> None:
    tomorrow = date.today() + timedelta(days=2)
    page = signed_in(region.anna).post(
        reverse("indicators:enter", args=[region.indicator.pk]), {"on": tomorrow.isoformat(), "value": "1"}
    )
    assert "Välj en tidigare dag" in page.content.decode()


def test_a_value_of_another_indicator_is_not_found(region: Region, signed_in: SignIn) -> None:
    other = followed(region.anna, name="Annat")
    value = entered(other, "2025-12-31", "1", region.anna)
    address = reverse("indicators:correct", args=[region.indicator.pk, value.pk])
    assert signed_in(region.anna).get(address).status_code == 404


def test_a_file_is_shown_before_it_is_written(region: Region, signed_in: SignIn) -> None:
    browser = signed_in(region.anna)
    file = SimpleUploadedFile("v.csv", "år;värde\n2023;10\n2024;fel\n2025;12\n".encode())
    page = browser.post(reverse("indicators:read_in", args=[region.indicator.pk]), {"file": file}, follow=True)
    assert "Rad 3" in page.content.decode()
    assert not IndicatorValue.objects.exists()
    browser.post(page.request["PATH_INFO"], {"rad": ["2", "4"]})
    assert list(IndicatorValue.objects.values_list("on__year", "value")) == [(2023, 10), (2025, 12)]


def test_the_same_file_written_twice_changes_nothing_more(region: Region, signed_in: SignIn) -> None:
    browser = signed_in(region.anna)
    file = SimpleUploadedFile("v.csv", "år;värde\n2023;10\n".encode())
    page = browser.post(reverse("indicators:read_in", args=[region.indicator.pk]), {"file": file}, follow=True)
    for _time in range(2):
        browser.post(page.request["PATH_INFO"], {"rad": ["2"]})
    assert IndicatorValue.objects.count() == 1


def test_the_values_are_handed_over_as_a_file(region: Region, signed_in: SignIn) -> None:
    entered(region.indicator, "2025-12-31", "41200", region.anna)
    answer = signed_in(region.bo).get(
        reverse("indicators:download", kwargs={"pk": region.indicator.pk, "ending": "csv"})
    )
    assert "2025-12-31;41200" in answer.content.decode("utf-8-sig")


@pytest.mark.one_database
@pytest.mark.parametrize("sort", ["", "-latest"])
def test_the_list_asks_as_often_for_a_thousand_as_for_ten(region: Region, signed_in: SignIn, sort: str) -> None:
    browser, used = signed_in(region.anna), []
    for size in (10, 1000):
        made = Indicator.objects.bulk_create(
            Indicator(name=f"Mått {n}", name_key=f"matt {n}", unit="%", source="x", circle="shared",
                      home=region.anna.organisation, made_at=AT)
            for n in range(Indicator.objects.count(), size)
        )  # fmt: skip
        IndicatorValue.objects.bulk_create(
            IndicatorValue(indicator=one, on=TODAY, value=1, entered_at=AT, entered_for=one.home) for one in made
        )
        with CaptureQueriesContext(connection) as captured:
            page = browser.get(reverse("indicators:indicators"), {"sort": sort, "farskt": ""})
        assert page.status_code == 200
        used.append(len(captured))
    assert used[0] == used[1] <= 20
