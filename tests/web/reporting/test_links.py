"""The page that the link of the mail opens: without signing in, once, for its purpose alone."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from samverkan.accounts.actions import errands
from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Errand, Person
from samverkan.agreements.models import Agreement, Commitment, StatusReport
from samverkan.reporting.actions.closing import close
from samverkan.reporting.actions.opening import Plan, open_round
from samverkan.reporting.models import Ask, Draft, Respondent, Round
from tests.web.reporting.conftest import asks_of, link_to


@pytest.fixture
def asked(agreement: Agreement, promises: list[Commitment], anna: Actor) -> Round:
    """A round opened just now, since links are judged by the clock."""
    now = timezone.now()
    plan = Plan(title="Lägesrapport", year=now.year, due_on=now.date() + timedelta(days=14))
    return open_round(agreement=agreement, plan=plan, commitments=promises, by=anna, at=now)


def fields(*asks: Ask, **values: str) -> dict[str, str]:
    """Return what the form sends for some questions: `state_1` is the state of the first."""
    data = {}
    for number, ask in enumerate(asks, start=1):
        ask.refresh_from_db()
        data[f"f{ask.pk}-version"] = str(ask.version)
        for name in ("state", "sentence", "figure", "unit", "own_only", "evidence"):
            if f"{name}_{number}" in values:
                data[f"f{ask.pk}-{name}"] = values[f"{name}_{number}"]
    return data


def test_the_link_shows_what_is_asked_and_nothing_else(client: Client, to_eva: Respondent, eva: Person) -> None:
    answer = client.get(link_to(eva))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Parterna ska träffas varje år" in page
    assert "ordna bostad" not in page
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]


def test_all_is_sent_at_once_and_thanked_for(client: Client, to_eva: Respondent, eva: Person) -> None:
    link = link_to(eva)
    client.get(link)
    said = fields(*asks_of(to_eva), state_1="kept", sentence_1="Vi möttes.", state_2="under_way", figure_2="1 234,5")
    answer = client.post(link, {**said, "send": "all"}, follow=True)
    assert "Tack, allt är skickat" in answer.content.decode()
    assert StatusReport.objects.count() == 2
    assert to_eva.asks.filter(answer__seconds__isnull=False).count() == 2


def test_one_is_sent_while_the_other_is_kept_as_a_draft(client: Client, to_eva: Respondent, eva: Person) -> None:
    link, (meet, teach) = link_to(eva), asks_of(to_eva)
    said = fields(meet, teach, state_1="kept", sentence_2="Halvvägs")
    page = client.post(link, {**said, "send": str(meet.pk)}, follow=True).content.decode()
    assert "Skickat: 1." in page
    assert "Halvvägs" in page
    assert Draft.objects.get().ask == teach


def test_the_link_is_used_up_when_all_is_answered(client: Client, to_eva: Respondent, eva: Person) -> None:
    link = link_to(eva)
    client.post(link, {**fields(*asks_of(to_eva), state_1="kept", state_2="done"), "send": "all"})
    assert Errand.objects.get(person=eva).used_at
    other = Client().get(link)
    assert other.status_code == 410
    assert "Länken är använd" in other.content.decode()


def test_what_was_sent_is_shown_with_its_figure_and_file(client: Client, to_eva: Respondent, eva: Person) -> None:
    link, (meet, teach) = link_to(eva), asks_of(to_eva)
    said = fields(meet, teach, state_1="kept", state_2="under_way", figure_2="112", unit_2="deltagare")
    file = SimpleUploadedFile("kurser.csv", b"kurs;antal\nel;12\n", "text/csv")
    thanks = client.post(link, {**said, f"f{teach.pk}-file": file, "send": "all"}, follow=True).content.decode()
    assert "112 deltagare" in thanks.replace("\xa0", " ")
    assert "kurser.csv" in thanks


def test_the_browser_that_sent_can_change_an_answer(client: Client, to_eva: Respondent, eva: Person) -> None:
    link, (meet, teach) = link_to(eva), asks_of(to_eva)
    client.post(link, {**fields(meet, teach, state_1="kept", state_2="done"), "send": "all"})
    assert "Tack" in client.get(link).content.decode()
    assert client.get(f"{link}?andra={meet.pk}").status_code == 200
    client.post(link, {**fields(meet, state_1="missed"), "send": str(meet.pk)})
    assert StatusReport.objects.get(commitment=meet.commitment, is_latest=True).state == "missed"


def test_pressing_send_twice_sends_once(client: Client, to_eva: Respondent, eva: Person) -> None:
    link = link_to(eva)
    said = {**fields(*asks_of(to_eva), state_1="kept", state_2="done"), "send": "all"}
    client.post(link, said)
    again = client.post(link, said, follow=True)
    assert "Tack, allt är skickat" in again.content.decode()
    assert StatusReport.objects.count() == 2


def test_a_draft_is_saved_as_it_is_written(client: Client, to_eva: Respondent, eva: Person) -> None:
    link, (meet, _teach) = link_to(eva), asks_of(to_eva)
    answer = client.post(f"{link}utkast/", fields(meet, sentence_1="Vi mö"))
    assert answer.json() == {"kept": {f"f{meet.pk}": 2}, "why": ""}
    assert "Vi mö" in client.get(link).content.decode()


def test_a_draft_that_cannot_be_read_says_so(client: Client, to_eva: Respondent, eva: Person) -> None:
    meet = asks_of(to_eva)[0]
    answer = client.post(f"{link_to(eva)}utkast/", fields(meet, figure_1="många"))
    assert answer.status_code == 422
    assert not Draft.objects.exists()


def test_what_cannot_be_read_comes_back_with_everything_written(
    client: Client, to_eva: Respondent, eva: Person
) -> None:
    meet = asks_of(to_eva)[0]
    said = fields(meet, state_1="kept", sentence_1="Vi möttes.", figure_1="många")
    answer = client.post(link_to(eva), {**said, "send": str(meet.pk)})
    assert answer.status_code == 422
    assert "Vi möttes." in answer.content.decode()
    assert not StatusReport.objects.exists()


def test_a_file_goes_with_the_answer(client: Client, to_eva: Respondent, eva: Person) -> None:
    meet = asks_of(to_eva)[0]
    file = SimpleUploadedFile("minnesanteckningar.pdf", b"%PDF-1.4 ett")
    client.post(link_to(eva), {**fields(meet, state_1="kept"), f"f{meet.pk}-file": file, "send": str(meet.pk)})
    made = Ask.objects.get(pk=meet.pk).answer
    assert made
    assert made.file
    assert made.file.name == "minnesanteckningar.pdf"
    assert "minnesanteckningar.pdf" in made.report.evidence_note


@pytest.mark.parametrize(("name", "data", "words"), [("a.exe", b"MZ", "av det här slaget"), ("a.pdf", b"", "är tom")])
def test_a_file_of_another_kind_is_refused_with_a_sentence(
    client: Client, to_eva: Respondent, eva: Person, name: str, data: bytes, words: str
) -> None:
    meet = asks_of(to_eva)[0]
    said = {**fields(meet, state_1="kept"), f"f{meet.pk}-file": SimpleUploadedFile(name, data), "send": str(meet.pk)}
    answer = client.post(link_to(eva), said)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_an_unknown_link_lets_nobody_in(client: Client, asked: Round) -> None:
    assert client.get("/lage/abc/").status_code == 410


def test_an_expired_link_lets_nobody_in(client: Client, asked: Round, eva: Person) -> None:
    Errand.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    answer = client.get(link_to(eva))
    assert (answer.status_code, "gått ut" in answer.content.decode()) == (410, True)


def test_a_link_of_another_purpose_dies_at_this_door(client: Client, to_eva: Respondent, eva: Person) -> None:
    token = errands.send(
        purpose="meetings.rsvp", thing=to_eva.pk, person=eva, organisation=to_eva.party.organisation,
        expires_at=timezone.now() + timedelta(days=1), at=timezone.now(),
    )  # fmt: skip
    assert client.get(f"/lage/{token}/").status_code == 410
    assert Errand.objects.get(purpose="meetings.rsvp").closed_because == "foreign"


def test_closing_the_round_closes_its_links(client: Client, asked: Round, eva: Person, bo: Actor) -> None:
    close(asked=asked, by=bo, at=timezone.now())
    assert client.get(link_to(eva)).status_code == 410


def test_the_link_reaches_no_question_of_anybody_else(
    client: Client, to_eva: Respondent, to_per: Respondent, eva: Person
) -> None:
    house = asks_of(to_per)[1]
    client.post(link_to(eva), {**fields(house, state_1="holds"), "send": "all"})
    assert not StatusReport.objects.exists()
    assert client.get(f"{link_to(eva)}?andra={house.pk}").status_code == 404


def test_opening_the_link_uses_nothing_up(client: Client, to_eva: Respondent, eva: Person) -> None:
    link = link_to(eva)
    for _time in range(3):
        assert Client().get(link).status_code == 200
    assert Errand.objects.get(person=eva).used_at is None


def test_somebody_elses_words_are_shown_beside_ones_own(
    client: Client, to_eva: Respondent, eva: Person, anna: Actor
) -> None:
    meet = asks_of(to_eva)[0]
    said = fields(meet, state_1="kept", sentence_1="Mina ord.")
    assert anna.person
    coordinator = Client()
    coordinator.force_login(anna.person)
    agreement = meet.round.agreement_id
    coordinator.post(
        f"/avtal/{agreement}/lagesrapporter/1/fragor/{meet.pk}/", {**said, f"f{meet.pk}-sentence": "Annas ord."}
    )
    answer = client.post(link_to(eva), {**said, "send": str(meet.pk)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(r"Annas ord\..*Mina ord\.", page, re.DOTALL)
