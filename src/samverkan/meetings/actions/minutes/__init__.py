"""What is written down in the meeting, and how its minutes are adjusted and locked."""

from samverkan.meetings.actions.minutes.adjusting import (
    AlreadyAnswered,
    DayOutOfReach,
    NoRemark,
    approve_minutes,
    ask_for_changes,
    note_approval,
)
from samverkan.meetings.actions.minutes.checks import MinutesClosed
from samverkan.meetings.actions.minutes.holding import NotBegun, UndecidedItems, hold, settle_item
from samverkan.meetings.actions.minutes.restoring import restore_minutes
from samverkan.meetings.actions.minutes.sending import (
    NobodyAdjusts,
    NotHeld,
    NotLocked,
    NotSent,
    lock_approved,
    send_minutes,
    take_back,
    write_addendum,
)
from samverkan.meetings.actions.minutes.writing import (
    Present,
    note,
    record_notes,
    record_participants,
    settle_publicity,
)

__all__ = [
    "AlreadyAnswered",
    "DayOutOfReach",
    "MinutesClosed",
    "NoRemark",
    "NobodyAdjusts",
    "NotBegun",
    "NotHeld",
    "NotLocked",
    "NotSent",
    "Present",
    "UndecidedItems",
    "approve_minutes",
    "ask_for_changes",
    "hold",
    "lock_approved",
    "note",
    "note_approval",
    "record_notes",
    "record_participants",
    "restore_minutes",
    "send_minutes",
    "settle_item",
    "settle_publicity",
    "take_back",
    "write_addendum",
]
