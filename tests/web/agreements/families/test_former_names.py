"""What an organisation was called when an agreement was made."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from samverkan.accounts import actions as accounts
from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import FormerName
from samverkan.accounts.permissions import Role
from samverkan.agreements.former_names import name_of_the_day
from samverkan.agreements.models import Agreement
from tests.factories import acting
from tests.web.agreements.living.conftest import AT, Partnership

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


@pytest.fixture
def renamed(two: Partnership) -> Partnership:
    """The municipality had two names before."""
    for name, until in (("Älvdalens köping", date(1970, 12, 31)), ("Älvdalens storkommun", date(2014, 12, 31))):
        FormerName.objects.create(organisation=two.municipality, name=name, until=until)
    return two


@pytest.mark.parametrize(
    ("signed", "name"),
    [
        ("1965", "Älvdalens köping"),
        ("2014-12-31", "Älvdalens storkommun"),
        ("2014", "Älvdalens storkommun"),
        ("2015-01-01", None),
        ("", None),
    ],
)
def test_an_agreement_shows_the_name_of_its_day(renamed: Partnership, signed: str, name: str | None):
    renamed.agreement.signed_on = signed
    found = name_of_the_day(renamed.municipality, renamed.agreement)
    assert (found.name if found else None) == name


def test_the_parties_page_and_the_public_page_show_it(renamed: Partnership, signed_in: SignIn, client: Client):
    Agreement.objects.update(signed_on="2012-05", circle="public")
    page = signed_in(renamed.anna).get(f"/avtal/{renamed.agreement.pk}/parter/").content.decode()
    assert "(till 31 dec 2014: Älvdalens storkommun)" in page
    public = client.get(f"/offentligt/{renamed.agreement.pk}/").content.decode()
    assert "Älvdalens kommun (till 31 dec 2014: Älvdalens storkommun)" in public


def test_an_administrator_keeps_the_names_of_its_own_organisation(two: Partnership, signed_in: SignIn):
    administrator = acting(two.municipality, Role.ADMINISTRATOR)
    browser, posted = signed_in(administrator), {"name": "Älvdalens köping", "until": "1970-12-31"}
    browser.post("/organisation/tidigare-namn/", posted)
    former = FormerName.objects.get()
    assert (former.organisation, former.until) == (two.municipality, date(1970, 12, 31))
    assert "redan ett namn" in browser.post("/organisation/tidigare-namn/", posted).content.decode()
    with pytest.raises(NotAllowed):
        accounts.remove_former_name(former, by=acting(two.university, Role.ADMINISTRATOR), at=AT)
    browser.post(f"/organisation/tidigare-namn/{former.pk}/ta-bort/")
    assert not FormerName.objects.exists()
