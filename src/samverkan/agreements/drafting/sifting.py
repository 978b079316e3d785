"""Several corrections at once, of which some may not fit."""

from collections.abc import Iterable

from samverkan.agreements.drafting.history import Working
from samverkan.agreements.drafting.refusals import CannotApply
from samverkan.agreements.drafting.steps import Step


def sift(working: Working, steps: Iterable[Step]) -> tuple[Working, list[Step], list[str]]:
    """Return the draft with the corrections that fit, those corrections, and a sentence for each of the others."""
    fitting: list[Step] = []
    refusals: list[str] = []
    for step in steps:
        try:
            working = working.correct(step)
        except CannotApply as refusal:
            refusals.append(str(refusal))
        else:
            fitting.append(step)
    return working, fitting, refusals
