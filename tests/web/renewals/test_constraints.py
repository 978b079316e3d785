"""What the database itself refuses."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement, Commitment
from samverkan.renewals.actions.settling import call_off
from samverkan.renewals.models import Evaluation, Handover, Mark, Proposal, Renewal, RenewalTask
from tests.web.renewals.conftest import NOTICE, NOW


def refused(make: object, **fields: object) -> bool:
    try:
        with transaction.atomic():
            make.create(**fields)  # type: ignore[attr-defined]
    except IntegrityError:
        return True
    return False


def begun(agreement: Agreement, number: int, **fields: object) -> dict[str, object]:
    return {
        "agreement": agreement, "number": number, "why": "notice", "against_on": NOTICE, "begun_on": date(2026, 9, 1),
        "begun_at": NOW, **fields,
    }  # fmt: skip


def test_two_open_renewals_of_one_agreement(renewal: Renewal, agreement: Agreement):
    assert refused(Renewal.objects, **begun(agreement, 2))


def test_the_same_date_begun_for_twice(agreement: Agreement, anna: Actor):
    first = Renewal.objects.create(**begun(agreement, 1))
    call_off(renewal=first, reason="Nej", version=1, by=anna, at=NOW)
    assert refused(Renewal.objects, **begun(agreement, 2))
    assert not refused(Renewal.objects, **begun(agreement, 2, why="by_hand"))


@pytest.mark.parametrize(
    "fields",
    [{"state": "settled"}, {"outcome": "renewed"}, {"settled_at": NOW}, {"settled_at": NOW, "outcome": "renewed"}],
)
def test_half_settled(agreement: Agreement, fields: dict[str, object]):
    assert refused(Renewal.objects, **begun(agreement, 1, **fields))


def test_two_evaluations_of_one_party_or_one_sent_without_a_wish(renewal: Renewal):
    first, second = renewal.agreement.parties.all()
    Evaluation.objects.create(renewal=renewal, party=first, changed_at=NOW)
    assert refused(Evaluation.objects, renewal=renewal, party=first, changed_at=NOW)
    assert refused(Evaluation.objects, renewal=renewal, party=second, changed_at=NOW, sent_at=NOW)


def test_a_mark_of_nothing(renewal: Renewal):
    made = Evaluation.objects.create(renewal=renewal, party=renewal.agreement.parties.all()[0], changed_at=NOW)
    assert refused(Mark.objects, evaluation=made, value="much")


def test_two_latest_versions(renewal: Renewal):
    party = renewal.agreement.parties.all()[0]
    Proposal.objects.create(renewal=renewal, number=1, text="A", party=party, made_at=NOW)
    assert refused(Proposal.objects, renewal=renewal, number=2, text="B", party=party, made_at=NOW)


@pytest.mark.parametrize("fate", ["drop", "change"])
def test_a_decision_without_its_words(renewal: Renewal, promises: list[Commitment], fate: str):
    party = renewal.agreement.parties.all()[0]
    fields = {"renewal": renewal, "commitment": promises[0], "party": party, "decided_at": NOW}
    assert refused(Handover.objects, fate=fate, **fields)


def test_the_same_step_twice_or_a_task_without_words(renewal: Renewal):
    party = renewal.agreement.parties.all()[0]
    assert refused(RenewalTask.objects, renewal=renewal, party=party, step="evaluate")
    assert refused(RenewalTask.objects, renewal=renewal, party=party, step="own")
