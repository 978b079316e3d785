"""The pages themselves: who may open them, what they show and what they keep to themselves."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements.models import Activity, ActivityLead, Agreement
from tests import factories
from tests.web.overview.conftest import NOW

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


def activity(agreement: Agreement, home: Organisation, **fields: Any) -> Activity:
    fields = {"title": "Sommarskola vid älven", "circle": "shared", **fields}
    made = Activity.objects.create(home=home, made_at=NOW, changed_at=NOW, **fields)
    made.commitments.add(factories.commitment(agreement), factories.commitment(agreement))
    return made


# Start and about


def test_a_stranger_is_told_what_it_is_and_offered_to_try(client: Client):
    page = client.get("/").content.decode()
    assert 'href="/prova/"' in page
    assert "Logga in" in page


def test_who_is_signed_in_comes_to_their_work(coordinator: Actor, signed_in: SignIn):
    assert signed_in(coordinator).get("/")["Location"] == "/mitt-arbete/"


def test_the_public_example_is_offered(client: Client):
    owner = factories.organisation("Exempel", is_example=True)
    shown = factories.agreement(owner, factories.organisation(), circle="public", title="Det verkliga fallet")
    factories.agreement(factories.organisation(), factories.organisation(), circle="public", title="Någon annans")
    page = client.get("/").content.decode()
    assert f'href="/offentligt/{shown.pk}/"' in page
    assert "Någon annans" not in page


def test_log_ins_of_the_example_show_only_with_a_known_password(client: Client, town: Organisation, settings: Any):
    invented = factories.person("Påhittad Person", email="anna@norrby.example", password="en hemlighet")
    real = factories.person("Verklig Person", email="real@norrby.se", password="en hemlighet")
    for who in (invented, real):
        factories.acting(town, who=who)
    settings.EXAMPLE_PASSWORD = ""
    assert "anna@norrby.example" not in client.get("/").content.decode()
    settings.EXAMPLE_PASSWORD = "norrsken"
    page = client.get("/").content.decode()
    assert "anna@norrby.example" in page
    assert "norrsken" in page
    assert "real@norrby.se" not in page


@pytest.mark.parametrize("address", ["/", "/om/", "/om/tillganglighet/"])
@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_everybody_reads_the_open_pages_in_both_languages(client: Client, address: str, language: str):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    page = client.get(address)
    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.content.decode()


@pytest.mark.parametrize("address", ["/mitt-arbete/", "/avtal/", "/sok/", "/avtal/importera/", "/organisationer/1/"])
def test_the_other_pages_ask_for_a_sign_in(client: Client, address: str):
    assert client.get(address)["Location"].startswith("/konto/")


# My work


def test_my_work_says_what_comes_next_when_there_is_nothing(coordinator: Actor, signed_in: SignIn):
    assert "Inget väntar än" in signed_in(coordinator).get("/mitt-arbete/").content.decode()


def test_my_work_says_well_done_when_all_is_done(coordinator: Actor, agreement: Agreement, signed_in: SignIn):
    assert "Allt är gjort" in signed_in(coordinator).get("/mitt-arbete/").content.decode()


@pytest.mark.parametrize("query", ["?avtal=x", "?avtal=99999999999999999999", "?avtal=²", "?page=x", "?vems=x"])
def test_an_address_that_means_nothing_still_shows_my_work(coordinator: Actor, signed_in: SignIn, query: str):
    assert signed_in(coordinator).get(f"/mitt-arbete/{query}").status_code == 200


def test_the_name_of_another_partys_agreement_is_not_told(
    coordinator: Actor, university: Organisation, signed_in: SignIn
):
    hidden = factories.agreement(university, factories.organisation(), title="Hemlig plan")
    assert "Hemlig plan" not in signed_in(coordinator).get(f"/mitt-arbete/?avtal={hidden.pk}").content.decode()


def test_somebody_without_a_party_sees_empty_pages(client: Client):
    client.force_login(factories.person(), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/mitt-arbete/").status_code == 403


# An organisation


def test_an_organisations_page_counts_each_activity_once(
    coordinator: Actor, agreement: Agreement, university: Organisation, signed_in: SignIn
):
    made = activity(agreement, university)
    ActivityLead.objects.create(activity=made, organisation=university)
    page = signed_in(coordinator).get(f"/organisationer/{university.pk}/").content.decode()
    assert page.count("Sommarskola vid älven") == 1
    assert "Avsiktsförklaring om älven" in page


def test_an_organisation_one_knows_nothing_of_is_not_found(
    coordinator: Actor, university: Organisation, signed_in: SignIn
):
    factories.agreement(university, factories.organisation())
    assert signed_in(coordinator).get(f"/organisationer/{university.pk}/").status_code == 404
    assert signed_in(coordinator).get("/organisationer/999999/").status_code == 404


def test_ones_own_organisation_has_a_page_from_the_first_day(coordinator: Actor, signed_in: SignIn, town: Organisation):
    assert signed_in(coordinator).get(f"/organisationer/{town.pk}/").status_code == 200
