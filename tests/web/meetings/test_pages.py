"""The pages: who sees what, what the forms do, and how many questions they ask the database."""

from datetime import date, timedelta

import icalendar
import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Role
from samverkan.meetings import actions
from samverkan.meetings.models import (
    AgendaItem,
    Briefing,
    JointPosition,
    Meeting,
    OutcomeAction,
    OutcomeNote,
    Participant,
    PartyDecision,
    Topic,
)
from tests import factories
from tests.factories import meetings as make
from tests.web.meetings.conftest import AFTER, BEGINS, NOW


def url(name: str, *args: object) -> str:
    return reverse(f"meetings:{name}", args=args)


def text(answer) -> str:
    return answer.content.decode()


def asked_by(browser, address: str) -> int:
    browser.get(address)  # what is looked up once and kept
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


@pytest.fixture
def held_today(agreement) -> Meeting:
    """A meeting that has begun, so that it can be marked as held."""
    return factories.meeting(agreement, starts_at=NOW - timedelta(days=1))


def test_every_page_of_a_meeting_is_404_to_a_stranger(agreement, meeting, stranger, browser_of):
    item, topic, position = make.item(meeting), make.topic(agreement), make.position(make.held(agreement))
    kept = Briefing.objects.create(meeting=meeting, paper={}, fingerprint="x", frozen_at=NOW)
    browser = browser_of(stranger)
    of_meeting = ("page", "minutes", "change", "cancel", "calendar_file", "add_item", "participants", "briefing",
                  "briefing_pdf", "freeze_briefing", "hold", "note", "agree_position", "start_action")  # fmt: skip
    addresses = [url(name, meeting.pk) for name in of_meeting]
    addresses += [url(name, agreement.pk) for name in ("of_agreement", "plan", "add_forum", "propose_topic")]
    addresses += [url("edit_item", item.pk), url("send_topic", topic.pk), url("position", position.pk)]
    addresses += [url("decide", position.pk), url("outcome", position.pk)]
    addresses += [url("frozen_briefing", kept.pk), url("frozen_briefing_pdf", kept.pk)]
    assert {browser.get(address).status_code for address in addresses} == {404}


def test_every_deed_on_a_meeting_is_404_to_a_stranger(agreement, meeting, stranger, browser_of):
    item, topic = make.item(meeting), make.topic(agreement)
    browser = browser_of(stranger)
    addresses = [url(name, meeting.pk) for name in ("take", "suggest_agenda", "cancel", "hold", "freeze_briefing")]
    deeds = ("place_item", "move_item", "remove_item", "postpone_item", "settle_item", "notes")
    addresses += [url(name, item.pk) for name in deeds] + [url("withdraw_topic", topic.pk), url("send_topic", topic.pk)]
    assert {browser.post(address).status_code for address in addresses} == {404}


def test_a_reader_sees_a_meeting_and_changes_nothing(meeting, university, browser_of):
    item = make.item(meeting, "Läget")
    browser = browser_of(factories.acting(university, Role.READER))
    shown = browser.get(url("page", meeting.pk))
    assert "Läget" in text(shown)
    assert url("edit_item", item.pk) not in text(shown)
    assert browser.post(url("remove_item", item.pk)).status_code == 403


@pytest.mark.parametrize(
    "page", ["meetings", "of_agreement", "page", "minutes", "briefing", "briefing_pdf", "calendar_file"]
)
def test_no_page_shows_the_other_partys_private_things(agreement, meeting, anna, bo, browser_of, page):
    actions.propose_topic(agreement=agreement, title="Hemligt ämne", why="Hemligt skäl", by=anna, at=NOW)
    item = make.item(meeting)
    actions.note(meeting=meeting, item=item, text="Hemlig anteckning", circle=Circle.PRIVATE, by=anna, at=NOW)
    which = {"meetings": (), "of_agreement": (agreement.pk,)}.get(page, (meeting.pk,))
    shown = text_of(browser_of(bo).get(url(page, *which)))
    assert meeting.title in shown or agreement.title in shown
    assert "emlig" not in shown


def text_of(answer) -> str:
    if answer["Content-Type"] != "application/pdf":
        return text(answer)
    document = pypdfium2.PdfDocument(answer.content)
    words = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return words


def test_a_topic_of_the_other_party_is_404_until_it_is_sent(agreement, anna, bo, browser_of):
    topic = actions.propose_topic(agreement=agreement, title="Hemligt", by=anna, at=NOW)
    browser = browser_of(bo)
    assert browser.get(url("send_topic", topic.pk)).status_code == 404
    assert browser.post(url("withdraw_topic", topic.pk)).status_code == 404


def test_the_meetings_of_an_agreement_only_one_party_sees_stay_with_it(university, town, anna, bo, browser_of):
    own = factories.agreement(university, town, circle=Circle.PRIVATE)
    meeting = actions.plan(agreement=own, starts_at=BEGINS, by=anna, at=NOW)
    assert list(Meeting.objects.visible_to(anna)) == [meeting]
    assert browser_of(bo).get(url("page", meeting.pk)).status_code == 404


def test_coming_held_and_cancelled_meetings_are_listed_apart(agreement, meeting, anna, browser_of):
    make.held(agreement, title="Fjolårets möte")
    browser = browser_of(anna)
    assert [m.title for m in browser.get(url("meetings")).context["list"].rows] == [meeting.title]
    held = browser.get(url("meetings"), {"state": "held"}).context["list"]
    assert [m.title for m in held.rows] == ["Fjolårets möte"]
    assert held.counts == {"planned": 1, "draft": 0, "held": 1, "cancelled": 0}


def test_the_list_is_filtered_by_agreement(agreement, meeting, university, anna, browser_of):
    factories.meeting(factories.agreement(university, factories.organisation()), starts_at=BEGINS)
    rows = browser_of(anna).get(url("meetings"), {"agreement": agreement.pk}).context["list"].rows
    assert list(rows) == [meeting]


def test_nonsense_in_the_address_is_no_error(agreement, meeting, anna, browser_of):
    browser = browser_of(anna)
    asked = {"agreement": "x", "state": "x", "sort": "x", "page": "x"}
    assert browser.get(url("meetings"), asked).status_code == 200
    assert browser.get(url("of_agreement", agreement.pk), {"year": "x", "positions": "x"}).status_code == 200


@pytest.mark.one_database
def test_the_list_asks_as_much_with_ten_meetings_as_with_a_thousand(agreement, anna, browser_of):
    browser = browser_of(anna)
    first = factories.meeting(agreement, starts_at=BEGINS)
    copies(first, 2, 10)
    few = asked_by(browser, url("meetings"))
    copies(first, 11, 1000)
    assert asked_by(browser, url("meetings")) == few


def copies(first: Meeting, start: int, end: int) -> None:
    Meeting.objects.bulk_create(
        Meeting(
            forum=first.forum, number=number, title=f"Möte {number}", starts_at=first.starts_at,
            calendar_uid=f"00000000-0000-4000-8000-{number:012}", calendar_changed_at=NOW,
        )
        for number in range(start, end + 1)
    )  # fmt: skip


@pytest.mark.one_database
def test_the_log_asks_as_much_with_ten_positions_as_with_a_thousand(agreement, parties, anna, browser_of):
    held, browser = make.held(agreement), browser_of(anna)

    def add(start: int, end: int) -> None:
        made = JointPosition.objects.bulk_create(
            JointPosition(
                agreement=agreement, meeting=held, number=number, text="Enade.", text_key="enade.",
                agreed_on=date(2025, 3, 2), circle="shared", home=agreement.home,
            )
            for number in range(start, end + 1)
        )  # fmt: skip
        PartyDecision.objects.bulk_create(PartyDecision(position=p, party=parties[0], state="approved",
                                                        decided_on=date(2025, 4, 1)) for p in made)  # fmt: skip

    add(1, 10)
    few = asked_by(browser, url("of_agreement", agreement.pk))
    add(11, 1000)
    assert asked_by(browser, url("of_agreement", agreement.pk)) == few


@pytest.mark.one_database
def test_a_meetings_page_asks_as_much_with_one_item_as_with_forty(agreement, meeting, anna, browser_of):
    make.item(meeting, topic=make.topic(agreement))
    make.topic(agreement)
    browser = browser_of(anna)
    pages = [url("page", meeting.pk), url("minutes", meeting.pk)]
    few = [asked_by(browser, page) for page in pages]
    for _ in range(39):
        make.item(meeting, topic=make.topic(agreement))
        make.topic(agreement)
    assert [asked_by(browser, page) for page in pages] == few
    assert max(few) <= 20


def test_the_log_is_found_by_words_and_year(agreement, anna, browser_of):
    old = make.held(agreement, starts_at=NOW - timedelta(days=800))
    for meeting, words in ((old, "Bygg ÅKERBÄREN"), (old, "Annat"), (make.held(agreement), "bygg åkerbären")):
        make.position(meeting, words)
    browser, address = browser_of(anna), url("of_agreement", agreement.pk)
    found = lambda **asked: [r.position.text for r in browser.get(address, asked).context["page"].log.lines]  # noqa: E731
    assert found(q="åkerbär") == ["bygg åkerbären", "Bygg ÅKERBÄREN"]
    assert found(q="åkerbär", year="2023") == ["Bygg ÅKERBÄREN"]


def test_a_meeting_is_planned_changed_and_cancelled_from_the_pages(agreement, anna, browser_of):
    browser = browser_of(anna)
    form = {"date": "2027-03-19", "time": "13:00", "minutes": "90", "place": "Rådhuset", "title": ""}
    made = browser.post(url("plan", agreement.pk), form)
    meeting = Meeting.objects.get()
    assert (made.url, meeting.starts_at.isoformat()) == (url("page", meeting.pk), "2027-03-19T12:00:00+00:00")
    browser.post(url("change", meeting.pk), {**form, "place": "Campus", "version": "1"})
    browser.post(url("cancel", meeting.pk), {"reason": "Flyttat"})
    meeting.refresh_from_db()
    assert (meeting.place, meeting.state, meeting.calendar_sequence) == ("Campus", "cancelled", 2)


def test_the_calendar_file_is_read_by_others(meeting, anna, browser_of):
    answer = browser_of(anna).get(url("calendar_file", meeting.pk))
    assert answer["Content-Type"].startswith("text/calendar")
    (event,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert (event["summary"], event["url"]) == (
        f"{meeting.title}: Avsiktsförklaring om älven", f"http://testserver{url('page', meeting.pk)}",
    )  # fmt: skip


def test_a_topic_goes_from_a_party_to_the_agenda(agreement, meeting, anna, browser_of):
    browser = browser_of(anna)
    form = {"title": "Bostäder", "kind": "question", "why": "Kön växer.", "proposal": "", "commitment": ""}
    browser.post(url("propose_topic", agreement.pk), form)
    topic = Topic.objects.get()
    assert "allmän handling" in text(browser.get(url("send_topic", topic.pk)))
    browser.post(url("send_topic", topic.pk))
    browser.post(url("take", meeting.pk), {"topic": topic.pk})
    assert AgendaItem.objects.get().topic == topic


def test_items_are_moved_up_and_down_by_buttons(meeting, anna, browser_of):
    _first, second = make.item(meeting, "Ett"), make.item(meeting, "Två")
    browser = browser_of(anna)
    assert 'name="position" value="1"' in text(browser.get(url("page", meeting.pk)))
    browser.post(url("place_item", second.pk), {"position": "1"})
    assert [i.title for i in meeting.items.all()] == ["Två", "Ett"]


def test_too_little_time_is_said_in_words(meeting, anna, browser_of):
    make.item(meeting, minutes=150)
    assert "30 minuter för mycket" in text(browser_of(anna).get(url("page", meeting.pk)))


def test_a_fourth_decision_is_refused_on_the_page(meeting, anna, browser_of):
    for _ in range(3):
        make.item(meeting, kind="decision")
    form = {"title": "Fyra", "kind": "decision", "minutes": "5", "proposal": "", "background": ""}
    answer = browser_of(anna).post(url("add_item", meeting.pk), form)
    assert "tre beslut" in text(answer)
    assert 'value="Fyra"' in text(answer)


def test_two_texts_are_shown_when_both_wrote(meeting, anna, bo, browser_of):
    item = make.item(meeting)
    actions.record_notes(item=item, notes="Bos text", version=1, by=bo, at=AFTER)
    browser = browser_of(anna)
    answer = browser.post(url("notes", item.pk), {"notes": "Annas text", "version": "1"})
    assert answer.status_code == 409
    assert "Bos text" in text(answer)
    assert "Annas text" in text(answer)
    browser.post(url("notes", item.pk), {"notes": "Annas text", "version": "2"})
    assert AgendaItem.objects.get().notes == "Annas text"


def test_both_items_are_shown_when_both_edited(meeting, anna, bo, browser_of):
    item = make.item(meeting)
    actions.edit_item(item=item, title="Bos", kind="question", minutes=5, version=1, by=bo, at=NOW)
    form = {"title": "Annas", "kind": "question", "minutes": "5", "proposal": "", "background": "", "version": "1"}
    browser = browser_of(anna)
    answer = browser.post(url("edit_item", item.pk), form)
    assert "Bos" in text(answer)
    assert 'value="Annas"' in text(answer)
    assert 'name="version" value="2"' in text(answer)


def test_the_minutes_are_written_from_the_pages(agreement, held_today, parties, anna, bo, browser_of):
    commitment = factories.commitment(agreement)
    item = make.item(held_today, "Avgift", kind="decision", proposal="Delas lika.")
    browser = browser_of(anna)
    ours, theirs = parties
    browser.post(
        url("participants", held_today.pk), {f"party_{ours.pk}": "Anna Alm, rektor\n\nEva Ek", f"party_{theirs.pk}": ""}
    )
    position = {"text": "Delas lika.", "commitments": [commitment.pk], f"body_{theirs.pk}": "Kommunstyrelsen"}
    browser.post(url("agree_position", held_today.pk) + f"?item={item.pk}", position)
    action = {
        "title": "Räkna",
        "due_on": "2026-09-01",
        "commitments": [commitment.pk],
        f"lead_{theirs.pk}": bo.person.pk,
    }
    browser.post(url("start_action", held_today.pk) + f"?item={item.pk}", action)
    browser.post(url("note", held_today.pk), {"text": "Internt", "circle": "private"})
    browser.post(url("hold", held_today.pk))
    held_today.refresh_from_db()
    assert held_today.state == "held"
    assert [(p.name, p.title) for p in Participant.objects.all()] == [("Anna Alm", "rektor"), ("Eva Ek", "")]
    assert PartyDecision.objects.get().body == "Kommunstyrelsen"
    assert (OutcomeAction.objects.get().item, OutcomeNote.objects.get().circle) == (item, "private")


def test_a_party_records_its_decision_from_the_page(agreement, parties, bo, browser_of):
    position = make.position(make.held(agreement))
    browser = browser_of(bo)
    form = {"body": "Kommunstyrelsen", "state": "approved", "decided_on": "2026-02-10", "registry_number": "KS 2026-7"}
    browser.post(url("decide", position.pk), form)
    browser.post(url("outcome", position.pk), {"text": "Klart.", "on": "2026-02-20", "version": "1"})
    shown = text(browser.get(url("position", position.pk)))
    assert all(words in shown for words in ("Kommunstyrelsen", "KS 2026-7", "10 feb 2026", "Klart."))


def test_a_frozen_briefing_is_listed_with_its_fingerprint(meeting, anna, browser_of):
    browser = browser_of(anna)
    assert "Förhandsvisning" in text(browser.get(url("briefing", meeting.pk)))
    answer = browser.post(url("freeze_briefing", meeting.pk))
    kept = Briefing.objects.get()
    assert answer.url == url("frozen_briefing", kept.pk)
    shown = text(browser.get(answer.url))
    assert kept.fingerprint[:4] in shown
    assert "Fryst" in shown
    pdf = browser.get(url("frozen_briefing_pdf", kept.pk))
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")


def test_a_meeting_that_is_over_shows_what_was_frozen(held_today, anna, browser_of):
    kept = actions.freeze_briefing(meeting=held_today, by=anna, at=NOW)
    actions.hold(meeting=held_today, by=anna, at=NOW)
    assert browser_of(anna).get(url("briefing", held_today.pk)).url == url("frozen_briefing", kept.pk)


def test_empty_pages_offer_the_first_step(agreement, anna, browser_of):
    browser = browser_of(anna)
    assert url("choose") in text(browser.get(url("meetings")))
    assert url("plan", agreement.pk) in text(browser.get(url("of_agreement", agreement.pk)))
    assert agreement.title in text(browser.get(url("choose")))


def test_both_times_are_shown_when_both_changed_the_meeting(meeting, anna, bo, browser_of):
    actions.change(
        meeting=meeting, starts_at=BEGINS, minutes=60, place="Kommunhuset", version=1, by=bo, at=NOW
    )  # fmt: skip
    form = {"date": "2027-03-19", "time": "13:00", "minutes": "90", "place": "Campus", "title": "", "version": "1"}
    answer = browser_of(anna).post(url("change", meeting.pk), form)
    assert "Kommunhuset" in text(answer)
    assert 'value="Campus"' in text(answer)


def test_a_joint_position_leads_to_where_its_commitments_are_changed(agreement, anna, browser_of):
    position = make.position(make.held(agreement))
    position.commitments.set([factories.commitment(agreement)])
    shown = text(browser_of(anna).get(url("position", position.pk)))
    assert reverse("agreements:commitment", args=[agreement.pk, 1]) + "#lofte" in shown
