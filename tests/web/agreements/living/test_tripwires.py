"""When an assumption breaks by a person's word, by a value, and when it holds again. Days are of 2026."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from samverkan.agreements.tripwires import Limit, Mark, Reading, broken


def on(text: str) -> date:
    day, month = text.split("/")
    return date(2026, int(month), int(day))


def at(text: str) -> datetime:
    return datetime(2026, on(text).month, on(text).day, 9, tzinfo=UTC)


BELOW_100 = Limit(Decimal(100), "below")


@pytest.mark.parametrize(
    ("side", "value", "is_passed"),
    [("below", 99, True), ("below", 100, False), ("above", 100, False), ("above", 101, True)],
)
def test_on_the_limit_it_still_holds(side: str, value: int, is_passed: bool) -> None:
    assert Limit(Decimal(100), side).is_passed(Decimal(value)) is is_passed


CASES = """
    said           limit   value   entered    breaks
    –              –       90      1/3        –
    –              100     –       –          –
    –              100     110     1/3        –
    –              100     90      1/3        1/2
    gone 10/2      100     110     1/3        10/2
    gone 10/2      –       –       –          10/2
    holds 10/2     100     90      1/2        –
    holds 10/2     100     90      1/3        1/2
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines()[1:])
def test_a_break_is_as_the_table_says(line: str) -> None:
    said, limit, value, entered, breaks = (
        cell.strip() for cell in line.strip().replace("   ", "|").split("|") if cell.strip()
    )
    mark = None if said == "–" else Mark(said.startswith("holds"), on(said.split()[1]), at(said.split()[1]))
    reading = None if value == "–" else Reading(on("1/2"), Decimal(value), at(entered))
    found = broken(mark, None if limit == "–" else BELOW_100, reading)
    assert (found.on if found else None) == (None if breaks == "–" else on(breaks))


def test_an_answer_counts_only_after_the_break() -> None:
    found = broken(None, BELOW_100, Reading(on("1/2"), Decimal(1), at("1/3")))
    assert found
    assert [found.is_answered(at(day)) for day in ("28/2", "2/3")] == [False, True]
