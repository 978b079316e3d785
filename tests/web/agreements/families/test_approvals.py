"""Each party's own way to a valid signature."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Role
from samverkan.accounts.queries.history import history
from samverkan.agreements.actions import approvals as actions
from samverkan.agreements.actions.facts import NotYourParty
from samverkan.agreements.models import Agreement, Approval
from tests.factories import acting
from tests.web.agreements.living.conftest import AT, Partnership

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


def awaited(two: Partnership, body: str = "Kommunfullmäktige", **fields: object) -> Approval:
    return actions.add_approval(two.agreement, body=body, by=two.bo, at=AT, **fields)


def decide(two: Partnership, approval: Approval, state: str, on: date | None, by: Actor | None = None) -> Approval:
    return actions.change_approval(
        approval, body=approval.body, state=state, needed_by=None, decided_on=on, registry_number="KS 2026/41",
        by=by or two.bo, at=AT,
    )  # fmt: skip


def parties_page(two: Partnership, client: Client) -> str:
    return client.get(f"/avtal/{two.agreement.pk}/parter/").content.decode()


def test_the_page_says_that_a_signature_rests_on_an_awaited_decision(two: Partnership, signed_in: SignIn):
    approval = awaited(two, needed_by=date(2026, 4, 20))
    for actor in (two.anna, two.bo):
        assert "Undertecknat under förutsättning av beslut i: Kommunfullmäktige" in parties_page(two, signed_in(actor))
    decide(two, approval, "approved", date(2026, 3, 1))
    page = parties_page(two, signed_in(two.anna))
    assert "under förutsättning" not in page
    assert "1 mar 2026" in page
    assert "KS 2026/41" in page


def test_the_steps_stand_in_the_order_they_were_added(two: Partnership):
    names = ["Kommunstyrelsens arbetsutskott", "Kommunstyrelsen", "Kommunfullmäktige"]
    for name in names:
        awaited(two, name)
    assert [one.body for one in Approval.objects.all()] == names


def test_a_decision_and_its_day_belong_together(two: Partnership):
    approval = awaited(two)
    for state, on in (("approved", None), ("awaited", date(2026, 3, 1)), ("approved", date(2026, 3, 3))):
        with pytest.raises(actions.DecisionDay):
            decide(two, approval, state, on)


def test_another_party_neither_changes_nor_removes_it(two: Partnership, signed_in: SignIn):
    approval = awaited(two)
    with pytest.raises(NotYourParty):
        decide(two, approval, "rejected", date(2026, 3, 1), by=two.anna)
    with pytest.raises(NotYourParty):
        actions.remove_approval(approval, by=two.anna, at=AT)
    address = f"/avtal/{two.agreement.pk}/parter/godkannanden/{approval.pk}/"
    assert signed_in(two.anna).get(address).status_code == 404


def test_a_registrar_may_record_it_and_a_reader_may_not(two: Partnership):
    registrar, reader = acting(two.municipality, Role.REGISTRAR), acting(two.municipality, Role.READER)
    actions.add_approval(two.agreement, body="Kommunstyrelsen", by=registrar, at=AT)
    with pytest.raises(NotAllowed):
        actions.add_approval(two.agreement, body="Kommunstyrelsen", by=reader, at=AT)


def test_outsiders_of_a_public_agreement_see_no_approvals(two: Partnership, signed_in: SignIn):
    Agreement.objects.filter(pk=two.agreement.pk).update(circle=Circle.PUBLIC)
    two.agreement.refresh_from_db()
    awaited(two)
    assert "Kommunfullmäktige" not in parties_page(two, signed_in(two.stranger))
    assert history(two.agreement, two.stranger, whole=True) == []


def test_the_form_records_a_decision(two: Partnership, signed_in: SignIn):
    bo = signed_in(two.bo)
    url = f"/avtal/{two.agreement.pk}/parter/godkannanden/"
    bo.post(f"{url}nytt/", {"body": "Kommunstyrelsen", "state": "awaited"})
    approval = Approval.objects.get()
    refused = bo.post(f"{url}{approval.pk}/", {"body": "Kommunstyrelsen", "state": "approved"}).content.decode()
    assert "dagen för beslutet" in refused
    bo.post(f"{url}{approval.pk}/", {"body": "Kommunstyrelsen", "state": "approved", "decided_on": "2026-02-10"})
    approval.refresh_from_db()
    assert (approval.state, approval.decided_on) == ("approved", date(2026, 2, 10))
    bo.post(f"{url}{approval.pk}/ta-bort/")
    assert not Approval.objects.exists()
