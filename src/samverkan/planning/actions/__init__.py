"""What is done with cases: begun, saved, described, computed, commented on."""

from samverkan.planning.actions.calculating import calculate
from samverkan.planning.actions.cases import (
    AlreadyThere,
    Description,
    begin,
    copy,
    describe,
    remove,
    restore,
    save,
    share,
)
from samverkan.planning.actions.comments import NothingSaid, comment, remove_comment
from samverkan.planning.actions.flowing import NothingChosen, follow, leave, look, take
from samverkan.planning.actions.scenarios import NothingChanged, keep_scenario, remove_scenario

__all__ = [
    "AlreadyThere",
    "Description",
    "NothingChanged",
    "NothingChosen",
    "NothingSaid",
    "begin",
    "calculate",
    "comment",
    "copy",
    "describe",
    "follow",
    "keep_scenario",
    "leave",
    "look",
    "remove",
    "remove_comment",
    "remove_scenario",
    "restore",
    "save",
    "share",
    "take",
]
