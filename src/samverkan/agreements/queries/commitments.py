"""Lists of commitments, and the page of one."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import (
    Activity,
    ActivityLead,
    Commitment,
    CommitmentChange,
    Domain,
    Passage,
    StatusReport,
    Wording,
)
from samverkan.agreements.queries.health import CommitmentView, PartyView, view_of
from samverkan.agreements.queries.living import positions
from samverkan.agreements.queries.summary import GROUPS
from samverkan.areas.models import Area
from samverkan.search import key
from samverkan.ui.components import PartyMark


@dataclass(frozen=True)
class Wanted:
    """What a list of commitments is cut down to; empty means all."""

    text: str = ""
    group: str = ""
    kind: str = ""
    domain: int | None = None
    area: int | None = None
    party: int | None = None
    mine: bool = False

    @property
    def active(self) -> int:
        """How many of the filters are in use."""
        return sum(bool(value) for value in vars(self).values())


SORTS = {
    "number": lambda view: view.number,
    "state": lambda view: (view.chip.key, view.number),
    "kind": lambda view: (view.commitment.kind, view.number),
    "reported": lambda view: (view.latest_on.toordinal() if view.latest_on else 0, view.number),
    "due": lambda view: (view.commitment.due_on is None, view.commitment.due_on or view.number, view.number),
}


def wanted_views(views: list[CommitmentView], wanted: Wanted, by: Actor, sort: str = "") -> list[CommitmentView]:
    """Return those of the commitments that are wanted, in the order asked for."""
    chosen = [view for view in views if _is_wanted(view, wanted, by)]
    name = sort.lstrip("-")
    return sorted(chosen, key=SORTS.get(name, SORTS["number"]), reverse=sort.startswith("-") and name in SORTS)


def _is_wanted(view: CommitmentView, wanted: Wanted, by: Actor) -> bool:
    commitment = view.commitment
    return (
        (not wanted.text or key(wanted.text) in key(f"{commitment.title} {view.text}"))
        and (wanted.group not in GROUPS or GROUPS[wanted.group](view))
        and (not wanted.kind or commitment.kind == wanted.kind)
        and (not wanted.domain or any(domain.pk == wanted.domain for domain in commitment.domains.all()))
        and (not wanted.area or any(area.pk == wanted.area for area in commitment.areas.all()))
        and (not wanted.party or any(party.party_id == wanted.party for party in view.bound))
        and (not wanted.mine or _is_mine(view, by))
    )


def _is_mine(view: CommitmentView, by: Actor) -> bool:
    person = by.person.pk if by.person else None
    return any(binding.owner_id == person for binding in view.commitment.bindings.all()) if person else False


@dataclass(frozen=True)
class YearRow:
    """What each party has said of a recurring promise for one year."""

    year: int
    cells: tuple[StatusReport | None, ...]


@dataclass(frozen=True)
class Context:
    """The words of a promise where they stand in the text, with a little of what stands around them."""

    before: str
    words: str
    after: str
    is_quoted: bool


@dataclass(frozen=True)
class CommitmentPage:
    """Everything on the page of one commitment."""

    view: CommitmentView
    contexts: tuple[Context, ...]
    activities: list[Activity]
    reports: list[StatusReport]
    years: tuple[YearRow, ...]
    changes: list[CommitmentChange]
    domains: list[str]
    areas: list[Area]
    facts: list[Any]
    positions: list[Any] = field(default_factory=list)
    topics: list[Any] = field(default_factory=list)

    @property
    def confirmable(self) -> list[PartyView]:
        """The other parties' views that one's own party has not yet said the same as."""
        said = self.view.own.said if self.view.own else None
        return [view for view in self.view.views if not view.is_own and view.said != said]

    @property
    def marks(self) -> list[PartyMark]:
        return [party.mark for party in self.view.parties]


def commitment_page(commitment: Commitment, by: Actor, today: date) -> CommitmentPage:
    """Return the page of a commitment, just fetched with its agreement, for the one who looks."""
    reports = list(
        StatusReport.objects.visible_to(by)
        .filter(commitment=commitment)
        .select_related("party__organisation", "reported_by")
    )
    place = places([commitment.pk])[commitment.pk]
    leads = Prefetch("leads", ActivityLead.objects.select_related("organisation"))
    served = Activity.objects.visible_to(by).filter(commitments=commitment)
    activities = list(served.prefetch_related(leads))
    changes = list(commitment.changes.select_related("by_party__organisation"))
    view = view_of(commitment, by, today, reports, activities, changes)
    return CommitmentPage(
        view=view,
        contexts=contexts(commitment, by),
        activities=activities,
        reports=reports,
        years=_years(view, reports),
        changes=changes,
        domains=place.domains,
        areas=place.areas,
        facts=list(commitment.facts.all()) if commitment.has_facts else [],
        positions=list(positions(commitment, by)) if commitment.has_positions else [],
        topics=list(commitment.topics.visible_to(by).filter(state="waiting")) if commitment.has_topics else [],
    )


@dataclass
class Places:
    """The names of a commitment's domains, and its areas."""

    domains: list[str] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)


def places(commitments: Collection[int]) -> dict[int, Places]:
    """Return where each of the commitments belongs, in one query."""
    domain = ("domains__position", "domains__pk", "domains__code", "domains__own_name")
    area = ("areas__name_key", "areas__pk", "areas__name", "areas__circle")
    rows = set(Commitment.objects.filter(pk__in=commitments).order_by().values_list("pk", *domain, *area))
    found: dict[int, Places] = defaultdict(Places)
    for of, _position, pk, code, name in sorted({row[:5] for row in rows if row[2]}):
        found[of].domains.append(str(Domain(pk=pk, code=code, own_name=name)))
    for of, _key, pk, name, circle in sorted({(row[0], *row[5:]) for row in rows if row[6]}):
        found[of].areas.append(Area(pk=pk, name=name, circle=circle))
    return found


def contexts(commitment: Commitment, by: Actor, around: int = 160) -> tuple[Context, ...]:
    """Return the commitment's passages in the latest wording that has any, with the words around them."""
    wordings = Wording.objects.visible_to(by).filter(agreement=commitment.agreement_id)
    passages = list(Passage.objects.filter(commitment=commitment, wording__in=wordings).select_related("wording"))
    latest = max((passage.wording.number for passage in passages), default=0)
    return tuple(_context(passage, around) for passage in passages if passage.wording.number == latest)


def _context(passage: Passage, around: int) -> Context:
    text = passage.wording.text
    before, after = text[: passage.start].rsplit("\n\n", 1)[-1], text[passage.end :].split("\n\n", 1)[0]
    quoted = any(start <= passage.start and passage.end <= end for start, end in passage.wording.quotations)
    return Context(
        before if len(before) <= around else "… " + before[-around:].split(" ", 1)[-1],
        text[passage.start : passage.end],
        after if len(after) <= around else after[:around].rsplit(" ", 1)[0] + " …",
        quoted or passage.wording.nature == "agreement",
    )


def _years(view: CommitmentView, reports: list[StatusReport]) -> tuple[YearRow, ...]:
    latest: dict[tuple[int, int], StatusReport] = {}
    for report in sorted(reports, key=lambda report: (report.as_of, report.pk)):
        if report.year:
            latest[report.year, report.party_id] = report
    years = sorted({year for year, _party in latest}, reverse=True)
    parties = [party.party_id for party in view.parties]
    return tuple(YearRow(year, tuple(latest.get((year, party)) for party in parties)) for year in years)
