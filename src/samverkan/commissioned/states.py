"""The way of an enquiry, from new to evaluated or lost, and which moves there are."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """Where an enquiry stands."""

    NEW = "new", pgettext_lazy("enquiry", "New")
    ANSWERING = "answering", pgettext_lazy("enquiry", "Being answered")
    OFFERED = "offered", pgettext_lazy("enquiry", "Offered")
    AGREED = "agreed", pgettext_lazy("enquiry", "Agreed")
    GIVEN = "given", pgettext_lazy("enquiry", "Given")
    EVALUATED = "evaluated", pgettext_lazy("enquiry", "Evaluated")
    LOST = "lost", pgettext_lazy("enquiry", "Lost")
    WITHDRAWN = "withdrawn", pgettext_lazy("enquiry", "Withdrawn")


WAY = (State.NEW, State.ANSWERING, State.OFFERED, State.AGREED, State.GIVEN, State.EVALUATED)
"""The steps in their order; beside them an enquiry may be lost, or withdrawn by whoever asked."""
OPEN = (State.NEW, State.ANSWERING, State.OFFERED, State.AGREED)
"""Nothing has been given yet, so it may still be lost or withdrawn."""
CLOSED = (State.EVALUATED, State.LOST, State.WITHDRAWN)

SHOWN_AS = {
    State.NEW: "not_started",
    State.ANSWERING: "under_way",
    State.OFFERED: "open",
    State.AGREED: "decided",
    State.GIVEN: "kept",
    State.EVALUATED: "done",
    State.LOST: "missed",
    State.WITHDRAWN: "dropped",
}
"""Which of the shapes of `ui.states` each has; the word is its own."""


class LostBecause(models.TextChoices):
    """Why an enquiry came to nothing."""

    NO_COURSE = "no_course", _("We give nothing of the kind")
    NO_TEACHERS = "no_teachers", _("We lack teachers or rooms")
    TOO_LATE = "too_late", _("We could not give it in time")
    TOO_FEW = "too_few", _("Too few people for a course")
    PRICE = "price", _("The price was too high")
    OTHER_PROVIDER = "other_provider", _("They chose another provider")
    NO_ANSWER = "no_answer", _("They did not answer our offer")
    NEED_GONE = "need_gone", _("The need is no longer there")
    NOT_ALLOWED = "not_allowed", _("The rules do not let us give it")
    NO_ENQUIRY = "no_enquiry", _("It was no enquiry (advertising, a trial, the same one twice)")
    OTHER = "other", _("Another reason")


NOT_A_NEED = (LostBecause.NO_ENQUIRY, LostBecause.NEED_GONE, LostBecause.OTHER_PROVIDER)
"""Lost for a reason that leaves no need unmet: there was none, it passed, or somebody else met it."""


def next_of(state: str) -> State | None:
    """Return the step that follows; none at the end of the way and beside it."""
    steps = [step.value for step in WAY]
    return WAY[steps.index(state) + 1] if state in steps[:-1] else None


def moves_from(state: str) -> tuple[State, ...]:
    """Return where an enquiry may be moved: one step on, or beside the way while nothing has been given."""
    following = next_of(state)
    beside = (State.LOST, State.WITHDRAWN) if state in OPEN else ()
    return (*((following,) if following else ()), *beside)
