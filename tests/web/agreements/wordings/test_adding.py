"""A new wording: what follows at once, what waits, who sees it."""

from datetime import timedelta

import pytest

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Role
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.actions.wordings import SameWording
from samverkan.agreements.models import Commitment, Passage, PassageDecision, Standing, Wording
from samverkan.agreements.queries.living import living_agreement
from samverkan.agreements.queries.wordings import waiting
from samverkan.journal.models import Entry
from samverkan.mail.models import Notice
from tests.factories import acting, commitment
from tests.web.agreements.living.conftest import AT, TODAY
from tests.web.agreements.wordings.conftest import (
    LABORATORY,
    MEET,
    NETWORK,
    NEW,
    NEW_PLAN,
    OLD,
    Renewal,
    propose,
    renew,
    renewal,
)

pytestmark = pytest.mark.django_db


def words(passage: Passage) -> str:
    return passage.wording.text[passage.start : passage.end]


def test_the_promises_whose_words_stand_there_still_follow_at_once(renewed: Renewal):
    found = {each.commitment: words(each) for each in Passage.objects.filter(wording=renewed.latest)}
    assert found == {renewed.meet: MEET, renewed.network: NETWORK}


def test_what_is_reworded_or_gone_waits_for_a_decision_and_nothing_is_lost(renewed: Renewal):
    asked = {each.passage.commitment: each for each in PassageDecision.objects.filter(wording=renewed.latest)}
    assert set(asked) == {renewed.plan, renewed.laboratory}
    assert [asked[each].is_gone for each in (renewed.plan, renewed.laboratory)] == [False, True]
    start, end, likeness = asked[renewed.plan].candidates[0]
    assert renewed.latest.text[start:end] == NEW_PLAN
    assert 0.5 < likeness < 1


def test_the_earlier_wording_stays_with_its_passages(renewed: Renewal):
    first = renewed.agreement.wordings.get(number=1)
    assert first.text == OLD
    assert first.passages.count() == 4


def test_a_day_before_the_new_wording_shows_the_letter_as_it_stood(renewed: Renewal):
    Wording.objects.filter(number=1).update(made_at=AT - timedelta(days=90))
    day = TODAY - timedelta(days=30)
    living = living_agreement(renewed.agreement, renewed.bo, TODAY, as_of=day)
    shown = "".join(piece.text for paragraph in living.paragraphs for piece in paragraph.pieces)
    assert LABORATORY in shown
    assert living.loose == ()


def test_the_wording_has_its_number_its_fingerprint_and_who_added_it(renewed: Renewal):
    made = renewed.latest
    assert (made.number, made.made_by, made.home) == (2, renewed.anna.person, renewed.anna.organisation)
    assert len(made.fingerprint) == 64
    assert made.snapshot is not None


def test_the_journal_has_one_line_without_any_words(renewed: Renewal):
    (line,) = Entry.objects.filter(action="agreements.add_wording")
    assert set(line.detail) == {"number", "fingerprint"}


def test_the_other_party_is_told_by_mail_only_when_it_sees_the_agreement():
    shared, private = renewal(), renewal(Circle.PRIVATE)
    shared.agreement.parties.filter(organisation=shared.bo.organisation).update(contact=shared.bo.person)
    private.agreement.parties.filter(organisation=private.bo.organisation).update(contact=private.bo.person)
    propose(shared)
    propose(private)
    assert [message.party_key for message in Notice.objects.all()] == [shared.bo.party_key]


@pytest.mark.parametrize(
    ("circle", "becomes"),
    [(Circle.PRIVATE, Circle.PRIVATE), (Circle.SHARED, Circle.SHARED), (Circle.PUBLIC, Circle.SHARED)],
)
def test_a_wording_is_seen_by_those_who_see_the_agreement_and_never_public_unasked(circle: str, becomes: str):
    assert renew(renewal(circle)).circle == becomes


def test_a_party_s_private_promise_follows_and_is_asked_about_in_that_party_alone():
    made = renewal()
    own = commitment(made.agreement, text=LABORATORY, circle=Circle.PRIVATE, home=made.bo.organisation)
    kept = commitment(made.agreement, text=MEET, circle=Circle.PRIVATE, home=made.bo.organisation)
    renew(made)
    assert words(kept.passages.get(wording__number=2)) == MEET
    assert own not in {each.passage.commitment for each in waiting(made.agreement, made.anna)}
    assert own in {each.passage.commitment for each in waiting(made.agreement, made.bo)}


def test_the_same_text_again_is_refused(renewed: Renewal):
    with pytest.raises(SameWording, match="2"):
        renew(renewed)
    assert renewed.agreement.wordings.count() == 2


def test_a_third_wording_asks_anew_about_what_was_not_decided(renewed: Renewal):
    third = renew(renewed, f"{NEW}\n\n{LABORATORY}")
    assert words(renewed.laboratory.passages.get(wording=third)) == LABORATORY
    (asked,) = PassageDecision.objects.all()
    assert (asked.passage.commitment, asked.wording) == (renewed.plan, third)
    assert asked.passage.wording.number == 1


def test_a_dropped_promise_is_not_asked_about():
    made = renewal()
    Commitment.objects.filter(pk=made.laboratory.pk).update(standing=Standing.DROPPED)
    renew(made)
    assert {each.passage.commitment for each in PassageDecision.objects.all()} == {made.plan}


def test_somebody_s_account_is_replaced_by_the_agreement_s_own_words():
    made = renewal()
    Wording.objects.update(nature="account")
    Commitment.objects.update(is_agreement_wording=False)
    renew(made)
    assert set(Commitment.objects.filter(is_agreement_wording=True)) == {made.meet, made.network}


def test_one_without_the_permission_or_outside_the_agreement_is_refused():
    made = renewal(Circle.PUBLIC)
    for actor in (acting(made.bo.home, Role.READER), made.stranger):
        with pytest.raises((NotAllowed, NotAParty)):
            renew(
                Renewal(
                    made.agreement,
                    actor,
                    *[made.bo, made.stranger, made.meet, made.plan, made.laboratory, made.network],
                )
            )
    assert made.agreement.wordings.count() == 1
