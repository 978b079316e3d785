"""What is left when a check closes: medians, spreads and comments of parties, and nothing of persons."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import Errand, Person
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.models import Agreement
from samverkan.journal.models import Entry
from samverkan.mail.models import Message, Notice
from samverkan.relations import daily
from samverkan.relations.actions.answering import Given, SaysNothing, save, send
from samverkan.relations.actions.closing import OneSided, TooEarly, close, counted, middle, withdraw
from samverkan.relations.actions.finding import NotNow
from samverkan.relations.actions.moving import DayHasBeen, move
from samverkan.relations.actions.reminding import NobodyLeft, remind
from samverkan.relations.models import Answer, Check, Comment, Reminder, Tally
from samverkan.relations.queries.over_years import over_years
from samverkan.relations.queries.results import difference, largest_differences, results
from tests.web.relations.conftest import LATER, LET_IN, NOW, respondent, said


def acting(person: Person, check: Check) -> Actor:
    return Actor(person, respondent(check, person).party.organisation, allowed=LET_IN)


@pytest.fixture
def closed(answered: Check, anna: Actor) -> Check:
    return close(check=answered, by=anna, at=NOW)


def test_the_difference_between_the_medians_is_the_result(closed: Check) -> None:
    first, *_rest = results(closed)
    assert first.statement.position == 1
    assert [side.median for side in first.sides] == [Decimal("2.0"), Decimal("4.5")]
    assert first.difference == Decimal("2.5")
    assert first.difference_words == "2,5"


def test_the_largest_difference_comes_first_and_what_cannot_be_compared_last(closed: Check) -> None:
    told = results(closed)
    known = [one.difference for one in told if one.difference is not None]
    assert known == sorted(known, reverse=True) == [Decimal("2.5"), Decimal("1.0")]
    assert all(one.difference is None for one in told[2:])


def test_a_party_of_three_shows_its_spread_and_a_party_of_two_its_median_alone(closed: Check) -> None:
    university, town = results(closed)[0].sides
    assert university.counts == (1, 1, 1, 0, 0, 0)
    assert university.spread == "1–3"
    assert (town.answered, town.counts, town.spread, town.comments) == (2, (), "", ())


def test_comments_have_no_name_and_stand_in_alphabetical_order(closed: Check) -> None:
    assert results(closed)[0].sides[0].comments == ("Bättre nu.", "Sent och otydligt.")
    assert not Comment.objects.filter(text__contains="fint").exists()


def test_who_answered_what_is_deleted(closed: Check) -> None:
    assert not Answer.objects.exists()
    assert Tally.objects.count() == 20


def test_who_cannot_say_is_no_part_of_the_median(closed: Check) -> None:
    third = next(one for one in results(closed) if one.statement.position == 3)
    assert third.sides[0].median is None
    assert third.sides[0].counts == (0, 0, 0, 0, 0, 3)


@pytest.mark.parametrize(
    ("values", "median"), [([], None), ([0, 0], None), ([3], "3.0"), ([1, 0, 4], "2.5"), ([5, 1, 5], "5.0")]
)
def test_the_median_is_of_those_who_could_say(values: list[int], median: str | None) -> None:
    assert middle(values) == (Decimal(median) if median else None)


def test_every_step_is_counted() -> None:
    assert counted([5, 0, 1, 5]) == [1, 0, 0, 0, 2, 1]


def test_one_median_alone_is_no_difference() -> None:
    assert difference([Decimal(3), None]) is None
    assert difference([Decimal(3), Decimal(1), Decimal(5)]) == 4


def test_it_is_closed_before_its_day_only_when_all_have_answered(
    opened: Check, anna: Actor, rectors: list[Person], mayors: list[Person]
) -> None:
    said(opened, rectors[0], [3])
    said(opened, mayors[0], [4])
    with pytest.raises(TooEarly):
        close(check=opened, by=anna, at=NOW)
    assert close(check=opened, by=anna, at=LATER).is_closed


def test_answers_of_one_party_alone_are_never_shown(opened: Check, anna: Actor, rectors: list[Person]) -> None:
    for person in rectors:
        said(opened, person, [3])
    with pytest.raises(OneSided):
        close(check=opened, by=anna, at=LATER)


def test_what_is_only_drafted_does_not_count(
    opened: Check, bo: Actor, rectors: list[Person], mayors: list[Person]
) -> None:
    said(opened, rectors[0], [3])
    said(opened, mayors[0], [4])
    statement = opened.statements.first()
    assert statement
    given = [Given(statement=statement, value=1, comment="Hemligt")]
    save(respondent=respondent(opened, mayors[1]), given=given, by=acting(mayors[1], opened), at=NOW)
    told = results(close(check=opened, by=bo, at=LATER))
    assert told[0].sides[1].answered == 1
    assert told[0].sides[1].median == 4


def test_a_closed_check_takes_no_answers_and_is_not_closed_again(
    closed: Check, anna: Actor, rectors: list[Person]
) -> None:
    with pytest.raises(NotNow):
        said(closed, rectors[0], [3])
    with pytest.raises(NotNow):
        close(check=closed, by=anna, at=LATER)
    with pytest.raises(NotNow):
        withdraw(check=closed, reason="Ångrar.", by=anna, at=LATER)


def test_closing_tells_the_other_party_and_ends_the_links(closed: Check, bo: Actor) -> None:
    assert bo.person
    assert Notice.objects.filter(to=bo.person.email, kind="relations.closed").exists()
    assert not Errand.objects.filter(closed_at=None, used_at=None).exists()


def test_taking_back_deletes_what_was_answered(answered: Check, bo: Actor) -> None:
    withdraw(check=answered, reason="Ny ledning.", by=bo, at=NOW)
    assert not Answer.objects.exists()
    assert not Tally.objects.exists()


def test_nobody_answers_for_another(opened: Check, rectors: list[Person]) -> None:
    given = [Given(statement=opened.statements.all()[0], value=3)]
    with pytest.raises(NotAllowed):
        send(respondent=respondent(opened, rectors[0]), given=given, by=acting(rectors[1], opened), at=NOW)


def test_empty_answers_are_not_sent(opened: Check, rectors: list[Person]) -> None:
    with pytest.raises(SaysNothing):
        said(opened, rectors[0], [None, None])


def test_an_answer_can_be_changed_until_the_close(answered: Check, rectors: list[Person], anna: Actor) -> None:
    said(answered, rectors[0], [5, 5, 5], "")
    told = results(close(check=answered, by=anna, at=NOW))
    assert next(one for one in told if one.statement.position == 1).sides[0].median == 3


def test_the_journal_says_nothing_of_who_answered(closed: Check) -> None:
    assert {one.action for one in Entry.objects.all()} == {
        "relations.propose",
        "relations.choose",
        "relations.start",
        "relations.close",
    }


def test_the_two_largest_differences_go_to_the_agenda(closed: Check, agreement: Agreement, bo: Actor) -> None:
    assert [one.statement.position for one in largest_differences(agreement, bo)] == [1, 2]


def test_strangers_have_no_differences(closed: Check, agreement: Agreement, stranger: Actor) -> None:
    assert largest_differences(agreement, stranger) == []
    assert over_years(agreement, stranger) == []


def on(day: int, month: int = 9) -> datetime:
    return datetime(2026, month, day, 10, tzinfo=UTC)


@pytest.mark.parametrize(("day", "sent"), [(24, 0), (25, 5), (27, 5), (28, 5), (30, 5)])
def test_reminders_go_before_on_and_after_the_day(opened: Check, day: int, sent: int) -> None:
    daily.run(at=on(day))
    assert Reminder.objects.count() == sent


def test_nobody_is_reminded_twice_of_the_same_or_after_answering(opened: Check, mayors: list[Person]) -> None:
    said(opened, mayors[1], [4])
    for day in (25, 25, 26, 28, 28, 29):
        daily.run(at=on(day))
    assert Message.objects.filter(to=mayors[0].email, subject__startswith="Påminnelse").count() == 2
    assert not Message.objects.filter(to=mayors[1].email, subject__startswith="Påminnelse").exists()


def test_by_hand_only_the_own_party_is_reminded(opened: Check, bo: Actor, mayors: list[Person]) -> None:
    with pytest.raises(NobodyLeft):
        remind(check=opened, by=bo, at=NOW)
    assert remind(check=opened, by=bo, at=on(3)) == 2
    assert set(Reminder.objects.values_list("respondent__person", flat=True)) == {one.pk for one in mayors}


def test_it_closes_by_itself_two_weeks_after_the_day(
    opened: Check, rectors: list[Person], mayors: list[Person]
) -> None:
    said(opened, rectors[0], [3])
    said(opened, mayors[0], [4])
    daily.run(at=on(12, 10))
    opened.refresh_from_db()
    assert opened.is_open
    daily.run(at=on(13, 10))
    daily.run(at=on(13, 10))
    opened.refresh_from_db()
    assert opened.is_closed
    assert Entry.objects.filter(action="relations.close_by_itself").count() == 1


def test_it_does_not_close_by_itself_when_one_party_is_silent(opened: Check, rectors: list[Person]) -> None:
    said(opened, rectors[0], [3])
    daily.run(at=on(20, 10))
    opened.refresh_from_db()
    assert opened.is_open


# The day is moved


def test_the_day_is_moved_and_those_who_have_not_answered_are_told(
    opened: Check, anna: Actor, bo: Actor, rectors: list[Person], mayors: list[Person]
) -> None:
    said(opened, rectors[0], [3])
    daily.run(at=datetime(2026, 9, 28, 9, 0, tzinfo=UTC))
    before = Message.objects.count()
    later = date(2026, 10, 20)
    assert move(check=opened, answer_by=later, version=opened.version, by=bo, at=LATER) == 4
    opened.refresh_from_db()
    assert opened.answer_by == later
    told = Message.objects.order_by("pk")[before:]
    assert {mail.to for mail in told} == {person.email for person in (*rectors[1:], *mayors)}
    assert "20 okt 2026" in told[0].body
    assert Errand.objects.filter(used_at=None, closed_at=None, expires_at=opened.links_end).count() == 4
    assert Notice.objects.filter(kind="relations.moved", to=anna.person.email).count() == 1
    assert daily.run(at=datetime(2026, 10, 20, 9, 0, tzinfo=UTC)) == 4  # by the new day
    assert Entry.objects.filter(action="relations.move").count() == 1


def test_moving_the_day_twice_sends_one_mail(opened: Check, bo: Actor) -> None:
    later, seen = date(2026, 10, 20), opened.version
    assert move(check=opened, answer_by=later, version=seen, by=bo, at=LATER) == 5
    assert move(check=opened, answer_by=later, version=seen, by=bo, at=LATER) == 0
    with pytest.raises(EditedMeanwhile):
        move(check=opened, answer_by=date(2026, 11, 1), version=seen, by=bo, at=LATER)


def test_the_day_is_moved_ahead_while_the_check_is_open_and_by_a_party(
    opened: Check, anna: Actor, bo: Actor, stranger: Actor
) -> None:
    with pytest.raises(DayHasBeen):
        move(check=opened, answer_by=LATER.date(), version=opened.version, by=bo, at=LATER)
    with pytest.raises(NotAllowed):
        move(check=opened, answer_by=date(2026, 10, 20), version=opened.version, by=stranger, at=LATER)
    withdraw(check=opened, reason="Nej", by=anna, at=LATER)
    with pytest.raises(NotNow):
        move(check=opened, answer_by=date(2026, 10, 20), version=opened.version, by=bo, at=LATER)
