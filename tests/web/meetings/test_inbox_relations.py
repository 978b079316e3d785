"""What the leaderships see most differently comes to the inbox, until it has been talked about."""

from datetime import UTC, date, datetime, timedelta

import pytest

from samverkan.agreements.models import Agreement
from samverkan.meetings.queries.briefing.facts import facts
from samverkan.meetings.queries.briefing.questions import proposed
from samverkan.meetings.queries.inbox import derived
from samverkan.relations.models import Check, Statement, Tally
from tests import factories
from tests.factories.meetings import held, item

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def agreement() -> Agreement:
    """An agreement with a closed check, in which the parties are 3, 1, 0 and 2 steps apart."""
    made = factories.agreement()
    first, second = made.parties.all()
    check = Check.objects.create(
        agreement=made, number=1, year=2025, answer_by=date(2025, 12, 1), party=first, state="closed",
        proposed_at=NOW, started_at=NOW, closed_at=NOW, circle="shared", home=first.organisation,
    )  # fmt: skip
    for place, apart in enumerate((3, 1, 0, 2), start=1):
        statement = Statement.objects.create(check_of=check, position=place, swedish=f"Nummer {place}.", key=str(place))
        for party, median in ((first, 1), (second, 1 + apart)):
            Tally.objects.create(statement=statement, party=party, answered=2, median=median)
    return made


def brought_up(agreement: Agreement) -> list[str]:
    return [entry.title for entry in derived(agreement, NOW) if entry.key.startswith("relation:")]


def test_the_two_largest_differences_are_brought_up(agreement: Agreement) -> None:
    assert brought_up(agreement) == ["Vi ser olika på det: Nummer 1.", "Vi ser olika på det: Nummer 4."]


def test_the_reason_gives_both_medians(agreement: Agreement) -> None:
    entry = next(entry for entry in derived(agreement, NOW) if entry.key.startswith("relation:"))
    assert "1 (stämmer inte alls)" in entry.why
    assert "4 (stämmer till stor del)" in entry.why


@pytest.mark.parametrize("make", [factories.meeting, held])
def test_what_is_or_was_on_an_agenda_is_not_brought_up_again(agreement: Agreement, make: object) -> None:
    key = next(entry.key for entry in derived(agreement, NOW) if entry.key.startswith("relation:"))
    item(make(agreement), "Löften", derived_from=key)  # type: ignore[operator]
    assert brought_up(agreement) == ["Vi ser olika på det: Nummer 4."]


def test_without_a_check_nothing_is_brought_up() -> None:
    assert brought_up(factories.agreement()) == []


def asked(agreement: Agreement, at: datetime = NOW) -> list[str]:
    coming = factories.meeting(agreement)
    return [question.text for question in proposed(facts(coming, at)) if question.kind == "relation"]


def test_what_is_seen_most_differently_is_proposed_as_a_question_with_its_reason(agreement: Agreement) -> None:
    found = [one for one in proposed(facts(factories.meeting(agreement), NOW)) if one.kind == "relation"]
    assert [one.text for one in found] == [
        "Varför svarar vi så olika på ”Nummer 1”?", "Varför svarar vi så olika på ”Nummer 4”?",
    ]  # fmt: skip
    assert "Relationsavstämning 2025." in found[0].why
    assert "4 (stämmer till stor del)" in found[0].why


def test_less_than_a_step_apart_is_no_question(agreement: Agreement) -> None:
    Tally.objects.filter(median__gt=1).update(median="1.5")
    assert asked(agreement) == []


def test_what_a_meeting_has_had_up_is_not_asked_again(agreement: Agreement) -> None:
    first = Statement.objects.get(position=1)
    item(held(agreement), "Löften", kind="question", derived_from=f"ask:relation:{first.pk}")
    assert "Varför svarar vi så olika på ”Nummer 1”?" not in asked(agreement)
    assert brought_up(agreement) == ["Vi ser olika på det: Nummer 4."]


def test_a_briefing_of_an_earlier_day_knows_nothing_of_a_later_check(agreement: Agreement) -> None:
    assert asked(agreement, NOW - timedelta(days=1)) == []
