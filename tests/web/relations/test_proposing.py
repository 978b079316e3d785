"""A check is proposed by one, worded by any, and begins when all have said yes."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import Organisation, Person
from samverkan.accounts.permissions import Role
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.models import Agreement
from samverkan.journal.models import Entry
from samverkan.mail.models import Message, Notice
from samverkan.relations.actions.choosing import HasAnswered, NotToBeAsked, choose
from samverkan.relations.actions.closing import NoReason, withdraw
from samverkan.relations.actions.finding import NotNow
from samverkan.relations.actions.proposing import CannotPropose, WrongStatements, agree, propose, word
from samverkan.relations.models import Check, Statement
from samverkan.relations.wording import STATEMENTS
from tests import factories
from tests.web.relations.conftest import LATER, NOW, PLAN, respondent, said


def test_a_proposal_has_the_statements_and_one_yes(proposed: Check, anna: Actor) -> None:
    assert proposed.is_proposed
    assert [one.swedish for one in proposed.statements.all()] == [swedish for swedish, _english in STATEMENTS]
    assert [one.party.organisation for one in proposed.consents.all()] == [anna.organisation]
    assert Entry.objects.get(action="relations.propose").circle == "shared"


def test_the_other_partys_coordinator_is_told_at_once(bo: Actor, proposed: Check, agreement: Agreement) -> None:
    notice = Notice.objects.get()
    assert bo.person
    assert notice.to == bo.person.email
    assert notice.urgent
    assert "Den börjar bara om ni säger ja." in notice.sentence


def test_nobody_is_sent_anything_to_answer_before_all_have_said_yes(
    proposed: Check, anna: Actor, rectors: list[Person]
) -> None:
    choose(check=proposed, people=rectors, by=anna, at=NOW)
    assert not Message.objects.filter(lets_in=True).exists()


def test_the_last_yes_begins_it_and_sends_the_links(opened: Check) -> None:
    assert opened.is_open
    assert Message.objects.filter(lets_in=True).count() == 5


def test_the_proposer_alone_cannot_begin_it(proposed: Check, anna: Actor) -> None:
    assert agree(check=proposed, version=proposed.version, by=anna, at=NOW).is_proposed


def test_the_mail_says_that_answers_may_become_public_documents(opened: Check) -> None:
    bodies = list(Message.objects.filter(lets_in=True).values_list("body", flat=True))
    assert all("Svaren kan bli allmänna handlingar" in body for body in bodies)


def test_changed_statements_are_asked_about_again(proposed: Check, anna: Actor, bo: Actor) -> None:
    changed = word(check=proposed, statements=STATEMENTS[:8], version=proposed.version, by=bo, at=NOW)
    assert [one.party.organisation for one in changed.consents.all()] == [bo.organisation]
    assert changed.statements.count() == 8
    assert agree(check=changed, version=changed.version, by=anna, at=NOW).is_open


def test_a_yes_to_statements_that_have_been_changed_is_refused(proposed: Check, anna: Actor, bo: Actor) -> None:
    read = proposed.version
    changed = word(check=proposed, statements=STATEMENTS[:9], version=read, by=anna, at=NOW)
    with pytest.raises(EditedMeanwhile):
        agree(check=changed, version=read, by=bo, at=NOW)


def test_of_two_who_change_the_statements_the_second_is_refused(proposed: Check, anna: Actor, bo: Actor) -> None:
    word(check=proposed, statements=STATEMENTS[:9], version=proposed.version, by=anna, at=NOW)
    with pytest.raises(EditedMeanwhile):
        word(check=proposed, statements=STATEMENTS[:8], version=proposed.version, by=bo, at=NOW)


@pytest.mark.parametrize("statements", [STATEMENTS[:7], (*STATEMENTS, ("En till.", "")), (STATEMENTS[0],) * 8])
def test_too_few_too_many_or_the_same_are_refused(
    statements: tuple[tuple[str, str], ...], agreement: Agreement, anna: Actor
) -> None:
    with pytest.raises(WrongStatements):
        propose(agreement=agreement, plan=replace(PLAN, statements=statements), by=anna, at=NOW)


def test_statements_are_not_changed_while_they_are_answered(opened: Check, anna: Actor) -> None:
    with pytest.raises(NotNow):
        word(check=opened, statements=STATEMENTS[:8], version=opened.version, by=anna, at=NOW)


def test_the_same_words_have_the_same_key_in_another_year(opened: Check, agreement: Agreement, anna: Actor) -> None:
    withdraw(check=opened, reason="Vi väntar.", by=anna, at=NOW)
    again = propose(agreement=agreement, plan=PLAN, by=anna, at=LATER.replace(day=2))
    keys = set(Statement.objects.values_list("key", flat=True))
    assert len(keys) == again.statements.count() == 10


def test_there_is_one_check_a_year(proposed: Check, agreement: Agreement, bo: Actor) -> None:
    with pytest.raises(CannotPropose):
        propose(agreement=agreement, plan=PLAN, by=bo, at=NOW)


def test_a_private_agreement_has_nobody_to_ask(university: Organisation, town: Organisation, anna: Actor) -> None:
    alone = factories.agreement(university, town, circle="private")
    with pytest.raises(CannotPropose):
        propose(agreement=alone, plan=PLAN, by=anna, at=NOW)


def test_a_day_that_has_been_is_refused(agreement: Agreement, anna: Actor) -> None:
    with pytest.raises(CannotPropose):
        propose(agreement=agreement, plan=replace(PLAN, answer_by=date(2026, 8, 1)), by=anna, at=NOW)


def test_strangers_and_those_who_do_not_coordinate_are_refused(
    proposed: Check, agreement: Agreement, stranger: Actor, university: Organisation
) -> None:
    leader = factories.acting(university, Role.LEADER)
    for by in (stranger, leader):
        with pytest.raises(NotAllowed):
            propose(agreement=agreement, plan=replace(PLAN, year=2025), by=by, at=NOW)
        with pytest.raises(NotAllowed):
            agree(check=proposed, version=1, by=by, at=NOW)


def test_each_party_chooses_its_own(proposed: Check, anna: Actor, mayors: list[Person]) -> None:
    with pytest.raises(NotToBeAsked):
        choose(check=proposed, people=mayors, by=anna, at=NOW)


def test_one_added_after_the_beginning_is_sent_a_mail(opened: Check, bo: Actor, mayors: list[Person]) -> None:
    assert bo.person
    choose(check=opened, people=[*mayors, bo.person], by=bo, at=NOW)
    assert Message.objects.filter(to=bo.person.email, lets_in=True).count() == 1


def test_one_left_out_loses_the_link_but_not_one_who_has_answered(
    opened: Check, bo: Actor, mayors: list[Person]
) -> None:
    said(opened, mayors[0], [4])
    with pytest.raises(HasAnswered):
        choose(check=opened, people=mayors[1:], by=bo, at=NOW)
    choose(check=opened, people=mayors[:1], by=bo, at=NOW)
    assert opened.respondents.filter(party__organisation=bo.organisation).get() == respondent(opened, mayors[0])


def test_the_other_party_says_no_with_a_reason(proposed: Check, bo: Actor, anna: Actor) -> None:
    with pytest.raises(NoReason):
        withdraw(check=proposed, reason=" ", by=bo, at=NOW)
    gone = withdraw(check=proposed, reason="Valår.", by=bo, at=NOW)
    assert gone.state == "withdrawn"
    assert anna.person
    assert "Valår." in Notice.objects.get(to=anna.person.email).sentence


def test_a_check_is_never_public(proposed: Check) -> None:
    with pytest.raises(IntegrityError):
        Check.objects.filter(pk=proposed.pk).update(circle="public")
