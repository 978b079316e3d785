"""A wording of one party holds when each of the others has confirmed it; until then the former one does."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.models import Circle, RoleHeld
from samverkan.accounts.permissions import Role
from samverkan.agreements.actions.proposing import (
    CannotRecord,
    NothingToConfirm,
    confirm_wording,
    withdraw_wording,
)
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.actions.sharing import publish
from samverkan.agreements.models import AgreementState, Party, Passage, PassageDecision, Wording, WordingProposal
from samverkan.agreements.queries.living import wording_on
from samverkan.agreements.queries.proposing import standings
from samverkan.journal.models import Entry
from samverkan.mail.models import Notice
from samverkan.overview.queries.waiting import Viewer, tasks
from tests.factories import acting, organisation
from tests.web.agreements.living.conftest import AT, TODAY
from tests.web.agreements.wordings.conftest import NEW, OLD, Renewal, propose, renew, renewal

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposed() -> Renewal:
    made = renewal()
    propose(made)
    return made


def the_proposal(made: Renewal) -> WordingProposal:
    return WordingProposal.objects.get(wording=made.latest)


def followed(made: Renewal, by: str = "anna", day: date | None = TODAY) -> str:
    wording = wording_on(made.agreement, getattr(made, by), day)
    assert wording is not None
    return wording.text


def states(made: Renewal, today: date = TODAY) -> list[str]:
    wordings = list(Wording.objects.filter(agreement=made.agreement).order_by("-number"))
    return [each.state for each in standings(made.agreement, wordings, made.anna, today).values()]


def test_a_proposed_wording_moves_no_promise_and_the_former_one_is_followed(proposed: Renewal):
    assert followed(proposed) == OLD
    assert not Passage.objects.filter(wording=proposed.latest).exists()
    assert not PassageDecision.objects.exists()
    assert states(proposed) == ["proposed", "in_force"]


def test_the_promises_follow_when_the_last_party_has_confirmed(proposed: Renewal):
    confirm_wording(proposal=the_proposal(proposed), registry_number=" KS 2026/14 ", by=proposed.bo, at=AT)
    assert followed(proposed, "bo") == NEW
    assert Passage.objects.filter(wording=proposed.latest).count() == 2
    assert PassageDecision.objects.count() == 2
    said = the_proposal(proposed).confirmations.get(party__organisation=proposed.bo.organisation)
    assert (said.name, said.registry_number, said.recorded_by) == (proposed.bo.person.name, "KS 2026/14", None)
    assert Entry.objects.filter(action="agreements.confirm_wording").count() == 1


def test_every_one_of_three_parties_must_confirm():
    made = renewal()
    third = organisation("Tredje kommunen", short_mark="TRE")
    Party.objects.create(agreement=made.agreement, organisation=third, position=3)
    propose(made)
    confirm_wording(proposal=the_proposal(made), by=made.bo, at=AT)
    assert states(made) == ["proposed", "in_force"]
    confirm_wording(proposal=the_proposal(made), by=acting(third), at=AT)
    assert states(made) == ["in_force", "earlier"]


def test_a_wording_agreed_for_a_later_day_is_followed_from_that_day():
    made = renewal()
    renew(made, in_force_on=TODAY + timedelta(days=30))
    assert followed(made) == OLD
    assert states(made) == ["coming", "in_force"]
    assert followed(made, day=TODAY + timedelta(days=30)) == NEW
    assert states(made, TODAY + timedelta(days=30)) == ["in_force", "earlier"]


def test_a_party_confirms_once_and_a_stranger_or_a_reader_never(proposed: Renewal):
    proposal = the_proposal(proposed)
    for by, refusal in (
        (proposed.anna, NothingToConfirm),
        (proposed.stranger, NotAllowed),
        (acting(proposed.bo.organisation, Role.READER), NotAllowed),
    ):
        with pytest.raises((refusal, NotAParty)):
            confirm_wording(proposal=proposal, by=by, at=AT)
    confirm_wording(proposal=proposal, by=proposed.bo, at=AT)
    with pytest.raises(NothingToConfirm):
        confirm_wording(proposal=proposal, by=proposed.bo, at=AT)


def test_a_later_proposal_replaces_the_one_that_waits(proposed: Renewal):
    earlier = the_proposal(proposed)
    propose(proposed, f"{NEW} Slut.")
    with pytest.raises(NothingToConfirm):
        confirm_wording(proposal=earlier, by=proposed.bo, at=AT)
    assert states(proposed) == ["proposed", "withdrawn", "in_force"]
    confirm_wording(proposal=the_proposal(proposed), by=proposed.bo, at=AT)
    assert Passage.objects.filter(wording=proposed.latest).count() == 2


def test_only_the_party_that_proposed_takes_it_back(proposed: Renewal):
    proposal = the_proposal(proposed)
    with pytest.raises(NothingToConfirm):
        withdraw_wording(proposal=proposal, by=proposed.bo, at=AT)
    withdraw_wording(proposal=proposal, by=proposed.anna, at=AT)
    assert states(proposed) == ["withdrawn", "in_force"]
    with pytest.raises(NothingToConfirm):
        confirm_wording(proposal=proposal, by=proposed.bo, at=AT)
    assert followed(proposed) == OLD


def test_a_party_without_users_is_written_down_by_the_one_that_proposed(proposed: Renewal):
    proposal, party = the_proposal(proposed), proposed.agreement.parties.get(position=2)
    with pytest.raises(CannotRecord):
        confirm_wording(proposal=proposal, party=party, by=proposed.anna, at=AT)
    RoleHeld.objects.filter(organisation=party.organisation).delete()
    confirm_wording(proposal=proposal, party=party, registry_number="7", by=proposed.anna, at=AT)
    said = proposal.confirmations.get(party=party)
    assert (said.name, said.recorded_by) == ("", proposed.anna.organisation)
    assert followed(proposed) == NEW


def test_when_the_party_that_was_waited_for_leaves_the_wording_can_be_let_hold(proposed: Renewal):
    proposed.agreement.parties.filter(position=2).update(left_on=TODAY - timedelta(days=1))
    confirm_wording(proposal=the_proposal(proposed), by=proposed.anna, at=AT)
    assert followed(proposed) == NEW


@pytest.mark.parametrize(
    ("circle", "state", "nature"),
    [
        (Circle.PRIVATE, AgreementState.IN_FORCE, "agreement"),
        (Circle.SHARED, AgreementState.PROPOSED, "agreement"),
        (Circle.SHARED, AgreementState.IN_FORCE, "account"),
    ],
)
def test_what_no_other_party_is_bound_by_yet_needs_no_confirming(circle: str, state: str, nature: str):
    made = renewal(circle)
    made.agreement.state = state
    made.agreement.save()
    propose(made, nature=nature)
    assert not WordingProposal.objects.exists()
    assert followed(made) == NEW


def test_publishing_the_agreement_does_not_publish_what_is_only_proposed():
    made = renewal(Circle.SHARED)
    propose(made)
    publish(made.agreement, wording=True, commitments=[], by=acting(made.anna.organisation, *Role.values), at=AT)
    assert list(Wording.objects.filter(circle=Circle.PUBLIC).values_list("number", flat=True)) == [1]


def test_my_work_asks_the_party_that_has_not_confirmed(proposed: Renewal):
    title = f"Bekräfta den föreslagna lydelsen av {proposed.agreement.title}"
    assert title in [str(task.card.title) for task in tasks(Viewer(proposed.bo, TODAY))]
    assert title not in [str(task.card.title) for task in tasks(Viewer(proposed.anna, TODAY))]
    confirm_wording(proposal=the_proposal(proposed), by=proposed.bo, at=AT)
    assert title not in [str(task.card.title) for task in tasks(Viewer(proposed.bo, TODAY))]


def test_the_party_is_asked_by_mail_and_the_proposer_told_when_it_has_confirmed(proposed: Renewal):
    asked = Notice.objects.get()
    assert asked.party_key == proposed.bo.party_key
    assert "bekräfta den för er part" in asked.sentence
    confirm_wording(proposal=the_proposal(proposed), by=proposed.bo, at=AT)
    told = Notice.objects.order_by("-pk")[0]
    assert told.party_key == proposed.anna.party_key
    assert "Alla parter har nu bekräftat den." in told.sentence


def test_it_is_confirmed_on_the_page_and_leads_to_what_must_be_decided(proposed: Renewal, signed_in):
    address = [proposed.agreement.pk, 2]
    url = reverse("agreements:confirm_wording", args=address)
    answer = signed_in(proposed.bo).post(url, {"registry_number": "KS 14"})
    assert answer["Location"] == reverse("agreements:settle_passages", args=[proposed.agreement.pk])
    assert "diarienummer KS 14" in signed_in(proposed.anna).get(
        reverse("agreements:wordings", args=[proposed.agreement.pk])
    ).content.decode()  # fmt: skip


def test_a_stranger_is_not_told_that_there_is_a_proposal(proposed: Renewal, signed_in):
    for name in ("confirm_wording", "withdraw_wording"):
        url = reverse(f"agreements:{name}", args=[proposed.agreement.pk, 2])
        assert signed_in(proposed.stranger).post(url).status_code == 404
