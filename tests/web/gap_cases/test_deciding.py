"""A case at the meeting: sent to the inbox or the agenda, decided, and looked back at."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements.models import Agreement, Party
from samverkan.gap_cases.actions import deciding, looking_back, opening, options, raising
from samverkan.gap_cases.models import CaseDecision, GapCase, LookBack, Option
from samverkan.gap_cases.queries import briefing as briefing_of_gaps
from samverkan.gap_cases.queries.news import may_be_told
from samverkan.mail.models import Notice
from samverkan.meetings.actions.outcomes.positions import agree_position
from samverkan.meetings.decided import by_position
from samverkan.meetings.models import Topic
from samverkan.meetings.queries import inbox
from samverkan.meetings.queries.briefing.paper import briefing
from samverkan.meetings.queries.sharing import reader
from tests import factories
from tests.web.gap_cases.conftest import GAP, NOTHING, NOW, PROGRAMME, RECKONED, TODAY, state_of

A_YEAR_AGO = date(2025, 9, 1)


def decide(case: GapCase, option: Option, by: Actor, on: date = A_YEAR_AGO) -> CaseDecision:
    said = deciding.Decided(option=option, body="Fakultetsnämnden", decided_on=on, registry_number="NU 2025/12")
    return deciding.decide(case=case, said=said, by=by, at=NOW)


def test_a_case_both_see_waits_in_the_inbox_of_both(ready: GapCase, anna: Actor, bo: Actor) -> None:
    raising.take_up(case=ready, by=anna, at=NOW)
    topic = inbox.inbox(ready.agreement, bo, NOW).sent[0]
    assert topic.title.endswith(ready.title)
    assert "Gör ingenting" in topic.why
    with pytest.raises(raising.RaisedAlready):
        raising.take_up(case=ready, by=bo, at=NOW)


def test_a_case_one_party_sees_waits_in_its_own_inbox(ready: GapCase, anna: Actor, bo: Actor) -> None:
    GapCase.objects.filter(pk=ready.pk).update(circle="private")
    raising.take_up(case=GapCase.objects.get(pk=ready.pk), by=anna, at=NOW)
    assert not Topic.objects.visible_to(bo).exists()


def test_what_one_party_keeps_in_its_own_inbox_neither_tells_nor_stops_the_other(
    ready: GapCase, anna: Actor, bo: Actor
) -> None:
    GapCase.objects.filter(pk=ready.pk).update(circle="private")
    own = GapCase.objects.get(pk=ready.pk)
    raising.take_up(case=own, by=anna, at=NOW)
    assert state_of(own) == "awaiting"
    opening.share(case=own, by=anna, at=NOW)
    assert state_of(own) == "ready"
    raising.take_up(case=own, by=bo, at=NOW)
    assert state_of(own) == "awaiting"
    with pytest.raises(raising.RaisedAlready):
        raising.take_up(case=own, by=anna, at=NOW)


def test_a_case_is_put_on_a_coming_agenda_at_once(ready: GapCase, agreement: Agreement, anna: Actor) -> None:
    coming = factories.meeting(agreement, starts_at=NOW + timedelta(days=20))
    raising.take_up(case=ready, meeting=coming, by=anna, at=NOW)
    assert coming.items.get().topic.gap_cases.get() == ready
    assert state_of(ready) == "awaiting"


def test_a_closed_case_is_not_taken_up(ready: GapCase, anna: Actor) -> None:
    opening.close(case=ready, why="Borta", version=ready.version, by=anna, at=NOW)
    with pytest.raises(raising.NotRaised):
        raising.take_up(case=ready, by=anna, at=NOW)


def test_a_case_with_options_is_brought_up_by_itself_until_it_is_raised(ready: GapCase, anna: Actor) -> None:
    def brought_up() -> list[str]:
        return [one.key for one in inbox.derived(ready.agreement, NOW)]

    assert brought_up() == [f"gap:{ready.pk}"]
    raising.take_up(case=ready, by=anna, at=NOW)
    assert brought_up() == []


def test_a_decision_and_the_joint_position_lead_to_each_other(
    ready: GapCase, programme: Option, agreement: Agreement, anna: Actor, stranger: Actor
) -> None:
    held = factories.meeting(agreement, starts_at=NOW)
    agreed = agree_position(meeting=held, text="Utbildningen söks.", by=anna, at=NOW)
    said = deciding.Decided(option=programme, body="Nämnden", decided_on=TODAY, joint_position=agreed)
    deciding.decide(case=ready, said=said, by=anna, at=NOW)
    assert agreed.gap_decisions.get().case == ready
    assert [one.title for one in by_position(agreed, anna)] == [f"{ready.title}: {programme.title}"]
    assert by_position(agreed, stranger) == []


def test_a_decision_is_looked_back_at_after_one_three_and_five_years(
    ready: GapCase, programme: Option, anna: Actor
) -> None:
    made = decide(ready, programme, anna, date(2026, 9, 1))
    told = [(one.due_on, one.people_low, one.people_high) for one in made.look_backs.all()]
    assert told == [(date(2027, 9, 1), 0, 0), (date(2029, 9, 1), 10, 16), (date(2031, 9, 1), 22, 34)]


def test_a_case_is_decided_once_until_it_is_taken_back(ready: GapCase, programme: Option, anna: Actor) -> None:
    first = decide(ready, programme, anna)
    with pytest.raises(deciding.CannotDecide):
        decide(ready, programme, anna)
    with pytest.raises(deciding.CannotDecide):
        deciding.withdraw(decision=first, why="", by=anna, at=NOW)
    deciding.withdraw(decision=first, why="Fel nämnd.", by=anna, at=NOW)
    assert state_of(ready) == "ready"
    decide(ready, programme, anna)
    assert ready.decisions.count() == 2


def test_a_decision_that_lies_ahead_or_of_another_case_is_refused(
    ready: GapCase, programme: Option, agreement: Agreement, anna: Actor
) -> None:
    with pytest.raises(deciding.CannotDecide):
        decide(ready, programme, anna, TODAY + timedelta(days=1))
    gap = opening.Gap(title="Annat", ssyk="2143", occupation="X", region="24", year=2030, low=1, high=2, source="Y")
    other = opening.open_case(agreement=agreement, gap=gap, by=anna, at=NOW)
    with pytest.raises(deciding.CannotDecide):
        decide(other, programme, anna)


def test_an_option_that_somebody_removes_meanwhile_is_not_decided_on(
    ready: GapCase, programme: Option, anna: Actor
) -> None:
    options.remove(option=Option.objects.get(pk=programme.pk), by=anna, at=NOW)
    with pytest.raises(deciding.CannotDecide):
        decide(ready, programme, anna)


def test_a_look_back_says_what_was_learnt_and_where_its_figures_come_from(
    ready: GapCase, programme: Option, anna: Actor
) -> None:
    first = decide(ready, programme, anna).look_backs.get(years=1)
    for outcome in (looking_back.Outcome(learnt=" "), looking_back.Outcome(people=3, learnt="Bra.")):
        with pytest.raises(looking_back.CannotLookBack):
            looking_back.look_back(of=first, outcome=outcome, version=1, by=anna, at=NOW)
    outcome = looking_back.Outcome(people=3, missing=50, source="Antagningen", learnt="Starten blev sen.")
    looking_back.look_back(of=first, outcome=outcome, version=1, by=anna, at=NOW)
    assert LookBack.objects.get(pk=first.pk).people == 3


def test_a_look_back_is_not_written_years_too_early(ready: GapCase, programme: Option, anna: Actor) -> None:
    third = decide(ready, programme, anna).look_backs.get(years=3)
    with pytest.raises(looking_back.CannotLookBack):
        looking_back.look_back(of=third, outcome=looking_back.Outcome(learnt="X"), version=1, by=anna, at=NOW)


def test_owners_are_reminded_once_when_a_look_back_is_due(
    ready: GapCase, programme: Option, anna: Actor, bo: Actor
) -> None:
    decide(ready, programme, anna)
    opening.own(case=ready, person=bo.person, by=bo, at=NOW)
    assert looking_back.remind_due(at=NOW) == 2
    assert looking_back.remind_due(at=NOW) == 0
    assert {one.to for one in Notice.objects.all()} == {anna.person.email, bo.person.email}  # type: ignore[union-attr]


def test_owners_in_a_party_that_has_left_are_not_reminded(
    ready: GapCase, programme: Option, anna: Actor, bo: Actor
) -> None:
    first = decide(ready, programme, anna).look_backs.get(years=1)
    opening.own(case=ready, person=bo.person, by=bo, at=NOW)
    Party.objects.filter(organisation=bo.organisation).update(left_on=date(2026, 8, 1))
    assert not may_be_told(f"look_back:{first.pk}", bo.person.email)  # type: ignore[union-attr, arg-type]
    assert looking_back.remind_due(at=NOW) == 1
    assert [one.to for one in Notice.objects.all()] == [anna.person.email]  # type: ignore[union-attr]


def test_a_reminder_goes_out_only_while_the_look_back_waits(ready: GapCase, programme: Option, anna: Actor) -> None:
    first = decide(ready, programme, anna).look_backs.get(years=1)
    to = str(anna.person.email)  # type: ignore[union-attr]
    assert may_be_told(f"look_back:{first.pk}", to)
    looking_back.look_back(of=first, outcome=looking_back.Outcome(learnt="Bra."), version=1, by=anna, at=NOW)
    assert not may_be_told(f"look_back:{first.pk}", to)


def test_the_briefing_tells_of_cases_that_both_see(ready: GapCase, agreement: Agreement, anna: Actor) -> None:
    coming = factories.meeting(agreement, starts_at=NOW + timedelta(days=20))
    assert ready.title in repr(briefing(coming, "sv", NOW).blocks)
    GapCase.objects.filter(pk=ready.pk).update(circle="private")
    assert ready.title not in repr(briefing(coming, "sv", NOW).blocks)


def test_the_briefing_tells_first_of_what_awaits_a_decision_and_how_many_more_there_are(
    agreement: Agreement, ready: GapCase, anna: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(briefing_of_gaps, "MOST", 1)
    later = opening.open_case(
        agreement=agreement, gap=replace(GAP, title="Svetsare"), circle="shared", anyway=True, by=anna, at=NOW
    )
    raising.take_up(case=later, by=anna, at=NOW)
    told = repr(list(briefing_of_gaps.section(agreement, reader(agreement), TODAY)))
    assert "Svetsare" in told
    assert ready.title not in told
    assert "Ytterligare 1 finns i listan över kompetensgap." in told


def test_the_briefing_leaves_out_what_is_looked_back_at_for_the_last_time(
    agreement: Agreement, ready: GapCase, programme: Option, anna: Actor
) -> None:
    made = decide(ready, programme, anna, date(2021, 3, 1))
    assert list(briefing_of_gaps.section(agreement, reader(agreement), TODAY))
    made.look_backs.update(done_at=NOW, learnt="Det gick bra.")
    assert not list(briefing_of_gaps.section(agreement, reader(agreement), TODAY))


def test_a_case_of_an_agreement_that_one_party_sees_is_brought_up_there(
    university: Organisation, town: Organisation, anna: Actor
) -> None:
    own = factories.agreement(university, town, circle="private")
    made = opening.open_case(agreement=own, gap=GAP, by=anna, at=NOW)
    for words in (PROGRAMME, NOTHING):
        options.add(case=made, words=words, figures=RECKONED, by=anna, at=NOW)
    asked = inbox.with_offers(Agreement.objects.filter(pk=own.pk)).get()
    assert [one.key for one in inbox.derived(asked, NOW)] == [f"gap:{made.pk}"]


def test_a_look_back_that_is_due_is_brought_up(ready: GapCase, programme: Option, anna: Actor) -> None:
    long_ago = timezone.localdate() - timedelta(days=400)
    said = deciding.Decided(option=programme, body="Nämnden", decided_on=long_ago)
    deciding.decide(case=ready, said=said, by=anna, at=datetime.now(UTC))
    keys = [one.key for one in inbox.derived(ready.agreement, NOW)]
    assert len(keys) == 1
    assert keys[0].startswith(f"gap_look_back:{ready.pk}:")


def test_what_was_decided_shows_no_newer_figures(ready: GapCase, programme: Option, anna: Actor) -> None:
    decide(ready, programme, anna)
    with pytest.raises(options.Settled):
        options.take_figures(
            option=programme, figures=options.current(programme), version=1, by=anna, at=NOW  # type: ignore[arg-type]
        )  # fmt: skip
