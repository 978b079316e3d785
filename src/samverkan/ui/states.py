"""The states a promise or a task can be in: each has a word, a shape and a tone, so that colour never says it alone."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class State:
    """One state as it is shown. `tone` is one of calm, good, attention, broken and quiet."""

    key: str
    word: str | Promise
    tone: str
    like: str = ""

    @property
    def icon(self) -> str:
        """Name of the shape in `icons`; a state that is `like` another has its shape."""
        return f"state-{self.like or self.key}"

    @property
    def css(self) -> str:
        """The class that carries the colour and the bar: `state-under-way`."""
        return "state-" + (self.like or self.key).replace("_", "-")


STATES = {
    state.key: state
    for state in (
        State("unconfirmed", _("unconfirmed"), "quiet"),
        State("not_started", _("not started"), "quiet"),
        State("under_way", _("under way"), "calm"),
        State("done", _("done"), "good"),
        State("kept", _("kept"), "good"),
        State("missed", _("missed"), "broken"),
        State("overdue", _("overdue"), "attention"),
        State("differs", _("the views differ"), "attention"),
        State("changed", _("changed"), "calm"),
        State("dropped", _("dropped"), "quiet"),
        State("under_review", _("under review"), "attention"),
        State("open", _("open"), "calm"),
        State("decided", _("decided"), "good"),
        State("holds", _("holds"), "good"),
        State("no_longer", _("no longer holds"), "broken"),
        State("holds_no_longer", _("no longer holds"), "broken", like="no_longer"),
        State("at_risk", _("at risk"), "attention"),
        State("establish", _("explored: establish"), "good", like="decided"),
        State("not_establish", _("explored: do not establish"), "quiet", like="dropped"),
        State("planned", _("planned"), "quiet", like="not_started"),
        State("stopped", _("stopped"), "quiet", like="dropped"),
    )
}


def state_named(key: str) -> State:
    """Return the state with this key; `under-way` and `under_way` are the same. Raises KeyError for an unknown one."""
    return STATES[key.replace("-", "_")]
