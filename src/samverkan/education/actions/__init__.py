"""Writing down what is taught: programmes, their figures and their skills."""

from samverkan.education.actions.figures import CannotEnter, Entered, enter, take_away
from samverkan.education.actions.programmes import (
    AlreadyThere,
    Description,
    NoReason,
    add,
    archive,
    edit,
    publish,
    restore,
    share,
)
from samverkan.education.actions.skills import (
    Given,
    NothingToRead,
    add_skill,
    give_plan,
    judge,
    read_again,
    read_skills,
)

__all__ = [
    "AlreadyThere",
    "CannotEnter",
    "Description",
    "Entered",
    "Given",
    "NoReason",
    "NothingToRead",
    "add",
    "add_skill",
    "archive",
    "edit",
    "enter",
    "give_plan",
    "judge",
    "publish",
    "read_again",
    "read_skills",
    "restore",
    "share",
    "take_away",
]
