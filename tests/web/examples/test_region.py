"""The invented region is whole."""

import pytest
from django.db.models import Q
from django.test import Client

from samverkan.agreements.models import Agreement, Approval, Commitment, Kinship, PassageDecision, StatusReport
from samverkan.agreements.models.wordings import in_force
from samverkan.config import examples
from samverkan.journal.chain import faults
from samverkan.meetings.models import JointPosition, Meeting
from tests.web.examples.conftest import NOW


def test_it_holds_two_years_of_everything(region: Agreement) -> None:
    assert region.commitments.count() == 14
    assert Agreement.objects.count() == 10
    assert StatusReport.objects.count() == 66
    assert Meeting.objects.filter(state="held").count() == 3
    assert Meeting.objects.filter(state="planned").count() == 2
    assert JointPosition.objects.filter(agreement=region).count() == 6
    assert {c.kind for c in Commitment.objects.all()} == {
        "recurring", "declaration", "exploration", "direction", "deliverable"
    }  # fmt: skip


def test_its_journal_holds(region: Agreement) -> None:
    assert list(faults()) == []


def test_every_log_in_that_is_printed_works(region: Agreement, client: Client) -> None:
    logins = examples.logins()
    assert len(logins) == 11
    for email, _who, password in logins:
        answer = client.post("/konto/logga-in/", {"login": email, "password": password})
        assert answer.status_code == 302, email
        client.logout()


def test_loading_twice_makes_one(region: Agreement) -> None:
    assert examples.load(["region"], at=NOW) == []


@pytest.mark.parametrize("letters", ["LTU", "Luleå", "Skellefteå", "Northvolt"])
def test_no_real_party_is_named_in_it(region: Agreement, letters: str) -> None:
    texts = [wording.text for wording in region.wordings.all()]
    texts += [commitment.text for commitment in Commitment.objects.all()]
    assert not any(letters in text for text in texts)


def test_a_family_of_agreements_has_a_wording_to_settle_and_one_to_confirm(region: Agreement) -> None:
    head = Agreement.objects.get(title__startswith="Ramavtal om lärcentrum")
    assert {kin.kind for kin in Kinship.objects.filter(Q(agreement=head) | Q(earlier=head))} == {
        "predecessor", "addendum", "action_plan", "sub_agreement",
    }  # fmt: skip
    wordings = {each.number: each for each in head.wordings.all()}
    assert [hasattr(wordings[number], "proposal") for number in (1, 2, 3)] == [False, True, True]
    assert in_force(head.wordings.all(), NOW.date()) == wordings[2]
    assert wordings[3].proposal.is_open
    assert list(PassageDecision.objects.filter(outcome="").values_list("passage__commitment__number", flat=True)) == [6]
    assert {each.standing for each in head.commitments.all()} == {"stands", "changed", "dropped"}
    assert Approval.objects.filter(party__agreement=head, state="approved").count() == 4


def test_the_main_agreement_has_its_outline_and_terms(region: Agreement) -> None:
    wording = region.wordings.order_by("number").first()
    assert wording is not None
    assert [section[1] for section in wording.outline][:2] == ["Syfte", "Ledningsmöte"]
    assert region.terms.notice_months == 9
    for duty in region.terms.follow_ups.all():
        ((start, end),) = duty.passages
        assert wording.text[start:end] == duty.text
