"""How commitments stand: one frozen view of each, computed for all of them in the same few queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, CircledQuerySet
from samverkan.agreements import rhythm, states
from samverkan.agreements.consensus import Opinion, Verdict, verdict
from samverkan.agreements.models import (
    Activity,
    Agreement,
    AgreementState,
    Assumption,
    Binding,
    Commitment,
    CommitmentChange,
    Party,
    Standing,
    StatusReport,
)
from samverkan.agreements.models.commitments import CommitmentQuerySet
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


def commitment_views(
    commitments: CommitmentQuerySet,
    by: Actor,
    on: date,
    *,
    as_of: date | None = None,
    placed: bool = True,
    within: Agreement | None = None,
) -> list[CommitmentView]:
    """
    Return how the commitments stand for the one who looks, in a number of queries that does not grow.

    `commitments` is already cut down to what the actor may see. `as_of` shows an earlier day: reports, changes
    and assumptions as they stood then; `on` is today, and health is judged by the earlier of the two.
    `placed` fetches the domains and areas of each, too; `within` is the agreement they all belong to, if at hand.
    """
    agreements = Agreement.objects.prefetch_related(_members())
    seen = Assumption.objects.visible_to(by)
    around = [Prefetch("agreement", agreements), Prefetch("assumptions", seen, to_attr="seen_assumptions")]
    parts = (*([] if within else around), *_said(by, as_of), *_parts(placed=placed))
    activities = Activity.objects.visible_to(by).filter(commitments=OuterRef("pk"))
    loaded = commitments.prefetch_related(*parts).annotate(has_activity=Exists(activities))
    day = min(as_of, on) if as_of else on
    if within:
        _bring(within, loaded, seen)
    sides = {each.pk: _sides(each, by, day) for each in {one.agreement_id: one.agreement for one in loaded}.values()}
    return [_view(commitment, sides[commitment.agreement_id], day, as_of is not None) for commitment in loaded]


def commitment_view(commitment: Commitment, by: Actor, on: date, *, as_of: date | None = None) -> CommitmentView:
    """Return how one commitment, already found to be visible, stands."""
    return commitment_views(Commitment.objects.filter(pk=commitment.pk), by, on, as_of=as_of)[0]


def view_of(
    commitment: Commitment, by: Actor, on: date, reports: list[StatusReport], activities: list[Activity]
) -> CommitmentView:
    """Return how a commitment just fetched with its agreement stands, given all that one may see of what was done."""
    members(commitment.agreement)
    commitment.seen_reports = [report for report in reports if report.is_latest]
    rests = Prefetch("assumptions", Assumption.objects.visible_to(by), to_attr="seen_assumptions")
    prefetch_related_objects([commitment], rests, *_parts(placed=False))
    commitment.has_activity = bool(activities)
    return _view(commitment, _sides(commitment.agreement, by, on), on, False)


def _bring(agreement: Agreement, commitments: Iterable[Commitment], seen: CircledQuerySet) -> None:
    """Tie the agreement at hand, its parties and its assumptions to the commitments, and the latter to itself too."""
    members(agreement)
    resting: dict[int | None, list[Assumption]] = defaultdict(list)
    for assumption in seen.filter(agreement=agreement).annotate(tied=F("commitments")):
        resting[assumption.tied].append(assumption)
    every = {assumption.pk: assumption for tied in resting.values() for assumption in tied}
    agreement.seen_assumptions = [every[pk] for pk in sorted(every)]
    for commitment in commitments:
        commitment.agreement, commitment.seen_assumptions = agreement, resting[commitment.pk]


def members(agreement: Agreement) -> list[Party]:
    """Return the parties in their order, with organisations and contacts; asked for once for each agreement at hand."""
    prefetch_related_objects([agreement], _members())
    return list(agreement.parties.all())


def _members() -> Prefetch:
    return Prefetch("parties", Party.objects.select_related("organisation", "contact"))


def _parts(*, placed: bool) -> list[Any]:
    owners = Binding.objects.select_related("owner")
    bindings = Prefetch("bindings", owners.only("commitment", "party", "wants", "spokesperson", "owner__name"))
    return [bindings, "domains", "areas"] if placed else [bindings]


def _said(by: Actor, as_of: date | None) -> list[Any]:
    counts = Q(is_latest=True) if as_of is None else Q(as_of__lte=as_of)
    said = [Prefetch("reports", StatusReport.objects.visible_to(by).filter(counts), to_attr="seen_reports")]
    changes = CommitmentChange.objects.order_by("changed_on", "pk")
    return said if as_of is None else [*said, Prefetch("changes", changes, to_attr="all_changes")]


@dataclass(frozen=True)
class _Sides:
    """What all commitments of an agreement have in common for the one who looks: its members and their marks."""

    members: tuple[Party, ...]
    marks: dict[int, PartyMark]
    own_id: int | None
    is_inside: bool


def _sides(agreement: Agreement, by: Actor, day: date) -> _Sides:
    parties = list(agreement.parties.all())
    members = tuple(party for party in parties if party.is_member(day))
    marks = {party.pk: party_mark(party) for party in parties}
    return _Sides(members, marks, by.organisation_id, is_inside(agreement, by))


def _view(commitment: Commitment, sides: _Sides, day: date, is_earlier: bool) -> CommitmentView:
    parties = _party_views(commitment, sides)
    said = _verdict(parties)
    standing, text = _as_it_stood(commitment, day) if is_earlier else (commitment.standing, commitment.text)
    broken = [a for a in commitment.seen_assumptions if _is_broken(a, day)]
    is_dropped = standing == Standing.DROPPED
    latest = max((r.as_of for r in commitment.seen_reports), default=None)
    is_finished = said.state in states.FINISHED or is_dropped
    inside = sides.is_inside
    # One who is not a party sees too little to judge: what it does not see is not the same as what is not done.
    asks = inside and not is_dropped and commitment.agreement.state != AgreementState.ENDED
    return CommitmentView(
        commitment=commitment,
        text=text,
        standing=standing,
        state=said.state,
        year=said.year,
        is_confirmed=said.is_confirmed,
        differs=said.differs and not is_dropped,
        parties=tuple(parties),
        assumptions=tuple(commitment.seen_assumptions),
        ownerless=asks and any(view.is_bound and not view.has_owner for view in parties),
        is_behind=asks and not is_finished and _is_behind(commitment, latest, day),
        never_started=asks and latest is None and not commitment.has_activity,
        under_review=not is_dropped and (standing == Standing.UNDER_REVIEW or bool(broken)),
        overdue=rhythm.is_overdue(due_on=commitment.due_on, is_finished=is_finished, today=day),
        latest_on=latest,
        is_inside=inside,
    )


def _is_behind(commitment: Commitment, latest: date | None, day: date) -> bool:
    every = commitment.report_every_days or commitment.agreement.report_every_days
    made_on = commitment.made_at.date()
    return rhythm.is_behind(made_on=made_on, latest_report_on=latest, every_days=every, today=day)


def _is_broken(assumption: Assumption, day: date) -> bool:
    return not assumption.holds and (assumption.changed_on is None or assumption.changed_on <= day)


def _party_views(commitment: Commitment, sides: _Sides) -> list[PartyView]:
    bindings = {binding.party_id: binding for binding in commitment.bindings.all()}
    return [_party_view(commitment, party, bindings.get(party.pk), sides) for party in sides.members]


def _party_view(commitment: Commitment, party: Party, binding: Binding | None, sides: _Sides) -> PartyView:
    own = [report for report in commitment.seen_reports if report.party_id == party.pk]
    shared = _newest([report for report in own if report.circle != Circle.PRIVATE])
    private = _newest([report for report in own if report.circle == Circle.PRIVATE])
    owner = binding.owner if binding else None
    person = owner or (party.contact if binding else None)
    marks, inside = sides.marks, sides.is_inside
    return PartyView(
        party_id=party.pk,
        mark=marks[party.pk],
        is_bound=binding is not None,
        is_own=party.organisation_id == sides.own_id,
        has_owner=person is not None,
        owner=person.name if person and inside else "",
        is_contact=bool(person and not owner),
        wants=binding.wants if binding and inside else "",
        spokesperson=marks.get(binding.spokesperson_id) if binding and binding.spokesperson_id else None,
        report=shared,
        chip=states.chip(shared.state, year=shared.year) if shared else None,
        note=private if private and _newest([r for r in (shared, private) if r]) is private else None,
    )


def _newest(reports: list[StatusReport]) -> StatusReport | None:
    return max(reports, key=lambda report: (report.year or 0, report.as_of, report.pk), default=None)


def _verdict(parties: list[PartyView]) -> Verdict:
    opinions = [
        Opinion(view.party_id, report.state, report.year, report.circle == Circle.PRIVATE)
        for view in parties
        for report in (view.report, view.note)
        if report
    ]
    slots = {view.mark.slot: view.party_id for view in parties}
    voices = {
        v.party_id: slots[v.spokesperson.slot] for v in parties if v.spokesperson and v.spokesperson.slot in slots
    }
    return verdict(opinions, bound=[view.party_id for view in parties if view.is_bound], voices=voices)


def _as_it_stood(commitment: Commitment, day: date) -> tuple[str, str]:
    before = [change for change in commitment.all_changes if change.changed_on <= day]
    after = [change for change in commitment.all_changes if change.changed_on > day and change.old_text]
    standing = before[-1].standing if before else Standing.STANDS
    return standing, after[0].old_text if after else commitment.text


def is_inside(agreement: Agreement, by: Actor) -> bool:
    """Say whether the actor's organisation is a party to the agreement today, or has registered it."""
    if by.organisation_id is None:
        return False
    today = timezone.localdate()
    own = {agreement.home_id, *(party.organisation_id for party in agreement.parties.all() if party.is_member(today))}
    return by.organisation_id in own


def party_mark(party: Party) -> PartyMark:
    """Return the party as its mark is shown everywhere."""
    return PartyMark(party.organisation.short_mark, party.position, party.organisation.name)


def differing_states(view: CommitmentView) -> list[tuple[PartyMark, str]]:
    """Return who says what, for the sentence about views that differ."""
    return [(party.mark, states.word(party.report.state, party.report.year)) for party in view.views if party.report]
