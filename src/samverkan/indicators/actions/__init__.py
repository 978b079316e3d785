"""Following an indicator: what it is, its values, and the targets set for it."""

from samverkan.indicators.actions.following import (
    AlreadyThere,
    Description,
    IndicatorInUse,
    add,
    edit,
    remove,
    share,
)
from samverkan.indicators.actions.targets import remove_target, set_target
from samverkan.indicators.actions.values import CannotEnter, correct, enter, enter_many
from samverkan.indicators.entered import Entered

__all__ = [
    "AlreadyThere", "CannotEnter", "Description", "Entered", "IndicatorInUse", "add", "correct", "edit", "enter",
    "enter_many", "remove", "remove_target", "set_target", "share",
]  # fmt: skip
