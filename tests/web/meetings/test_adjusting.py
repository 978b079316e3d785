"""Minutes from draft to locked: versions, adjusters, links, addenda, and what is brought back."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.models import Errand, Person
from samverkan.accounts.permissions import Role
from samverkan.agreements.models import Party
from samverkan.journal.models import Entry
from samverkan.mail.models import Message
from samverkan.meetings import actions, daily
from samverkan.meetings.models import Adjustment, AgendaItem, Meeting, Minutes, MinutesVersion, Seat
from samverkan.meetings.queries.inbox import derived
from samverkan.meetings.queries.minutes.news import may_be_told
from samverkan.meetings.queries.minutes.page import minutes_page
from tests import factories
from tests.factories import meetings as make
from tests.web.meetings.conftest import AFTER

LATER = AFTER + timedelta(days=3)


@pytest.fixture
def people(anna, bo):
    """The adjusters: one in each party, each with an address and an account."""
    for each in (anna, bo):
        each.person.email = each.person.email or f"{each.person.pk}@example.org"
        each.person.save()
    return anna, bo


@pytest.fixture
def held(meeting: Meeting, people) -> Meeting:
    """A meeting that has been held, with an item of text and one with an internal note of the university's."""
    anna, _bo = people
    item = make.item(meeting, "Avgiften", notes="Avgiften delas lika.")
    actions.note(meeting=meeting, item=item, text="Hemlig smärtgräns", circle="private", by=anna, at=AFTER)
    actions.hold(meeting=meeting, by=anna, at=AFTER)
    return meeting


def send(meeting: Meeting, parties: tuple[Party, Party], people, at: datetime = AFTER) -> MinutesVersion:
    anna, bo = people
    chosen = {parties[0]: [anna.person], parties[1]: [bo.person]}
    return actions.send_minutes(meeting=meeting, adjusters=chosen, by=anna, at=at)


def approve(version: MinutesVersion, *who) -> None:
    for each in who:
        asked = version.adjustments.get(person=each.person)
        actions.approve_minutes(adjustment=asked, by=each, at=LATER)


def state(meeting: Meeting) -> str:
    return Meeting.objects.select_related("record").get(pk=meeting.pk).record.state


def links() -> list[str]:
    return re.findall(r"/justera/\S+/", "".join(Message.objects.order_by("pk").values_list("body", flat=True)))


def test_minutes_go_from_draft_by_both_adjusters_to_locked(held, parties, people):
    assert state(held) == "draft"
    version = send(held, parties, people)
    assert state(held) == "sent"
    approve(version, people[0])
    assert state(held) == "sent"
    approve(version, people[1])
    assert state(held) == "locked"
    assert Entry.objects.filter(action="meetings.lock_minutes").count() == 1
    held.record.refresh_from_db()
    assert held.record.approved_at == held.record.locked_at == LATER


def test_minutes_approved_before_they_locked_by_themselves_are_locked_once(held, parties, people):
    send(held, parties, people)
    Minutes.objects.update(state="approved", approved_at=AFTER)
    assert (daily.run(at=LATER), daily.run(at=LATER)) == (1, 0)
    assert state(held) == "locked"
    held.record.refresh_from_db()
    assert (held.record.approved_at, held.record.locked_at) == (AFTER, LATER)
    assert Entry.objects.filter(action="meetings.lock_minutes").count() == 1


def test_minutes_are_sent_when_the_meeting_has_been_held(meeting, parties, people):
    with pytest.raises(actions.NotHeld):
        send(meeting, parties, people)


def test_each_party_adjusts(held, parties, people):
    anna, _bo = people
    with pytest.raises(actions.NobodyAdjusts, match="Älvdals kommun"):
        actions.send_minutes(meeting=held, adjusters={parties[0]: [anna.person]}, by=anna, at=AFTER)
    foreign = {parties[0]: [anna.person], parties[1]: [anna.person]}
    with pytest.raises(actions.NobodyAdjusts):
        actions.send_minutes(meeting=held, adjusters=foreign, by=anna, at=AFTER)
    assert state(held) == "draft"


def test_what_is_sent_holds_nothing_of_one_party_alone(held, parties, people):
    version = send(held, parties, people)
    assert "Avgiften delas lika." in version.text
    assert "Hemlig" not in version.text + str(version.content) + "".join(Message.objects.values_list("body", flat=True))


@pytest.mark.parametrize("when", ["sent", "locked"])
def test_minutes_that_have_been_sent_are_not_written_in(held, parties, people, when):
    anna, bo = people
    version = send(held, parties, people)
    if when == "locked":
        approve(version, anna, bo)
    assert state(held) == when
    item = held.items.get()
    for closed in (
        lambda: actions.record_notes(item=item, notes="Nytt", by=anna, at=LATER),
        lambda: actions.record_participants(meeting=held, participants=[], by=anna, at=LATER),
        lambda: actions.agree_position(meeting=held, text="Nytt", by=anna, at=LATER),
        lambda: actions.note(meeting=held, text="Nytt", by=anna, at=LATER),
        lambda: actions.settle_publicity(item=item, is_public=True, by=anna, at=LATER),
        lambda: actions.restore_minutes(version=version, by=anna, at=LATER),
    ):
        with pytest.raises(actions.MinutesClosed):
            closed()


def test_only_the_one_who_was_asked_answers_and_once(held, parties, people, stranger):
    anna, bo = people
    version = send(held, parties, people)
    asked = version.adjustments.get(person=anna.person)
    for other in (bo, stranger):
        with pytest.raises(NotAllowed):
            actions.approve_minutes(adjustment=asked, by=other, at=LATER)
    actions.approve_minutes(adjustment=asked, by=anna, at=LATER)
    with pytest.raises(actions.AlreadyAnswered):
        actions.ask_for_changes(adjustment=asked, remarks={None: "Ändra"}, by=anna, at=LATER)


def test_a_request_for_changes_returns_the_minutes_to_draft_with_the_remarks_at_their_items(held, parties, people):
    anna, bo = people
    version = send(held, parties, people)
    item = held.items.get()
    asked = version.adjustments.get(person=bo.person)
    with pytest.raises(actions.NoRemark):
        actions.ask_for_changes(adjustment=asked, remarks={item: " "}, by=bo, at=LATER)
    actions.ask_for_changes(
        adjustment=asked, remarks={item: "Skriv halva var.", None: "Bra i övrigt."}, by=bo, at=LATER
    )
    assert state(held) == "draft"
    shown = minutes_page(held, anna, LATER)
    assert [r.text for r in shown.sheets[0].remarks] == ["Skriv halva var."]
    assert [r.text for r in shown.remarks] == ["Bra i övrigt."]
    with pytest.raises(actions.AlreadyAnswered):
        approve(version, anna)  # her link and her card are over
    assert not Errand.objects.filter(closed_at=None).exists()


def test_minutes_are_taken_back_until_they_are_locked(held, parties, people):
    anna, bo = people
    approve(send(held, parties, people), anna)
    actions.take_back(meeting=held, by=bo, at=LATER)
    assert state(held) == "draft"
    with pytest.raises(actions.NotSent):
        actions.take_back(meeting=held, by=bo, at=LATER)
    approve(send(held, parties, people), anna, bo)
    with pytest.raises(actions.NotSent):
        actions.take_back(meeting=held, by=anna, at=LATER)


def test_an_earlier_version_is_brought_back_while_the_minutes_are_a_draft(held, parties, people):
    anna, _bo = people
    position = actions.agree_position(meeting=held, text="Delas lika.", by=anna, at=AFTER)
    first = send(held, parties, people)
    actions.take_back(meeting=held, by=anna, at=LATER)
    item = held.items.get()
    actions.record_notes(item=item, notes="Något helt annat.", by=anna, at=LATER)
    actions.reword_position(position=position, text="Delas olika.", by=anna, at=LATER)
    second = send(held, parties, people)
    actions.take_back(meeting=held, by=anna, at=LATER)
    actions.restore_minutes(version=first, by=anna, at=LATER)
    assert AgendaItem.objects.get().notes == "Avgiften delas lika."
    position.refresh_from_db()
    assert position.text == "Delas lika."
    assert send(held, parties, people).fingerprint == first.fingerprint != second.fingerprint


def test_what_the_draft_said_is_kept_when_an_earlier_version_is_brought_back(held, parties, people, browser_of):
    anna, bo = people
    first = send(held, parties, people)
    item = held.items.get()
    asked = first.adjustments.get(person=bo.person)
    actions.ask_for_changes(adjustment=asked, remarks={item: "Skriv halva var."}, by=bo, at=LATER)
    actions.record_notes(item=item, notes="Hälften var.", by=anna, at=LATER)
    address, browser = reverse("meetings:restore_minutes", args=[first.pk]), browser_of(anna)
    assert re.search(r"<del[^>]*>(?:(?!</del>).)*Hälften var", browser.get(address).content.decode(), re.DOTALL)
    browser.post(address)
    assert AgendaItem.objects.get().notes == "Avgiften delas lika."
    kept = MinutesVersion.objects.get(was_sent=False)
    assert "Hälften var." in kept.text
    shown = browser.get(reverse("meetings:minutes", args=[held.pk])).content.decode()
    assert "Skriv halva var." in shown  # the remarks of the last version sent stay
    assert "Aldrig skickad" in shown
    actions.restore_minutes(version=kept, by=anna, at=LATER)
    assert AgendaItem.objects.get().notes == "Hälften var."
    assert MinutesVersion.objects.count() == 3
    actions.restore_minutes(version=kept, by=anna, at=LATER)  # pressed twice
    assert AgendaItem.objects.get().notes == "Hälften var."


@pytest.fixture
def olle(town):
    """An adjuster of the town's, without an address and without an account."""
    person = factories.person("Olle Ström", email=None)
    factories.acting(town, Role.CONTACT, who=person)
    Person.objects.filter(pk=person.pk).update(email=None)
    return Person.objects.get(pk=person.pk)


def asked_on_paper(held, parties, people, olle) -> Adjustment:
    chosen = {parties[0]: [people[0].person], parties[1]: [olle]}
    actions.send_minutes(meeting=held, adjusters=chosen, by=people[0], at=AFTER)
    return Adjustment.objects.get(person=olle)


def test_an_adjuster_without_an_address_approves_on_paper(held, parties, people, olle, browser_of):
    anna, bo = people
    asked = asked_on_paper(held, parties, people, olle)
    assert Message.objects.count() == 1
    signed = timezone.localdate(LATER)
    actions.note_approval(adjustment=asked, signed_on=signed, data=b"%PDF", name="justering.pdf", by=bo, at=LATER)
    with pytest.raises(actions.AlreadyAnswered):
        actions.note_approval(adjustment=asked, signed_on=signed, by=bo, at=LATER)  # pressed twice
    approve(asked.of, anna)
    assert state(held) == "locked"
    assert Entry.objects.filter(action="meetings.note_approval").count() == 1
    browser = browser_of(anna)
    for name in ("minutes", "minutes_paper"):
        assert "antecknat av Bo Berg" in browser.get(reverse(f"meetings:{name}", args=[held.pk])).content.decode()
    file = browser.get(reverse("meetings:signed_paper", args=[asked.pk]))
    assert b"".join(file.streaming_content) == b"%PDF"


def test_an_approval_on_paper_is_noted_within_the_adjusters_own_party(held, parties, people, olle, university):
    asked = asked_on_paper(held, parties, people, olle)
    reader = factories.acting(university, Role.READER, who=factories.person("Rut Ros"))
    for other in (people[0], reader):
        with pytest.raises(NotAllowed):
            actions.note_approval(adjustment=asked, signed_on=timezone.localdate(LATER), by=other, at=LATER)


@pytest.mark.parametrize("days", [-1, 4])
def test_a_paper_is_signed_after_the_minutes_were_sent_and_not_ahead_of_time(held, parties, people, olle, days):
    asked = asked_on_paper(held, parties, people, olle)
    day = timezone.localdate(AFTER) + timedelta(days=days)
    with pytest.raises(actions.DayOutOfReach):
        actions.note_approval(adjustment=asked, signed_on=day, by=people[1], at=LATER)


def test_the_page_notes_an_approval_on_paper_and_says_what_is_wrong(held, parties, people, olle, browser_of):
    _anna, bo = people
    browser = browser_of(bo)
    chosen = {parties[0]: [people[0].person], parties[1]: [olle]}
    actions.send_minutes(meeting=held, adjusters=chosen, by=bo, at=timezone.now())
    asked = Adjustment.objects.get(person=olle)
    address = reverse("meetings:note_approval", args=[asked.pk])
    assert address in browser.get(reverse("meetings:minutes", args=[held.pk])).content.decode()
    assert "Låt justera protokollet" in browser.get(reverse("overview:my_work")).content.decode()
    assert "har inte kommit än" in browser.post(address, {"signed_on": "2999-01-01"}).content.decode()
    assert "Fyll i ett giltigt datum" in browser.post(address, {"signed_on": "i går"}).content.decode()
    browser.post(address, {"signed_on": timezone.localdate().isoformat()})
    asked.refresh_from_db()
    assert (asked.state, asked.noted_by) == ("approved", bo.person)
    assert "Låt justera protokollet" not in browser.get(reverse("overview:my_work")).content.decode()


def test_locked_minutes_are_corrected_by_an_addendum_that_both_approve(held, parties, people):
    anna, bo = people
    chosen = {parties[0]: [anna.person], parties[1]: [bo.person]}
    with pytest.raises(actions.NotLocked):
        actions.write_addendum(meeting=held, text="Rättelse", adjusters=chosen, by=anna, at=LATER)
    approve(send(held, parties, people), anna, bo)
    made = actions.write_addendum(meeting=held, text="Rättelse: avgiften är 10.", adjusters=chosen, by=anna, at=LATER)
    again = actions.write_addendum(meeting=held, text="Rättelse: avgiften är 10.", adjusters=chosen, by=anna, at=LATER)
    assert made == again  # pressed twice
    approve(made, anna, bo)
    made.refresh_from_db()
    assert (made.is_addendum, made.approved_at, state(held)) == (True, LATER, "locked")


def test_approval_of_the_last_minutes_waits_for_the_next_agenda(agreement, held, parties, people):
    anna, bo = people
    key = f"minutes:{held.pk}"
    factories.meeting(agreement, starts_at=LATER)
    assert key in [entry.key for entry in derived(agreement, LATER)]
    approve(send(held, parties, people), anna, bo)
    assert key not in [entry.key for entry in derived(agreement, LATER)]


def test_an_adjuster_without_an_account_approves_by_the_link_on_a_phone_and_the_link_works_once(held, parties, people):
    send(held, parties, people, timezone.now())
    address = links()[1]
    visitor = Client()
    read = visitor.get(address)
    assert "Avgiften delas lika." in read.content.decode()
    assert "Hemlig" not in read.content.decode()
    assert read["Referrer-Policy"] == "same-origin"
    done = visitor.post(address, {"answer": "approve"})
    assert "Du har godkänt protokollet" in done.content.decode()
    assert visitor.get(address).status_code == visitor.post(address, {"answer": "approve"}).status_code == 410
    assert Adjustment.objects.filter(state="approved").count() == 1


def test_an_adjuster_asks_for_changes_by_the_link(held, parties, people):
    send(held, parties, people, timezone.now())
    item = held.items.get()
    visitor, address = Client(), links()[1]
    empty = visitor.post(address, {"answer": "changes", "whole": ""})
    assert empty.status_code == 409
    visitor.post(address, {"answer": "changes", f"item_{item.pk}": "Skriv halva var."})
    assert state(held) == "draft"
    assert Client().get(links()[0]).status_code == 410  # the other adjuster's link


def test_a_link_to_adjust_opens_no_other_door(held, parties, people):
    send(held, parties, people, timezone.now())
    errand = Errand.objects.latest("pk")
    Errand.objects.filter(pk=errand.pk).update(purpose="reporting.answer")
    assert Client().get(links()[1]).status_code == 410
    Errand.objects.filter(pk=errand.pk).update(purpose="meetings.adjust")
    assert Client().get(links()[1]).status_code == 410  # shown at another door, it is dead


def test_the_pages_lead_from_draft_to_locked(held, parties, people, browser_of):
    anna, bo = people
    url = lambda name, pk=held.pk: reverse(f"meetings:{name}", args=[pk])  # noqa: E731
    browser = browser_of(anna)
    chosen = {f"adjusters_{parties[0].pk}": [anna.person.pk], f"adjusters_{parties[1].pk}": [bo.person.pk]}
    browser.post(url("send_minutes"), chosen)
    assert "Protokollet låses så snart alla justerare har godkänt." in browser.get(url("minutes")).content.decode()
    approve(MinutesVersion.objects.get(), anna, bo)
    shown = browser.get(url("minutes")).content.decode()
    assert "Låst den" in shown
    assert "<textarea" not in shown
    paper = browser.get(url("minutes_paper")).content.decode()
    assert "Anna Alm" in paper
    assert browser.get(url("minutes_pdf")).content[:5] == b"%PDF-"


def test_those_who_chair_for_each_party_are_proposed_as_adjusters(held, parties, people, browser_of):
    for party, each in zip(parties, people, strict=True):
        day = timezone.localdate(held.starts_at)
        Seat.objects.create(
            forum=held.forum, party=party, person=each.person, name=each.person.name, role="chair", from_date=day
        )
    shown = browser_of(people[0]).get(reverse("meetings:send_minutes", args=[held.pk])).content.decode()
    assert len(re.findall(r"<input[^>]* checked[ >]", shown)) == 2


def test_versions_are_compared_word_by_word(held, parties, people, browser_of):
    anna, _bo = people
    send(held, parties, people)
    actions.take_back(meeting=held, by=anna, at=LATER)
    actions.record_notes(item=held.items.get(), notes="Avgiften delas olika.", by=anna, at=LATER)
    shown = browser_of(anna).get(reverse("meetings:compare_minutes", args=[held.pk])).content.decode()
    assert re.search(r"<del>.{0,80}lika", shown)
    assert re.search(r"<ins>.{0,80}olika", shown)


def test_everybody_reads_only_what_was_chosen_and_only_once_locked(held, parties, people, agreement):
    anna, bo = people
    agreement.circle = "public"
    agreement.save()
    held.forum.circle = "shared"
    held.forum.save()
    hidden = make.item(held, "Internt", notes="Inte för alla.")
    actions.settle_publicity(item=held.items.exclude(pk=hidden.pk).get(), is_public=True, by=anna, at=AFTER)
    address = reverse("meetings:public_minutes", args=[held.pk])
    assert Client().get(address).status_code == 404
    approve(send(held, parties, people), anna, bo)
    shown = Client().get(address).content.decode()
    assert "Avgiften delas lika." in shown
    assert "Inte för alla." not in shown
    assert "Hemlig" not in shown


def test_news_of_minutes_are_told_to_those_who_still_see_the_meeting(held, people, stranger):
    anna, _bo = people
    assert may_be_told(f"meeting:{held.pk}", anna.person.email)
    assert not may_be_told(f"meeting:{held.pk}", stranger.person.email or "")
    held.forum.circle = "private"
    held.forum.save()
    assert not may_be_told(f"meeting:{held.pk}", people[1].person.email)
