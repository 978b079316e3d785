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
from samverkan.planning.actions.scenarios import NothingChanged, keep_scenario, remove_scenario

__all__ = [
    "AlreadyThere",
    "Description",
    "NothingChanged",
    "NothingSaid",
    "begin",
    "calculate",
    "comment",
    "copy",
    "describe",
    "keep_scenario",
    "remove",
    "remove_comment",
    "remove_scenario",
    "restore",
    "save",
    "share",
]
