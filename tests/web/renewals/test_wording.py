"""The new wording is worked on by both, every version is kept, and a party stands behind one version."""

import pytest

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.models import Commitment
from samverkan.mail.models import Notice
from samverkan.renewals.actions.wording import NothingNew, NotTheLatest, endorse, propose_wording, withdraw_endorsement
from samverkan.renewals.models import Proposal, Renewal
from samverkan.renewals.queries.wording import wording_page
from tests.web.renewals.conftest import NEW_TEXT, NOW, TEXT


def propose(renewal: Renewal, by: Actor, text: str = NEW_TEXT, based_on: int = 0) -> Proposal:
    return propose_wording(renewal=renewal, text=text, based_on=based_on, note="Ändrat", by=by, at=NOW)


def test_the_first_proposal_takes_the_renewal_on(renewal: Renewal, anna: Actor, bo: Actor):
    made = propose(renewal, anna)
    assert (made.number, made.text, made.is_latest) == (1, NEW_TEXT, True)
    assert Renewal.objects.get().state == "drafting"
    assert bo.person
    assert Notice.objects.order_by("-pk")[0].to == bo.person.email


def test_every_version_is_kept(renewal: Renewal, anna: Actor, bo: Actor):
    propose(renewal, anna)
    propose(renewal, bo, f"{NEW_TEXT} Slut.", based_on=1)
    assert list(Proposal.objects.values_list("number", "is_latest")) == [(2, True), (1, False)]
    assert Proposal.objects.get(number=1).text == NEW_TEXT


def test_the_second_of_two_at_once_is_refused(renewal: Renewal, anna: Actor, bo: Actor):
    propose(renewal, anna)
    with pytest.raises(EditedMeanwhile):
        propose(renewal, bo, "Något annat.")
    assert Proposal.objects.count() == 1


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_text_is_no_proposal(renewal: Renewal, anna: Actor, text: str):
    with pytest.raises(NothingNew):
        propose(renewal, anna, text)


def test_the_same_text_again_is_no_new_version(renewal: Renewal, anna: Actor):
    propose(renewal, anna)
    with pytest.raises(NothingNew):
        propose(renewal, anna, based_on=1)


def test_who_proposes_stands_behind_it_and_a_new_version_asks_anew(renewal: Renewal, anna: Actor, bo: Actor):
    propose(renewal, anna)
    endorse(renewal=renewal, number=1, by=bo, at=NOW)
    assert [bool(each.given_at) for each in wording_page(renewal, bo).standpoints] == [True, True]
    propose(renewal, bo, f"{NEW_TEXT} Slut.", based_on=1)
    assert [bool(each.given_at) for each in wording_page(renewal, bo).standpoints] == [False, True]
    with pytest.raises(NotTheLatest):
        endorse(renewal=renewal, number=1, by=anna, at=NOW)


def test_standing_behind_can_be_taken_back(renewal: Renewal, anna: Actor):
    propose(renewal, anna)
    withdraw_endorsement(renewal=renewal, number=1, by=anna, at=NOW)
    assert not wording_page(renewal, anna).own_stands


def test_promises_that_lose_their_words_are_named(renewal: Renewal, anna: Actor, promises: list[Commitment]):
    propose(renewal, anna)
    losing = {each.commitment.number: each.place.state for each in wording_page(renewal, anna).losing}
    assert losing == {2: "reworded", 3: "gone"}


def test_nothing_is_lost_by_the_same_words(renewal: Renewal, anna: Actor):
    propose(renewal, anna, TEXT)
    page = wording_page(renewal, anna)
    assert page.is_same
    assert page.losing == ()


def test_the_two_texts_stand_beside_each_other(renewal: Renewal, anna: Actor):
    propose(renewal, anna)
    (paragraph,) = wording_page(renewal, anna).paragraphs
    old = "".join(each.text for each in paragraph.old)
    new = "".join(each.text for each in paragraph.new)
    assert "kurser i elkraft" in old
    assert "kurser i elkraft" not in new
    assert "inom sex veckor" in new
    assert "inom sex veckor" not in old


def test_a_stranger_proposes_nothing(renewal: Renewal, stranger: Actor):
    with pytest.raises(NotAllowed):
        propose(renewal, stranger)


def test_a_promise_changed_since_may_stand_in_the_new_wording_as_it_is_by_now(
    renewal: Renewal, anna: Actor, promises: list[Commitment]
):
    changed = "Kommunen ska inom sex veckor ordna bostad åt studenterna."
    Commitment.objects.filter(pk=promises[1].pk).update(text=changed)
    propose(renewal, anna)
    assert [each.commitment.number for each in wording_page(renewal, anna).losing] == [3]
