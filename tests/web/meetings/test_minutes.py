"""What is written down in and after a meeting."""

from datetime import date, timedelta

import pytest

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Role
from samverkan.agreements.models import Activity
from samverkan.journal.models import Entry
from samverkan.meetings import actions
from samverkan.meetings.models import AgendaItem, JointPosition, PartyDecision
from samverkan.meetings.queries.minutes.page import minutes_page
from tests import factories
from tests.factories import meetings as make
from tests.web.meetings.conftest import AFTER, BEGINS

DECIDED = date(2026, 3, 25)


def agree(meeting, by, text="Parterna är överens.", **fields) -> JointPosition:
    return actions.agree_position(meeting=meeting, text=text, **fields, by=by, at=AFTER)


def decide(position, party, by, **fields) -> PartyDecision:
    said = {"body": "Kommunstyrelsen", "decided_on": DECIDED, "registry_number": "KS 2026-7", **fields}
    return actions.record_party_decision(position=position, party=party, **said, by=by, at=AFTER + timedelta(days=30))


def test_participants_stand_with_the_title_of_the_day(meeting, parties, anna):
    present = [actions.Present(parties[0], "Anna Alm", "rektor"), actions.Present(parties[1], "Bo Berg")]
    actions.record_participants(meeting=meeting, participants=present, by=anna, at=AFTER)
    actions.record_participants(meeting=meeting, participants=present[:1], by=anna, at=AFTER)
    assert [(p.name, p.title) for p in meeting.participants.all()] == [("Anna Alm", "rektor")]


def test_a_participant_comes_for_a_party_of_the_agreement(meeting, anna):
    foreign = factories.agreement().parties.first()
    with pytest.raises(actions.NotAParty):
        actions.record_participants(meeting=meeting, participants=[actions.Present(foreign, "Eva")], by=anna, at=AFTER)


def test_notes_saved_meanwhile_are_not_overwritten(meeting, anna, bo):
    item = make.item(meeting)
    actions.record_notes(item=item, notes="Bos text", version=1, by=bo, at=AFTER)
    with pytest.raises(actions.EditedMeanwhile):
        actions.record_notes(item=item, notes="Annas text", version=1, by=anna, at=AFTER)
    assert AgendaItem.objects.get().notes == "Bos text"


def test_joint_positions_are_numbered_over_the_years_of_an_agreement(agreement, meeting, anna):
    make.position(make.held(agreement))
    assert [agree(meeting, anna, text).number for text in ("Ett.", "Två.")] == [2, 3]


def test_each_agreement_has_its_own_numbers(meeting, university, anna):
    agree(meeting, anna)
    other = factories.meeting(factories.agreement(university, factories.organisation()))
    assert agree(other, anna).number == 1


def test_a_joint_position_settles_its_item(meeting, anna):
    item = make.item(meeting, kind="decision")
    agree(meeting, anna, item=item)
    assert AgendaItem.objects.get().state == "settled"


def test_a_joint_position_says_whose_bodies_must_decide(meeting, parties, anna):
    position = agree(meeting, anna, needs_decision={parties[1]: "Kommunstyrelsen"})
    assert [(d.party, d.body, d.state) for d in position.decisions.all()] == [
        (parties[1], "Kommunstyrelsen", "awaited")
    ]


def test_a_joint_position_is_about_commitments_that_all_see(agreement, meeting, anna):
    hidden = factories.commitment(agreement, circle=Circle.PRIVATE)
    with pytest.raises(actions.ForeignCommitment):
        agree(meeting, anna, commitments=[hidden])


def test_a_party_records_its_own_decision(meeting, parties, anna, bo):
    position = agree(meeting, anna, needs_decision={parties[1]: ""})
    decision = decide(position, parties[1], bo)
    assert (decision.body, decision.registry_number, decision.state) == ("Kommunstyrelsen", "KS 2026-7", "approved")
    assert PartyDecision.objects.count() == 1


def test_a_party_does_not_record_anothers_decision(meeting, parties, anna):
    position = agree(meeting, anna, needs_decision={parties[1]: ""})
    with pytest.raises(actions.NotYourDecision):
        decide(position, parties[1], anna)


def test_a_registrar_records_decisions_but_no_minutes(meeting, parties, town, anna):
    registrar = factories.acting(town, Role.REGISTRAR)
    position = agree(meeting, anna)
    assert decide(position, parties[1], registrar).state == "approved"
    with pytest.raises(NotAllowed):
        agree(meeting, registrar)


@pytest.mark.parametrize("day", [None, date(2027, 1, 1)])
def test_a_decision_has_a_day_that_has_been(meeting, parties, anna, bo, day):
    with pytest.raises(actions.DecisionDateMissing):
        decide(agree(meeting, anna), parties[1], bo, decided_on=day)


def test_what_became_of_a_joint_position_is_written_after_the_meeting(meeting, anna):
    position = agree(meeting, anna)
    actions.hold(meeting=meeting, by=anna, at=AFTER)
    after = AFTER + timedelta(days=200)
    kept = actions.record_outcome(position=position, text="Klart.", on=after.date(), version=1, by=anna, at=after)
    with pytest.raises(actions.EditedMeanwhile):
        actions.record_outcome(position=position, text="Nej.", on=after.date(), version=1, by=anna, at=after)
    assert (kept.outcome, kept.outcome_on) == ("Klart.", after.date())


def test_an_action_becomes_an_activity_with_a_lead_in_each_party(agreement, meeting, parties, anna, bo):
    made = actions.start_action(
        meeting=meeting,
        title="Ta fram avtal",
        commitments=[factories.commitment(agreement)],
        leads={parties[0]: anna.person, parties[1]: bo.person},
        due_on=date(2026, 9, 1),
        by=anna,
        at=AFTER,
    )
    activity = Activity.objects.visible_to(bo).get()
    assert (activity, {lead.person for lead in activity.leads.all()}) == (made.activity, {anna.person, bo.person})


def test_an_action_is_led_by_somebody_in_the_party(agreement, meeting, parties, anna):
    with pytest.raises(actions.NotInParty):
        actions.start_action(
            meeting=meeting,
            title="Ta fram avtal",
            commitments=[factories.commitment(agreement)],
            leads={parties[1]: anna.person},
            by=anna,
            at=AFTER,
        )
    assert not Activity.objects.exists()


def test_an_action_serves_a_commitment(meeting, anna):
    with pytest.raises(actions.ServesNothing):
        actions.start_action(meeting=meeting, title="Något", commitments=[], by=anna, at=AFTER)


def test_an_internal_note_is_seen_by_its_own_party_only(meeting, anna, bo):
    actions.note(meeting=meeting, text="Inför förhandlingen.", circle=Circle.PRIVATE, by=anna, at=AFTER)
    actions.note(meeting=meeting, text="Alla var nöjda.", by=anna, at=AFTER)
    seen = {by: [n.note.text for n in minutes_page(meeting, by, AFTER).loose.notes] for by in (anna, bo)}
    assert seen == {anna: ["Inför förhandlingen.", "Alla var nöjda."], bo: ["Alla var nöjda."]}


def test_a_meeting_is_not_held_before_it_begins(meeting, anna):
    with pytest.raises(actions.NotBegun):
        actions.hold(meeting=meeting, by=anna, at=BEGINS - timedelta(minutes=1))


def test_a_meeting_with_an_undecided_item_is_not_marked_as_held(meeting, anna):
    make.item(meeting, "Avgiften", kind="decision")
    with pytest.raises(actions.UndecidedItems, match="Avgiften"):
        actions.hold(meeting=meeting, by=anna, at=AFTER)


@pytest.mark.parametrize("way", ["agree", "settle", "postpone", "move"])
def test_a_decision_is_settled_postponed_or_moved_before_the_meeting_is_held(agreement, meeting, anna, way):
    item = make.item(meeting, kind="decision")
    {
        "agree": lambda: agree(meeting, anna, item=item),
        "settle": lambda: actions.settle_item(item=item, by=anna, at=AFTER),
        "postpone": lambda: actions.postpone_item(item=item, by=anna, at=AFTER),
        "move": lambda: actions.move_item(
            item=item, to=factories.meeting(agreement, starts_at=BEGINS.replace(year=2027)), by=anna, at=AFTER
        ),
    }[way]()
    assert actions.hold(meeting=meeting, by=anna, at=AFTER).state == "held"


def test_a_held_meeting_closes_its_agenda_and_leaves_its_minutes_a_draft(meeting, anna):
    item = make.item(meeting)
    actions.hold(meeting=meeting, by=anna, at=AFTER)
    with pytest.raises(actions.MeetingClosed):
        actions.add_item(meeting=meeting, title="Sent", by=anna, at=AFTER)
    assert actions.record_notes(item=item, notes="Renskrivet", by=anna, at=AFTER).notes == "Renskrivet"
    assert agree(meeting, anna).number == 1


def test_the_journal_holds_no_words_of_the_minutes(meeting, parties, anna, bo):
    item = make.item(meeting)
    position = agree(meeting, anna, "Hemlig ordalydelse", item=item)
    decide(position, parties[1], bo, body="Hemliga nämnden")
    actions.record_notes(item=item, notes="Hemliga ord", by=anna, at=AFTER)
    assert "emlig" not in str(list(Entry.objects.values_list("detail", flat=True)))


def test_the_next_meeting_sees_what_became_of_the_last_joint_positions(agreement, meeting, parties, anna):
    older = make.held(agreement, starts_at=BEGINS - timedelta(days=800))
    make.position(older, "Gammalt och avslutat")
    waiting = make.position(older, "Gammalt men inte beslutat")
    PartyDecision.objects.create(position=waiting, party=parties[0])
    make.position(make.held(agreement, starts_at=BEGINS - timedelta(days=300)), "Förra årets")
    shown = [line.position.text for line in minutes_page(meeting, anna, BEGINS).before]
    assert shown == ["Gammalt men inte beslutat", "Förra årets"]
