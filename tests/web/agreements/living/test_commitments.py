"""Commitments added, corrected, owned, changed, dropped, restored and removed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.permissions import Role
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions import commitments as actions
from samverkan.agreements.actions import owning, reports, standing
from samverkan.agreements.models import Binding, Commitment, Domain, Passage
from samverkan.agreements.queries.health import commitment_view
from samverkan.journal.models import Entry
from tests.factories import acting, agreement, commitment, person
from tests.web.agreements.living.conftest import AT, TODAY, Partnership

pytestmark = pytest.mark.django_db
WORDS = "Parterna ska verka för fler utvecklingsmiljöer."


def about(two: Partnership, **other: Any) -> actions.Particulars:
    return actions.Particulars(
        **{"title": "Fler miljöer", "kind": "direction", "bound": list(two.agreement.parties.all()), **other}
    )


def binding(two: Partnership, organisation: Any) -> Binding:
    return two.commitment.bindings.get(party__organisation=organisation)


def test_a_commitment_added_by_hand_stands_on_words_of_the_text(two: Partnership) -> None:
    made = actions.add(
        agreement=two.agreement, words="  Parterna ska verka\nför fler utvecklingsmiljöer. ",
        particulars=about(two), by=two.anna, at=AT,
    )  # fmt: skip
    passage = Passage.objects.get(commitment=made)
    assert passage.wording.text[passage.start : passage.end] == made.text == WORDS
    assert (made.number, made.is_agreement_wording, made.circle) == (2, True, "shared")
    assert Entry.objects.of(made).get().action == "agreements.add_commitment"


@pytest.mark.parametrize("words", ["", "   ", "Detta står inte där", "Parterna ska"])
def test_words_that_are_not_there_once_are_refused(two: Partnership, words: str) -> None:
    with pytest.raises(actions.NotInTheText):
        actions.add(agreement=two.agreement, words=words, particulars=about(two), by=two.anna, at=AT)
    assert two.agreement.commitments.count() == 1


@given(st.text(alphabet="abå .\n(*", max_size=30), st.integers(0, 30), st.integers(1, 30))
def test_words_copied_from_a_text_are_found_there_if_they_stand_there_once(text: str, start: int, length: int) -> None:
    words = text[start : start + length]
    try:
        found = actions.place_in(text, words)
    except actions.NotInTheText:
        assert not words.strip() or text.count(words.strip()) != 1 or len(words.split()) > 1
    else:
        assert text[found[0] : found[1]].split() == words.split()


def test_a_commitment_binds_somebody(two: Partnership) -> None:
    with pytest.raises(actions.NobodyBound):
        actions.add(agreement=two.agreement, words=WORDS, particulars=about(two, bound=[]), by=two.anna, at=AT)


@pytest.mark.parametrize("role", [Role.OWNER, Role.READER, Role.LEADER])
def test_one_whose_role_does_not_allow_it_cannot_add(two: Partnership, role: str) -> None:
    with pytest.raises(NotAllowed):
        actions.add(
            agreement=two.agreement, words=WORDS, particulars=about(two), by=acting(two.university, role), at=AT
        )


def test_a_stranger_cannot_add_or_change(two: Partnership) -> None:
    with pytest.raises(NotAllowed):
        actions.add(agreement=two.agreement, words=WORDS, particulars=about(two), by=two.stranger, at=AT)
    with pytest.raises(NotAllowed):
        standing.stand(commitment=two.commitment, standing="dropped", reason="?", by=two.stranger, at=AT)


def test_the_second_of_two_who_edit_at_once_is_refused_and_nothing_is_lost(two: Partnership) -> None:
    mine = Commitment.objects.get(pk=two.commitment.pk)
    actions.edit(commitment=two.commitment, particulars=about(two, title="Hennes"), version=1, by=two.anna, at=AT)
    with pytest.raises(EditedMeanwhile):
        actions.edit(commitment=mine, particulars=about(two, title="Hans"), version=1, by=two.bo, at=AT)
    saved = Commitment.objects.get(pk=two.commitment.pk)
    assert (saved.title, saved.version) == ("Hennes", 2)


def test_editing_keeps_the_owner_of_those_still_bound(two: Partnership) -> None:
    owning.own(binding=binding(two, two.university), owner=two.anna.person, by=two.anna, at=AT)
    actions.edit(commitment=two.commitment, particulars=about(two), version=1, by=two.bo, at=AT)
    assert binding(two, two.university).owner == two.anna.person


def test_each_party_chooses_its_own_owner_among_its_own_people(two: Partnership) -> None:
    mine = binding(two, two.university)
    assert owning.own(binding=mine, owner=two.anna.person, by=two.anna, at=AT).owner == two.anna.person
    with pytest.raises(NotAllowed):
        owning.own(binding=mine, owner=two.bo.person, by=two.bo, at=AT)
    with pytest.raises(owning.NotOurPerson):
        owning.own(binding=mine, owner=person("Utan roll"), by=two.anna, at=AT)
    assert owning.own(binding=mine, owner=None, by=two.anna, at=AT).owner is None


def test_a_party_lets_another_speak_for_it_but_never_itself_for_another(two: Partnership) -> None:
    mine, theirs = binding(two, two.university), binding(two, two.municipality)
    with pytest.raises(NotAllowed):
        owning.want(binding=theirs, wants="", spokesperson=mine.party, by=two.anna, at=AT)
    owning.want(binding=theirs, wants="Bostäder", spokesperson=mine.party, by=two.bo, at=AT)
    reports.report(commitment=two.commitment, state="under_way", as_of=TODAY, by=two.anna, at=AT)
    assert commitment_view(two.commitment, two.bo, TODAY).is_confirmed


def test_the_spokesperson_is_a_party_to_the_same_agreement(two: Partnership) -> None:
    elsewhere = agreement().parties.first()
    with pytest.raises(NotAllowed):
        owning.want(binding=binding(two, two.university), wants="", spokesperson=elsewhere, by=two.anna, at=AT)


@pytest.mark.parametrize("change", ["dropped", "under_review", "stands"])
def test_the_promise_is_touched_only_with_a_reason_that_all_see(two: Partnership, change: str) -> None:
    with pytest.raises(standing.NoReason):
        standing.stand(commitment=two.commitment, standing=change, reason="  ", by=two.anna, at=AT)
    made = standing.stand(commitment=two.commitment, standing=change, reason="Läget är nytt", by=two.anna, at=AT)
    two.commitment.refresh_from_db()
    assert two.commitment.standing == change
    assert (made.reason, made.by_party.organisation, made.changed_on) == ("Läget är nytt", two.university, TODAY)


def test_a_new_wording_keeps_the_old_one_beside_it(two: Partnership) -> None:
    before = two.commitment.text
    made = standing.stand(
        commitment=two.commitment, standing="changed", reason="Enligt mötet", new_text="Nya ord", by=two.bo, at=AT
    )
    two.commitment.refresh_from_db()
    assert (made.old_text, made.new_text, two.commitment.text) == (before, "Nya ord", "Nya ord")
    assert two.commitment.passages.count() == 1


@pytest.mark.parametrize("new_text", ["", "  "])
def test_a_change_of_wording_needs_the_new_wording(two: Partnership, new_text: str) -> None:
    with pytest.raises(standing.NoReason):
        standing.stand(
            commitment=two.commitment, standing="changed", reason="Ja", new_text=new_text, by=two.anna, at=AT
        )


def test_only_a_commitment_that_nothing_rests_on_is_removed(two: Partnership) -> None:
    loose = commitment(two.agreement)
    actions.remove(commitment=loose, by=two.anna, at=AT)
    reports.report(commitment=two.commitment, state="under_way", as_of=TODAY, circle="private", by=two.bo, at=AT)
    with pytest.raises(actions.HangsTogether):
        actions.remove(commitment=two.commitment, by=two.anna, at=AT)
    assert list(two.agreement.commitments.all()) == [two.commitment]


def test_several_are_changed_at_once(two: Partnership) -> None:
    second = commitment(two.agreement)
    domain = Domain.objects.filter(agreement=two.agreement)[0]
    count = actions.edit_many(
        commitments=[two.commitment, second], owner=two.anna.person, kind="exploration", domain=domain,
        by=two.anna, at=AT,
    )  # fmt: skip
    assert count == 2
    for each in two.agreement.commitments.all():
        assert (each.kind, list(each.domains.all())) == ("exploration", [domain])
        assert each.bindings.get(party__organisation=two.university).owner == two.anna.person
        assert each.bindings.get(party__organisation=two.municipality).owner is None
