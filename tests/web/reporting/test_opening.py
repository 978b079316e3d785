"""A round is opened: whom it asks, what is sent, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import Circle, Organisation, Person
from samverkan.agreements.models import Agreement, Commitment, StatusReport
from samverkan.journal.models import Entry
from samverkan.mail.models import Message
from samverkan.mail.models import Notice as News
from samverkan.reporting.actions.finding import NothingChosen
from samverkan.reporting.actions.opening import AlreadyOpen, CannotOpen, open_round
from samverkan.reporting.models import Ask, Round
from samverkan.reporting.queries.asking import candidates, preview
from tests import factories
from tests.web.reporting.conftest import DUE, NOW, PLAN

TODAY = NOW.date()


def test_each_owner_gets_one_mail_with_one_link(asked: Round, eva: Person, per: Person) -> None:
    mails = list(Message.objects.filter(lets_in=True).order_by("to"))
    assert [mail.to for mail in mails] == ["eva@example.org", "per@example.org"]
    assert all(mail.body.count("/lage/") == 1 for mail in mails)
    assert "Hur går det med 2 åtaganden?" in mails[0].subject
    assert "21 sep 2026" in mails[0].body
    assert mails[0].body.startswith("Hej Eva Ek,\n\n")
    assert "Därför får du det här: " in mails[0].body
    assert "/e-post/sluta/" in mails[0].body


def test_both_parties_are_asked_and_the_other_coordinator_is_told(asked: Round, bo: Actor, anna: Actor) -> None:
    assert Ask.objects.filter(round=asked).count() == 4
    assert asked.opened_by == anna.person


def test_the_news_goes_to_the_other_partys_coordinator_alone(
    agreement: Agreement, promises: list[Commitment], anna: Actor, bo: Actor
) -> None:
    open_round(agreement=agreement, plan=PLAN, commitments=promises, by=anna, at=NOW)
    assert bo.person
    assert list(News.objects.values_list("to", flat=True)) == [bo.person.email]


def test_the_journal_says_it_once(asked: Round) -> None:
    assert Entry.objects.filter(action="reporting.open", within_id=str(asked.agreement_id)).count() == 1


def test_two_rounds_are_never_open_at_once(asked: Round, promises: list[Commitment], bo: Actor) -> None:
    mails = Message.objects.count()
    with pytest.raises(AlreadyOpen):
        open_round(agreement=asked.agreement, plan=PLAN, commitments=promises, by=bo, at=NOW)
    assert Message.objects.count() == mails


@pytest.mark.parametrize(
    "plan", [replace(PLAN, due_on=TODAY - timedelta(days=1)), replace(PLAN, year=2027), replace(PLAN, year=1800)]
)
def test_days_that_make_no_sense_are_refused(
    agreement: Agreement, promises: list[Commitment], anna: Actor, plan: object
) -> None:
    with pytest.raises(CannotOpen):
        open_round(agreement=agreement, plan=plan, commitments=promises, by=anna, at=NOW)  # type: ignore[arg-type]


def test_an_agreement_that_has_ended_is_not_asked_about(
    agreement: Agreement, promises: list[Commitment], anna: Actor
) -> None:
    Agreement.objects.filter(pk=agreement.pk).update(state="ended")
    with pytest.raises(CannotOpen):
        open_round(agreement=agreement, plan=PLAN, commitments=promises, by=anna, at=NOW)


def test_a_round_about_nothing_is_refused(agreement: Agreement, anna: Actor) -> None:
    with pytest.raises(NothingChosen):
        open_round(agreement=agreement, plan=PLAN, commitments=[], by=anna, at=NOW)


def test_a_stranger_opens_nothing(agreement: Agreement, promises: list[Commitment], stranger: Actor) -> None:
    with pytest.raises(NotAllowed):
        open_round(agreement=agreement, plan=PLAN, commitments=promises, by=stranger, at=NOW)


def test_an_owner_opens_nothing(agreement: Agreement, promises: list[Commitment], university: Organisation) -> None:
    with pytest.raises(NotAllowed):
        open_round(
            agreement=agreement, plan=PLAN, commitments=promises, by=factories.acting(university, "owner"), at=NOW
        )


def test_a_promise_without_an_owner_is_in_the_round_and_in_nobodys_mail(
    agreement: Agreement, promises: list[Commitment], anna: Actor
) -> None:
    promises[1].bindings.update(owner=None)
    made = open_round(agreement=agreement, plan=PLAN, commitments=promises, by=anna, at=NOW)
    assert made.asks.get(commitment=promises[1]).respondent is None
    found = preview(candidates(agreement, anna, TODAY))
    assert [one.commitment for one in found.unreached] == [promises[1]]


def test_the_contact_is_asked_where_nobody_owns(
    agreement: Agreement, promises: list[Commitment], town: Organisation, anna: Actor, eva: Person
) -> None:
    promises[1].bindings.update(owner=None)
    agreement.parties.filter(organisation=town).update(contact=eva)
    found = preview(candidates(agreement, anna, TODAY))
    assert not found.unreached
    assert ("Eva Ek", "Älvdals kommun") in {(each.person.name, str(each.party)) for each in found.letters}


def test_an_owner_without_an_address_is_listed(
    agreement: Agreement, promises: list[Commitment], anna: Actor, per: Person
) -> None:
    Person.objects.filter(pk=per.pk).update(email=None)
    found = preview(candidates(agreement, anna, TODAY))
    assert [one.person for one in found.unreached] == [per, per]


def test_what_is_finished_is_not_proposed(
    agreement: Agreement, promises: list[Commitment], university: Organisation, anna: Actor
) -> None:
    party = agreement.parties.get(organisation=university)
    StatusReport.objects.create(commitment=promises[2], party=party, state="done", as_of=TODAY, reported_at=NOW)
    found = candidates(agreement, anna, TODAY)
    assert [one.commitment.number for one in found if one.is_finished] == [3]
    assert preview(found).asked == 3


def test_what_is_dropped_is_never_asked_about(agreement: Agreement, promises: list[Commitment], anna: Actor) -> None:
    Commitment.objects.filter(pk=promises[1].pk).update(standing="dropped")
    assert promises[1] not in {one.commitment for one in candidates(agreement, anna, TODAY)}


def test_a_party_that_lets_another_speak_is_not_asked(
    agreement: Agreement, promises: list[Commitment], university: Organisation, town: Organisation, anna: Actor
) -> None:
    speaks = agreement.parties.get(organisation=university)
    promises[0].bindings.filter(party__organisation=town).update(spokesperson=speaks)
    asked = {(one.commitment.number, str(one.party)) for one in candidates(agreement, anna, TODAY)}
    assert (1, "Älvdals kommun") not in asked
    assert (1, "Norrby universitet") in asked


def test_a_party_that_has_left_is_not_asked(
    agreement: Agreement, promises: list[Commitment], town: Organisation, anna: Actor
) -> None:
    agreement.parties.filter(organisation=town).update(left_on=date(2026, 1, 1))
    assert {str(one.party) for one in candidates(agreement, anna, TODAY)} == {"Norrby universitet"}


def test_a_private_promise_is_asked_about_within_its_own_party_alone(
    agreement: Agreement, university: Organisation, anna: Actor, bo: Actor, promises: list[Commitment]
) -> None:
    own = factories.commitment(agreement, circle=Circle.PRIVATE, home=university)
    assert [str(one.party) for one in candidates(agreement, anna, TODAY) if one.commitment == own] == [
        "Norrby universitet"
    ]
    assert own not in {one.commitment for one in candidates(agreement, bo, TODAY)}


def test_a_private_agreement_is_asked_about_within_the_party_alone(
    university: Organisation, town: Organisation, anna: Actor, bo: Actor, eva: Person
) -> None:
    private = factories.agreement(university, town, circle=Circle.PRIVATE)
    promise = factories.commitment(private)
    promise.bindings.update(owner=eva)
    made = open_round(agreement=private, plan=PLAN, commitments=[promise], by=anna, at=NOW)
    assert made.circle == Circle.PRIVATE
    assert made.asks.count() == 1
    assert not News.objects.exists()
    assert not Round.objects.visible_to(bo).exists()


def test_the_day_to_answer_by_may_be_today(agreement: Agreement, promises: list[Commitment], anna: Actor) -> None:
    made = open_round(agreement=agreement, plan=replace(PLAN, due_on=TODAY), commitments=promises, by=anna, at=NOW)
    assert made.due_on == TODAY < DUE
