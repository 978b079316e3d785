"""Forums: how they work, who sits in them, what a planned meeting takes from them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.permissions import Role
from samverkan.journal.models import Entry
from samverkan.meetings import actions
from samverkan.meetings.models import AgendaItem, Forum, Seat, StandingItem
from samverkan.meetings.queries.forums import forum_page, forums_without_date, is_to_plan, rhythm_of
from tests import factories
from tests.web.meetings.conftest import BEGINS, NOW, TODAY

YEAR_AGO = TODAY - timedelta(days=365)


@pytest.fixture
def forum(agreement, anna) -> Forum:
    return actions.add_forum(agreement=agreement, kind="steering", name="Styrgrupp", by=anna, at=NOW)


@pytest.fixture
def sit(forum, anna):
    """Give somebody without an account a seat."""

    def give(party, name, **fields) -> Seat:
        fields = {"from_date": YEAR_AGO, **fields}
        sitter = actions.Sitter(name=name, email=fields.pop("email", ""), title=fields.pop("title", ""))
        return actions.seat(forum=forum, party=party, sitter=sitter, **fields, by=anna, at=NOW)

    return give


def url(name: str, *args: object) -> str:
    return reverse(f"meetings:{name}", args=args)


def text(answer) -> str:
    return answer.content.decode()


def changed(forum, anna, **ways):
    return actions.change_forum(forum=forum, name=forum.name, ways=actions.Ways(**ways), by=anna, at=NOW)


def test_a_seat_remembers_the_name_and_title_of_its_day(forum, parties, university, anna):
    person = factories.person("Eva Ek", title="dekan")
    held = actions.seat(
        forum=forum, party=parties[0], sitter=actions.Sitter(person), from_date=TODAY, by=anna, at=NOW
    )  # fmt: skip
    person.title = "rektor"
    person.save()
    held.refresh_from_db()
    assert (held.name, held.title, held.address) == ("Eva Ek", "dekan", person.email or "")


def test_who_sits_is_asked_for_a_day(forum, parties, sit):
    sit(parties[0], "Före", to_date=TODAY - timedelta(days=1))
    sit(parties[0], "Nu")
    sit(parties[1], "Sedan", from_date=TODAY + timedelta(days=1))
    assert [s.name for s in forum.seats.sitting(TODAY)] == ["Nu"]


def test_nobody_sits_twice_at_the_same_time(parties, sit):
    sit(parties[0], "Eva Ek", to_date=TODAY)
    with pytest.raises(actions.SeatTaken):
        sit(parties[0], "Eva Ek", from_date=TODAY)
    sit(parties[0], "Eva Ek", from_date=TODAY + timedelta(days=1))


def test_a_seat_does_not_end_before_it_begins(parties, sit):
    with pytest.raises(actions.SeatTaken):
        sit(parties[0], "Eva Ek", to_date=YEAR_AGO - timedelta(days=1))


def test_a_deputy_stands_in_for_somebody_ordinary_of_the_same_party(parties, sit):
    ours, theirs = sit(parties[0], "Eva"), sit(parties[1], "Nils")
    deputy = sit(parties[0], "Disa", role="deputy", deputy_for=ours)
    assert deputy.deputy_for == ours
    for stood_in_for in (theirs, deputy):
        with pytest.raises(actions.NotADeputyOf):
            sit(parties[0], "Dan", role="deputy", deputy_for=stood_in_for)
    with pytest.raises(actions.NotADeputyOf):
        sit(parties[0], "Mia", role="member", deputy_for=ours)


def test_a_seat_belongs_to_a_party_of_the_agreement(forum, university, anna):
    other = factories.agreement(university, factories.organisation())
    with pytest.raises(actions.NotAParty):
        actions.seat(
            forum=forum, party=other.parties.first(), sitter=actions.Sitter(name="X"), from_date=TODAY, by=anna, at=NOW
        )


def test_a_seat_that_is_over_stays_in_the_history(forum, parties, sit, anna):
    held = sit(parties[0], "Eva Ek")
    actions.change_seat(seat=held, role="member", from_date=YEAR_AGO, to_date=YEAR_AGO, by=anna, at=NOW)
    page = forum_page(forum, anna, NOW)
    assert [line.seat.name for line in page.former] == ["Eva Ek"]
    assert [bench.lines for bench in page.benches] == [(), ()]
    assert [e.action for e in Entry.objects.of(forum)] == [
        "meetings.change_seat",
        "meetings.seat",
        "meetings.add_forum",
    ]


def test_no_name_stands_in_the_journal(forum, parties, sit):
    sit(parties[0], "Eva Ek", email="eva@example.org")
    assert "Eva" not in str([e.detail for e in Entry.objects.of(forum)])


def test_a_reader_and_a_stranger_change_no_forum(forum, parties, university, stranger):
    for by in (factories.acting(university, Role.READER), stranger):
        with pytest.raises(NotAllowed):
            changed(forum, by)
        with pytest.raises(NotAllowed):
            actions.seat(forum=forum, party=parties[0], sitter=actions.Sitter(name="X"), from_date=TODAY, by=by, at=NOW)
        with pytest.raises(NotAllowed):
            actions.set_standing_items(forum=forum, items=[], by=by, at=NOW)


def test_a_forum_changed_meanwhile_is_not_overwritten(forum, anna, bo):
    seen = forum.version
    actions.change_forum(
        forum=forum, name="Bos grupp", ways=actions.Ways(), version=seen, by=bo, at=NOW
    )  # fmt: skip
    with pytest.raises(actions.EditedMeanwhile):
        actions.change_forum(forum=forum, name="Annas grupp", ways=actions.Ways(), version=seen, by=anna, at=NOW)
    assert Forum.objects.get(pk=forum.pk).name == "Bos grupp"


def test_meetings_are_named_by_the_forums_pattern(agreement, forum, anna):
    changed(forum, anna, name_pattern="Styrgrupp {number}, {year}")
    names = [actions.plan(agreement=agreement, forum=forum, starts_at=BEGINS, by=anna, at=NOW).title for _ in range(2)]
    assert names == ["Styrgrupp 1, 2026", "Styrgrupp 2, 2026"]


def test_a_meeting_takes_length_place_and_deadlines_from_its_forum(agreement, forum, anna):
    changed(forum, anna, usual_minutes=90, usual_place="Rådhuset", topics_days=30, briefing_days=None)
    made = actions.plan(agreement=agreement, forum=forum, starts_at=BEGINS, by=anna, at=NOW)
    assert (made.minutes, made.place) == (90, "Rådhuset")
    assert (made.topics_close_on, made.briefing_out_on) == (date(2026, 2, 18), None)


def test_deadlines_move_along_with_the_meeting(agreement, forum, anna):
    made = actions.plan(agreement=agreement, forum=forum, starts_at=BEGINS, by=anna, at=NOW)
    moved = actions.change(
        meeting=made, starts_at=BEGINS + timedelta(days=7), minutes=60, place="", by=anna, at=NOW
    )  # fmt: skip
    assert (moved.topics_close_on, moved.briefing_out_on) == (date(2026, 3, 6), date(2026, 3, 20))


def test_a_new_agenda_begins_with_what_the_forum_always_takes_up(agreement, forum, anna):
    items = [actions.Standing("Föregående protokoll", minutes=5), actions.Standing("Läget", "state", 20)]
    actions.set_standing_items(forum=forum, items=items, by=anna, at=NOW)
    made = actions.plan(agreement=agreement, forum=forum, starts_at=BEGINS, by=anna, at=NOW)
    actions.set_standing_items(forum=forum, items=items[:1], by=anna, at=NOW)
    found = [(i.position, i.title, i.kind, i.minutes) for i in made.items.all()]
    assert found == [(1, "Föregående protokoll", "information", 5), (2, "Läget", "state", 20)]
    assert StandingItem.objects.count() == 1


def test_the_rule_proposes_who_leads_and_seats_say_by_name(agreement, forum, parties, sit, anna):
    changed(forum, anna, rotation="each_meeting")
    sit(parties[0], "Eva Ek", role="chair")
    sit(parties[1], "Nils Nord", role="secretary")
    first = actions.plan(agreement=agreement, forum=forum, starts_at=BEGINS, by=anna, at=NOW)
    after = BEGINS + timedelta(days=90)
    second = actions.plan(agreement=agreement, forum=forum, starts_at=after, by=anna, at=NOW)
    assert (first.chair, first.secretary) == ("Eva Ek (NU)", "Nils Nord (ÄK)")
    assert (second.chair_party, second.chair_seat, second.secretary_party) == (parties[1], None, parties[0])


def test_who_leads_a_meeting_can_be_changed(meeting, parties, anna):
    settled = actions.arrange(
        meeting=meeting, chair_party=parties[1], chair_seat=None, secretary_party=None, secretary_seat=None,
        topics_close_on=TODAY, briefing_out_on=None, version=meeting.version, by=anna, at=NOW,
    )  # fmt: skip
    assert (settled.chair, settled.topics_close_on) == ("Älvdals kommun", TODAY)


def test_deadlines_lie_before_the_meeting(meeting, anna):
    with pytest.raises(actions.DeadlineAfterMeeting):
        actions.arrange(
            meeting=meeting, chair_party=None, chair_seat=None, secretary_party=None, secretary_seat=None,
            topics_close_on=date(2026, 3, 21), briefing_out_on=None, by=anna, at=NOW,
        )  # fmt: skip


def test_nobody_from_elsewhere_leads_a_meeting(meeting, forum, parties, sit, anna):
    seat_of_other_forum = sit(parties[0], "Eva Ek")
    with pytest.raises(actions.NotAParty):
        actions.arrange(
            meeting=meeting, chair_party=parties[0], chair_seat=seat_of_other_forum, secretary_party=None,
            secretary_seat=None, topics_close_on=None, briefing_out_on=None, by=anna, at=NOW,
        )  # fmt: skip


def to_plan(by):
    return [forum for forum in forums_without_date(by, TODAY) if is_to_plan(forum, TODAY, ahead=30)]


def test_a_forum_without_a_date_waits_to_be_planned(agreement, forum, anna, stranger):
    changed(forum, anna, times_a_year=1, seasons=["spring"])
    assert rhythm_of(Forum.objects.get(pk=forum.pk)) == "En gång om året, på våren"
    assert to_plan(anna) == [forum]
    assert to_plan(stranger) == []
    actions.plan(agreement=agreement, forum=forum, starts_at=BEGINS, by=anna, at=NOW)
    assert to_plan(anna) == []


def test_a_cancelled_meeting_does_not_count_as_the_next(agreement, forum, anna):
    changed(forum, anna, times_a_year=1, seasons=["spring"])
    made = actions.plan(agreement=agreement, forum=forum, starts_at=BEGINS, by=anna, at=NOW)
    actions.cancel(meeting=made, by=anna, at=NOW)
    assert to_plan(anna) == [forum]


def test_the_pages_of_a_forum_are_404_to_a_stranger(forum, parties, sit, stranger, browser_of):
    held, browser = sit(parties[0], "Eva Ek"), browser_of(stranger)
    addresses = [url(name, forum.pk) for name in ("forum", "change_forum", "standing_items", "seat")]
    addresses.append(url("change_seat", held.pk))
    assert {browser.get(address).status_code for address in addresses} == {404}
    assert url("forum", forum.pk) not in text(browser.get(url("forums")))


def test_a_forum_is_set_up_from_the_pages(agreement, parties, anna, bo, browser_of):
    browser = browser_of(anna)
    browser.post(url("add_forum", agreement.pk), {"kind": "work_group", "name": "Arbetsgrupp"})
    forum = Forum.objects.get()
    ways = {"name": "Arbetsgrupp elkraft", "name_pattern": "Elkraft {number}", "rotation": "each_year",
            "times_a_year": "2", "seasons": ["spring", "autumn"], "usual_minutes": "60", "usual_place": "Digitalt",
            "topics_days": "10", "briefing_days": "", "quorum_members": "4", "quorum_each_party": "1",
            "version": "1"}  # fmt: skip
    browser.post(url("change_forum", forum.pk), ways)
    person = {"who": f"{parties[0].pk}:{anna.person.pk}", "role": "chair", "from_date": "2026-01-01", "to_date": ""}
    browser.post(url("seat", forum.pk), person)
    named = {"who": f"{parties[1].pk}:0", "name": "Nils Nord", "email": "nils@example.org", "role": "member",
             "from_date": "2026-01-01", "to_date": ""}  # fmt: skip
    browser.post(url("seat", forum.pk), named)
    standing = {"form-TOTAL_FORMS": "3", "form-INITIAL_FORMS": "2", "version": "2",
                "form-0-title": "Läget", "form-0-kind": "state", "form-0-minutes": "10", "form-0-ORDER": "2",
                "form-1-title": "Protokollet", "form-1-kind": "information", "form-1-minutes": "5",
                "form-1-ORDER": "1", "form-2-title": "", "form-2-kind": "information", "form-2-minutes": "10",
                "form-2-ORDER": ""}  # fmt: skip
    browser.post(url("standing_items", forum.pk), standing)
    shown = text(browser.get(url("forum", forum.pk)))
    for words in ("Anna Alm", "Nils Nord", "på våren och på hösten", "minst 4 ledamöter och minst 1 från varje part"):
        assert words in shown
    assert [i.title for i in StandingItem.objects.all()] == ["Protokollet", "Läget"]
    held = Seat.objects.get(name="Nils Nord")
    assert held.party == parties[1]
    browser.post(
        url("change_seat", held.pk),
        {"title": "chef", "email": "n@example.org", "role": "secretary", "deputy_for": "", "from_date": "2026-01-01",
         "to_date": "2026-02-01"},
    )  # fmt: skip
    held.refresh_from_db()
    assert (held.role, held.to_date) == ("secretary", date(2026, 2, 1))


def test_a_person_of_another_organisation_cannot_be_chosen(forum, parties, anna, stranger, browser_of):
    form = {"who": f"{parties[0].pk}:{stranger.person.pk}", "role": "member", "from_date": "2026-01-01"}
    browser_of(anna).post(url("seat", forum.pk), form)
    assert not Seat.objects.exists()


def test_a_pattern_with_an_unknown_place_is_refused(forum, anna, browser_of):
    form = {"name": "S", "name_pattern": "Möte {månad}", "rotation": "none", "usual_minutes": "60", "version": "1"}
    answer = browser_of(anna).post(url("change_forum", forum.pk), form)
    assert "{year}" in text(answer)
    assert Forum.objects.get(pk=forum.pk).name_pattern == ""


def test_planning_begins_with_what_the_chosen_forum_usually_does(agreement, forum, anna, browser_of):
    changed(forum, anna, usual_minutes=45, usual_place="Sal 3")
    shown = text(browser_of(anna).get(url("plan", agreement.pk), {"forum": forum.pk}))
    assert 'value="45"' in shown
    assert 'value="Sal 3"' in shown


def test_who_leads_is_changed_from_the_page(meeting, parties, anna, browser_of):
    form = {"chair": f"{parties[1].pk}:0", "secretary": "", "topics_close_on": "2026-03-01", "version": "1"}
    browser_of(anna).post(url("arrange", meeting.pk), form)
    meeting.refresh_from_db()
    assert (meeting.chair_party, meeting.topics_close_on) == (parties[1], date(2026, 3, 1))


def test_what_is_left_is_carried_over_with_trace(agreement, meeting, anna):
    later = factories.meeting(agreement, starts_at=BEGINS + timedelta(days=90))
    titles = ("Kvar", "Behandlad", "Antecknad")
    left, settled, noted = (actions.add_item(meeting=meeting, title=t, by=anna, at=NOW) for t in titles)
    actions.settle_item(item=settled, by=anna, at=NOW)
    actions.record_notes(item=noted, notes="Något sades.", by=anna, at=NOW)
    moved = actions.carry_over(meeting=meeting, to=later, by=anna, at=NOW)
    assert [(i.title, i.meeting, i.moved_from) for i in moved] == [("Kvar", later, left)]
    assert [i.state for i in meeting.items.all()] == ["moved", "settled", "open"]
    with pytest.raises(actions.NothingToCarry):
        actions.carry_over(meeting=meeting, to=later, by=anna, at=NOW)


def test_a_decision_stays_when_the_other_agenda_has_no_room_for_it(agreement, meeting, anna):
    later = factories.meeting(agreement, starts_at=BEGINS + timedelta(days=90))
    for _ in range(3):
        actions.add_item(meeting=later, title="B", kind="decision", by=anna, at=NOW)
    actions.add_item(meeting=meeting, title="Beslut", kind="decision", by=anna, at=NOW)
    actions.add_item(meeting=meeting, title="Fråga", kind="question", by=anna, at=NOW)
    assert [i.title for i in actions.carry_over(meeting=meeting, to=later, by=anna, at=NOW)] == ["Fråga"]


def test_items_are_carried_over_from_the_page(agreement, meeting, anna, stranger, browser_of):
    later = factories.meeting(agreement, starts_at=BEGINS + timedelta(days=90))
    actions.add_item(meeting=meeting, title="Kvar", by=anna, at=NOW)
    browser = browser_of(anna)
    assert "För över det som inte är behandlat" in text(browser.get(url("page", meeting.pk)))
    browser.post(url("carry_over", meeting.pk), {"to": later.pk})
    assert AgendaItem.objects.filter(meeting=later).count() == 1
    assert browser_of(stranger).post(url("carry_over", meeting.pk), {"to": later.pk}).status_code == 404


@pytest.mark.one_database
def test_the_list_of_forums_asks_as_much_with_ten_as_with_a_thousand(agreement, forum, anna, browser_of):
    from tests.web.meetings.test_pages import asked_by

    def add(start: int, end: int) -> None:
        Forum.objects.bulk_create(
            Forum(agreement=agreement, name=f"Grupp {n}", circle="shared", home=agreement.home, times_a_year=1)
            for n in range(start, end)
        )

    browser = browser_of(anna)
    add(1, 10)
    few = asked_by(browser, url("forums"))
    add(10, 1000)
    assert asked_by(browser, url("forums")) == few <= 20
    found = browser.get(url("forums"), {"kind": "steering", "agreement": agreement.pk, "sort": "-next"})
    assert [line.forum for line in found.context["list"].lines] == [forum]
    assert "Inget forum passar" in text(browser.get(url("forums"), {"kind": "work_group"}))
    assert browser.get(url("forums"), {"kind": "x", "agreement": "x", "sort": "x", "page": "x"}).status_code == 200
