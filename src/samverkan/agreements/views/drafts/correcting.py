"""One press on a button of the draft page, whichever draft it is."""

from dataclasses import dataclass

from django.http import QueryDict

from samverkan.agreements.drafting import CannotApply, Working
from samverkan.agreements.drafting.sifting import sift
from samverkan.agreements.drafting.steps import Step
from samverkan.agreements.forms.drafts import pressed_step, typed_steps


@dataclass(frozen=True)
class Press:
    """What a press means: corrections that fit, refusals of the others, and which promise is open afterwards."""

    working: Working
    steps: list[Step]
    refusals: list[str]
    is_undo: bool
    opened: int | None


def press(working: Working, post: QueryDict) -> Press:
    """Return what the pressed button and the typed fields together mean."""
    if post.get("step") == "undo":
        return _undo(working, post)
    corrected, steps, refusals = sift(working, typed_steps(working.content, post))
    try:
        pressed = pressed_step(corrected, post)
        corrected, more, refused = sift(corrected, [pressed] if pressed else [])
    except CannotApply as refusal:
        more, refused = [], [str(refusal)]
    return Press(corrected, steps + more, refusals + refused, False, opened_by(post))


def _undo(working: Working, post: QueryDict) -> Press:
    try:
        return Press(working.undo(), [], [], True, opened_by(post))
    except CannotApply as refusal:
        return Press(working, [], [str(refusal)], False, opened_by(post))


def opened_by(post: QueryDict) -> int | None:
    """Return the id of the promise whose details are to be open."""
    verb, _colon, row = post.get("step", "").partition(":")
    if verb == "close":
        return None
    chosen = row if verb == "open" else post.get("opened", "")
    return int(chosen) if chosen.isdecimal() else None
