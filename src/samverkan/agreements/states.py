"""Which states fit which kind of promise, and how each is shown."""

from dataclasses import dataclass

from samverkan.agreements.models import CommitmentKind, ReportState, Standing

S = ReportState

BY_KIND: dict[str, tuple[ReportState, ...]] = {
    CommitmentKind.RECURRING: (S.KEPT, S.MISSED),
    CommitmentKind.DECLARATION: (S.HOLDS, S.HOLDS_NO_LONGER),
    CommitmentKind.EXPLORATION: (S.OPEN, S.ESTABLISH, S.NOT_ESTABLISH),
    CommitmentKind.DIRECTION: (S.NOT_STARTED, S.UNDER_WAY, S.AT_RISK),
    CommitmentKind.DELIVERABLE: (S.NOT_STARTED, S.UNDER_WAY, S.AT_RISK, S.DONE),
}
FINISHED = frozenset({S.DONE, S.ESTABLISH, S.NOT_ESTABLISH, S.HOLDS_NO_LONGER})
CHIPS: dict[str, str] = {
    S.HOLDS_NO_LONGER: "no_longer",
    S.ESTABLISH: "decided",
    S.NOT_ESTABLISH: "decided",
}


@dataclass(frozen=True)
class Chip:
    """A state as the component `state` shows it: its key, and another word where the key's own does not fit."""

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
    key = CHIPS.get(state, state)
    word = str(S(state).label).lower() if year is None else f"{_short(state)} {year}"
    return Chip(key, word, is_confirmed)


def _short(state: str) -> str:
    return str(S(state).label).lower().split(" ", 1)[0]


def standing_chip(standing: str) -> Chip:
    """Return how a changed, dropped or reviewed promise is shown."""
    return Chip(str(standing), str(Standing(standing).label).lower())
