"""The invented region is whole."""

import pytest
from django.test import Client

from samverkan.agreements.models import Agreement, Commitment, StatusReport
from samverkan.config import examples
from samverkan.journal.chain import faults
from samverkan.meetings.models import JointPosition, Meeting
from tests.web.examples.conftest import NOW


def test_it_holds_two_years_of_everything(region: Agreement) -> None:
    assert region.commitments.count() == 14
    assert Agreement.objects.count() == 5
    assert StatusReport.objects.count() >= 25
    assert Meeting.objects.filter(state="held").count() == 1
    assert Meeting.objects.filter(state="planned").count() == 1
    assert JointPosition.objects.filter(agreement=region).count() == 3
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
