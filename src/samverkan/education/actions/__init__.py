"""Writing down what is taught: programmes, their figures and their skills."""

from samverkan.accounts.widening import SeenAlready
from samverkan.education.actions.figures import CannotEnter, Entered, enter, take_away
from samverkan.education.actions.programmes import (
    AlreadyThere,
    NoReason,
    add,
    archive,
    edit,
    publish,
    restore,
    share,
)
from samverkan.education.actions.short_courses import ShortDescription, describe, edit_short, show_short
from samverkan.education.actions.skills import (
    Given,
    NothingToRead,
    add_skill,
    give_plan,
    judge,
    read_again,
    read_skills,
)
from samverkan.education.actions.susa import NothingChosen, read_anew, take_up
from samverkan.education.actions.writing import Alike, CannotWrite, change_many, write_rows
from samverkan.education.described import Description

__all__ = [
    "Alike",
    "AlreadyThere",
    "CannotEnter",
    "CannotWrite",
    "Description",
    "Entered",
    "Given",
    "NoReason",
    "NothingChosen",
    "NothingToRead",
    "SeenAlready",
    "ShortDescription",
    "add",
    "add_skill",
    "archive",
    "change_many",
    "describe",
    "edit",
    "edit_short",
    "enter",
    "give_plan",
    "judge",
    "publish",
    "read_again",
    "read_anew",
    "read_skills",
    "restore",
    "share",
    "show_short",
    "take_away",
    "take_up",
    "write_rows",
]
