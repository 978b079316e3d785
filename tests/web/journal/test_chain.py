"""The chain of the journal: what is written can be checked, and what has been touched shows."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from samverkan.accounts.actor import Actor
from samverkan.journal.actions import record
from samverkan.journal.chain import faults
from samverkan.journal.models import AppendOnly, Entry
from tests.factories import acting, agreement, organisation

pytestmark = pytest.mark.django_db
THE_TIME = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def by() -> Actor:
    return acting(organisation())


@pytest.fixture
def five_lines(by: Actor) -> Actor:
    """A journal of five lines about one agreement."""
    about = agreement(by.organisation)
    for year in range(2021, 2026):
        record("agreements.report", about, by=by, at=THE_TIME, detail={"year": year})
    return by


def touch(sql: str) -> None:
    """Do to the table what somebody with the database's password could do."""
    with connection.cursor() as cursor:
        cursor.execute(sql)


def sentences() -> list[str]:
    return [fault.sentence for fault in faults()]


def test_an_untouched_journal_has_no_fault(five_lines: Actor):
    assert sentences() == []
    assert list(Entry.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4, 5]


def test_an_empty_journal_has_no_fault():
    assert sentences() == []


def test_each_line_carries_the_digest_of_the_one_before(five_lines: Actor):
    lines = list(Entry.objects.order_by("number"))
    assert [line.previous for line in lines] == ["", *(line.digest for line in lines[:-1])]


@pytest.mark.parametrize(
    "change",
    [
        "action = 'agreements.sign'",
        "person_key = NULL",
        "party_key = NULL",
        "thing_id = '999'",
        "circle = 'public'",
        "home_key = NULL",
        "at = '2020-01-01 00:00:00+00'",
    ],
)
def test_a_changed_line_is_found(five_lines: Actor, change: str):
    touch(f"UPDATE journal_entry SET {change} WHERE number = 3")
    assert sentences() == ["Line 3 has been changed."]


def test_a_changed_detail_is_found(five_lines: Actor):
    touch("""UPDATE journal_entry SET detail = '{"year": 1999}' WHERE number = 2""")
    assert sentences() == ["Line 2 has been changed."]


def test_a_line_changed_together_with_its_digest_breaks_the_next(five_lines: Actor):
    from samverkan.journal.chain import digest

    line = Entry.objects.get(number=3)
    line.action = "agreements.sign"
    touch(f"UPDATE journal_entry SET action = '{line.action}', digest = '{digest(line)}' WHERE number = 3")
    assert sentences() == ["Line 4 does not follow the line before it."]


def test_a_line_removed_from_the_middle_is_found(five_lines: Actor):
    touch("DELETE FROM journal_entry WHERE number = 3")
    assert sentences() == ["Line 3 is missing: the next one found is 4."]


def test_a_removed_tail_is_found(five_lines: Actor):
    touch("DELETE FROM journal_entry WHERE number > 3")
    assert sentences() == ["The journal should end at line 5; it ends at 3."]


def test_a_wholly_removed_journal_is_found(five_lines: Actor):
    touch("DELETE FROM journal_entry")
    assert sentences() == ["The journal should end at line 5; it ends at 0."]


def test_swapped_lines_are_found(five_lines: Actor):
    touch("UPDATE journal_entry SET number = 99 WHERE number = 2")
    touch("UPDATE journal_entry SET number = 2 WHERE number = 4")
    touch("UPDATE journal_entry SET number = 4 WHERE number = 99")
    assert {"Line 2 has been changed.", "Line 4 has been changed."} <= set(sentences())


def test_an_added_line_is_found(five_lines: Actor):
    touch(
        "INSERT INTO journal_entry (number, at, action, thing_kind, thing_id, within_kind, within_id, circle, detail,"
        " previous, digest) SELECT 6, at, action, thing_kind, thing_id, within_kind, within_id, circle, detail, digest,"
        " digest FROM journal_entry WHERE number = 5"
    )
    assert "Line 6 has been changed." in sentences()
    assert sentences()[-1] == "The journal should end at line 5; it ends at 6."


def test_a_line_cannot_be_changed_or_removed_through_the_model(five_lines: Actor):
    line = Entry.objects.get(number=1)
    line.action = "agreements.sign"
    with pytest.raises(AppendOnly):
        line.save()
    with pytest.raises(AppendOnly):
        line.delete()
    with pytest.raises(AppendOnly):
        Entry.objects.all().update(action="agreements.sign")
    with pytest.raises(AppendOnly):
        Entry.objects.all().delete()
    assert sentences() == []


@pytest.mark.parametrize(
    "detail",
    [
        {"at": THE_TIME, "day": THE_TIME.date(), "ids": [1, 2], "none": None, "yes": True},
        {"share": 0.1, "large": 1e16, "small": 1e-9, "whole": 3.0},
        {"å": "ä", "nested": {"b": 1, "a": [{"c": 2}]}},
    ],
)
def test_any_detail_reads_back_as_it_was_written(by: Actor, detail: dict[str, object]):
    record("agreements.report", agreement(by.organisation), by=by, at=THE_TIME, detail=detail)
    assert sentences() == []


def test_a_time_is_kept_to_the_microsecond(by: Actor):
    record("agreements.report", agreement(by.organisation), by=by, at=THE_TIME.replace(microsecond=123457))
    assert sentences() == []
