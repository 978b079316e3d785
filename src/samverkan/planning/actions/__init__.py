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

__all__ = [
    "AlreadyThere",
    "Description",
    "begin",
    "calculate",
    "copy",
    "describe",
    "remove",
    "restore",
    "save",
    "share",
]
