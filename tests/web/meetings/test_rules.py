"""Whose turn it is, when a forum should meet next, and whether enough have come."""

from datetime import date

import pytest

from samverkan.meetings.models import Forum
from samverkan.meetings.quorum import quorum
from samverkan.meetings.rhythm import next_due
from samverkan.meetings.turns import Turn, next_turn

A, B, C = 1, 2, 3
TODAY = date(2026, 3, 2)


def test_the_first_party_chairs_first_and_the_next_keeps_the_minutes():
    assert next_turn("each_meeting", [A, B], None, 2026) == Turn(A, B, 2026)


def test_chair_and_secretary_change_party_at_each_meeting():
    turn, seen = None, []
    for _ in range(4):
        turn = next_turn("each_meeting", [A, B, C], turn, 2026)
        seen.append((turn.chair, turn.secretary))
    assert seen == [(A, B), (B, C), (C, A), (A, B)]


def test_chair_and_secretary_stay_for_a_calendar_year():
    years = [2025, 2025, 2026, 2026, 2028]
    turn, seen = None, []
    for year in years:
        turn = next_turn("each_year", [A, B], turn, year)
        seen.append(turn.chair)
    assert seen == [A, A, B, B, A]


def test_without_a_rule_the_last_turn_is_proposed_again():
    assert next_turn("none", [A, B], Turn(B, A, 2025), 2026) == Turn(B, A, 2026)
    assert next_turn("none", [A, B], None, 2026) == Turn(None, None, 2026)


def test_a_party_that_has_left_has_no_turn():
    assert next_turn("each_meeting", [A, C], Turn(B, C, 2025), 2026) == Turn(A, C, 2026)
    assert next_turn("none", [A, C], Turn(B, C, 2025), 2026) == Turn(None, C, 2026)


@pytest.mark.parametrize(
    ("times", "seasons", "last", "plan_by", "hold_by"),
    [
        (1, ["autumn"], date(2025, 10, 21), date(2026, 9, 1), date(2026, 11, 30)),
        (1, ["autumn"], date(2025, 8, 28), date(2026, 9, 1), date(2026, 11, 30)),  # held early: no extra one
        (1, ["autumn"], date(2025, 12, 9), date(2026, 9, 1), date(2026, 11, 30)),  # held late
        (2, ["spring", "autumn"], date(2025, 10, 21), date(2026, 3, 1), date(2026, 5, 31)),
        (2, ["autumn", "spring"], date(2026, 4, 10), date(2026, 9, 1), date(2026, 11, 30)),
        (1, ["winter"], date(2025, 1, 20), date(2025, 12, 1), date(2026, 2, 28)),
        (4, [], date(2026, 2, 1), date(2026, 4, 3), date(2026, 5, 3)),
        (2, ["autumn"], date(2025, 9, 5), date(2026, 2, 4), date(2026, 3, 6)),  # more meetings than seasons
        (1, ["autumn"], None, date(2026, 9, 1), date(2026, 11, 30)),
        (1, ["spring"], None, date(2026, 3, 1), date(2026, 5, 31)),
        (1, [], None, TODAY, TODAY),
    ],
)
def test_the_next_meeting_is_due_by_the_forums_rhythm(times, seasons, last, plan_by, hold_by):
    due = next_due(times, seasons, last, TODAY)
    assert due is not None
    assert (due.plan_by, due.hold_by) == (plan_by, hold_by)


def test_a_forum_that_meets_when_there_is_need_is_never_due():
    assert next_due(None, ["autumn"], date(2020, 1, 1), TODAY) is None


def test_a_forum_without_a_rule_has_no_quorum():
    assert quorum(Forum(), {A: 0, B: 0}) is None


@pytest.mark.parametrize(
    ("members", "each", "came", "is_met", "short"),
    [
        (4, None, {A: 2, B: 2}, True, ()),
        (4, None, {A: 3, B: 0}, False, ()),
        (None, 1, {A: 3, B: 0}, False, (B,)),
        (None, 2, {A: 2, B: 2}, True, ()),
        (5, 2, {A: 2, B: 2}, False, ()),
    ],
)
def test_quorum_counts_all_and_those_of_each_party(members, each, came, is_met, short):
    found = quorum(Forum(quorum_members=members, quorum_each_party=each), came)
    assert found is not None
    assert (found.is_met, found.short, found.there) == (is_met, short, sum(came.values()))
