"""What somebody holds within a party, and would have to be handed over: one kind after the other."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Person, RoleHeld
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import (
    Activity,
    ActivityLead,
    ActivityStatus,
    Agreement,
    AgreementState,
    Assumption,
    Binding,
    Commitment,
    Party,
    Standing,
)
from samverkan.areas.models import Area, AreaLead, AreaStatus
from samverkan.commissioned.models import Enquiry
from samverkan.commissioned.queries.people import answerers
from samverkan.commissioned.states import CLOSED, State
from samverkan.gap_cases.models import CaseOwner, GapCase
from samverkan.meetings.models import Forum, Seat

UNFINISHED = (ActivityStatus.PLANNED, ActivityStatus.UNDER_WAY)


@dataclass(frozen=True)
class Held:
    """One thing that a person holds: what it is, where it belongs, and its key in a form."""

    key: str
    kind: str | Promise
    title: str
    where: str
    url: str
    agreement: int | None
    row: Any


@dataclass(frozen=True)
class Holding:
    """
    A kind of thing that one person in each party holds.

    `rows` finds those of the actor's party, `person` is the path to who holds one, `held` says what one is (title,
    place, address, agreement), `short` names the kind at the head of a column; `needs` is what one must be allowed,
    to give it to somebody else, and `takers` finds those of an organisation who may take it on a day: anybody there,
    where it is left out.
    """

    code: str
    label: str | Promise
    short: str | Promise
    needs: Permission
    rows: Callable[[Actor], QuerySet[Any]]
    person: str
    held: Callable[[Any], tuple[str, str, str, int | None]]
    takers: Callable[[int | None, date], QuerySet[Person]] | None = None


def held_by(person: Person, by: Actor) -> list[Held]:
    """Return what a person holds in the actor's own party, as far as the actor may see it: one query for each kind."""
    return [
        Held(f"{holding.code}:{row.pk}", holding.label, *holding.held(row), row)
        for holding in HOLDINGS
        for row in holding.rows(by).filter(**{holding.person: person})
    ]


def takers(held: Iterable[Held], by: Actor, on: date) -> dict[str, set[int]]:
    """Return who in the actor's party may take each of the things that not everybody there may take, by its key."""
    few = {holding.code: holding.takers for holding in HOLDINGS if holding.takers}
    kinds = {one.key: one.key.partition(":")[0] for one in held}
    may = {
        code: set(find(by.organisation_id, on).values_list("pk", flat=True))
        for code, find in few.items()
        if code in kinds.values()
    }
    return {key: may[code] for key, code in kinds.items() if code in may}


def held_by_each(by: Actor) -> Counter[int]:
    """Return how many things each person holds within the actor's party: one query for each kind."""
    found: Counter[int] = Counter()
    for holding in HOLDINGS:
        found.update(holding.rows(by).order_by().values_list(holding.person, flat=True))
    found.pop(None, None)  # type: ignore[call-overload]
    return found


def _contacts(by: Actor) -> QuerySet[Any]:
    seen = Agreement.objects.visible_to(by).exclude(state=AgreementState.ENDED)
    own = Party.objects.current().filter(organisation=by.organisation_id, agreement__in=seen)
    return own.select_related("agreement").order_by("agreement__title_key", "pk")


def _contact(party: Party) -> tuple[str, str, str, int | None]:
    agreement = party.agreement
    return agreement.title, "", reverse("agreements:page", args=[agreement.pk]), agreement.pk


def _owned(by: Actor) -> QuerySet[Any]:
    seen = Commitment.objects.visible_to(by).exclude(standing=Standing.DROPPED)
    own = Binding.objects.filter(party__organisation=by.organisation_id, commitment__in=seen)
    running = own.exclude(commitment__agreement__state=AgreementState.ENDED)
    return running.select_related("commitment__agreement", "party").order_by(
        "commitment__agreement__title_key", "commitment__number", "pk"
    )


def _commitment(binding: Binding) -> tuple[str, str, str, int | None]:
    promise = binding.commitment
    url = reverse("agreements:commitment", args=[promise.agreement_id, promise.number])
    return f"{promise.number}. {promise.title}", promise.agreement.title, url, promise.agreement_id


def _led_activities(by: Actor) -> QuerySet[Any]:
    seen = Activity.objects.visible_to(by).filter(status__in=UNFINISHED)
    own = ActivityLead.objects.filter(organisation=by.organisation_id, activity__in=seen)
    return own.select_related("activity").order_by("activity__title_key", "pk")


def _activity(lead: ActivityLead) -> tuple[str, str, str, int | None]:
    return lead.activity.title, "", reverse("agreements:activity", args=[lead.activity_id]), None


def _led_areas(by: Actor) -> QuerySet[Any]:
    seen = Area.objects.visible_to(by).exclude(status=AreaStatus.DROPPED)
    own = AreaLead.objects.filter(organisation=by.organisation_id, area__in=seen)
    return own.select_related("area").order_by("area__name_key", "pk")


def _area(lead: AreaLead) -> tuple[str, str, str, int | None]:
    return lead.area.name, "", reverse("overview:area", args=[lead.area_id]), None


def _answered(by: Actor) -> QuerySet[Any]:
    own = Enquiry.objects.visible_to(by).filter(home=by.organisation_id).exclude(responsible=None)
    return own.exclude(state__in=(State.NEW, *CLOSED)).order_by("employer_key", "pk")


def _enquiry(enquiry: Enquiry) -> tuple[str, str, str, int | None]:
    return str(enquiry), "", reverse("commissioned:page", args=[enquiry.pk]), None


def _watched(by: Actor) -> QuerySet[Any]:
    seen = Assumption.objects.visible_to(by).exclude(agreement__state=AgreementState.ENDED)
    own = RoleHeld.objects.filter(organisation=by.organisation_id).values("person")
    return seen.filter(watcher__in=own).select_related("agreement").order_by("agreement__title_key", "pk")


def _assumption(assumption: Assumption) -> tuple[str, str, str, int | None]:
    agreement = assumption.agreement
    return assumption.text, agreement.title, reverse("agreements:assumptions", args=[agreement.pk]), agreement.pk


def _seats(by: Actor) -> QuerySet[Any]:
    seen = Forum.objects.visible_to(by).exclude(agreement__state=AgreementState.ENDED)
    own = Seat.objects.sitting(timezone.localdate()).filter(party__organisation=by.organisation_id, forum__in=seen)
    related = own.exclude(person=None).select_related("forum__agreement", "party", "deputy_for", "person")
    return related.order_by("forum__agreement__title_key", "forum__name", "pk")


def _seat(seat: Seat) -> tuple[str, str, str, int | None]:
    agreement = seat.forum.agreement
    return seat.forum.name, agreement.title, reverse("meetings:forum", args=[seat.forum_id]), agreement.pk


def _gap_cases(by: Actor) -> QuerySet[Any]:
    seen = GapCase.objects.visible_to(by).filter(closed_at=None)
    own = CaseOwner.objects.filter(party__organisation=by.organisation_id, case__in=seen.order_by().values("pk"))
    return own.select_related("case__agreement__home").order_by("case__agreement__title_key", "case__title_key", "pk")


def _gap_case(owner: CaseOwner) -> tuple[str, str, str, int | None]:
    case = owner.case
    return case.title, case.agreement.title, reverse("gap_cases:page", args=[case.pk]), case.agreement_id


P = Permission
HOLDINGS = (
    Holding(
        "contact", _("Contact for the agreement"), _("Agreements"), P.COMMITMENT_EDIT, _contacts, "contact", _contact
    ),
    Holding("owner", _("Owner of the commitment"), _("Commitments"), P.COMMITMENT_REPORT, _owned, "owner", _commitment),
    Holding(
        "activity", _("Leads the activity"), _("Activities"), P.ACTIVITY_EDIT, _led_activities, "person", _activity
    ),
    Holding(
        "enquiry",
        _("Answers the enquiry"),
        _("Enquiries"),
        P.ENQUIRY_HANDLE,
        _answered,
        "responsible",
        _enquiry,
        takers=answerers,
    ),
    Holding("area", _("Leads the area"), _("Areas"), P.AREA_EDIT, _led_areas, "person", _area),
    Holding(
        "watcher", _("Watches the assumption"), _("Assumptions"), P.COMMITMENT_EDIT, _watched, "watcher", _assumption
    ),
    Holding(
        "gap", _("Owns the competence gap"), _("Competence gaps"), P.TOPIC_PROPOSE, _gap_cases, "person", _gap_case
    ),
    Holding("seat", _("Sits in the forum"), _("Seats"), P.MEETING_PLAN, _seats, "person", _seat),
)
