"""No page of cases asks the database more often because there is more."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samverkan.planning import actions
from samverkan.planning.models import CaseVersion
from samverkan.planning.queries.cases import newest_version
from tests.web.planning.conftest import AT, Region, SignIn, begun

MOST = 20
pytestmark = pytest.mark.one_database


def asked(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


def test_the_list_asks_no_more_when_it_is_longer(region: Region, signed_in: SignIn) -> None:
    browser, address = signed_in(region.anna), reverse("planning:cases")
    browser.get(address)
    few = asked(browser, address)
    for number in range(12):
        made = begun(region.anna, region.bo, title=f"Fall {number}")
        actions.calculate(version=newest_version(made), by=region.anna, at=AT)
    assert asked(browser, address) == few <= MOST


def test_a_case_asks_no_more_when_more_has_happened_to_it(region: Region, signed_in: SignIn) -> None:
    browser = signed_in(region.anna)
    addresses = [reverse(f"planning:{name}", args=[region.case.pk]) for name in ("case", "versions", "figures")]
    first = newest_version(region.case)
    actions.calculate(version=first, by=region.anna, at=AT)
    actions.comment(case=region.case, text="Hur många stannar?", by=region.bo, at=AT)
    few = [asked(browser, address) for address in addresses]
    for number in range(2, 12):
        actions.comment(case=region.case, text="Hur många stannar?", by=region.bo, at=AT)
        CaseVersion.objects.create(
            case=region.case, number=100 + number, text=first.text, region=first.region, figures=1, sourced=0,
            saved_at=AT, saved_for=region.bo.home,
        )  # fmt: skip
    assert [asked(browser, address) for address in addresses] == few
    assert max(few) <= MOST
