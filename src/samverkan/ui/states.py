"""The states a promise or a task can be in: each has a word, a shape and a tone, so that colour never says it alone."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy


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
        State("unconfirmed", pgettext_lazy("state", "unconfirmed"), "quiet"),
        State("not_started", pgettext_lazy("state", "not started"), "quiet"),
        State("under_way", pgettext_lazy("state", "under way"), "calm"),
        State("done", pgettext_lazy("state", "done"), "good"),
        State("kept", pgettext_lazy("state", "kept"), "good"),
        State("missed", pgettext_lazy("state", "missed"), "broken"),
        State("overdue", pgettext_lazy("state", "overdue"), "attention"),
        State("differs", pgettext_lazy("state", "the views differ"), "attention"),
        State("changed", pgettext_lazy("state", "changed"), "calm"),
        State("dropped", pgettext_lazy("state", "dropped"), "quiet"),
        State("under_review", pgettext_lazy("state", "under review"), "attention"),
        State("open", pgettext_lazy("state", "open"), "calm"),
        State("decided", pgettext_lazy("state", "decided"), "good"),
        State("holds", pgettext_lazy("state", "holds"), "good"),
        State("no_longer", pgettext_lazy("state", "no longer holds"), "broken"),
        State("holds_no_longer", pgettext_lazy("state", "no longer holds"), "broken", like="no_longer"),
        State("at_risk", pgettext_lazy("state", "at risk"), "attention"),
        State("establish", pgettext_lazy("state", "explored: establish"), "good", like="decided"),
        State("not_establish", pgettext_lazy("state", "explored: do not establish"), "quiet", like="dropped"),
        State("planned", pgettext_lazy("state", "planned"), "quiet", like="not_started"),
        State("stopped", pgettext_lazy("state", "stopped"), "quiet", like="dropped"),
    )
}


def state_named(key: str) -> State:
    """Return the state with this key; `under-way` and `under_way` are the same. Raises KeyError for an unknown one."""
    return STATES[key.replace("-", "_")]
