"""A person's own calendar: a secret address with what the person may see, and never a draft."""

from datetime import timedelta

import icalendar
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samverkan.accounts.models import Circle, RoleHeld
from samverkan.journal.models import Entry
from samverkan.meetings import actions
from samverkan.meetings.models import CalendarFeed, Invitee, Meeting
from tests import factories

NOW = timezone.now()
SOON = NOW + timedelta(days=20)


@pytest.fixture
def coming(agreement, anna) -> Meeting:
    """A meeting that Anna, and nobody else, has been called to."""
    made = actions.plan(
        agreement=agreement, starts_at=SOON, place="Rådhuset", video_link="https://video.example/hemligt",
        by=anna, at=NOW,
    )  # fmt: skip
    actions.invite_guest(meeting=made, name="Anna", email="anna@example.org", by=anna, at=NOW)
    actions.call(meeting=made, by=anna, at=NOW)
    Invitee.objects.update(person=anna.person)
    return Meeting.objects.with_agreement().get(pk=made.pk)


def feed_of(by, *, only_called=False) -> CalendarFeed:
    return actions.make_feed(only_called=only_called, by=by, at=NOW)


def address(feed: CalendarFeed) -> str:
    return reverse("meetings:feed_file", args=[feed.token])


def events(feed: CalendarFeed) -> list[icalendar.Event]:
    answer = Client().get(address(feed))
    assert answer["Content-Type"].startswith("text/calendar")
    return icalendar.Calendar.from_ical(answer.content).walk("VEVENT")


def changed(meeting, by, **fields):
    wanted = {"starts_at": meeting.starts_at, "minutes": meeting.minutes, "place": meeting.place, **fields}
    return actions.change(meeting=meeting, **wanted, by=by, at=NOW)


def test_the_calendar_holds_the_meetings_of_ones_agreements_and_never_a_draft(coming, agreement, anna, bo, stranger):
    actions.plan(agreement=agreement, starts_at=SOON, by=anna, at=NOW)
    for by in (anna, bo):
        [event] = events(feed_of(by))
        assert event["uid"] == str(coming.calendar_uid)
        assert event["status"] == "CONFIRMED"
    assert events(feed_of(stranger)) == []


def test_a_public_agreement_of_others_is_not_in_the_calendar(coming, agreement, stranger):
    agreement.circle = Circle.PUBLIC
    agreement.save()
    assert events(feed_of(stranger)) == []


def test_the_uid_stays_over_changes_and_a_cancellation(coming, anna):
    feed, uid = feed_of(anna), str(coming.calendar_uid)
    seen = [(event["uid"], event["sequence"]) for event in events(feed)]
    for hours in (1, 2, 3):
        coming = changed(coming, anna, starts_at=SOON + timedelta(hours=hours))
        seen += [(event["uid"], event["sequence"]) for event in events(feed)]
    actions.cancel(meeting=coming, by=anna, at=NOW)
    [event] = events(feed)
    assert event["status"] == "CANCELLED"
    assert [*seen, (event["uid"], event["sequence"])] == [(uid, number) for number in range(5)]


def test_a_draft_that_is_cancelled_was_never_in_the_calendar(agreement, anna):
    made = actions.plan(agreement=agreement, starts_at=SOON, by=anna, at=NOW)
    actions.cancel(meeting=made, by=anna, at=NOW)
    assert events(feed_of(anna)) == []


def test_only_what_one_is_called_to_can_be_chosen(coming, anna, bo):
    assert len(events(feed_of(anna, only_called=True))) == 1
    assert events(feed_of(bo, only_called=True)) == []


def test_the_video_link_is_shown_to_those_who_are_called(coming, anna, bo):
    assert "hemligt" in str(events(feed_of(anna))[0]["description"])
    assert "hemligt" not in str(events(feed_of(bo))[0]["description"])


def test_what_one_may_no_longer_see_falls_away(coming, bo):
    feed = feed_of(bo)
    assert len(events(feed)) == 1
    RoleHeld.objects.filter(person=bo.person).delete()
    assert events(feed) == []
    bo.person.is_active = False
    bo.person.save()
    assert Client().get(address(feed)).status_code == 404


def test_a_new_address_ends_the_old_one_and_a_closed_one_is_gone(coming, anna):
    old, new = feed_of(anna), feed_of(anna)
    assert Client().get(address(old)).status_code == 404
    assert Client().get(address(new)).status_code == 200
    actions.close_feed(by=anna, at=NOW)
    actions.close_feed(by=anna, at=NOW)  # pressed twice
    assert Client().get(address(new)).status_code == 404
    assert list(Entry.objects.filter(action__endswith="_feed").order_by("number").values_list("action", flat=True)) == [
        "meetings.make_feed", "meetings.make_feed", "meetings.close_feed",
    ]  # fmt: skip


@pytest.mark.parametrize("token", ["x", "x.y", ".", "å", "a" * 500])
def test_an_address_that_was_never_given_leads_nowhere(db, token):
    assert Client().get(f"/kalender/{token}.ics").status_code == 404


def test_the_key_is_neither_stored_nor_logged_nor_told_on(coming, anna):
    feed = feed_of(anna)
    answer = Client().get(address(feed))
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    assert feed.token != feed.number
    for entry in Entry.objects.all():
        assert feed.number not in str(entry.detail)


def test_the_page_makes_shows_renews_and_closes_the_address(coming, anna, browser_of):
    browser, page = browser_of(anna), reverse("meetings:feed")
    assert page in browser.get(reverse("meetings:meetings")).content.decode()
    assert "Skapa min adress" in browser.get(page).content.decode()
    browser.post(page, {"moten": "kallad"})
    first = CalendarFeed.objects.get()
    assert first.only_called
    assert address(first) in browser.get(page).content.decode()
    browser.post(page, {"moten": "alla"})
    chosen = CalendarFeed.objects.get()
    assert (chosen.only_called, chosen.token) == (False, first.token)
    assert "slutar fungera genast" in browser.get(reverse("meetings:renew_feed")).content.decode()
    browser.post(reverse("meetings:renew_feed"))
    assert CalendarFeed.objects.get().token not in ("", first.token)
    browser.post(reverse("meetings:close_feed"))
    assert not CalendarFeed.objects.exists()
    assert browser.post(reverse("meetings:renew_feed")).url == page


def test_a_year_of_many_meetings_is_asked_for_in_few_queries(agreement, anna, django_assert_max_num_queries):
    for day in range(30):
        factories.meeting(agreement, starts_at=SOON + timedelta(days=day), called_at=NOW)
    factories.meeting(agreement, starts_at=NOW - timedelta(days=400), called_at=NOW)
    feed = feed_of(anna)
    with django_assert_max_num_queries(6):
        assert len(events(feed)) == 30
