"""Which states fit which kind of promise, and how each is shown."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverkan.agreements.models import CommitmentKind, ReportState
from samverkan.ui.states import state_named

S = ReportState

BY_KIND: dict[str, tuple[ReportState, ...]] = {
    CommitmentKind.RECURRING: (S.KEPT, S.MISSED),
    CommitmentKind.DECLARATION: (S.HOLDS, S.HOLDS_NO_LONGER),
    CommitmentKind.EXPLORATION: (S.OPEN, S.ESTABLISH, S.NOT_ESTABLISH),
    CommitmentKind.DIRECTION: (S.NOT_STARTED, S.UNDER_WAY, S.AT_RISK),
    CommitmentKind.DELIVERABLE: (S.NOT_STARTED, S.UNDER_WAY, S.AT_RISK, S.DONE),
}
FINISHED = frozenset({S.DONE, S.ESTABLISH, S.NOT_ESTABLISH, S.HOLDS_NO_LONGER})


@dataclass(frozen=True)
class Chip:
    """A state as the component `state` shows it: its key, and another word where the key's own is not enough."""

    key: str
    word: str = ""
    is_confirmed: bool = True

    @property
    def css(self) -> str:
        """The classes that carry bar and colour in the letter's margin."""
        return f"state-{self.key.replace('_', '-')}" + ("" if self.is_confirmed else " is-unconfirmed")


def is_fitting(kind: str, state: str) -> bool:
    """Say whether a commitment of this kind can be in this state."""
    return state in BY_KIND[kind]


def needs_year(kind: str) -> bool:
    """Say whether reports are made for a year: a recurring promise is kept or missed each year."""
    return kind == CommitmentKind.RECURRING


def needs_evidence(state: str) -> bool:
    """Say whether the state must be shown to be so: that a declaration holds no longer is never just said."""
    return state == S.HOLDS_NO_LONGER


def chip(state: str, *, is_confirmed: bool = True, year: int | None = None) -> Chip:
    """Return how a reported state is shown, with its year where it stands for one."""
    return Chip(str(state), _with_year(state, year) if year else "", is_confirmed)


def _with_year(state: str, year: int) -> str:
    words = {S.KEPT: _("kept %(year)s"), S.MISSED: _("missed %(year)s")}
    return words[S(state)] % {"year": year} if state in words else ""


def no_report(*, overdue: bool = False, is_public: bool = False) -> Chip:
    """Return what is shown while nobody has said anything that the reader sees: grey, with the words that say so."""
    if overdue:
        return Chip("overdue")
    return Chip("unconfirmed", _("no public report") if is_public else _("no report yet"))


def word(state: str, year: int | None = None) -> str:
    """Return the state in words, as it stands inside a sentence."""
    shown = chip(state, year=year)
    return shown.word or str(state_named(shown.key).word)
