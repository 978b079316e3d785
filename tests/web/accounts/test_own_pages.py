"""One's own page, and the organisation's."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from samverkan.accounts.models import Person
from samverkan.accounts.permissions import Role
from tests.factories import acting, organisation, person

pytestmark = pytest.mark.django_db
ME = {"name": "Åsa Ö", "title": "Rektor", "phone": "0910-1", "language": "en"}


@pytest.fixture
def asa(client: Client) -> Person:
    """Somebody who acts for two parties."""
    who = person("Åsa", password="fyra ord som minns")
    acting(organisation("Bygdens högskola"), Role.COORDINATOR, who=who)
    acting(organisation("Alvdalens kommun"), Role.READER, who=who)
    client.force_login(who)
    return who


def test_the_page_shows_the_parties_and_the_roles(client: Client, asa: Person):
    shown = client.get(reverse("accounts:me")).context["page"]
    assert [(party.name, party.is_chosen) for party in shown.parties] == [
        ("Alvdalens kommun", True),
        ("Bygdens högskola", False),
    ]
    assert [role.role for role in shown.parties[1].roles] == [Role.COORDINATOR]


def test_switching_party_changes_who_one_acts_for(client: Client, asa: Person):
    second = client.get(reverse("accounts:me")).context["page"].parties[1]
    client.post(reverse("accounts:switch"), {"organisation": second.pk})
    assert client.get(reverse("accounts:me")).context["page"].parties[1].is_chosen


@pytest.mark.parametrize("asked", ["", "x", "0", "-1", "9" * 40, "²"])
def test_switching_to_a_party_one_has_no_role_in_is_refused(client: Client, asa: Person, asked: str):
    answer = client.post(reverse("accounts:switch"), {"organisation": asked}, follow=True)
    assert "Du har ingen roll i den parten" in answer.content.decode()


def test_switching_by_a_link_is_not_possible(client: Client, asa: Person):
    assert client.get(reverse("accounts:switch")).status_code == 405


def test_ones_own_details_are_changed_and_the_language_follows(client: Client, asa: Person):
    answer = client.post(reverse("accounts:me"), ME)
    asa.refresh_from_db()
    assert (asa.name, asa.title, asa.phone, asa.language) == ("Åsa Ö", "Rektor", "0910-1", "en")
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert "Your details have been saved" in client.get(reverse("accounts:me")).content.decode()


def test_somebody_without_a_role_sees_their_own_page_and_little_else(client: Client):
    client.force_login(person("Rolf"))
    assert "Du har ingen roll i någon part" in client.get(reverse("accounts:me")).content.decode()
    assert client.get(reverse("accounts:people")).status_code == 403


def test_an_administrator_edits_the_organisation(client: Client):
    by = acting(organisation("Norrvik", short_mark="NOR"), Role.ADMINISTRATOR)
    client.force_login(by.person)
    address = reverse("accounts:organisation")
    wrong = client.post(
        address, {"name": "Norrvik", "short_mark": "NOR", "kind": "company", "organisation_number": "1"}
    )
    assert wrong.status_code == 422
    assert "sex siffror, bindestreck och fyra siffror" in wrong.content.decode()
    client.post(address, {"name": "Norrviks kommun", "short_mark": "NOR", "kind": "municipality", "website": ""})
    by.organisation.refresh_from_db()
    assert by.organisation.name == "Norrviks kommun"
    assert "ändrade organisationens uppgifter" in client.get(address).content.decode()
