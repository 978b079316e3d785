"""Reminders by the clock and by hand; at last a notice to those who see to it in the same party."""

from datetime import UTC, datetime, timedelta

import pytest

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import Errand, Organisation, Person
from samverkan.accounts.permissions import Role
from samverkan.agreements.actions.reports import report
from samverkan.journal.models import Entry
from samverkan.mail.models import Message
from samverkan.mail.models import Notice as News
from samverkan.reporting import daily
from samverkan.reporting.actions.answering import Given, send_answers
from samverkan.reporting.actions.closing import close, extend
from samverkan.reporting.actions.finding import NothingChosen
from samverkan.reporting.actions.reminding import remind
from samverkan.reporting.drafting import Words
from samverkan.reporting.models import Reminder, Respondent, Round
from tests import factories
from tests.web.reporting.conftest import DUE, NOW, asks_of


def on(days: int) -> datetime:
    """Return noon, so many days from the day to answer by."""
    return datetime(DUE.year, DUE.month, DUE.day, 10, tzinfo=UTC) + timedelta(days=days)


def reminders_to(person: Person) -> int:
    return Message.objects.filter(to=person.email, subject__startswith="Påminnelse").count()


def all_answered(respondent: Respondent, by: Actor) -> None:
    states = {"recurring": "kept", "declaration": "holds", "deliverable": "done"}
    given = [
        Given(ask=ask, words=Words(state=states[ask.commitment.kind]), version=ask.version)
        for ask in asks_of(respondent)
    ]
    assert not send_answers(given=given, by=by, at=NOW).refused


@pytest.mark.parametrize(("days", "sent"), [(-4, 0), (-3, 2), (-1, 2), (0, 2), (2, 2), (3, 2), (20, 2), (40, 0)])
def test_reminders_go_before_on_and_after_the_day(asked: Round, days: int, sent: int) -> None:
    daily.run(at=on(days))
    assert Reminder.objects.count() == sent


def test_nobody_is_reminded_twice_of_the_same(asked: Round, eva: Person) -> None:
    for days in (-3, -3, -2, 0, 0, 1, 3, 4, 5):
        daily.run(at=on(days))
    assert reminders_to(eva) == 3
    assert list(Reminder.objects.filter(respondent__person=eva).values_list("kind", flat=True)) == [
        "before",
        "on",
        "after",
    ]


def test_one_who_has_answered_is_left_alone(
    asked: Round, to_eva: Respondent, anna: Actor, eva: Person, per: Person
) -> None:
    all_answered(to_eva, anna)
    daily.run(at=on(0))
    assert (reminders_to(eva), reminders_to(per)) == (0, 1)


def test_what_is_reported_elsewhere_is_an_answer_too(
    asked: Round, to_eva: Respondent, anna: Actor, eva: Person
) -> None:
    for ask, state in zip(asks_of(to_eva), ("kept", "done"), strict=True):
        report(
            commitment=ask.commitment, state=state, year=2026, as_of=NOW.date(), by=anna, at=NOW + timedelta(hours=1)
        )
    daily.run(at=on(0))
    assert reminders_to(eva) == 0
    assert to_eva.asks.filter(answer=None).count() == 0


def test_a_round_opened_late_is_not_reminded_of_before_the_day(asked: Round, eva: Person) -> None:
    Respondent.objects.update(sent_at=on(-2))
    daily.run(at=on(-1))
    assert reminders_to(eva) == 0


def test_a_closed_round_reminds_nobody(asked: Round, anna: Actor, eva: Person) -> None:
    close(asked=asked, by=anna, at=NOW)
    daily.run(at=on(0))
    assert reminders_to(eva) == 0


def test_a_new_day_brings_new_reminders(asked: Round, anna: Actor, eva: Person) -> None:
    daily.run(at=on(0))
    extend(asked=asked, due_on=DUE + timedelta(days=14), version=asked.version, by=anna, at=on(0))
    daily.run(at=on(0))
    assert reminders_to(eva) == 1
    daily.run(at=on(14))
    assert reminders_to(eva) == 2


def test_the_partner_manager_of_the_same_party_is_told_once(
    asked: Round, to_eva: Respondent, town: Organisation, anna: Actor
) -> None:
    all_answered(to_eva, anna)
    manager = factories.acting(town, Role.PARTNER_MANAGER).person
    assert manager
    for days in (6, 7, 8):
        daily.run(at=on(days))
    told = News.objects.filter(kind="reporting.silence")
    assert [notice.to for notice in told] == [manager.email]
    assert told[0].urgent
    assert "Per Pil (2)" in told[0].sentence


def test_the_coordinator_is_told_where_there_is_no_partner_manager(asked: Round, anna: Actor, bo: Actor) -> None:
    daily.run(at=on(7))
    told = News.objects.filter(kind="reporting.silence").values_list("to", flat=True)
    assert anna.person
    assert bo.person
    assert set(told) == {anna.person.email, bo.person.email}


def test_a_party_is_told_of_its_own_people_alone(asked: Round, anna: Actor, bo: Actor) -> None:
    daily.run(at=on(7))
    assert bo.person
    sentence = News.objects.get(kind="reporting.silence", to=bo.person.email).sentence
    assert "Per Pil" in sentence
    assert "Eva Ek" not in sentence


def test_one_whose_link_has_died_is_sent_a_new_one_at_once(asked: Round, to_eva: Respondent, anna: Actor) -> None:
    Errand.objects.filter(thing=to_eva.pk).update(closed_at=NOW, closed_because="foreign")
    assert remind(asked=asked, respondents=[to_eva], by=anna, at=NOW + timedelta(minutes=5)) == 1
    with pytest.raises(NothingChosen):
        remind(asked=asked, respondents=[to_eva], by=anna, at=NOW + timedelta(minutes=6))


def test_a_party_reminds_its_own_people_by_hand(
    asked: Round, to_eva: Respondent, to_per: Respondent, anna: Actor, eva: Person, per: Person
) -> None:
    later = NOW + timedelta(days=2)
    assert remind(asked=asked, respondents=[to_eva, to_per], by=anna, at=later) == 1
    assert (reminders_to(eva), reminders_to(per)) == (1, 0)
    assert Entry.objects.filter(action="reporting.remind").count() == 1


def test_pressing_remind_twice_reminds_once(asked: Round, to_eva: Respondent, anna: Actor, eva: Person) -> None:
    later = NOW + timedelta(days=2)
    remind(asked=asked, respondents=[to_eva], by=anna, at=later)
    with pytest.raises(NothingChosen):
        remind(asked=asked, respondents=[to_eva], by=anna, at=later)
    assert reminders_to(eva) == 1


def test_a_stranger_reminds_nobody(asked: Round, to_eva: Respondent, stranger: Actor) -> None:
    with pytest.raises(NotAllowed):
        remind(asked=asked, respondents=[to_eva], by=stranger, at=NOW)
