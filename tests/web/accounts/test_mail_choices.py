"""How one wants mail: chosen on one's own page, stopped by one click, and what is said when an address takes none."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.accounts.permissions import Role
from samverkan.journal.models import Entry
from samverkan.mail import news
from samverkan.mail.actions import choose, put_on_list, queue
from samverkan.mail.models import Bounce, Message, Wishes
from samverkan.mail.tokens import DIGEST, sign
from tests.factories import acting, organisation, person
from tests.web.mail.test_reports import GONE, LATE, report

pytestmark = pytest.mark.django_db
THE_TIME = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def groups() -> Iterator[None]:
    """Two groups of news, and no others."""
    before = dict(news._labels)
    news._labels.clear()
    news.offer("meeting", "Möten")
    news.offer("report", "Lägesrapporter")
    yield
    news._labels.clear()
    news._labels.update(before)


@pytest.fixture
def by(client: Client) -> Actor:
    who = acting(organisation(), Role.COORDINATOR, who=person("Åsa", email="asa@example.org"))
    client.force_login(who.person)
    return who


@pytest.fixture
def nils() -> Wishes:
    return choose("nils@example.org", rhythm="daily", weekday=0, stopped=())


def test_ones_own_page_offers_what_can_be_chosen(client: Client, by: Actor):
    shown = client.get(reverse("accounts:me")).content.decode()
    assert "En gång om dagen, på morgonen" in shown
    assert "Lägesrapporter" in shown


def test_a_choice_is_kept_and_shown(client: Client, by: Actor):
    client.post(reverse("mail:wishes"), {"rhythm": "weekly", "weekday": "3", "wanted": ["report"]})
    wishes = Wishes.objects.get(to="asa@example.org")
    assert (wishes.rhythm, wishes.weekday, wishes.stopped) == ("weekly", 3, ["meeting"])
    form = client.get(reverse("accounts:me")).context["wishes_form"]
    assert form.initial == {"rhythm": "weekly", "weekday": 3, "wanted": ["report"]}
    assert Entry.objects.get().action == "accounts.choose_mail"


def test_what_was_stopped_by_a_link_and_is_not_listed_stays_stopped(client: Client, by: Actor):
    choose("asa@example.org", rhythm="daily", weekday=0, stopped=["older"])
    client.post(reverse("mail:wishes"), {"rhythm": "daily", "weekday": "0", "wanted": ["report", "meeting"]})
    assert Wishes.objects.get().stopped == ["older"]


@pytest.mark.parametrize("sent", [{}, {"rhythm": "hourly", "weekday": "0"}, {"rhythm": "daily", "weekday": "9"}])
def test_a_choice_that_is_none_is_refused(client: Client, by: Actor, sent: dict[str, str]):
    answer = client.post(reverse("mail:wishes"), sent, follow=True)
    assert "Välj hur ofta du vill ha e-post" in answer.content.decode()
    assert not Wishes.objects.exists()


def test_looking_at_the_link_stops_nothing(client: Client, nils: Wishes):
    answer = client.get(reverse("mail:stop", args=[sign(nils.key, DIGEST)]))
    assert "Stoppa e-posten?" in answer.content.decode()
    assert answer["Referrer-Policy"] == "same-origin"
    nils.refresh_from_db()
    assert nils.rhythm == "daily"


def test_one_click_stops_everything_without_signing_in_and_can_be_undone(nils: Wishes):
    client = Client(enforce_csrf_checks=True)  # as a mail program posts: no cookies, no token of a form
    token = sign(nils.key, DIGEST)
    answer = client.post(reverse("mail:stop", args=[token]), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    nils.refresh_from_db()
    assert nils.rhythm == "never"
    assert "E-posten är stoppad" in answer.content.decode()
    assert client.post(reverse("mail:resume", args=[token])).status_code == 403
    Client().post(reverse("mail:resume", args=[token]))
    nils.refresh_from_db()
    assert nils.rhythm == "daily"


def test_one_click_stops_one_group_twice_over_and_no_other(client: Client, nils: Wishes):
    address = reverse("mail:stop", args=[sign(nils.key, "meeting")])
    for _time in range(2):
        assert "Möten" in client.post(address).content.decode()
    nils.refresh_from_db()
    assert (nils.rhythm, nils.stopped) == ("daily", ["meeting"])
    client.post(reverse("mail:resume", args=[sign(nils.key, "meeting")]))
    nils.refresh_from_db()
    assert nils.stopped == []


def test_a_weekly_mail_that_was_stopped_comes_weekly_again(client: Client, nils: Wishes):
    choose(nils.to, rhythm="weekly", weekday=2, stopped=())
    token = sign(nils.key, DIGEST)
    client.post(reverse("mail:stop", args=[token]))
    client.post(reverse("mail:resume", args=[token]))
    nils.refresh_from_db()
    assert (nils.rhythm, nils.weekday) == ("weekly", 2)


@pytest.mark.parametrize("change", [lambda t: t[:-1] + "x", lambda t: "x" + t, lambda t: t.replace("digest", "report")])
def test_a_link_that_is_not_ours_stops_nothing(client: Client, nils: Wishes, change):
    for name in ("mail:stop", "mail:resume"):
        assert client.post(reverse(name, args=[change(sign(nils.key, DIGEST))])).status_code == 404
    nils.refresh_from_db()
    assert (nils.rhythm, nils.stopped) == ("daily", [])


def test_ones_own_page_says_that_mail_comes_back_and_lets_one_try_again(client: Client, by: Actor):
    put_on_list("asa@example.org", status="550 5.1.1", sentence="550 5.1.1 No such user", at=THE_TIME)
    assert "550 5.1.1 No such user" in client.get(reverse("accounts:me")).content.decode()
    for _time in range(2):
        client.post(reverse("mail:clear_own_bounce"))
    assert not Bounce.objects.exists()
    assert Entry.objects.get().action == "accounts.clear_bounce"


def test_the_page_of_a_person_says_that_mail_comes_back(client: Client, by: Actor):
    client.force_login(acting(by.organisation, Role.ADMINISTRATOR).person)
    put_on_list("asa@example.org", status="550", sentence="550 No such user", at=THE_TIME)
    shown = client.get(reverse("accounts:person", args=[by.person.pk])).content.decode()
    assert "550 No such user" in shown
    assert "Adressen tar inte emot e-post" in shown


def wrote(by: Actor, to: str) -> None:
    message = queue(to=to, subject="S", body="B", reason="r", party_key=by.organisation.key, at=THE_TIME)
    Message.objects.filter(pk=message.pk).update(sent_at=THE_TIME)


def test_a_party_sees_the_addresses_of_its_people_and_of_those_it_wrote_to(client: Client, by: Actor):
    wrote(by, "skriven@example.org")
    for to in ("asa@example.org", "skriven@example.org", "annan@example.org"):
        put_on_list(to, status="550", sentence="550 Nej", at=THE_TIME)
    page = client.get(reverse("mail:bounces")).context["page"].page
    assert {bounce.to for bounce in page} == {"asa@example.org", "skriven@example.org"}
    found = client.get(reverse("mail:bounces"), {"q": "SKRIVEN"}).context["page"].page
    assert [bounce.to for bounce in found] == ["skriven@example.org"]
    other = Bounce.objects.get(to="annan@example.org")
    assert client.post(reverse("mail:clear_bounce", args=[other.pk])).status_code == 404


def test_an_address_that_works_again_leaves_the_list_and_its_mail_goes(client: Client, by: Actor):
    wrote(by, "skriven@example.org")
    Message.objects.update(sent_at=None, given_up="bounced", queued_at=datetime.now(tz=UTC))
    bounce = put_on_list("skriven@example.org", status="550", sentence="550 Nej", at=THE_TIME)
    answer = client.post(reverse("mail:clear_bounce", args=[bounce.pk]), follow=True).content.decode()
    assert "1 meddelande som hölls inne går iväg inom några minuter" in answer
    assert "Alla adresser tar emot e-post" in answer
    assert Message.objects.get().given_up == ""


def test_reports_are_taken_in_as_files_and_as_pasted_text(client: Client, by: Actor):
    wrote(by, "nils@example.org")
    eml = SimpleUploadedFile("a.eml", report(GONE), "message/rfc822")
    other = SimpleUploadedFile("b.eml", b"Subject: Hej\n\nInte hemma.", "message/rfc822")
    said = client.post(reverse("mail:bounces"), {"reports": [eml, other]}, follow=True).content.decode()
    assert "nils@example.org står nu på listan" in said
    assert "1 brev är ingen rapport" in said
    assert Entry.objects.get().action == "accounts.take_reports"
    late = client.post(reverse("mail:bounces"), {"text": report(LATE).decode()}, follow=True).content.decode()
    assert "Inget i det säger att en adress inte tar emot e-post" in late


def test_a_report_about_somebody_one_never_wrote_to_is_left_out(client: Client, by: Actor):
    wrote(acting(organisation()), "nils@example.org")
    said = client.post(reverse("mail:bounces"), {"text": report(GONE).decode()}, follow=True).content.decode()
    assert "Ni har inte skickat något till nils@example.org" in said
    assert not Bounce.objects.exists()


def test_nothing_given_is_refused_with_a_sentence(client: Client, by: Actor):
    answer = client.post(reverse("mail:bounces"), {"text": " "})
    assert answer.status_code == 422
    assert "Välj en fil eller klistra in" in answer.content.decode()
