"""The pages of an enquiry, pressed as somebody signed in presses them."""

import re

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.commissioned.models import Desk, Enquiry
from samverkan.commissioned.states import State
from samverkan.education.models import Programme, TaughtSkill
from tests import factories
from tests.journeys.visitor import BACKEND
from tests.web.commissioned.conftest import NOW, offered, taken
from tests.web.commissioned.test_asking import WRITTEN

COURSE = {"title": "Kurs", "starts_on": "2026-02-02", "ends_on": "2026-02-20", "places": "12", "place": "Norrby"}
CHECKED = dict.fromkeys(("buyer", "staff", "level", "cost", "procurement", "ordinary"), "yes")


@pytest.fixture
def signed_in(client: Client, anna: Actor) -> Client:
    client.force_login(anna.person, backend=BACKEND)
    return client


def test_an_enquiry_is_written_down_by_telephone(signed_in: Client):
    answer = signed_in.post("/uppdragsutbildning/ny/", {**WRITTEN, "contact_email": ""})
    made = Enquiry.objects.get()
    assert answer.url == f"/uppdragsutbildning/{made.pk}/"
    assert not made.is_from_form


def test_a_button_pressed_twice_writes_one_enquiry_down(signed_in: Client):
    first, second = (signed_in.post("/uppdragsutbildning/ny/", WRITTEN).url for _press in range(2))
    assert first == second
    signed_in.post("/uppdragsutbildning/ny/", {**WRITTEN, "people": "13"})
    assert Enquiry.objects.count() == 2, "what differs is another enquiry"


def test_two_who_answer_the_checklist_at_once_lose_nothing(signed_in: Client, enquiry: Enquiry):
    address, opened = f"/uppdragsutbildning/{enquiry.pk}/kontroll/", enquiry.version
    open_points = {point: "" if point.endswith("-note") else "open" for point in CHECKED}
    assert signed_in.post(address, {**open_points, "buyer": "yes", "version": opened}).status_code == 302
    late = signed_in.post(address, {**open_points, "cost": "yes", "version": opened})
    assert "sparade under tiden" in late.text
    assert [one.point for one in enquiry.checked.all()] == ["buyer"]


def test_each_move_is_made_on_its_page(signed_in: Client, enquiry: Enquiry, anna: Actor):
    home = f"/uppdragsutbildning/{enquiry.pk}"
    steps = [
        ("flytta/svara", {"responsible": anna.person.pk, "answer_by": "2026-03-20"}, State.ANSWERING),
        ("kontroll", CHECKED, State.ANSWERING),
        ("flytta/erbjud", {"offer_until": "2026-04-20", "calculation_url": "kalkyl.example/1"}, State.OFFERED),
        ("flytta/avtala", COURSE, State.AGREED),
        ("flytta/ge", {**COURSE, "completed": "11"}, State.GIVEN),
        ("flytta/utvardera", {"result": "Bra.", "learnt": ""}, State.EVALUATED),
    ]
    for address, said, state in steps:
        assert signed_in.get(f"{home}/{address}/").status_code == 200
        said = {**said, "version": enquiry.version}
        assert signed_in.post(f"{home}/{address}/", said).status_code == 302, address
        enquiry.refresh_from_db()
        assert enquiry.state == state
        assert signed_in.get(f"{home}/").status_code == 200
    assert enquiry.calculation_url == "https://kalkyl.example/1"
    back = re.search(r'name="drag" value="(\d+)"', signed_in.get(f"{home}/").content.decode())
    assert back
    for _press in range(2):
        assert signed_in.post(f"{home}/angra/", {"drag": back[1]}).status_code == 302
    enquiry.refresh_from_db()
    assert enquiry.state == State.GIVEN


@pytest.mark.parametrize(
    ("address", "said", "sentence"),
    [
        ("flytta/avtala", COURSE, "kan inte flyttas"),
        ("flytta/erbjud", {"offer_until": "2026-04-20"}, "Gör klart de här punkterna"),
        ("flytta/forlorad", {"because": "price", "words": "Kontakta 811218-9876"}, "ser ut som ett personnummer"),
        ("kontroll", {"buyer": "yes", "buyer-note": "811218-9876"}, "ser ut som ett personnummer"),
        ("ansvarig", {"responsible": "0", "answer_by": "2026-03-20"}, "Vem svarar"),
    ],
)
def test_what_cannot_be_done_is_said(
    signed_in: Client, enquiry: Enquiry, anna: Actor, address: str, said: dict[str, str], sentence: str
):
    taken(enquiry, anna)
    answer = signed_in.post(f"/uppdragsutbildning/{enquiry.pk}/{address}/", said)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()


def test_more_than_there_were_places_and_days_the_wrong_way_round_are_said(
    signed_in: Client, enquiry: Enquiry, anna: Actor
):
    home = f"/uppdragsutbildning/{enquiry.pk}/flytta/ge/"
    answer = signed_in.post(home, {**COURSE, "completed": "13", "ends_on": "2026-01-02"}).content.decode()
    assert "Fler än det fanns platser" in answer
    assert "Den sista dagen kan inte vara före den första" in answer


def test_there_is_no_move_by_another_name(signed_in: Client, enquiry: Enquiry):
    assert signed_in.get(f"/uppdragsutbildning/{enquiry.pk}/flytta/sald/").status_code == 404


def test_an_enquiry_edited_by_two_keeps_what_both_wrote(signed_in: Client, enquiry: Enquiry):
    address = f"/uppdragsutbildning/{enquiry.pk}/redigera/"
    said = {**WRITTEN, "version": "1"}
    assert signed_in.post(address, {**said, "title": "Först"}).status_code == 302
    answer = signed_in.post(address, {**said, "title": "Sedan"}).content.decode()
    assert "Först" in answer
    assert "Sedan" in answer
    assert signed_in.post(address, {**said, "title": "Sedan", "version": "2"}).status_code == 302
    assert Enquiry.objects.get().title == "Sedan"


def test_it_is_sent_to_partners_of_an_agreement_alone(signed_in: Client, enquiry: Enquiry, anna: Actor, bo: Actor):
    address = f"/uppdragsutbildning/{enquiry.pk}/skicka/"
    assert signed_in.post(address, {"organisations": [bo.home.pk]}).status_code == 200
    factories.agreement(anna.home, bo.home)
    assert signed_in.post(address, {"organisations": [bo.home.pk]}).status_code == 302
    assert Enquiry.objects.get().circle == Circle.SHARED


def test_the_contact_is_removed_by_a_button(signed_in: Client, enquiry: Enquiry):
    address = f"/uppdragsutbildning/{enquiry.pk}/kontakt/ta-bort/"
    assert "Ta bort" in signed_in.get(address).content.decode()
    signed_in.post(address)
    assert not Enquiry.objects.get().contact_email


def test_the_form_is_opened_and_closed_by_its_page(signed_in: Client):
    said = {"is_open": "on", "words": "Välkomna", "answer_days": "7", "contact_months": "12", "version": "1"}
    assert signed_in.post("/uppdragsutbildning/formular/", said).status_code == 302
    desk = Desk.objects.get()
    assert (desk.is_open, desk.answer_days) == (True, 7)
    stale = signed_in.post("/uppdragsutbildning/formular/", said)
    assert "Någon annan" in stale.content.decode()
    assert "Fråga om utbildning för er personal" in Client().get("/").content.decode()
    signed_in.post("/uppdragsutbildning/formular/", {**said, "is_open": "", "version": "2"})
    assert "Fråga om utbildning för er personal" not in Client().get("/").content.decode()


def test_education_that_teaches_it_already_is_shown_and_can_be_built_on(
    signed_in: Client, enquiry: Enquiry, anna: Actor, bo: Actor
):
    mine, theirs, archived = (
        Programme.objects.create(name=name, provider_name="NU", home=home, made_at=NOW, given_as=())
        for name, home in (("Drivteknik", anna.home), ("Hemligt", bo.home), ("Gammalt", anna.home))
    )
    for each in (mine, theirs, archived):
        TaughtSkill.objects.create(programme=each, concept=f"x_{each.pk}", name="elektriska drivsystem")
    Programme.objects.filter(pk=archived.pk).update(archived_at=NOW)
    home = f"/uppdragsutbildning/{enquiry.pk}/"
    shown = signed_in.get(home).content.decode()
    assert "Drivteknik" in shown
    assert "Hemligt" not in shown
    assert "Gammalt" not in shown
    offered(enquiry, anna)
    assert signed_in.post(f"{home}flytta/avtala/", {**COURSE, "builds_on": theirs.pk}).status_code == 200
    assert signed_in.post(f"{home}flytta/avtala/", {**COURSE, "builds_on": mine.pk}).status_code == 302
    assert "Bygger på" in signed_in.get(home).content.decode()
    mine.delete()
    assert "Bygger på" not in signed_in.get(home).content.decode()
