"""How one commitment stands, as the one who looks may see it: computed, never typed."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samverkan.agreements import states
from samverkan.agreements.models import Assumption, Commitment, Standing, StatusReport
from samverkan.ui.components import PartyMark


@dataclass(frozen=True)
class PartyView:
    """
    How one party sees a commitment: its view if it has one, its owner and what it wants out of it.

    Names and wishes are the parties' own: one who is not a party sees neither, also when the agreement is public.
    """

    party_id: int
    mark: PartyMark
    is_bound: bool
    is_own: bool
    has_owner: bool = False
    owner: str = ""
    is_contact: bool = False
    wants: str = ""
    spokesperson: PartyMark | None = None
    report: StatusReport | None = None
    chip: states.Chip | None = None
    note: StatusReport | None = None

    @property
    def said(self) -> tuple[str, int | None] | None:
        """The state and its year, to compare with another party's."""
        return (self.report.state, self.report.year) if self.report else None

    @property
    def word(self) -> str:
        """The state in words, as it stands inside a sentence."""
        return states.word(self.report.state, self.report.year) if self.report else ""


@dataclass(frozen=True)
class CommitmentView:
    """How one commitment stands: the state, who says so, and what is amiss. Computed, never typed."""

    commitment: Commitment
    text: str
    standing: str
    state: str | None
    year: int | None
    is_confirmed: bool
    differs: bool
    parties: tuple[PartyView, ...]
    assumptions: tuple[Assumption, ...]
    ownerless: bool
    is_behind: bool
    never_started: bool
    under_review: bool
    overdue: bool
    latest_on: date | None
    is_inside: bool
    reviewed_for: tuple[Assumption, ...] = ()
    rests_on_broken: bool = False
    is_asked: bool = False

    @property
    def number(self) -> int:
        return self.commitment.number

    @property
    def bound(self) -> tuple[PartyView, ...]:
        return tuple(view for view in self.parties if view.is_bound)

    @property
    def views(self) -> tuple[PartyView, ...]:
        """The parties that have said something that others see too."""
        return tuple(view for view in self.parties if view.report)

    @property
    def own(self) -> PartyView | None:
        return next((view for view in self.parties if view.is_own), None)

    @property
    def chip(self) -> states.Chip:
        """The one state shown in the margin: what concerns the promise itself goes before its progress."""
        if self.standing == Standing.DROPPED:
            return states.Chip("dropped")
        if self.under_review:
            return states.Chip("under_review")
        if self.differs:
            return states.Chip("differs")
        if self.state is None:
            return states.no_report(overdue=self.overdue, is_public=not self.is_inside)
        if self.overdue:
            return states.Chip("overdue")
        return states.chip(self.state, is_confirmed=self.is_confirmed, year=self.year)

    @property
    def difference(self) -> str:
        """The sentence that says who says what: "Läget skiljer sig: LTU säger pågår, …"."""
        said = [
            _("%(party)s says %(state)s") % {"party": mark.name, "state": word} for mark, word in differing_states(self)
        ]
        return _("The views differ: %(views)s.") % {"views": ", ".join(said)}

    @property
    def is_changed(self) -> bool:
        return self.standing == Standing.CHANGED

    @property
    def is_well(self) -> bool:
        """Nothing about it asks for anybody's attention."""
        return not (self.ownerless or self.is_behind or self.never_started or self.differs or self.overdue)

    @property
    def awaits(self) -> tuple[PartyView, ...]:
        """The bound parties that have not yet said how they see it, while somebody else has."""
        return tuple(view for view in self.bound if not view.report) if self.views else ()


def differing_states(view: CommitmentView) -> list[tuple[PartyMark, str]]:
    """Return who says what, for the sentence about views that differ."""
    return [(party.mark, states.word(party.report.state, party.report.year)) for party in view.views if party.report]
