"""Calling people to a meeting: who is on the list, what they are sent, what they answer; nobody hears of a draft."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.urls import reverse

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.models import Circle, Person
from samverkan.accounts.permissions import Role
from samverkan.journal.models import Entry
from samverkan.mail.models import Message, Notice
from samverkan.meetings import actions, daily
from samverkan.meetings.models import Invitee, Meeting
from samverkan.meetings.queries.invitees import invited_list
from tests import factories
from tests.web.meetings.conftest import BEGINS, NOW, TODAY

A_YEAR_AGO = TODAY - timedelta(days=365)
LATER = BEGINS + timedelta(days=1)


def url(name: str, *args: object) -> str:
    return reverse(f"meetings:{name}", args=args)


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def forum(agreement, anna):
    return actions.add_forum(agreement=agreement, kind="steering", name="Styrgrupp", by=anna, at=NOW)


@pytest.fixture
def sit(forum, anna):
    def give(party, name, email="", role="member", **fields):
        fields = {"from_date": A_YEAR_AGO, **fields}
        sitter = actions.Sitter(name=name, email=email)
        return actions.seat(forum=forum, party=party, sitter=sitter, role=role, **fields, by=anna, at=NOW)

    return give


@pytest.fixture
def eva(parties, sit):
    """The university's member; she has an address and no account."""
    return sit(parties[0], "Eva Ek", "eva@example.org")


@pytest.fixture
def nils(parties, sit):
    """The town's member, with an address."""
    return sit(parties[1], "Nils Nord", "nils@example.org")


@pytest.fixture
def meeting(agreement, forum, eva, nils, anna) -> Meeting:
    """A draft of the steering group's meeting."""
    return actions.plan(
        agreement=agreement, forum=forum, starts_at=BEGINS, place="Rådhuset", video_link="https://video.example/hemligt",
        by=anna, at=NOW,
    )  # fmt: skip


@pytest.fixture
def called(meeting, anna) -> Meeting:
    actions.call(meeting=meeting, by=anna, at=NOW)
    return Meeting.objects.with_agreement().get(pk=meeting.pk)


def invitee(meeting: Meeting, name: str) -> Invitee:
    return Invitee.objects.select_related("meeting__forum__agreement__home").get(meeting=meeting, name=name)


def event(message: Message) -> icalendar.Event:
    (found,) = icalendar.Calendar.from_ical(message.calendar).walk("VEVENT")
    return found


def to(address: str) -> list[Message]:
    return list(Message.objects.filter(to=address).order_by("pk"))


def moved(meeting, by, **fields):
    wanted = {"starts_at": meeting.starts_at, "minutes": meeting.minutes, "place": meeting.place, **fields}
    return actions.change(meeting=meeting, **wanted, by=by, at=NOW)


def link_in(message: Message) -> str:
    return re.search(r"/moten/svar/[\w-]+/", message.body)[0]


def test_those_who_sit_on_the_day_are_on_the_list(agreement, forum, parties, sit, eva, anna):
    sit(parties[1], "Slutar", "s@example.org", to_date=TODAY)
    sit(parties[1], "Disa", "disa@example.org", role="deputy")
    made = actions.plan(agreement=agreement, forum=forum, starts_at=BEGINS, by=anna, at=NOW)
    assert [i.name for i in made.invitees.all()] == ["Eva Ek"]


def test_the_list_follows_seats_that_are_given_and_ended(meeting, parties, sit, anna):
    disa = sit(parties[0], "Disa Dahl", "disa@example.org")
    assert [i.name for i in meeting.invitees.all()] == ["Eva Ek", "Disa Dahl", "Nils Nord"]
    actions.change_seat(seat=disa, role="member", from_date=A_YEAR_AGO, to_date=TODAY, by=anna, at=NOW)
    assert [i.name for i in meeting.invitees.all()] == ["Eva Ek", "Nils Nord"]


def test_one_taken_off_a_draft_is_not_called(meeting, anna):
    actions.take_off(invitee=invitee(meeting, "Nils Nord"), by=anna, at=NOW)
    assert [i.name for i in actions.call(meeting=meeting, by=anna, at=NOW)] == ["Eva Ek"]
    assert to("nils@example.org") == []


def test_one_taken_off_a_draft_stays_off_when_it_is_moved(meeting, parties, sit, anna):
    sit(parties[1], "Tora", "tora@example.org", from_date=LATER.date())
    actions.take_off(invitee=invitee(meeting, "Nils Nord"), by=anna, at=NOW)
    moved(meeting, anna, starts_at=LATER)
    assert [i.name for i in meeting.invitees.all()] == ["Eva Ek", "Tora"]


def test_one_taken_off_a_draft_stays_off_when_the_seat_is_prolonged(meeting, nils, anna):
    actions.take_off(invitee=invitee(meeting, "Nils Nord"), by=anna, at=NOW)
    until = LATER.date() + timedelta(days=400)
    actions.change_seat(seat=nils, role="member", from_date=A_YEAR_AGO, to_date=until, by=anna, at=NOW)
    assert [i.name for i in meeting.invitees.all()] == ["Eva Ek"]


def test_one_who_has_been_called_stays_when_the_seat_ends(called, nils, anna):
    actions.change_seat(
        seat=nils, email=nils.email, role="member", from_date=A_YEAR_AGO, to_date=TODAY, by=anna, at=NOW
    )  # fmt: skip
    assert invitee(called, "Nils Nord").invited_at


def test_nobody_hears_of_a_draft(meeting, anna):
    moved(meeting, anna, starts_at=LATER)
    actions.invite_guest(meeting=meeting, name="Gäst", email="gast@example.org", by=anna, at=NOW)
    actions.cancel(meeting=meeting, by=anna, at=NOW)
    assert not Message.objects.exists()
    assert not Notice.objects.exists()


def test_calling_ends_the_draft_and_writes_to_each(meeting, called):
    assert meeting.is_draft
    assert not called.is_draft
    assert sorted(m.to for m in Message.objects.all()) == ["eva@example.org", "nils@example.org"]
    assert next(e.action for e in Entry.objects.of(called)) == "meetings.call"


def test_the_second_call_reaches_only_those_not_called_yet(called, anna):
    with pytest.raises(actions.NobodyToCall):
        actions.call(meeting=called, by=anna, at=NOW)
    actions.invite_guest(meeting=called, name="Gäst", email="Gast@example.org", by=anna, at=NOW)
    assert [i.name for i in actions.call(meeting=called, by=anna, at=NOW)] == ["Gäst"]
    assert len(to("gast@example.org")) == 1
    assert len(to("eva@example.org")) == 1


def test_nobody_is_called_when_the_meeting_has_begun(meeting, anna):
    with pytest.raises(actions.AlreadyBegun):
        actions.call(meeting=meeting, by=anna, at=BEGINS)


def test_one_without_address_is_on_the_list_and_gets_no_mail(agreement, forum, parties, sit, anna):
    sit(parties[0], "Utan Adress")
    made = actions.plan(agreement=agreement, forum=forum, starts_at=BEGINS, by=anna, at=NOW)
    actions.call(meeting=made, by=anna, at=NOW)
    assert invited_list(made, anna).without_address == 1
    assert not Message.objects.exists()


def test_a_reader_and_a_stranger_call_nobody(meeting, university, stranger):
    for by in (factories.acting(university, Role.READER), stranger):
        with pytest.raises(NotAllowed):
            actions.call(meeting=meeting, by=by, at=NOW)
        with pytest.raises(NotAllowed):
            actions.invite_guest(meeting=meeting, name="X", by=by, at=NOW)
        with pytest.raises(NotAllowed):
            actions.answer(invitee=invitee(meeting, "Eva Ek"), answer="accepts", by=by, at=NOW)


def test_the_other_party_is_not_called_about_an_agreement_it_does_not_see(university, town, anna):
    own = factories.agreement(university, town, circle=Circle.PRIVATE)
    forum = actions.add_forum(agreement=own, kind="steering", by=anna, at=NOW)
    ours, theirs = own.parties.all()
    actions.seat(forum=forum, party=ours, sitter=actions.Sitter(name="Eva", email="eva@example.org"),
                 from_date=A_YEAR_AGO, by=anna, at=NOW)  # fmt: skip
    made = actions.plan(agreement=own, forum=forum, starts_at=BEGINS, by=anna, at=NOW)
    guest = actions.invite_guest(meeting=made, name="Nils", email="nils@example.org", party=theirs, by=anna, at=NOW)
    with pytest.raises(actions.NotShared):
        actions.call(meeting=made, by=anna, at=NOW)
    actions.take_off(invitee=guest, by=anna, at=NOW)
    actions.call(meeting=made, by=anna, at=NOW)
    assert [m.to for m in Message.objects.all()] == ["eva@example.org"]


def test_the_mail_holds_no_agenda(meeting, anna):
    actions.add_item(meeting=meeting, title="Hemlig punkt", by=anna, at=NOW)
    actions.call(meeting=meeting, by=anna, at=NOW)
    for message in Message.objects.all():
        assert "emlig punkt" not in message.body + message.calendar
        assert "Rådhuset" in message.body


# The calendar file that goes with the mail


def test_the_file_asks_its_receiver_and_names_nobody_else(called, anna):
    [message] = to("nils@example.org")
    calendar = icalendar.Calendar.from_ical(message.calendar)
    found = event(message)
    assert calendar["method"] == "REQUEST"
    assert found["organizer"] == f"mailto:{anna.person.email}"
    assert found["attendee"] == "mailto:nils@example.org"
    assert found["attendee"].params["PARTSTAT"] == "NEEDS-ACTION"
    assert "eva@example.org" not in message.calendar


def test_the_uid_stays_over_three_changes_and_a_cancellation(called, anna):
    for change in ({"place": "Campus"}, {"starts_at": LATER}, {"minutes": 45}):
        called = moved(called, anna, **change)
    actions.cancel(meeting=called, by=anna, at=NOW)
    events = [event(message) for message in to("eva@example.org")]
    assert len({str(found["uid"]) for found in events}) == 1
    assert [int(found["sequence"]) for found in events] == [0, 1, 2, 3, 4]
    assert [found["status"] for found in events] == ["CONFIRMED"] * 4 + ["CANCELLED"]
    assert len({str(found["organizer"]) for found in events}) == 1
    methods = [str(icalendar.Calendar.from_ical(m.calendar)["method"]) for m in to("eva@example.org")]
    assert methods == ["REQUEST"] * 4 + ["CANCEL"]


def test_the_organiser_stays_when_somebody_else_moves_the_meeting(called, anna, bo):
    moved(called, bo, place="Campus")
    assert event(to("eva@example.org")[-1])["organizer"] == f"mailto:{anna.person.email}"


def test_the_file_tells_the_time_of_stockholm_and_holds_the_zone(called):
    [message] = to("eva@example.org")
    found = event(message)
    assert found.decoded("dtstart") == datetime(2026, 3, 20, 13, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
    assert found["dtstart"].params["TZID"] == "Europe/Stockholm"
    zones = icalendar.Calendar.from_ical(message.calendar).walk("VTIMEZONE")
    assert [str(zone["tzid"]) for zone in zones] == ["Europe/Stockholm"]


def test_the_yearly_meeting_is_no_recurring_event(called):
    assert "RRULE" not in to("eva@example.org")[0].calendar


def test_lines_are_folded_at_75_octets_and_never_within_a_letter(called, anna):
    moved(called, anna, place="Å" * 60 + ", vån; 3\nsal B", title="Möte " + "åäö" * 40)
    raw = to("eva@example.org")[-1].calendar.encode()
    lines = raw.split(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) <= 75
    for line in lines:
        line.decode("utf-8")
    assert event(to("eva@example.org")[-1])["location"] == "Å" * 60 + ", vån; 3\nsal B"


def test_the_file_by_mail_says_what_has_been_answered(called, anna):
    actions.answer(invitee=invitee(called, "Eva Ek"), answer="accepts", by=anna, at=NOW)
    moved(called, anna, place="Campus")
    assert event(to("eva@example.org")[-1])["attendee"].params["PARTSTAT"] == "ACCEPTED"


def test_a_file_fetched_from_the_page_names_nobody_and_has_no_video_link(called, anna, browser_of):
    fetched = text(browser_of(anna).get(url("calendar_file", called.pk)))
    assert "ATTENDEE" not in fetched
    assert "ORGANIZER" not in fetched
    assert "hemligt" not in fetched


def test_a_draft_is_tentative_in_the_calendar(meeting, anna, browser_of):
    assert "STATUS:TENTATIVE" in text(browser_of(anna).get(url("calendar_file", meeting.pk)))


# Answers


def test_an_answer_can_be_changed_until_the_meeting_begins(called, anna):
    for said in ("accepts", "declines", "accepts"):
        actions.answer(invitee=invitee(called, "Eva Ek"), answer=said, by=anna, at=NOW)
    assert invitee(called, "Eva Ek").answer == "accepts"
    with pytest.raises(actions.AlreadyBegun):
        actions.answer(invitee=invitee(called, "Eva Ek"), answer="declines", by=anna, at=BEGINS)


def test_nobody_answers_a_draft(meeting, anna):
    with pytest.raises(actions.NotCalled):
        actions.answer(invitee=invitee(meeting, "Eva Ek"), answer="accepts", by=anna, at=NOW)


def test_answers_no_longer_hold_when_the_time_is_moved(called, anna):
    actions.answer(invitee=invitee(called, "Eva Ek"), answer="accepts", by=anna, at=NOW)
    called = moved(called, anna, place="Campus")
    assert invitee(called, "Eva Ek").answer == "accepts"
    moved(called, anna, starts_at=LATER)
    assert invitee(called, "Eva Ek").answer == "none"


def test_a_deputy_with_a_seat_is_called_in_turn_and_released(called, eva, parties, sit, anna):
    disa = sit(parties[0], "Disa Dahl", "disa@example.org", role="deputy", deputy_for=eva)
    actions.answer(invitee=invitee(called, "Eva Ek"), answer="deputy", deputy_seat=disa, by=anna, at=NOW)
    assert invitee(called, "Disa Dahl").stands_in_for == invitee(called, "Eva Ek")
    assert "Eva Ek" in to("disa@example.org")[0].body
    actions.answer(invitee=invitee(called, "Eva Ek"), answer="accepts", by=anna, at=NOW)
    assert not Invitee.objects.filter(name="Disa Dahl").exists()
    assert "METHOD:CANCEL" in to("disa@example.org")[1].calendar


def test_a_deputy_of_the_other_party_cannot_be_sent(called, parties, sit, anna):
    theirs = sit(parties[1], "Ture", "ture@example.org", role="deputy")
    found = actions.answer(invitee=invitee(called, "Eva Ek"), answer="deputy", deputy_seat=theirs, by=anna, at=NOW)
    assert (found.answer, found.deputy_name) == ("deputy", "")
    assert to("ture@example.org") == []


def test_whoever_called_hears_of_answers_in_the_next_digest(called, bo, anna):
    actions.answer(invitee=invitee(called, "Nils Nord"), answer="declines", by=bo, at=NOW)
    notice = Notice.objects.get()
    assert (notice.to, notice.urgent) == (anna.person.email, False)
    assert "Nils Nord kan inte komma" in notice.sentence


def test_one_taken_off_the_list_is_told_and_the_link_works_no_more(called, anna, client):
    link = link_in(to("eva@example.org")[0])
    actions.take_off(invitee=invitee(called, "Eva Ek"), by=anna, at=NOW)
    assert "METHOD:CANCEL" in to("eva@example.org")[-1].calendar
    assert client.get(link).status_code == 410


def test_those_who_have_not_answered_are_reminded_once(called, anna):
    actions.answer(invitee=invitee(called, "Eva Ek"), answer="accepts", by=anna, at=NOW)
    assert daily.run(at=NOW + timedelta(days=5)) == 0
    soon = BEGINS - timedelta(days=6)
    assert daily.run(at=soon) == 1
    assert daily.run(at=soon + timedelta(hours=1)) == 0
    assert "Kommer du" in to("nils@example.org")[-1].subject
    assert len(to("eva@example.org")) == 1


def test_nobody_is_reminded_of_a_draft_or_a_cancelled_meeting(called, anna):
    actions.cancel(meeting=called, by=anna, at=NOW)
    assert daily.run(at=BEGINS - timedelta(days=6)) == 0


# The pages


@pytest.fixture
def soon(agreement, forum, eva, nils, anna) -> Meeting:
    """A called meeting that lies ahead of the real clock."""
    ahead = datetime.now(tz=ZoneInfo("Europe/Stockholm")).replace(microsecond=0) + timedelta(days=30)
    made = actions.plan(agreement=agreement, forum=forum, starts_at=ahead, video_link="https://video.example/hemligt",
                        by=anna, at=ahead - timedelta(days=40))  # fmt: skip
    actions.call(meeting=made, by=anna, at=ahead - timedelta(days=35))
    return Meeting.objects.with_agreement().get(pk=made.pk)


def test_the_link_shows_the_meeting_and_takes_the_answer_and_another(soon, client):
    link = link_in(to("eva@example.org")[0])
    shown = client.get(link)
    assert shown["Referrer-Policy"] == "same-origin"
    assert "Eva Ek, kommer du?" in text(shown)
    assert invitee(soon, "Eva Ek").answer == "none"
    client.post(link, {"answer": "accepts"})
    assert invitee(soon, "Eva Ek").answer == "accepts"
    client.post(link, {"answer": "deputy", "deputy_name": "Dan Dal"})
    found = invitee(soon, "Eva Ek")
    assert (found.answer, found.deputy_name) == ("deputy", "Dan Dal")
    assert "Dan Dal" in text(client.get(link))


def test_the_link_shows_a_guest_from_elsewhere_no_agenda(soon, anna, client):
    actions.add_item(meeting=soon, title="Hemlig punkt", by=anna, at=NOW)
    actions.invite_guest(meeting=soon, name="Gäst", email="g@example.org", comes_from="Bolaget", by=anna, at=NOW)
    actions.call(meeting=soon, by=anna, at=NOW)
    assert "Hemlig punkt" not in text(client.get(link_in(to("g@example.org")[0])))
    assert "Hemlig punkt" in text(client.get(link_in(to("eva@example.org")[0])))


def test_only_the_latest_link_works(soon, anna, client):
    moved(soon, anna, place="Campus")
    first, second = map(link_in, to("eva@example.org"))
    assert client.get(first).status_code == 410
    assert client.get(second).status_code == 200


def test_the_link_of_another_errand_dies_at_this_door(soon, client):
    from samverkan.accounts.actions import errands

    token = errands.send(
        purpose="reporting.answer", thing=1, person=Person.objects.get(email="eva@example.org"),
        organisation=soon.forum.home, expires_at=soon.starts_at, at=NOW,
    )  # fmt: skip
    assert client.get(url("answer_by_link", token)).status_code == 410


def test_a_person_answers_signed_in_and_the_other_party_sees_it(soon, town, anna, bo, browser_of):
    Invitee.objects.filter(name="Nils Nord").update(person=bo.person)
    browser = browser_of(bo)
    shown = text(browser.get(url("page", soon.pk)))
    assert "Kommer du?" in shown
    assert "video.example/hemligt" in shown
    browser.post(url("answer", invitee(soon, "Nils Nord").pk), {"answer": "accepts"})
    assert "1 kommer" in text(browser_of(anna).get(url("page", soon.pk)))


def test_the_video_link_is_shown_to_those_called_and_those_who_plan_only(soon, university, anna, browser_of):
    reader = factories.acting(university, Role.READER)
    for page in ("page", "summons", "calendar_file"):
        assert "hemligt" not in text(browser_of(reader).get(url(page, soon.pk)))
    assert "hemligt" in text(browser_of(anna).get(url("page", soon.pk)))


def test_a_meeting_is_called_from_the_page(meeting, anna, bo, browser_of):
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=datetime.now(tz=ZoneInfo("UTC")) + timedelta(days=20))
    browser = browser_of(anna)
    assert url("call", meeting.pk) in text(browser.get(url("page", meeting.pk)))
    browser.post(url("invite_guest", meeting.pk), {"name": "Gäst", "email": "g@example.org", "comes_from": "Bolaget"})
    assert "Kalla 3 personer" in text(browser.get(url("call", meeting.pk)))
    browser.post(url("call", meeting.pk))
    browser.post(url("call", meeting.pk))
    assert Message.objects.count() == 3
    browser.post(url("take_off", invitee(meeting, "Gäst").pk))
    browser.post(url("answer", invitee(meeting, "Eva Ek").pk), {"answer": "nonsense"})
    assert sorted(i.name for i in Invitee.objects.all()) == ["Eva Ek", "Nils Nord"]


def test_the_list_of_those_called_is_404_to_a_stranger(soon, stranger, browser_of):
    browser, one = browser_of(stranger), invitee(soon, "Eva Ek")
    assert {browser.get(url(name, soon.pk)).status_code for name in ("call", "invite_guest", "arrange", "summons")} == {
        404
    }
    assert {browser.post(url(name, one.pk)).status_code for name in ("take_off", "answer")} == {404}


def test_somebody_of_a_party_does_not_answer_for_another(soon, university, browser_of):
    reader = factories.acting(university, Role.READER)
    browser_of(reader).post(url("answer", invitee(soon, "Eva Ek").pk), {"answer": "declines"})
    assert invitee(soon, "Eva Ek").answer == "none"


@pytest.mark.one_database
def test_the_page_of_a_meeting_asks_as_much_for_two_called_as_for_forty(soon, forum, sit, parties, anna, browser_of):
    from tests.web.meetings.test_pages import asked_by

    browser = browser_of(anna)
    pages = [url("page", soon.pk), url("call", soon.pk), url("forum", forum.pk), url("forums"), url("summons", soon.pk)]
    few = [asked_by(browser, page) for page in pages]
    for number in range(40):
        sit(parties[number % 2], f"Ledamot {number}", f"l{number}@example.org")
        actions.add_forum(agreement=forum.agreement, kind="work_group", name=f"Grupp {number}", by=anna, at=NOW)
    actions.call(meeting=soon, by=anna, at=NOW)
    assert [asked_by(browser, page) for page in pages] == few
    assert max(few) <= 20


def test_the_mail_is_in_the_receivers_language(meeting, bo, anna):
    bo.person.language = "en"
    bo.person.save()
    Invitee.objects.filter(name="Nils Nord").update(person=bo.person)
    actions.call(meeting=meeting, by=anna, at=NOW)
    [message] = to("nils@example.org")
    assert message.subject.startswith("Called to")
    assert "You are called to" in message.body
    assert to("eva@example.org")[0].subject.startswith("Kallelse till")


def test_a_moved_meeting_says_when_it_was_to_begin(called, anna):
    moved(called, anna, starts_at=LATER)
    message = to("nils@example.org")[-1]
    assert "20 mar 2026 13:00" in message.body
    assert "21 mar 2026 13:00" in message.body
    assert "gällde den tidigare tiden" in message.body


def test_a_meeting_moved_into_the_past_asks_nobody_to_answer(called, anna, client):
    actions.answer(invitee=invitee(called, "Eva Ek"), answer="accepts", by=anna, at=NOW)
    earlier_link = link_in(to("nils@example.org")[0])
    moved(called, anna, starts_at=NOW - timedelta(days=1))
    message = to("nils@example.org")[-1]
    assert message.subject.startswith("När det var: ")
    assert "/moten/svar/" not in message.body
    assert "Du behöver inte svara." in message.body
    assert "20 mar 2026 13:00" in message.body
    assert "1 mar 2026 10:00" in message.body
    assert event(message)["dtstart"].dt == (NOW - timedelta(days=1))
    assert client.get(earlier_link).status_code == 410
    assert invitee(called, "Eva Ek").answer == "accepts"


def test_a_person_who_is_called_fetches_a_file_with_the_video_link(soon, bo, browser_of):
    Invitee.objects.filter(name="Nils Nord").update(person=bo.person)
    assert "video.example/hemligt" in text(browser_of(bo).get(url("calendar_file", soon.pk))).replace("\r\n ", "")


def test_calling_twice_at_once_writes_once(meeting, anna):
    actions.call(meeting=meeting, by=anna, at=NOW)
    with pytest.raises(actions.NobodyToCall):
        actions.call(meeting=meeting, by=anna, at=NOW)
    assert Message.objects.count() == 2
