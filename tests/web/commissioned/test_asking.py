"""Enquiries sent by the public form: received, confirmed by mail, seen by the link, withdrawn, and held back."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail as outside
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.accounts.pressing import SAME_PRESS
from samverkan.commissioned import personal_numbers
from samverkan.commissioned.actions import describing
from samverkan.commissioned.actions.describing import Asked, Closed, TooMany, receive
from samverkan.commissioned.actions.finding import NoNumbersOfPeople, NotNow
from samverkan.commissioned.actions.moving import withdraw_own
from samverkan.commissioned.actions.opening import Rules, set_desk
from samverkan.commissioned.models import Desk, Enquiry
from samverkan.commissioned.queries.links import token_of
from samverkan.journal.models import Entry
from samverkan.mail.models import Message, Notice
from tests.web.commissioned.conftest import ASKED, DRIVES, NOW, WELDING, given, taken, took_back

WRITTEN = {
    "title": "Underhåll av elmotorer",
    "others": "Elektriska drivsystem\nelektriska  DRIVSYSTEM\nSvetsning",
    "people": "12",
    "form": "any",
    "employer": "Älvkraft AB",
    "contact_name": "Maja Fors",
    "contact_email": "maja@alvkraft.example",
}
ASK = "/uppdragsutbildning/forfragan/"


def sent(client: Client, desk: Desk, **other: str) -> "object":
    return client.post(ASK, {**WRITTEN, "desk": desk.pk, **other})


@pytest.mark.django_db
def test_the_form_is_closed_until_a_party_opens_it(client: Client):
    answer = client.get(ASK)
    assert answer.status_code == 200
    assert "contact_email" not in answer.content.decode()
    assert client.post(ASK, WRITTEN).status_code == 409
    assert not Enquiry.objects.exists()


def test_somebody_without_an_account_asks_and_gets_a_mail_with_a_link(client: Client, desk: Desk):
    assert client.get(ASK).status_code == 200
    answer = sent(client, desk)
    assert answer.status_code == 302
    made = Enquiry.objects.get()
    assert (made.home, made.circle, made.state, made.people) == (desk.organisation, Circle.PRIVATE, "new", 12)
    assert [need.name for need in made.needs.all()] == ["Elektriska drivsystem", "Svetsning"]
    assert made.answer_by == timezone.localdate(made.received_at) + timedelta(days=desk.answer_days)
    assert "maja@alvkraft.example" in client.get(answer.url).content.decode()
    link = re.search(r"/uppdragsutbildning/min/\S+", Message.objects.get(to="maja@alvkraft.example").body)
    assert link
    shown = client.get(link[0])
    assert shown.status_code == 200
    assert "Älvkraft AB" in shown.content.decode()
    assert not outside.outbox  # no mail server in tests: it is kept


def test_of_several_open_forms_one_is_chosen_and_each_says_its_rules(client: Client, desk: Desk, bo: Actor):
    other = set_desk(rules=Rules(is_open=True, contact_months=6), version=1, by=bo, at=NOW)
    page = client.get(ASK).content.decode()
    assert "Vem frågar ni?" in page
    assert "tas bort 6 månader" in page
    assert client.post(ASK, WRITTEN).status_code == 400
    sent(client, other)
    assert Enquiry.objects.get().home == bo.home


def test_the_partys_people_are_told_at_once(desk: Desk, anna: Actor):
    made = receive(desk=desk, says=ASKED, at=NOW)
    notice = Notice.objects.get()
    assert (notice.to, notice.urgent) == (anna.person.email, True)
    assert notice.thing == f"enquiry:{made.pk}:new"
    assert "Maja" not in str(list(Entry.objects.values_list("detail", flat=True)))


def test_skills_are_searched_and_ticked_without_script_and_nothing_is_sent(client: Client, desk: Desk):
    answer = sent(client, desk, seek="zzzz", seek_now="1")
    assert answer.status_code == 200
    assert "Ingen färdighet" in answer.content.decode()
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("homepage", "https://spam.example"),
        ("contact_email", ""),
        ("others", ""),
        ("employer_number", "811218-9876"),
        ("words", "Det gäller Sven, 811218-9876."),
        ("title", "Kurs för 19811218 9876"),
        ("others", "Svetsning för 811218   9876"),
        ("people", "0"),
        ("form", "telepathy"),
    ],
)
def test_what_is_not_right_is_said_and_not_kept(client: Client, desk: Desk, field: str, value: str):
    answer = sent(client, desk, **{field: value})
    assert answer.status_code == 400
    assert "field-error" in answer.content.decode()
    assert not Enquiry.objects.exists()


def test_a_telephone_number_that_looks_like_a_personal_identity_number_is_let_be(client: Client, desk: Desk):
    assert personal_numbers.found("0701012387")
    assert sent(client, desk, contact_phone="0701012387").status_code == 302
    assert Enquiry.objects.get().contact_phone == "0701012387"


def test_one_place_cannot_flood_the_form(client: Client, desk: Desk):
    answers = [sent(client, desk, title="").status_code for _each in range(31)]
    assert (answers[29], answers[30]) == (400, 429)


def test_one_address_gets_no_more_than_a_few_mails_a_day(desk: Desk):
    for each in range(describing.FROM_ONE_ADDRESS):
        receive(desk=desk, says=replace(ASKED, title=f"Kurs {each}"), at=NOW)
    with pytest.raises(TooMany):
        receive(desk=desk, says=ASKED, at=NOW + timedelta(hours=1))
    receive(desk=desk, says=ASKED, at=NOW + timedelta(days=1, hours=1))


def test_a_button_pressed_twice_sends_one_enquiry_and_one_mail(client: Client, desk: Desk):
    assert [sent(client, desk).status_code for _press in range(2)] == [302, 302]
    assert Enquiry.objects.count() == 1
    assert Message.objects.filter(to="maja@alvkraft.example").count() == 1
    sent(client, desk, others="Svetsning")
    sent(client, desk, people="13")
    assert Enquiry.objects.count() == 3, "what differs is another enquiry"


def test_what_goes_into_our_mail_is_one_line_and_leads_nowhere_else(client: Client, desk: Desk):
    for title in ("Vinn pengar: https://lurad.example", "Vinn på www.lurad.example", "Vinn på lurad.example/nu"):
        assert sent(client, desk, title=title).status_code == 400
    sent(client, desk, title="Kurs i ASP.NET,\n\ntvå  dagar")
    assert Enquiry.objects.get().title == "Kurs i ASP.NET, två dagar"


def test_the_same_enquiry_later_or_after_it_was_withdrawn_is_another(desk: Desk):
    first = receive(desk=desk, says=ASKED, at=NOW)
    withdraw_own(enquiry=first, at=NOW)
    second = receive(desk=desk, says=ASKED, at=NOW)
    third = receive(desk=desk, says=ASKED, at=NOW + SAME_PRESS + timedelta(seconds=1))
    assert len({first.pk, second.pk, third.pk}) == 3


def test_a_party_takes_no_more_than_so_many_a_day(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(describing, "TO_ONE_DESK", 1)
    receive(desk=desk, says=ASKED, at=NOW)
    other = Asked(title="Annat", employer="Annan AB", contact_email="annan@annan.example", skills=(WELDING,))
    with pytest.raises(TooMany):
        receive(desk=desk, says=other, at=NOW)


def test_a_form_closed_meanwhile_takes_nothing(desk: Desk):
    Desk.objects.update(is_open=False)
    with pytest.raises(Closed):
        receive(desk=desk, says=ASKED, at=NOW)


def test_the_action_itself_refuses_personal_identity_numbers(desk: Desk):
    with pytest.raises(NoNumbersOfPeople):
        receive(desk=desk, says=Asked(title="811218-9876", employer="X", skills=(DRIVES,)), at=NOW)


@pytest.mark.parametrize(
    "text", ["811218-9876", "19811218-9876", "198112189876", "811218 9876", "811278-9873", "811218 \t-\n 9876"]
)
@pytest.mark.one_database
def test_personal_identity_numbers_are_recognised(text: str):
    assert personal_numbers.found(f"Deltagare: {text}.")


@pytest.mark.parametrize(
    "text", ["811218-9875", "556036-0793", "811318-9876", "2026-03-02", "0920-123456", "12345678901234"]
)
@pytest.mark.one_database
def test_other_numbers_are_let_be(text: str):
    assert not personal_numbers.found(text)


def test_whoever_asked_withdraws_and_those_who_answer_are_told(client: Client, desk: Desk, anna: Actor):
    made = receive(desk=desk, says=ASKED, at=timezone.now())
    address = reverse("commissioned:withdraw_own", args=[token_of(made)])
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 302
    made.refresh_from_db()
    assert made.state == "withdrawn"
    assert "Älvkraft AB har tagit tillbaka" in Notice.objects.get(kind="commissioned.withdrawn").sentence
    assert Message.objects.filter(to="maja@alvkraft.example").count() == 2
    with pytest.raises(NotNow):
        took_back(made, anna)
    assert client.post(address).status_code == 302  # a second press does nothing more
    assert made.moves.count() == 1


def test_what_has_been_given_is_not_withdrawn(desk: Desk, anna: Actor):
    made = given(receive(desk=desk, says=ASKED, at=NOW), anna)
    with pytest.raises(NotNow):
        withdraw_own(enquiry=made, at=NOW)


def test_a_link_that_is_not_ours_or_has_run_out_says_so(client: Client, desk: Desk):
    made = receive(desk=desk, says=ASKED, at=timezone.now())
    own = reverse("commissioned:own", args=[token_of(made)])
    assert client.get(own).headers["Cache-Control"]
    assert client.get(reverse("commissioned:own", args=["falsk"])).status_code == 410
    Enquiry.objects.update(link_until=timezone.localdate() - timedelta(days=1))
    assert client.get(own).status_code == 410


def test_all_that_is_kept_is_handed_over_by_the_link(client: Client, desk: Desk, anna: Actor):
    made = taken(receive(desk=desk, says=ASKED, at=timezone.now()), anna, timezone.now())
    kept = client.get(reverse("commissioned:own_data", args=[token_of(made)])).json()
    assert (kept["contact_email"], kept["skills"]) == ("maja@alvkraft.example", ["Elektriska drivsystem"])
    assert [move["to"] for move in kept["moves"]] == ["answering"]


def test_the_form_speaks_english_to_those_who_do(client: Client, desk: Desk):
    client.cookies["django_language"] = "en"
    assert "Ask for training for your staff" in client.get(ASK).content.decode()
    sent(client, desk)
    assert "We have received your enquiry" in Message.objects.get(to="maja@alvkraft.example").subject
