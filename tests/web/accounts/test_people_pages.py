"""The pages where a party administers its people."""

from datetime import date, timedelta
from itertools import count

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Invitation, Person, RoleHeld
from samverkan.accounts.permissions import Role
from samverkan.mail.models import Message
from tests.factories import acting, organisation, person

pytestmark = pytest.mark.django_db
PASSWORD = "fyra ord som minns"


@pytest.fixture
def by() -> Actor:
    return acting(organisation("Norrviks kommun"), Role.ADMINISTRATOR, who=person("Ada Admin", password=PASSWORD))


@pytest.fixture
def ada(client: Client, by: Actor) -> Client:
    client.force_login(by.person)
    return client


def colleague(by: Actor, name: str, *roles: str, **fields: object) -> Person:
    return acting(by.organisation, *roles, who=person(name, **fields)).person


def text(answer) -> str:
    return answer.content.decode()


def names(answer) -> list[str]:
    return [line.name for line in answer.context["page"].people]


def people(ada: Client, **asked: str):
    return ada.get(reverse("accounts:people"), asked)


def test_the_list_shows_the_partys_own_people_in_swedish_order(ada: Client, by: Actor):
    for name in ("Örjan", "Åke"):
        colleague(by, name, Role.READER)
    acting(organisation(), Role.READER, who=person("Främling"))
    assert names(people(ada)) == ["Ada Admin", "Åke", "Örjan"]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("name", ["Ada Admin", "Åke", "Örjan"]),
        ("-name", ["Örjan", "Åke", "Ada Admin"]),
        ("title", ["Ada Admin", "Örjan", "Åke"]),
        ("nonsense", ["Ada Admin", "Åke", "Örjan"]),
    ],
)
def test_the_list_can_be_sorted(ada: Client, by: Actor, sort: str, order: list[str]):
    colleague(by, "Örjan", Role.READER, title="Chef")
    colleague(by, "Åke", Role.READER, title="Ängsvakt")
    assert names(people(ada, sort=sort)) == order


@pytest.mark.parametrize("words", ["ÅKE", "ängsv", "AKE@EXAMPLE", "  åke "])
def test_people_are_found_by_name_title_or_address_in_any_case(ada: Client, by: Actor, words: str):
    colleague(by, "Åke", Role.READER, title="Ängsvakt", email="ake@example.org")
    assert names(people(ada, q=words)) == ["Åke"]


def test_a_search_without_hits_says_so(ada: Client):
    answer = people(ada, q="%")
    assert names(answer) == []
    assert "Ingen hittades" in text(answer)


def test_those_whose_roles_have_ended_stand_by_themselves(ada: Client, by: Actor):
    left = colleague(by, "Lars", Role.READER)
    RoleHeld.objects.filter(person=left).update(to_date=timezone.localdate() - timedelta(days=1))
    assert names(people(ada)) == ["Ada Admin"]
    assert names(people(ada, state="former")) == ["Lars"]


def test_a_long_list_comes_in_pages(ada: Client, by: Actor):
    for number in range(30):
        colleague(by, f"P{number:02}", Role.READER)
    assert len(names(people(ada))) == 25
    assert names(people(ada, page="2")) == [f"P{number:02}" for number in range(24, 30)]
    assert len(names(people(ada, page="nonsense"))) == 25


def test_the_number_of_queries_is_the_same_for_ten_people_and_a_thousand(ada: Client, by: Actor):
    made = count()

    def more(how_many: int) -> None:
        fresh = Person.objects.bulk_create(
            Person(name=f"P{n}", name_key=f"p{n}", title_key="", email=f"q{n}@example.org", password="!")
            for n in (next(made) for _ in range(how_many))
        )
        day = date(2020, 1, 1)
        RoleHeld.objects.bulk_create(
            RoleHeld(person=one, organisation=by.organisation, role=Role.READER, from_date=day) for one in fresh
        )

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            people(ada)
        return len(captured)

    more(10)
    few = queries()
    more(990)
    assert queries() == few


def test_another_partys_person_is_not_found(ada: Client):
    stranger = acting(organisation(), Role.READER).person
    role = stranger.roles.get()
    for name in ("person", "edit_contact", "pseudonymise", "withdraw"):
        assert ada.get(reverse(f"accounts:{name}", args=[stranger.pk])).status_code == 404
    for name in ("give_role", "invite_again", "withdraw", "pseudonymise"):
        assert ada.post(reverse(f"accounts:{name}", args=[stranger.pk])).status_code == 404
    assert ada.post(reverse("accounts:end_role", args=[stranger.pk, role.pk])).status_code == 404


def test_the_role_of_another_party_cannot_be_ended_through_an_own_person(ada: Client, by: Actor):
    both = colleague(by, "Båda", Role.READER)
    acting(organisation(), Role.READER, who=both)
    elsewhere = both.roles.exclude(organisation=by.organisation).get()
    assert ada.get(reverse("accounts:end_role", args=[both.pk, elsewhere.pk])).status_code == 404


def test_an_invitation_goes_all_the_way_to_being_signed_in(ada: Client, by: Actor):
    today = timezone.localdate().isoformat()
    answer = ada.post(
        reverse("accounts:invite"),
        {
            "name": "Nils Ny",
            "email": "nils@example.org",
            "title": "Utvecklare",
            "roles": [Role.COORDINATOR, Role.READER],
            "from_date": today,
        },
    )
    invited = Person.objects.get(email="nils@example.org")
    assert answer.url == reverse("accounts:person", args=[invited.pk])
    link = next(line for line in Message.objects.get().body.splitlines() if line.startswith("http"))
    address = link.removeprefix("http://testserver")
    guest = Client()
    opened = guest.get(address)
    assert opened.status_code == 200
    assert "Nils Ny" in text(opened)
    assert "Norrviks kommun" in text(opened)
    assert opened["Referrer-Policy"] == "same-origin"
    done = guest.post(address, {"password1": PASSWORD, "password2": PASSWORD})
    assert done.url == reverse("overview:my_work")
    assert guest.get(reverse("accounts:me")).context["page"].email == "nils@example.org"
    again = Client().get(address)
    assert again.status_code == 410
    assert "Länken är använd" in text(again)


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("kort", "kort", "12"),
        ("lösenord som är långt", "ett annat som är långt", "Lösenorden är olika"),
        ("", "", "Detta fält måste fyllas i"),
    ],
)
def test_a_password_that_will_not_do_is_told_of_and_the_link_still_works(
    ada: Client, by: Actor, first: str, second: str, sentence: str
):
    ada.post(
        reverse("accounts:invite"),
        {"name": "N", "email": "n@example.org", "roles": [Role.READER], "from_date": "2026-03-02"},
    )
    address = Message.objects.get().body.partition("http://testserver")[2].split()[0]
    answer = Client().post(address, {"password1": first, "password2": second})
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert Client().get(address).status_code == 200


def test_an_expired_and_an_unknown_link_say_what_to_do(ada: Client, by: Actor):
    ada.post(
        reverse("accounts:invite"),
        {"name": "N", "email": "n@example.org", "roles": [Role.READER], "from_date": "2026-03-02"},
    )
    address = Message.objects.get().body.partition("http://testserver")[2].split()[0]
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    expired, unknown = Client().get(address), Client().get(reverse("accounts:accept", args=["x"]))
    assert (expired.status_code, unknown.status_code) == (410, 410)
    assert "Länken har gått ut" in text(expired)
    assert "Länken är okänd" in text(unknown)


def test_an_invitation_without_a_role_is_refused_and_nothing_is_lost(ada: Client):
    answer = ada.post(reverse("accounts:invite"), {"name": "Nils Ny", "email": "n@example.org"})
    assert answer.status_code == 422
    assert 'value="Nils Ny"' in text(answer)
    assert not Message.objects.exists()


def test_a_contact_is_added_and_invited_later(ada: Client):
    ada.post(reverse("accounts:add_contact"), {"name": "Kajsa", "email": "kajsa@example.org"})
    contact = Person.objects.get(name="Kajsa")
    shown = text(ada.get(reverse("accounts:person", args=[contact.pk])))
    assert "Bjud in att logga in" in shown
    form = ada.get(reverse("accounts:invite"), {"name": "Kajsa", "email": "kajsa@example.org"})
    assert 'value="kajsa@example.org"' in text(form)


def test_a_taken_address_is_told_of_in_the_form(ada: Client, by: Actor):
    answer = ada.post(reverse("accounts:add_contact"), {"name": "X", "email": by.person.email.upper()})
    assert answer.status_code == 422
    assert "Det finns redan någon" in text(answer)


def test_what_a_person_holds_can_be_handed_over_from_the_persons_page(by: Actor, client: Client):
    RoleHeld.objects.create(person=by.person, organisation=by.home, role=Role.COORDINATOR, from_date=date(2020, 1, 1))
    client.force_login(by.person)
    shown = text(client.get(reverse("accounts:person", args=[by.person.pk])))
    assert reverse("overview:handover_of_person", args=[by.person.pk]) in shown


def test_a_contact_is_corrected(ada: Client):
    ada.post(reverse("accounts:add_contact"), {"name": "Kajsa"})
    contact = Person.objects.get(name="Kajsa")
    ada.post(reverse("accounts:edit_contact", args=[contact.pk]), {"name": "Kajsa K", "title": "Rektor"})
    contact.refresh_from_db()
    assert (contact.name, contact.title) == ("Kajsa K", "Rektor")


def test_a_role_is_given_and_ended(ada: Client, by: Actor):
    reader = colleague(by, "Rut", Role.READER)
    given = ada.post(reverse("accounts:give_role", args=[reader.pk]), {"role": Role.OWNER, "from_date": "2026-03-02"})
    assert given.status_code == 302
    held = reader.roles.get(role=Role.OWNER)
    address = reverse("accounts:end_role", args=[reader.pk, held.pk])
    assert ada.get(address).status_code == 200
    assert ada.post(address, {"last_day": "2026-03-31"}).status_code == 302
    held.refresh_from_db()
    assert held.to_date == date(2026, 3, 31)


def test_a_role_held_already_is_refused_on_the_page(ada: Client, by: Actor):
    reader = colleague(by, "Rut", Role.READER)
    answer = ada.post(reverse("accounts:give_role", args=[reader.pk]), {"role": Role.READER, "from_date": "2026-03-02"})
    assert answer.status_code == 422
    assert "har redan rollen Läsare" in text(answer)


def test_the_last_administrator_is_told_why_not(ada: Client, by: Actor):
    held = by.person.roles.get()
    answer = ada.post(reverse("accounts:end_role", args=[by.person.pk, held.pk]), {"last_day": "2026-03-31"})
    assert answer.status_code == 422
    assert "Gör någon annan till administratör först" in text(answer)


def test_personal_data_are_removed_after_a_question(ada: Client, by: Actor):
    left = colleague(by, "Lars", Role.READER)
    address = reverse("accounts:pseudonymise", args=[left.pk])
    assert "Det går inte att ångra" in text(ada.get(address))
    ada.post(address)
    left.refresh_from_db()
    assert left.is_pseudonymised
    assert ada.get(reverse("accounts:person", args=[left.pk])).status_code == 404


def test_an_invitation_is_sent_again_and_withdrawn(ada: Client):
    ada.post(
        reverse("accounts:invite"),
        {"name": "N", "email": "n@example.org", "roles": [Role.READER], "from_date": "2026-03-02"},
    )
    invited = Person.objects.get(email="n@example.org")
    ada.post(reverse("accounts:invite_again", args=[invited.pk]))
    assert Message.objects.count() == 2
    ada.post(reverse("accounts:withdraw", args=[invited.pk]))
    assert not Invitation.objects.filter(expires_at__gt=timezone.now()).exists()
