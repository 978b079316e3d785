"""Lists of activities, and the page of one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, Prefetch, Q, TextField
from django.db.models.functions import Cast

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Person
from samverkan.agreements.models import Activity, ActivityLead, Commitment, Milestone, MoneyLine, ProgressNote, Result
from samverkan.agreements.models.activities import ActivityQuerySet
from samverkan.areas.models import Area

SORTS = {
    "title": ("title_key", "pk"),
    "status": ("status", "title_key", "pk"),
    "starts": ("starts_on", "title_key", "pk"),
    "ends": ("ends_on", "title_key", "pk"),
}


@dataclass(frozen=True)
class Sought:
    """What a list of activities is cut down to; empty means all."""

    text: str = ""
    agreement: int | None = None
    commitment: int | None = None
    domain: str = ""
    area: int | None = None
    status: str = ""
    lead: int | None = None
    from_date: date | None = None
    to_date: date | None = None

    @property
    def active(self) -> int:
        """How many of the filters are in use."""
        return sum(bool(value) for value in vars(self).values())


@dataclass(frozen=True)
class Lead:
    """Who leads in one organisation."""

    mark: str
    organisation: str
    name: str


@dataclass(frozen=True)
class ActivityLine:
    """One row of the list: the activity, who leads it and which promises, visible to the reader, it serves."""

    activity: Activity
    leads: tuple[Lead, ...]
    commitments: tuple[Commitment, ...]
    areas: tuple[Area, ...]
    money_sek: Decimal

    @property
    def agreements(self) -> list[str]:
        return list(dict.fromkeys(commitment.agreement.title for commitment in self.commitments))


def sought_activities(sought: Sought, by: Actor, sort: str = "") -> ActivityQuerySet:
    """Return the activities the actor sees and seeks, each once however many agreements it serves."""
    found = Activity.objects.visible_to(by)
    if sought.text:
        found = found.found_by(sought.text)
    if sought.agreement:
        seen = Commitment.objects.visible_to(by).filter(agreement=sought.agreement)
        found = found.filter(pk__in=Activity.commitments.through.objects.filter(commitment__in=seen).values("activity"))
    if sought.commitment:
        found = found.filter(commitments=sought.commitment)
    if sought.domain:
        found = found.annotate(domain_text=Cast("domains", TextField())).filter(
            domain_text__contains=f'"{sought.domain}"'
        )
    if sought.area:
        found = found.filter(areas=sought.area)
    if sought.status:
        found = found.filter(status=sought.status)
    if sought.lead:
        found = found.filter(pk__in=ActivityLead.objects.filter(person=sought.lead).values("activity"))
    # No condition above can find an activity twice; DISTINCT would sort every column of all there are.
    return found.filter(_within(sought)).order_by(*_order(sort))


def _within(sought: Sought) -> Q:
    within = Q()
    if sought.from_date:
        within &= Q(ends_on=None) | Q(ends_on__gte=sought.from_date)
    if sought.to_date:
        within &= Q(starts_on=None) | Q(starts_on__lte=sought.to_date)
    return within


def _order(sort: str) -> list[Any]:
    first, *rest = SORTS.get(sort.lstrip("-"), SORTS["starts"])
    descending = sort.startswith("-") or sort.lstrip("-") not in SORTS
    field = F(first)
    return [field.desc(nulls_last=True) if descending else field.asc(nulls_last=True), *rest]


def activity_lines(activities: Any, by: Actor) -> list[ActivityLine]:
    """Return the rows for the page's activities, in a number of queries that does not grow."""
    seen = Commitment.objects.visible_to(by).select_related("agreement").order_by("agreement__title_key", "number")
    loaded = activities.prefetch_related(
        Prefetch("commitments", seen, to_attr="seen_commitments"),
        Prefetch("areas", Area.objects.visible_to(by), to_attr="seen_areas"),
        Prefetch("leads", ActivityLead.objects.select_related("organisation", "person"), to_attr="all_leads"),
        "money",
    )
    return [_line(activity) for activity in loaded]


def _line(activity: Activity) -> ActivityLine:
    leads = tuple(
        Lead(lead.organisation.short_mark, lead.organisation.name, lead.person.name)
        for lead in activity.all_leads
        if lead.person
    )
    money = sum((line.amount_sek for line in activity.money.all()), Decimal())
    return ActivityLine(activity, leads, tuple(activity.seen_commitments), tuple(activity.seen_areas), money)


def leads_to_choose(by: Actor) -> Any:
    """Return the people who lead something that the actor sees."""
    leads = ActivityLead.objects.filter(activity__in=Activity.objects.visible_to(by))
    return Person.objects.filter(pk__in=leads.values("person"))


@dataclass(frozen=True)
class MoneyTotal:
    """What one payer puts in altogether, year by year."""

    payer: str
    by_year: tuple[Decimal, ...]
    total: Decimal


@dataclass(frozen=True)
class ActivityPage:
    """Everything on the page of one activity."""

    activity: Activity
    line: ActivityLine
    milestones: list[Milestone]
    money: list[MoneyLine]
    years: tuple[int, ...]
    totals: tuple[MoneyTotal, ...]
    results: list[Result]
    notes: list[ProgressNote]


def activity_page(activity: Activity, by: Actor) -> ActivityPage:
    """Return the page of an activity that has been found to be visible."""
    money = list(activity.money.select_related("organisation"))
    years = tuple(sorted({line.year for line in money}))
    return ActivityPage(
        activity=activity,
        line=activity_lines(Activity.objects.filter(pk=activity.pk), by)[0],
        milestones=list(activity.milestones.all()),
        money=money,
        years=years,
        totals=money_totals((paid(line) for line in money), years),
        results=list(activity.results.select_related("evidence_file")),
        notes=list(activity.notes.select_related("by")),
    )


Paid = tuple[str, int, Decimal]
"""Who paid, in which year, how many kronor."""


def paid(line: MoneyLine) -> Paid:
    return line.organisation.name if line.organisation else line.payer, line.year, line.amount_sek


def money_totals(money: Iterable[Paid], years: tuple[int, ...]) -> tuple[MoneyTotal, ...]:
    """Return what each payer puts in per year and altogether; those who pay most come first."""
    sums: dict[str, dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for payer, year, amount in money:
        sums[payer][year] += amount
    totals = [
        MoneyTotal(payer, tuple(by_year[year] for year in years), sum(by_year.values(), Decimal()))
        for payer, by_year in sums.items()
    ]
    return tuple(sorted(totals, key=lambda total: (-total.total, total.payer)))
