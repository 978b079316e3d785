"""What becomes of each open promise is decided before anything happens to it."""

from datetime import date
from typing import Any

import pytest

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import Organisation
from samverkan.agreements.actions.standing import NoReason
from samverkan.agreements.models import Agreement, Commitment, StatusReport
from samverkan.renewals.actions.handing_over import Decided, NotOpen, hand_over, undo_hand_over
from samverkan.renewals.models import Handover, Renewal, open_commitments
from samverkan.renewals.queries.handovers import Wanted, handover_page
from tests import factories
from tests.web.renewals.conftest import NOW

TODAY = NOW.date()


def decide(renewal: Renewal, by: Actor, some: list[Commitment], fate: str = "carry", **words: str) -> None:
    hand_over(renewal=renewal, commitments=some, decided=Decided(fate=fate, **words), by=by, at=NOW)


def report(commitment: Commitment, state: str, circle: str = "shared", place: int = 0) -> None:
    party = commitment.agreement.parties.all()[place]
    StatusReport.objects.create(
        commitment=commitment, party=party, state=state, circle=circle, as_of=date(2026, 8, 1), reported_at=NOW
    )


def test_several_are_decided_at_once_and_nothing_happens_to_them(
    renewal: Renewal, anna: Actor, promises: list[Commitment]
):
    decide(renewal, anna, promises)
    assert Handover.objects.filter(fate="carry").count() == 3
    assert set(Commitment.objects.values_list("standing", flat=True)) == {"stands"}


def test_a_later_decision_takes_the_place_of_the_earlier(
    renewal: Renewal, anna: Actor, bo: Actor, promises: list[Commitment]
):
    decide(renewal, anna, promises[:1])
    decide(renewal, bo, promises[:1], "drop", reason="Ingen har tid.")
    assert Handover.objects.get().reason == "Ingen har tid."
    assert undo_hand_over(renewal=renewal, commitments=promises, by=anna, at=NOW) == 1
    assert not Handover.objects.exists()


@pytest.mark.parametrize("fate", ["drop", "change"])
def test_dropping_and_changing_need_words(renewal: Renewal, anna: Actor, promises: list[Commitment], fate: str):
    with pytest.raises(NoReason):
        decide(renewal, anna, promises, fate, reason=" ", new_text="")


def test_nothing_ticked_is_nothing_decided(renewal: Renewal, anna: Actor):
    with pytest.raises(NotOpen):
        decide(renewal, anna, [])
    with pytest.raises(NotOpen):
        undo_hand_over(renewal=renewal, commitments=[], by=anna, at=NOW)


def test_what_is_finished_or_dropped_is_not_open(agreement: Agreement, promises: list[Commitment]):
    meet, house, teach = promises
    report(teach, "done")
    Commitment.objects.filter(pk=house.pk).update(standing="dropped")
    assert list(open_commitments(agreement)) == [meet]


def test_a_promise_on_which_the_parties_differ_is_open(agreement: Agreement, promises: list[Commitment]):
    report(promises[2], "done")
    report(promises[2], "under_way", place=1)
    assert promises[2] in open_commitments(agreement)


def test_a_private_note_finishes_nothing(agreement: Agreement, promises: list[Commitment]):
    report(promises[2], "done", circle="private")
    assert promises[2] in open_commitments(agreement)


def test_a_private_promise_of_one_party_is_no_matter_of_the_renewal(
    renewal: Renewal, anna: Actor, bo: Actor, promises: list[Commitment]
):
    hidden = factories.commitment(renewal.agreement, circle="private")
    assert hidden not in open_commitments(renewal.agreement)
    assert handover_page(renewal, bo, TODAY, Wanted()).total == 3
    with pytest.raises(NotOpen):
        decide(renewal, anna, [hidden])


def test_of_what_a_party_has_said_to_all_and_later_to_the_others_the_later_counts(
    agreement: Agreement, promises: list[Commitment], university: Organisation
):
    teach, party = promises[2], agreement.parties.get(organisation=university)
    said: dict[str, Any] = {"commitment": teach, "party": party, "reported_at": NOW}
    StatusReport.objects.create(state="under_way", circle="public", as_of=date(2025, 1, 1), **said)
    later = StatusReport.objects.create(state="done", circle="shared", as_of=date(2026, 1, 1), **said)
    assert teach not in open_commitments(agreement)
    StatusReport.objects.filter(pk=later.pk).update(as_of=date(2024, 1, 1))
    assert teach in open_commitments(agreement)


def test_a_promise_of_another_agreement_is_not_taken(renewal: Renewal, anna: Actor):
    with pytest.raises(NotOpen):
        decide(renewal, anna, [factories.commitment(factories.agreement())])


def test_a_stranger_decides_nothing(renewal: Renewal, stranger: Actor, promises: list[Commitment]):
    with pytest.raises(NotAllowed):
        decide(renewal, stranger, promises)


def test_the_table_is_filtered_by_what_is_decided(renewal: Renewal, anna: Actor, promises: list[Commitment]):
    decide(renewal, anna, promises[:1])
    for wanted, numbers in (
        (Wanted(fate="undecided"), [2, 3]),
        (Wanted(fate="carry"), [1]),
        (Wanted(text="ELKRAFT"), [3]),
        (Wanted(place="gone"), []),
    ):
        page = handover_page(renewal, anna, TODAY, wanted)
        assert [row.commitment.number for row in page.rows] == numbers
        assert (page.total, page.decided) == (3, 1)
