"""Forums, meetings and their calendar files."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.permissions import Role
from samverkan.journal.models import Entry
from samverkan.meetings import actions
from samverkan.meetings.calendars import calendar
from samverkan.meetings.models import Meeting
from tests import factories
from tests.web.meetings.conftest import AFTER, BEGINS, NOW

STOCKHOLM = ZoneInfo("Europe/Stockholm")
ADDRESS = "https://samverkan.example/moten/1/"


def event(meeting: Meeting) -> icalendar.Event:
    (found,) = icalendar.Calendar.from_ical(calendar(meeting, ADDRESS)).walk("VEVENT")
    return found


def moved(meeting: Meeting, by, **fields):
    wanted = {"starts_at": meeting.starts_at, "minutes": meeting.minutes, "place": meeting.place, **fields}
    return actions.change(meeting=meeting, **wanted, by=by, at=NOW + timedelta(hours=1))


def test_the_first_meeting_makes_the_leaderships_forum(agreement, anna):
    made = actions.plan(agreement=agreement, starts_at=BEGINS, by=anna, at=NOW)
    assert (made.forum.kind, made.forum.name, made.title) == ("leadership", "Ledningsmöte", "Ledningsmöte 1 (2026)")


def test_meetings_are_numbered_within_their_forum(agreement, anna):
    group = actions.add_forum(agreement=agreement, kind="work_group", name="Arbetsgrupp elkraft", by=anna, at=NOW)
    planned = [
        actions.plan(agreement=agreement, forum=forum, starts_at=BEGINS, by=anna, at=NOW).number
        for forum in (None, group, None, group)
    ]
    assert planned == [1, 1, 2, 2]


def test_two_forums_of_an_agreement_have_different_names(agreement, anna):
    actions.add_forum(agreement=agreement, kind="steering", by=anna, at=NOW)
    with pytest.raises(actions.ForumExists):
        actions.add_forum(agreement=agreement, kind="steering", by=anna, at=NOW)


def test_a_planned_meeting_is_in_the_journal(agreement, anna):
    made = actions.plan(agreement=agreement, starts_at=BEGINS, by=anna, at=NOW)
    assert Entry.objects.of(made).get().action == "meetings.plan"


def test_a_reader_cannot_plan(agreement, university):
    reader = factories.acting(university, Role.READER)
    with pytest.raises(NotAllowed):
        actions.plan(agreement=agreement, starts_at=BEGINS, by=reader, at=NOW)


def test_a_stranger_cannot_plan_a_meeting_of_others(agreement, stranger):
    with pytest.raises(NotAllowed):
        actions.plan(agreement=agreement, starts_at=BEGINS, by=stranger, at=NOW)


def test_the_calendar_file_gives_the_time_of_the_clock_in_stockholm(meeting):
    found = event(meeting)
    assert found.decoded("dtstart") == datetime(2026, 3, 20, 13, 0, tzinfo=STOCKHOLM)
    assert found.decoded("dtend") - found.decoded("dtstart") == timedelta(minutes=120)
    assert found["dtstart"].params["TZID"] == "Europe/Stockholm"


@pytest.mark.parametrize(("night", "hour"), [(date(2026, 3, 29), 1), (date(2026, 10, 25), 1), (date(2026, 10, 25), 2)])
def test_a_meeting_over_a_night_when_clocks_are_changed_keeps_its_length(agreement, night, hour):
    begins = datetime.combine(night, time(hour, 30, fold=hour - 1), tzinfo=STOCKHOLM)
    found = event(factories.meeting(agreement, starts_at=begins, minutes=120))
    assert found.decoded("dtstart").timestamp() == begins.timestamp()
    assert found.decoded("dtend").timestamp() - begins.timestamp() == 120 * 60


def test_the_calendar_file_is_the_same_each_time(meeting):
    assert calendar(meeting, ADDRESS) == calendar(Meeting.objects.get(), ADDRESS)


def test_changes_keep_the_uid_and_raise_the_sequence(meeting, anna):
    before = event(meeting)
    after = event(moved(meeting, anna, place="Rådhuset"))
    again = event(moved(meeting, anna, place="Rådhuset", starts_at=BEGINS + timedelta(days=1)))
    assert before["uid"] == after["uid"] == again["uid"]
    assert [int(e["sequence"]) for e in (before, after, again)] == [0, 1, 2]
    assert after.decoded("dtstamp") == NOW + timedelta(hours=1)


def test_a_cancelled_meeting_keeps_its_uid_and_is_struck_out(meeting, anna):
    before = event(meeting)
    gone = actions.cancel(meeting=meeting, reason="Flera är sjuka", by=anna, at=NOW)
    found = event(gone)
    assert (found["uid"], found["status"], int(found["sequence"])) == (before["uid"], "CANCELLED", 1)
    assert icalendar.Calendar.from_ical(calendar(gone, ADDRESS))["method"] == "CANCEL"


def test_a_meeting_changed_meanwhile_is_not_overwritten(meeting, anna, bo):
    seen = meeting.version
    moved(meeting, bo, place="Kommunhuset", version=seen)
    with pytest.raises(actions.EditedMeanwhile):
        moved(meeting, anna, place="Campus", version=seen)
    assert Meeting.objects.get().place == "Kommunhuset"


def test_a_cancelled_meeting_cannot_be_changed(meeting, anna):
    actions.cancel(meeting=meeting, by=anna, at=NOW)
    with pytest.raises(actions.MeetingClosed):
        moved(meeting, anna, place="Campus")


def test_a_held_meeting_cannot_be_cancelled(meeting, anna):
    actions.hold(meeting=meeting, by=anna, at=AFTER)
    with pytest.raises(actions.MeetingClosed):
        actions.cancel(meeting=meeting, by=anna, at=AFTER)
