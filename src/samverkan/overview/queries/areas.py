"""The page of an area: what is promised and done in it, domain by domain, with its figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet, Window
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, is_concerned
from samverkan.agreements.models import Activity, Commitment, DomainCode, Result
from samverkan.agreements.queries.activities import MoneyTotal, Paid, money_totals
from samverkan.agreements.queries.assumptions import AssumptionLine, area_grounds, lines_of
from samverkan.agreements.queries.health import CommitmentView, commitment_views
from samverkan.agreements.queries.health.scores import Scores, scores
from samverkan.areas.models import Area, AreaDecision, AreaLead
from samverkan.gap_cases.models import GapCase
from samverkan.gap_cases.queries.listing import CaseLine, cases_of_area

# The four domains of the letter always have their column, also while it is empty.
ALWAYS = (
    DomainCode.EDUCATION,
    DomainCode.COMPETENCE_DEVELOPMENT,
    DomainCode.RESEARCH,
    DomainCode.INNOVATION,
)
UNDECIDED = frozenset({"proposed", "exploring"})
MOST = 20  # of each list on the page: the rest is one link away


class Doing(NamedTuple):
    """What a line of an activity shows."""

    pk: int
    title: str
    status: str
    circle: str
    domains: list[str]


@dataclass(frozen=True)
class Column:
    """What is promised and done in the area within one domain."""

    code: str
    label: str
    views: tuple[CommitmentView, ...]
    activities: tuple[Doing, ...]
    views_left: int = 0
    activities_left: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.views or self.activities)


@dataclass(frozen=True)
class AreaPage:
    """Everything on the page of one area."""

    area: Area
    is_inside: bool
    leads: list[AreaLead]
    decisions: list[AreaDecision]
    columns: tuple[Column, ...]
    activity_count: int
    figures: Sequence[Result]
    figures_left: int
    years: tuple[int, ...]
    totals: tuple[MoneyTotal, ...]
    today: date
    assumptions: list[AssumptionLine]
    scores: Scores
    commitments_url: str = ""
    gaps: tuple[CaseLine, ...] = ()

    @property
    def money_sek(self) -> Decimal:
        return sum((total.total for total in self.totals), Decimal())

    @property
    def is_late(self) -> bool:
        return self.area.status in UNDECIDED and bool(self.area.decide_by and self.area.decide_by < self.today)


def area_page(area: Area, by: Actor, today: date, *, inside: bool | None = None) -> AreaPage:
    """
    Return the page of an area that has been found to be visible; a number of queries that does not grow.

    `inside` says whether it concerns the actor's organisation, where that is known.
    """
    inside = is_concerned(by, area) if inside is None else inside
    promises = Commitment.objects.visible_to(by).filter(areas=area).distinct()
    resting = area_grounds(area, by, today)
    views = commitment_views(_with_domains(promises), by, today, placed=False, known=resting)
    found = Activity.objects.visible_to(by).filter(areas=area)
    activities, money = _done(found)
    years = tuple(sorted({year for _payer, year, _amount in money}))
    results = Result.objects.filter(activity__in=found.order_by(), figure__isnull=False)
    figures = list(results.select_related("activity").annotate(every=Window(Count("pk")))[:MOST])
    return AreaPage(
        area=area,
        is_inside=inside,
        leads=list(area.leads.select_related("organisation", "person")) if inside else [],
        decisions=list(area.decisions.all()) if getattr(area, "has_decisions", True) else [],
        columns=_columns(views, activities),
        activity_count=len(activities),
        figures=figures,
        figures_left=figures[0].every - len(figures) if figures else 0,
        years=years,
        totals=money_totals(money, years),
        today=today,
        assumptions=lines_of(resting, today),
        scores=scores(views),
        commitments_url=_list_of(area, views),
        gaps=tuple(cases_of_area(area, by, today)) if getattr(area, "has_gaps", True) else (),
    )


def telling(areas: QuerySet[Area]) -> QuerySet[Area]:
    """Have an area tell what few have: asked with it, that takes no query of its own."""
    told = {"decisions": AreaDecision, "gaps": GapCase}
    about = {f"has_{name}": Exists(model._base_manager.filter(area=OuterRef("pk"))) for name, model in told.items()}
    return areas.annotate(**about)


def _with_domains(commitments: Any) -> Any:
    """Tell of each commitment which domains it is in, in its own query."""
    tied = Commitment.domains.through.objects.filter(commitment=OuterRef("pk"))
    return commitments.annotate(**{f"in_{code}": Exists(tied.filter(domain__code=code)) for code in DomainCode})


def _domains(commitment: Commitment) -> set[DomainCode]:
    return {code for code in DomainCode if getattr(commitment, f"in_{code}")}


def _done(activities: QuerySet[Activity]) -> tuple[list[Doing], list[Paid]]:
    """Return the activities and what was paid for them, in one query, as rows: too many for objects of them all."""
    paid_by = Coalesce("money__organisation__name", "money__payer")
    lines = activities.annotate(paid_by=paid_by).values_list(
        *Doing._fields, "paid_by", "money__year", "money__amount_sek"
    )
    done: dict[int, Doing] = {}
    money: list[Paid] = []
    for *row, payer, year, amount in lines:
        done.setdefault(row[0], Doing(*row))
        if year is not None:
            money.append((payer, year, amount))
    return list(done.values()), money


def _list_of(area: Area, views: list[CommitmentView]) -> str:
    """Return the list that shows the area's promises, where they are all of one agreement."""
    agreements = {view.commitment.agreement_id for view in views}
    only = reverse("agreements:commitments", args=list(agreements)) if len(agreements) == 1 else ""
    return f"{only}?omrade={area.pk}&" if only else ""


def _columns(views: list[CommitmentView], activities: list[Doing]) -> tuple[Column, ...]:
    """Return a column for each domain; what has no domain, or one elsewhere, still stands under "Other"."""
    of_view = {view.commitment.pk: _domains(view.commitment) for view in views}
    used = set().union(*of_view.values(), *(activity.domains for activity in activities))
    shown = [code for code in DomainCode if code in ALWAYS or code in used - {DomainCode.OTHER}]
    columns = [
        _column(
            code,
            str(code.label),
            [view for view in views if code in of_view[view.commitment.pk]],
            [activity for activity in activities if code in activity.domains],
        )
        for code in shown
    ]
    loose = _column(
        DomainCode.OTHER,
        _("No domain said"),
        [view for view in views if not of_view[view.commitment.pk] - {DomainCode.OTHER}],
        [activity for activity in activities if not set(activity.domains) - {DomainCode.OTHER}],
    )
    return (*columns, *([] if loose.is_empty else [loose]))


def _column(code: str, label: str, views: list[CommitmentView], activities: list[Doing]) -> Column:
    """Return a column with the first of each; the latest activities come first, as they are ordered."""
    return Column(
        code=code,
        label=label,
        views=tuple(views[:MOST]),
        activities=tuple(activities[:MOST]),
        views_left=max(len(views) - MOST, 0),
        activities_left=max(len(activities) - MOST, 0),
    )
