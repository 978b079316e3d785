"""Rows of a sheet are written into an agreement's commitments, all of them or none."""

from samverkan.agreements.actions.sheet.applying import CannotApplyRows, apply_rows

__all__ = ["CannotApplyRows", "apply_rows"]
