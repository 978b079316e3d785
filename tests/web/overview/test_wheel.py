"""The year of an agreement: its steps from real dates, and where the rhythm puts what has none."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements.models import Agreement, Assumption
from samverkan.meetings.models import Briefing, Forum, Meeting
from samverkan.overview.queries.wheel import WheelStep, steps_of, wheel_page
from samverkan.renewals.actions.beginning import begin
from samverkan.reporting.models import Round
from tests import factories
from tests.web.overview.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db
AUTUMN = datetime(2026, 10, 15, 9, 0, tzinfo=UTC)


def steps(agreement: Agreement, by: Actor, today: date = TODAY, year: int = 2026) -> list[WheelStep]:
    return steps_of(agreement, by, date(year, 1, 1), date(year, 12, 31), today)


def labels(agreement: Agreement, by: Actor, **on: Any) -> list[str]:
    return [step.label for step in steps(agreement, by, **on)]


def a_round(agreement: Agreement, **fields: Any) -> Round:
    fields = {"number": 1, "title": "Våren 2026", "year": 2026, "due_on": date(2026, 3, 20), **fields}
    party = agreement.parties.all()[0]
    return Round.objects.create(
        agreement=agreement, circle="shared", home=party.organisation, party=party, opened_at=NOW, **fields
    )


def test_a_meeting_brings_what_goes_before_it(agreement: Agreement, coordinator: Actor):
    factories.meeting(
        agreement, starts_at=AUTUMN, title="Ledningsmöte 2026",
        topics_close_on=date(2026, 9, 24), briefing_out_on=date(2026, 10, 8),
    )  # fmt: skip
    found = [label for label in labels(agreement, coordinator) if "Ledningsmöte 2026" in label]
    assert found == ["Ämnen inne till Ledningsmöte 2026", "Underlaget ute till Ledningsmöte 2026", "Ledningsmöte 2026"]


def test_a_meeting_held_brings_its_minutes_which_are_late_after_two_weeks(agreement: Agreement, coordinator: Actor):
    factories.meeting(agreement, starts_at=NOW - timedelta(days=30), state="held", held_at=NOW)
    held, minutes = [step for step in steps(agreement, coordinator) if "Ledningsmöte" in step.label]
    assert held.is_done
    assert minutes.is_late(TODAY)
    assert minutes.on == date(2026, 2, 14)


def test_a_cancelled_meeting_is_no_step(agreement: Agreement, coordinator: Actor):
    factories.meeting(agreement, starts_at=AUTUMN, state="cancelled")
    assert not [label for label in labels(agreement, coordinator) if "Ledningsmöte" in label]


def test_the_briefing_is_done_when_it_is_frozen(agreement: Agreement, coordinator: Actor):
    meeting = factories.meeting(agreement, starts_at=AUTUMN, briefing_out_on=date(2026, 10, 8))
    before = next(step for step in steps(agreement, coordinator) if step.label.startswith("Underlaget"))
    Briefing.objects.create(meeting=meeting, paper={}, fingerprint="x", frozen_at=NOW)
    after = next(step for step in steps(agreement, coordinator) if step.label.startswith("Underlaget"))
    assert (before.is_done, after.is_done) == (False, True)


def test_an_open_round_is_a_period_and_no_other_is_proposed(agreement: Agreement, coordinator: Actor):
    a_round(agreement)
    (step,) = [step for step in steps(agreement, coordinator) if "ägesrapporter" in f"{step.label}{step.what}"]
    assert (step.on, step.until, step.is_done) == (TODAY, date(2026, 3, 20), False)


def test_a_round_closed_before_its_day_ends_the_day_it_was_closed(agreement: Agreement, coordinator: Actor):
    made = a_round(agreement, state="closed", closed_at=NOW + timedelta(days=2))
    step = next(step for step in steps(agreement, coordinator) if step.label == made.title)
    assert (step.until, step.is_done) == (TODAY + timedelta(days=2), True)


def test_the_next_round_stands_where_the_rhythm_puts_it(agreement: Agreement, coordinator: Actor):
    a_round(agreement, state="closed", closed_at=NOW)
    proposed = next(step for step in steps(agreement, coordinator) if step.is_proposed)
    assert proposed.label == "Nästa omgång lägesrapporter"
    assert proposed.on == date(2026, 3, 20) + timedelta(days=agreement.report_every_days)


def test_a_forum_without_a_date_is_to_meet_in_its_season(agreement: Agreement, coordinator: Actor, town: Organisation):
    forum = Forum.objects.create(
        agreement=agreement, name="Styrgrupp", kind="steering", circle="shared", home=town,
        times_a_year=1, seasons=["autumn"],
    )  # fmt: skip
    Meeting.objects.all().delete()
    (step,) = [step for step in steps(agreement, coordinator) if step.label == "Styrgrupp ska träffas"]
    assert step.is_proposed
    assert (step.on.month, step.url) == (9, reverse("meetings:forum", args=[forum.pk]))


def test_an_ended_agreement_proposes_nothing(agreement: Agreement, coordinator: Actor):
    Agreement.objects.update(state="ended")
    agreement.refresh_from_db()
    assert labels(agreement, coordinator) == []


def test_assumptions_of_the_same_day_are_one_step(agreement: Agreement, coordinator: Actor, town: Organisation):
    for text in ("Fabriken byggs", "Sjukhuset stannar"):
        Assumption.objects.create(
            agreement=agreement, text=text, circle="shared", home=town, look_again_on=date(2026, 6, 1)
        )
    (step,) = [step for step in steps(agreement, coordinator) if step.label == "Översyn av antaganden"]
    assert step.what == "Fabriken byggs · Sjukhuset stannar"


def test_the_other_partys_private_assumption_is_no_step(
    agreement: Agreement, coordinator: Actor, university: Organisation
):
    Assumption.objects.create(
        agreement=agreement, text="Hemligt", circle="private", home=university, look_again_on=date(2026, 6, 1)
    )
    assert "Översyn av antaganden" not in labels(agreement, coordinator)


def test_the_agreements_own_dates_and_its_renewal_are_steps(agreement: Agreement, coordinator: Actor):
    agreement.notice_date = date(2026, 11, 1)
    agreement.save()
    begin(agreement=agreement, by=coordinator, at=NOW)
    found = labels(agreement, coordinator)
    assert "Sista dag för uppsägning" in found
    assert "Förnyelse 1" in found


def test_the_page_names_the_next_step_and_numbers_as_the_drawing_does(agreement: Agreement, coordinator: Actor):
    factories.meeting(agreement, starts_at=AUTUMN, title="Ledningsmöte 2026")
    page = wheel_page(agreement, coordinator, None, TODAY)
    assert page.year == 2026
    assert [row[2] for row in page.chart.table_rows] == [listed.step.label for listed in page.steps]
    assert page.next in [listed.step for listed in page.steps if listed.is_next]


@pytest.mark.parametrize("asked", ["2025", "x", "99999", ""])
def test_any_year_asked_for_is_answered(
    agreement: Agreement, coordinator: Actor, signed_in: Callable[[Actor], Client], asked: str
):
    answer = signed_in(coordinator).get(reverse("overview:wheel", args=[agreement.pk]), {"ar": asked})
    assert answer.status_code == 200
    assert "Året" in answer.content.decode()
