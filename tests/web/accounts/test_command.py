"""`samverkan invite` and `samverkan password`."""

from argparse import ArgumentParser

import pytest
from django.test import Client
from django.urls import reverse

from samverkan.accounts import actions
from samverkan.accounts.command import CannotInvite, NoLogIn, add
from samverkan.accounts.models import Organisation, Person
from samverkan.accounts.permissions import Role
from samverkan.journal.chain import faults
from samverkan.journal.models import Entry
from tests.factories import acting, organisation, person

pytestmark = pytest.mark.django_db
PASSWORD = "fyra ord som minns"


def run(*words: str) -> None:
    """Run the command as the command line would."""
    parser = ArgumentParser()
    add(parser.add_subparsers())
    options = parser.parse_args(words)
    options.handler(options)


def path(printed: str) -> str:
    """Return the path of the printed link."""
    return printed.splitlines()[1].removeprefix("https://samverkan.example")


ADDRESS = ("--address", "https://samverkan.example/")


def test_the_first_administrator_gets_in_by_the_printed_link(capsys: pytest.CaptureFixture[str]):
    run("invite", "Norrviks kommun", "Ada Admin", "Ada@example.org", "--kind", "municipality", *ADDRESS)
    guest = Client()
    answer = guest.post(path(capsys.readouterr().out), {"password1": PASSWORD, "password2": PASSWORD})
    assert answer.url == reverse("overview:my_work")
    ada = Person.objects.get(email="ada@example.org")
    assert {held.role for held in ada.roles.all()} == {Role.ADMINISTRATOR, Role.COORDINATOR}
    assert guest.get(reverse("accounts:people")).status_code == 200
    assert Entry.objects.filter(action="accounts.found").exists()
    assert list(faults()) == []


def test_an_organisation_that_is_there_gets_its_administrator():
    known = organisation("Åviks kommun")
    run("invite", "åviks KOMMUN", "Ada", "ada@example.org")
    assert Organisation.objects.get() == known


def test_an_organisation_with_an_administrator_invites_by_itself():
    by = acting(organisation("Norrviks kommun"), Role.ADMINISTRATOR, password=PASSWORD)
    with pytest.raises(actions.HasAdministrator):
        run("invite", by.organisation.name, "Ada", "ada@example.org")
    assert not Person.objects.filter(email="ada@example.org").exists()


@pytest.mark.parametrize(
    "words", [("N", "Ada", "no address"), ("N" * 300, "Ada", "a@example.org"), ("N", "A", "a@b.se", "--mark", "M" * 9)]
)
def test_what_will_not_do_is_refused_and_nothing_is_kept(words: tuple[str, ...]):
    with pytest.raises(CannotInvite):
        run("invite", *words)
    assert not Organisation.objects.exists()
    assert not Person.objects.exists()


def test_a_new_password_is_chosen_by_the_printed_link(capsys: pytest.CaptureFixture[str]):
    who = person("Åsa", email="asa@example.org", password=PASSWORD)
    run("password", "ASA@example.org", *ADDRESS)
    guest = Client()
    form = guest.get(path(capsys.readouterr().out), follow=True)
    guest.post(
        form.redirect_chain[-1][0], {"password1": "helt andra ord än förut", "password2": "helt andra ord än förut"}
    )
    who.refresh_from_db()
    assert who.check_password("helt andra ord än förut")


@pytest.mark.parametrize("email", ["nobody@example.org", "kontakt@example.org"])
def test_one_who_does_not_sign_in_gets_no_link(email: str):
    person("Kontakt", email="kontakt@example.org")
    with pytest.raises(NoLogIn):
        run("password", email)
