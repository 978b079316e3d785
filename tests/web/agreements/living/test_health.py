"""What is computed of every promise, and never typed."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samverkan.accounts.actor import NOBODY
from samverkan.agreements.actions import activities, assumptions, reports
from samverkan.agreements.models import Binding, Commitment, CommitmentChange, StatusReport
from samverkan.agreements.queries.health import CommitmentView, commitment_view, commitment_views
from samverkan.agreements.queries.summary import counts, strip
from tests.factories import commitment, person
from tests.web.agreements.living.conftest import AT, TODAY, Partnership

pytestmark = pytest.mark.django_db


def view(two: Partnership, who: Any = None, on: date = TODAY) -> CommitmentView:
    return commitment_view(two.commitment, who or two.anna, on)


def test_a_promise_without_owner_says_so_until_each_bound_party_has_one(two: Partnership) -> None:
    assert view(two).ownerless
    for binding in two.commitment.bindings.all():
        binding.owner = person()
        binding.save()
    assert not view(two).ownerless


def test_the_partys_contact_counts_as_owner(two: Partnership) -> None:
    two.agreement.parties.update(contact=person("Karin Kontakt"))
    assert not view(two).ownerless
    assert [party.is_contact for party in view(two).bound] == [True, True]


def test_a_party_that_is_not_bound_needs_no_owner(two: Partnership) -> None:
    Binding.objects.filter(commitment=two.commitment, party__organisation=two.municipality).delete()
    Binding.objects.filter(commitment=two.commitment).update(owner=person())
    assert not view(two).ownerless


def test_it_is_behind_by_the_agreements_rhythm_or_its_own(two: Partnership) -> None:
    late = TODAY + timedelta(days=182 + 31)
    assert not view(two).is_behind
    assert view(two, on=late).is_behind
    Commitment.objects.filter(pk=two.commitment.pk).update(report_every_days=365)
    assert not view(two, on=late).is_behind


def test_what_is_done_is_neither_behind_nor_overdue(two: Partnership) -> None:
    Commitment.objects.filter(pk=two.commitment.pk).update(kind="deliverable", due_on=date(2026, 3, 1))
    two.commitment.refresh_from_db()
    assert view(two).overdue
    reports.report(commitment=two.commitment, state="done", as_of=TODAY, by=two.anna, at=AT)
    later = view(two, on=TODAY + timedelta(days=900))
    assert (later.overdue, later.is_behind) == (False, False)


def test_it_is_never_started_while_there_is_neither_report_nor_activity(two: Partnership) -> None:
    assert view(two).never_started
    plan = activities.Plan(title="Förstudie", commitments=[two.commitment])
    activities.add(plan=plan, circle="private", by=two.anna, at=AT)
    assert not view(two).never_started
    assert view(two, two.bo).never_started  # the other party does not see the private activity


def test_it_stands_under_review_while_an_assumption_does_not_hold(two: Partnership) -> None:
    made = assumptions.assume(
        agreement=two.agreement, text="Fabriken byggs", commitments=[two.commitment], by=two.anna, at=AT
    )
    assert not view(two).under_review
    assumptions.mark_changed(assumption=made, changed_on=TODAY, what="Konkurs", by=two.anna, at=AT)
    assert view(two, two.bo).under_review
    assert view(two).chip.key == "under_review"
    assumptions.restore(assumption=made, why="Ny ägare", by=two.bo, at=AT)
    assert not view(two).under_review


def test_a_private_assumption_puts_nothing_under_review_for_the_others(two: Partnership) -> None:
    made = assumptions.assume(
        agreement=two.agreement, text="Vår budget räcker", commitments=[two.commitment], circle="private",
        by=two.anna, at=AT,
    )  # fmt: skip
    assumptions.mark_changed(assumption=made, changed_on=TODAY, what="Den räckte inte", by=two.anna, at=AT)
    assert view(two).under_review
    assert not view(two, two.bo).under_review
    assert view(two, two.bo).assumptions == ()


def test_nothing_of_an_ended_agreement_asks_for_attention(two: Partnership) -> None:
    late = TODAY + timedelta(days=900)
    assert not view(two, on=late).is_well
    two.agreement.state = "ended"
    two.agreement.save()
    two.commitment.refresh_from_db()
    assert view(two, on=late).is_well


def test_a_dropped_promise_asks_for_nothing(two: Partnership) -> None:
    Commitment.objects.filter(pk=two.commitment.pk).update(standing="dropped", due_on=date(2020, 1, 1))
    found = view(two, on=TODAY + timedelta(days=999))
    assert found.is_well
    assert found.chip.key == "dropped"


def test_on_an_earlier_day_only_what_was_said_by_then_counts(two: Partnership) -> None:
    for day, state in ((date(2025, 3, 1), "not_started"), (date(2025, 9, 1), "under_way")):
        reports.report(commitment=two.commitment, state=state, as_of=day, by=two.anna, at=AT)
    CommitmentChange.objects.create(
        commitment=two.commitment, standing="changed", reason="Nytt läge", changed_on=date(2025, 10, 1),
        old_text="De gamla orden", new_text=two.commitment.text,
    )  # fmt: skip
    Commitment.objects.filter(pk=two.commitment.pk).update(standing="changed")

    def then(day: date) -> CommitmentView:
        return commitment_view(two.commitment, two.anna, TODAY, as_of=day)

    assert [then(date(2025, month, 15)).state for month in (1, 3, 9)] == [None, "not_started", "under_way"]
    assert (then(date(2025, 9, 15)).text, then(date(2025, 9, 15)).standing) == ("De gamla orden", "stands")
    assert (then(date(2025, 10, 1)).text, then(date(2025, 10, 1)).standing) == (two.commitment.text, "changed")


def test_the_public_sees_no_view_that_is_only_shared(two: Partnership) -> None:
    Commitment.objects.filter(pk=two.commitment.pk).update(circle="public")
    made = reports.report(commitment=two.commitment, state="under_way", as_of=TODAY, by=two.anna, at=AT)
    assert commitment_view(two.commitment, NOBODY, TODAY).state is None
    StatusReport.objects.filter(pk=made.pk).update(circle="public")
    assert commitment_view(two.commitment, NOBODY, TODAY).state == "under_way"


def test_the_strip_counts_what_the_one_who_looks_sees(two: Partnership) -> None:
    commitment(two.agreement, standing="dropped")
    reports.report(commitment=two.commitment, state="at_risk", as_of=TODAY, circle="private", by=two.anna, at=AT)

    def found(who: Any) -> dict[str, int]:
        return counts(commitment_views(Commitment.objects.visible_to(who), who, TODAY))

    assert (found(two.anna)["under_way"], found(two.bo)["under_way"]) == (1, 0)
    assert found(two.bo)["dropped"] == 1
    views = commitment_views(Commitment.objects.visible_to(two.bo), two.bo, TODAY)
    assert strip(views, "/")[0].value == 2


def test_one_who_is_not_a_party_is_never_told_that_what_it_cannot_see_is_not_done(two: Partnership) -> None:
    Commitment.objects.filter(pk=two.commitment.pk).update(circle="public")
    for outsider in (two.stranger, NOBODY):
        found = view(two, outsider, on=TODAY + timedelta(days=999))
        assert (found.ownerless, found.is_behind, found.never_started) == (False, False, False)
        assert found.chip.word != view(two).chip.word
        assert [item.value for item in strip([found], "/")] == [1]


def grow(two: Partnership, to: int) -> None:
    """Make commitments with reports until there are so many."""
    numbers = range(two.agreement.commitments.count() + 1, to + 1)
    made = Commitment.objects.bulk_create(
        Commitment(
            agreement=two.agreement, number=number, title=f"Åtagande {number}", text="Ord", text_key="ord",
            kind="direction", made_at=AT, circle="shared", home=two.university,
        )
        for number in numbers
    )  # fmt: skip
    parties = list(two.agreement.parties.all())
    Binding.objects.bulk_create(Binding(commitment=c, party=p) for c in made for p in parties)
    StatusReport.objects.bulk_create(
        StatusReport(commitment=c, party=p, state="under_way", as_of=TODAY, reported_at=AT)
        for c in made
        for p in parties
    )


def test_the_number_of_queries_is_the_same_for_ten_commitments_and_a_thousand(two: Partnership) -> None:
    used = []
    for size in (10, 1000):
        grow(two, size)
        with CaptureQueriesContext(connection) as captured:
            views = commitment_views(Commitment.objects.visible_to(two.anna), two.anna, TODAY)
        assert len(views) == size
        assert all(view.is_confirmed for view in views[1:])
        used.append(len(captured))
    assert used[0] == used[1]
    assert used[0] <= 15
