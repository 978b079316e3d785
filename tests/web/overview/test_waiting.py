"""What waits: each kind of card appears when there is something to do, and disappears when it is done."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements.actions.standing import stand
from samverkan.agreements.models import (
    Activity,
    ActivityLead,
    Agreement,
    Approval,
    Assumption,
    Binding,
    Draft,
    Milestone,
    PassageDecision,
    StatusReport,
    WordingProposal,
)
from samverkan.areas.models import Area
from samverkan.meetings.models import (
    Adjustment,
    Briefing,
    BriefingPart,
    Forum,
    Invitee,
    JointPosition,
    Meeting,
    Minutes,
    MinutesVersion,
    PartyDecision,
    Topic,
)
from samverkan.overview.queries.waiting import KINDS, Viewer, rows, tasks, waiting_by_agreement
from samverkan.overview.queries.waiting.asking import written
from samverkan.renewals.actions.beginning import begin
from samverkan.reporting.models import Answer, Ask, Respondent, Round
from tests import factories
from tests.factories.meetings import held
from tests.web.overview.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db
Report = Callable[..., StatusReport]


def titles(actor: Actor, *, mine: bool = False, agreement: int | None = None) -> list[str]:
    return [task.card.title for task in tasks(Viewer(actor, TODAY), mine=mine, agreement=agreement)]


def test_nothing_waits_where_all_is_in_order(coordinator: Actor, agreement: Agreement, reported: Report):
    commitment = factories.commitment(agreement)
    for party in agreement.parties.all():
        reported(commitment, party.organisation)
    assert titles(coordinator) == []


def test_an_agreement_waits_for_our_confirmation(coordinator: Actor, agreement: Agreement, town: Organisation):
    ours = agreement.parties.filter(organisation=town)
    ours.update(confirmed_at=None)
    assert titles(coordinator) == ["Bekräfta att vi är part i Avsiktsförklaring om älven"]
    ours.update(confirmed_at=NOW)
    assert titles(coordinator) == []


def test_a_decision_our_signature_rests_on_waits_with_us_alone(
    coordinator: Actor, agreement: Agreement, town: Organisation, university: Organisation
):
    for party in agreement.parties.all():
        Approval.objects.create(party=party, position=1, body="Styrelsen", needed_by=TODAY)
    assert titles(coordinator) == ["Skriv in beslutet från Styrelsen om Avsiktsförklaring om älven"]
    Approval.objects.update(state="approved", decided_on=TODAY)
    assert titles(coordinator) == []


def test_a_new_wording_waits_until_its_promises_are_settled(coordinator: Actor, agreement: Agreement, reported: Report):
    commitment = factories.commitment(agreement)
    for party in agreement.parties.all():
        reported(commitment, party.organisation)
    passage, wording = commitment.passages.get(), factories.wording(agreement, "Något helt annat.")
    asked = PassageDecision.objects.create(passage=passage, wording=wording, is_gone=True)
    assert titles(coordinator) == ["Avgör åtagandena i den nya lydelsen av Avsiktsförklaring om älven"]
    PassageDecision.objects.filter(pk=asked.pk).update(outcome="unwritten", settled_at=NOW)
    assert titles(coordinator) == []


def test_what_the_counterpart_has_not_confirmed_does_not_wait_for_us(coordinator: Actor, agreement: Agreement):
    agreement.parties.exclude(organisation=coordinator.organisation).update(confirmed_at=None)
    assert titles(coordinator) == []


def test_the_counterparts_newer_view_waits_for_ours(
    coordinator: Actor, agreement: Agreement, university: Organisation, town: Organisation, reported: Report
):
    commitment = factories.commitment(agreement)
    reported(commitment, university)
    assert titles(coordinator) == ["Bekräfta NU:s läge för åtagande 1"]
    reported(commitment, town, reported_at=NOW + timedelta(hours=1))
    assert titles(coordinator) == []


def test_a_newer_view_that_says_the_same_needs_no_second_confirmation(
    coordinator: Actor, agreement: Agreement, university: Organisation, town: Organisation, reported: Report
):
    commitment = factories.commitment(agreement)
    reported(commitment, town, reported_at=NOW - timedelta(days=1))
    theirs = reported(commitment, university)
    assert titles(coordinator) == []
    theirs.state = "at_risk"
    theirs.save()
    assert titles(coordinator) == ["Bekräfta NU:s läge för åtagande 1"]


def test_a_view_that_the_counterpart_keeps_to_itself_is_never_told(
    coordinator: Actor, agreement: Agreement, university: Organisation, reported: Report
):
    commitment = factories.commitment(agreement)
    reported(commitment, university, circle="private")
    assert titles(coordinator) == []
    assert waiting_by_agreement(Viewer(coordinator, TODAY)) == {}


def test_a_party_that_named_a_spokesperson_need_not_say_the_same(
    coordinator: Actor, agreement: Agreement, university: Organisation, town: Organisation, reported: Report
):
    commitment = factories.commitment(agreement)
    reported(commitment, university)
    voice = agreement.parties.get(organisation=university)
    commitment.bindings.filter(party__organisation=town).update(spokesperson=voice)
    assert titles(coordinator) == []


@pytest.mark.parametrize(("days", "waits"), [(182 + 30, False), (182 + 31, True)])
def test_a_commitment_falls_behind_one_round_and_thirty_days_after_the_latest_report(
    coordinator: Actor,
    agreement: Agreement,
    town: Organisation,
    university: Organisation,
    days: int,
    waits: bool,
    reported: Report,
):
    commitment = factories.commitment(agreement)
    for party in (town, university):
        reported(commitment, party, as_of=TODAY - timedelta(days=days))
    assert titles(coordinator) == (["Rapportera läget för åtagande 1"] if waits else [])


def test_a_commitment_with_its_own_rhythm_falls_behind_by_that(
    coordinator: Actor, agreement: Agreement, town: Organisation, university: Organisation, reported: Report
):
    commitment = factories.commitment(agreement, report_every_days=30)
    for party in (town, university):
        reported(commitment, party, as_of=TODAY - timedelta(days=61))
    assert titles(coordinator) == ["Rapportera läget för åtagande 1"]
    assert tasks(Viewer(coordinator, TODAY), mine=False)[0].card.due == date(2026, 1, 30)


@pytest.mark.parametrize("state", ["done", "not_establish"])
def test_what_is_finished_falls_behind_no_more(
    coordinator: Actor, agreement: Agreement, town: Organisation, university: Organisation, state: str, reported: Report
):
    commitment = factories.commitment(agreement)
    for party in (town, university):
        reported(commitment, party, state, as_of=date(2024, 1, 1))
    assert titles(coordinator) == []


def test_a_dropped_commitment_waits_for_nobody(
    coordinator: Actor, agreement: Agreement, university: Organisation, reported: Report
):
    commitment = factories.commitment(agreement, standing="dropped")
    commitment.made_at = datetime(2020, 1, 1, tzinfo=UTC)
    commitment.save()
    reported(commitment, university)
    assert titles(coordinator) == []


def test_an_owner_is_asked_for_until_there_is_one_or_a_contact(
    coordinator: Actor, agreement: Agreement, town: Organisation
):
    agreement.parties.update(contact=None)
    for _number in range(2):
        factories.commitment(agreement)
    assert titles(coordinator) == ["Utse ansvariga för 2 åtaganden"]
    Binding.objects.filter(commitment__number=1, party__organisation=town).update(owner=factories.person())
    assert titles(coordinator) == ["Utse ansvarig för 1 åtagande"]
    agreement.parties.filter(organisation=town).update(contact=factories.person())
    assert titles(coordinator) == []


def position(agreement: Agreement, text: str = "Parterna utreder ett testlabb.") -> JointPosition:
    return JointPosition.objects.create(
        agreement=agreement,
        meeting=factories.meeting(agreement, state="held", held_at=NOW),
        number=1,
        text=text,
        agreed_on=TODAY,
        circle=agreement.circle,
        home=agreement.home,
    )


def test_a_decision_of_our_party_waits_until_it_is_taken(
    coordinator: Actor, agreement: Agreement, town: Organisation, university: Organisation
):
    agreed = position(agreement)
    for organisation in (town, university):
        party = agreement.parties.get(organisation=organisation)
        PartyDecision.objects.create(position=agreed, party=party, body="Kommunstyrelsen")
    assert titles(coordinator) == ["För in beslutet av Kommunstyrelsen om ståndpunkt 1"]
    ours = PartyDecision.objects.filter(party__organisation=town)
    ours.update(state="approved", decided_on=TODAY)
    assert titles(coordinator) == []


def test_a_registrar_sees_decisions_to_enter_and_nothing_that_a_registrar_cannot_do(
    agreement: Agreement, town: Organisation, university: Organisation, reported: Report
):
    reported(factories.commitment(agreement), university)
    PartyDecision.objects.create(position=position(agreement), party=agreement.parties.get(organisation=town))
    assert titles(factories.acting(town, "registrar")) == ["För in beslutet av din part om ståndpunkt 1"]


@pytest.mark.parametrize(("days", "waits"), [(-1, False), (0, True), (59, True), (61, False)])
def test_a_meeting_within_sixty_days_waits_for_its_briefing(
    coordinator: Actor, agreement: Agreement, days: int, waits: bool
):
    meeting = factories.meeting(agreement, starts_at=NOW + timedelta(days=days), title="Ledningsmöte 7")
    assert titles(coordinator) == (["Förbered underlaget till Ledningsmöte 7"] if waits else [])
    Briefing.objects.create(meeting=meeting, paper={}, fingerprint="", frozen_at=NOW)
    assert titles(coordinator) == []


def test_a_frozen_briefing_waits_to_be_read_by_those_who_lead(
    coordinator: Actor, agreement: Agreement, town: Organisation
):
    leader = factories.acting(town, "leader")
    meeting = factories.meeting(agreement, starts_at=NOW + timedelta(days=20), title="Ledningsmöte 7")
    assert titles(leader) == []
    Briefing.objects.create(meeting=meeting, paper={}, fingerprint="", frozen_at=NOW)
    assert titles(leader) == ["Läs underlaget till Ledningsmöte 7"]
    assert titles(coordinator) == []


def test_a_cancelled_meeting_needs_no_briefing(coordinator: Actor, agreement: Agreement):
    factories.meeting(agreement, starts_at=NOW + timedelta(days=20), state="cancelled")
    assert titles(coordinator) == []


def topic(agreement: Agreement, home: Organisation, by: Actor, **fields: Any) -> Topic:
    fields = {"circle": "private", "state": "waiting", "proposed_at": NOW, "proposed_by": by.person, **fields}
    return Topic.objects.create(agreement=agreement, home=home, title="Bostäder till studenter", **fields)


def test_a_topic_kept_within_the_party_waits_to_be_sent(
    coordinator: Actor, agreement: Agreement, town: Organisation, university: Organisation
):
    topic(agreement, university, factories.acting(university))
    ours = topic(agreement, town, coordinator)
    assert titles(coordinator) == ["Skicka ”Bostäder till studenter” till dagordningen, eller ta tillbaka ämnet"]
    ours.circle = "shared"
    ours.save()
    assert titles(coordinator) == []


def activity(agreement: Agreement, lead: Organisation, **fields: Any) -> Activity:
    fields = {
        "title": "Sommarskola",
        "status": "under_way",
        "circle": "shared",
        "made_at": NOW,
        "changed_at": NOW,
    } | fields
    made = Activity.objects.create(home=lead, **fields)
    made.commitments.add(agreement.commitments.first() or factories.commitment(agreement))
    ActivityLead.objects.create(activity=made, organisation=lead, person=factories.person())
    return made


@pytest.mark.parametrize(
    ("fields", "waits"),
    [
        ({"ends_on": TODAY - timedelta(days=1)}, True),
        ({"ends_on": TODAY}, False),
        ({"ends_on": TODAY - timedelta(days=1), "status": "done"}, False),
    ],
)
def test_an_activity_we_lead_that_should_have_ended_waits(
    coordinator: Actor, agreement: Agreement, town: Organisation, fields: dict[str, Any], waits: bool
):
    activity(agreement, town, **fields)
    assert titles(coordinator) == (["Berätta hur det går med ”Sommarskola”"] if waits else [])


def test_an_activity_with_a_milestone_not_reached_waits_once(
    coordinator: Actor, agreement: Agreement, town: Organisation
):
    late = activity(agreement, town)
    for days in (3, 9):
        Milestone.objects.create(activity=late, title="Kursplan klar", due_on=TODAY - timedelta(days=days))
    assert titles(coordinator) == ["Berätta hur det går med ”Sommarskola”"]
    assert tasks(Viewer(coordinator, TODAY), mine=False)[0].card.due == TODAY - timedelta(days=9)
    late.milestones.update(reached_on=TODAY)
    assert titles(coordinator) == []


def test_an_activity_that_another_party_leads_is_not_ours_to_tell(
    coordinator: Actor, agreement: Agreement, university: Organisation
):
    activity(agreement, university, ends_on=TODAY - timedelta(days=9))
    assert titles(coordinator) == []


def test_an_area_waits_for_its_decision(coordinator: Actor, town: Organisation):
    area = Area.objects.create(
        name="Batteriteknik", status="exploring", decide_by=TODAY + timedelta(days=30), home=town, circle="shared"
    )
    area.organisations.add(town)
    assert titles(coordinator) == ["Besluta om området Batteriteknik: etablera, fortsätt eller lägg ned"]
    area.status = "established"
    area.save()
    assert titles(coordinator) == []


def test_an_assumption_waits_to_be_looked_at_again(coordinator: Actor, agreement: Agreement):
    assumption = Assumption.objects.create(
        agreement=agreement, text="Fabriken byggs", look_again_on=TODAY, circle="shared", home=agreement.home
    )
    assert titles(coordinator) == ["Se efter igen: gäller ”Fabriken byggs” fortfarande?"]
    assumption.holds = False
    assumption.save()
    assert titles(coordinator) == []


def test_a_broken_assumption_waits_until_each_promise_is_answered_for(
    coordinator: Actor, agreement: Agreement, reported: Any
):
    promise = factories.commitment(agreement)
    for party in (agreement.home, coordinator.home):
        reported(promise, party)
    assumption = Assumption.objects.create(
        agreement=agreement, text="Fabriken byggs", circle="shared", home=agreement.home, holds=False, changed_on=TODAY
    )
    assert titles(coordinator) == []
    assumption.commitments.add(promise)
    assert titles(coordinator) == ["Säg vad det betyder att ”Fabriken byggs” inte längre gäller"]
    Assumption.objects.update(circle="private")
    assert titles(coordinator) == []
    Assumption.objects.update(circle="shared")
    stand(commitment=promise, standing="stands", reason="x", answers=assumption, by=coordinator, at=NOW)
    assert titles(coordinator) == []


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"notice_date": date(2026, 8, 28)}, "Avgör om Avsiktsförklaring om älven ska sägas upp"),
        ({"review_date": date(2026, 4, 1)}, "Se över Avsiktsförklaring om älven"),
        ({"valid_to": "2026-06-30"}, "Avgör om Avsiktsförklaring om älven ska förnyas"),
        ({"valid_to": "2026-03"}, "Avgör om Avsiktsförklaring om älven ska förnyas"),
        ({"valid_to": "2026"}, ""),
        ({"valid_to": "2026-03-01"}, ""),
        ({"notice_date": date(2026, 8, 30)}, ""),
        ({"review_date": date(2026, 4, 1), "state": "ended"}, ""),
    ],
)
def test_the_dates_of_an_agreement_wait_half_a_year_ahead(
    coordinator: Actor, agreement: Agreement, fields: dict[str, Any], title: str
):
    Agreement.objects.filter(pk=agreement.pk).update(**fields)
    assert titles(coordinator) == ([title] if title else [])


def test_an_open_draft_waits_for_the_one_who_began_it(coordinator: Actor, town: Organisation, university: Organisation):
    for home, person in ((town, coordinator.person), (university, None)):
        Draft.objects.create(title="Utkast", document={}, base={}, content={}, made_at=NOW, made_by=person, home=home)
    assert titles(coordinator, mine=True) == ["Gör klart utkastet Utkast och registrera det"]
    assert titles(factories.acting(town), mine=True) == []
    assert titles(factories.acting(town)) == ["Gör klart utkastet Utkast och registrera det"]


def test_mine_is_what_i_own_or_am_the_contact_for(
    agreement: Agreement, town: Organisation, university: Organisation, reported: Report
):
    owner, contact, other = (factories.acting(town, "owner") for _ in range(3))
    agreement.parties.filter(organisation=town).update(contact=contact.person)
    owned, unowned = factories.commitment(agreement), factories.commitment(agreement)
    owned.bindings.filter(party__organisation=town).update(owner=owner.person)
    for commitment in (owned, unowned):
        reported(commitment, university)
    assert titles(owner, mine=True) == ["Bekräfta NU:s läge för åtagande 1"]
    assert titles(contact, mine=True) == ["Bekräfta NU:s läge för åtagande 2"]
    assert titles(other, mine=True) == []
    assert len(titles(other)) == 2


def test_cards_stand_in_the_order_they_should_be_taken(
    coordinator: Actor, agreement: Agreement, town: Organisation, university: Organisation, reported: Report
):
    reported(factories.commitment(agreement), university)
    activity(agreement, town, ends_on=TODAY - timedelta(days=20))
    factories.meeting(agreement, starts_at=NOW + timedelta(days=55), title="Ledningsmöte 7")
    assert titles(coordinator) == [
        "Berätta hur det går med ”Sommarskola”",
        "Bekräfta NU:s läge för åtagande 1",
        "Förbered underlaget till Ledningsmöte 7",
    ]


def test_the_column_can_be_cut_down_to_one_agreement(
    coordinator: Actor, agreement: Agreement, university: Organisation, town: Organisation, reported: Report
):
    other = factories.agreement(university, town, review_date=date(2026, 4, 1), title="Studentbostäder")
    reported(factories.commitment(agreement), university)
    assert titles(coordinator, agreement=other.pk) == ["Se över Studentbostäder"]


def test_the_count_of_each_agreement_is_the_number_of_its_cards(
    coordinator: Actor, agreement: Agreement, town: Organisation, university: Organisation, reported: Report
):
    other = factories.agreement(university, town, review_date=date(2026, 4, 1))
    late = activity(agreement, town, ends_on=TODAY - timedelta(days=20))
    late.commitments.add(factories.commitment(agreement), factories.commitment(other))
    reported(agreement.commitments.get(number=1), university)
    counted = waiting_by_agreement(Viewer(coordinator, TODAY))
    for one in (agreement, other):
        assert counted[one.pk] == len(titles(coordinator, agreement=one.pk)) > 1


def test_a_stranger_sees_nothing_of_others(agreement: Agreement, university: Organisation, reported: Report):
    reported(factories.commitment(agreement), university)
    agreement.parties.update(confirmed_at=None, contact=None)
    factories.meeting(agreement, starts_at=NOW + timedelta(days=5))
    stranger = factories.acting(factories.organisation())
    assert titles(stranger) == []
    assert waiting_by_agreement(Viewer(stranger, TODAY)) == {}


def test_a_private_commitment_of_another_party_never_waits(
    coordinator: Actor, agreement: Agreement, university: Organisation, reported: Report
):
    agreement.parties.update(contact=None)
    hidden = factories.commitment(agreement, circle="private", home=university)
    reported(hidden, university)
    assert titles(coordinator) == []


def test_the_number_of_queries_does_not_grow(
    coordinator: Actor, university: Organisation, town: Organisation, django_assert_num_queries: Any, reported: Report
):
    def grow(number: int) -> None:
        for _number in range(number):
            made = factories.agreement(university, town, review_date=date(2026, 4, 1))
            reported(factories.commitment(made), university)
            factories.meeting(made, starts_at=NOW + timedelta(days=5))

    grow(1)
    viewer = Viewer(coordinator, TODAY)
    with django_assert_num_queries(6):  # which kinds there are, then each of the six, two of them at once
        tasks(viewer)
    grow(9)
    with django_assert_num_queries(6):
        tasks(viewer)
    with django_assert_num_queries(5):  # three kinds by themselves, and forums, whose rhythm the database cannot reckon
        waiting_by_agreement(viewer)


def answered_and_not(agreement: Agreement, by: Actor, report: StatusReport) -> None:
    """Open a round past its day, in which the other party has answered and the actor's has not."""
    party = agreement.parties.get(organisation=by.organisation)
    asked = Round.objects.create(
        agreement=agreement, circle="shared", home=agreement.home, party=party, opened_at=NOW - timedelta(days=20),
        number=1, title="Våren", year=2026, due_on=TODAY - timedelta(days=2),
    )  # fmt: skip
    one = Respondent.objects.create(round=asked, person=by.person, party=party, sent_at=NOW)
    Ask.objects.create(round=asked, commitment=report.commitment, party=party, respondent=one)
    ask = Ask.objects.create(round=asked, commitment=report.commitment, party=report.party)
    ask.answer = Answer.objects.create(ask=ask, report=report, answered_at=NOW)
    ask.save()


def test_every_card_leads_to_a_page_that_opens(
    coordinator: Actor,
    agreement: Agreement,
    town: Organisation,
    university: Organisation,
    reported: Report,
    client: Client,
):
    old = datetime(2024, 1, 1, tzinfo=UTC)
    passage = factories.commitment(agreement).passages.get()
    reported(factories.commitment(agreement), university)
    PassageDecision.objects.create(passage=passage, wording=factories.wording(agreement), is_gone=True)
    agreement.commitments.filter(number=1).update(made_at=old)
    agreement.parties.filter(organisation=town).update(confirmed_at=None)
    Agreement.objects.update(review_date=TODAY + timedelta(days=3))
    PartyDecision.objects.create(position=position(agreement), party=agreement.parties.get(organisation=town))
    factories.meeting(agreement, starts_at=NOW + timedelta(days=5))
    topic(agreement, town, coordinator)
    activity(agreement, town, ends_on=TODAY - timedelta(days=1))
    area = Area.objects.create(name="Batteriteknik", status="exploring", decide_by=TODAY, home=town)
    area.organisations.add(town)
    Assumption.objects.create(agreement=agreement, text="Fabriken", look_again_on=TODAY, circle="shared", home=town)
    Approval.objects.create(party=agreement.parties.get(organisation=town), position=1, body="Kommunstyrelsen")
    kept = Minutes.objects.create(meeting=held(agreement))
    out = MinutesVersion.objects.create(
        minutes=kept, number=1, is_addendum=True, text="Rättelse", fingerprint="0" * 64, sent_at=NOW
    )
    Adjustment.objects.create(
        of=out, party=agreement.parties.get(organisation=town), person=coordinator.person, name="A"
    )
    Adjustment.objects.create(of=out, party=agreement.parties.get(organisation=town), name="B, utan e-post")
    BriefingPart.objects.create(
        meeting=Meeting.objects.filter(state="planned")[0], party=agreement.parties.get(organisation=university),
        kind="year", text="Ett gott år", saved_at=NOW, sent_at=NOW, circle="shared", home=university,
    )  # fmt: skip
    other = factories.agreement(town, university)
    factories.commitment(other)
    begin(agreement=other, by=coordinator, at=NOW)
    WordingProposal.objects.create(wording=factories.wording(agreement))
    broken = Assumption.objects.create(agreement=agreement, text="Bron", holds=False, circle="shared", home=town)
    broken.commitments.set(agreement.commitments.all())
    answered_and_not(agreement, coordinator, reported(factories.commitment(agreement), university, reported_at=NOW))
    factories.meeting(agreement, starts_at=NOW + timedelta(days=30), called_at=None)
    Invitee.objects.create(meeting=Meeting.objects.all()[0], name="A", person=coordinator.person, invited_at=NOW)
    Forum.objects.create(agreement=agreement, name="Styrgrupp", circle="shared", home=town, times_a_year=1)
    client.force_login(coordinator.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    viewer = Viewer(coordinator, TODAY)
    # All but a draft, whose page needs a document that was read, and what waits for those who lead; relationship
    # checks, partner reports and enquiries are opened in test_relations, test_partner_reports and test_commissioned,
    # and cases in tests/web/planning.
    missing = {kind.code for kind in KINDS if not rows(kind, viewer, mine=False).exists()}
    elsewhere = ("relation", "partner_report", "gap", "enquiry", "case")
    assert {code for code in missing if not code.startswith(elsewhere)} == {"draft", "reading"}
    for card in [task.card for task in tasks(viewer, mine=False)]:
        assert client.get(card.url).status_code == 200, card.title


def test_a_draft_waits_to_be_called_and_a_call_to_be_answered(coordinator: Actor, agreement: Agreement):
    soon = factories.meeting(agreement, starts_at=NOW + timedelta(days=70), called_at=None)
    factories.meeting(agreement, starts_at=NOW + timedelta(days=200), called_at=None)
    assert titles(coordinator) == ["Kalla till Ledningsmöte 1"]
    type(soon).objects.filter(pk=soon.pk).update(called_at=NOW)
    called = Invitee.objects.create(meeting=soon, name="X", person=coordinator.person, invited_at=NOW)
    Invitee.objects.create(meeting=soon, name="Y", invited_at=NOW)
    assert titles(coordinator, mine=True) == ["Svara om du kommer till Ledningsmöte 1"]
    Invitee.objects.filter(pk=called.pk).update(answer="accepts", answered_at=NOW)
    assert titles(coordinator, mine=True) == []


def test_a_forum_waits_for_a_date_when_its_rhythm_asks_for_one(coordinator: Actor, agreement: Agreement):
    forum = Forum.objects.create(
        agreement=agreement, name="Styrgrupp", circle="shared", home=agreement.home, times_a_year=1
    )
    assert titles(coordinator, agreement=agreement.pk) == ["Bestäm datum för nästa möte i Styrgrupp"]
    assert waiting_by_agreement(Viewer(coordinator, TODAY))[agreement.pk] == 1
    assert titles(factories.acting(factories.organisation("Fjärdens kommun"))) == []
    planned = factories.meeting(agreement, starts_at=NOW + timedelta(days=300))
    type(planned).objects.filter(pk=planned.pk).update(forum=forum)
    assert titles(coordinator) == []


def test_a_question_depends_on_the_viewer_and_the_day_alone(
    coordinator: Actor, agreement: Agreement, monkeypatch: pytest.MonkeyPatch
):
    viewer = Viewer(coordinator, TODAY)
    asked = [[written(rows(kind, who, mine, agreement.pk).query) for mine in (True, False) for kind in KINDS]
             for who in (viewer, viewer.bare)]  # fmt: skip
    for n in range(3):
        factories.commitment(agreement)
        factories.agreement(*(party.organisation for party in agreement.parties.all()), title=f"Avtal {n}")
    evening = timezone.now().replace(hour=20)
    monkeypatch.setattr(timezone, "now", lambda: evening)
    asked.append([written(rows(kind, viewer, mine, agreement.pk).query) for mine in (True, False) for kind in KINDS])
    assert asked[0] == asked[1] == asked[2]


def test_a_question_kept_answers_what_the_database_holds_now(
    coordinator: Actor, agreement: Agreement, town: Organisation
):
    ours = agreement.parties.filter(organisation=town)
    for _again in range(2):
        ours.update(confirmed_at=None)
        assert len(titles(coordinator)) == waiting_by_agreement(Viewer(coordinator, TODAY))[agreement.pk] == 1
        ours.update(confirmed_at=NOW)
        assert titles(coordinator) == []
        assert not waiting_by_agreement(Viewer(coordinator, TODAY))
