"""A renewal begins: by itself when a date comes near, or by hand; once for each date."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import NOBODY, Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions.reports import own_party
from samverkan.agreements.actions.telling import tell_others
from samverkan.agreements.models import Agreement, AgreementState
from samverkan.journal.actions import record
from samverkan.renewals.deadlines import LEAD_DAYS, Dates, Deadline, dates_of, due_dates, next_opening, reached
from samverkan.renewals.models import OVER, LeadTime, Renewal, RenewalTask, Step, Why
from samverkan.renewals.queries.members import members
from samverkan.ui.dates import day

LONGEST_LEAD = 1095


class AlreadyBegun(Exception):
    """A renewal of the agreement is under way."""


class CannotRenew(Exception):
    """The agreement is not in force, or it is settled already what becomes of it."""


class BadLeadTime(Exception):
    """The number of days is not one that a renewal can begin before its date."""


def begin_due(*, at: datetime) -> list[Renewal]:
    """
    Begin every renewal whose day has come; return those that began now.

    Each in a transaction of its own, and each only once however often this is called: a date for which a renewal has
    been begun begins none again.
    """
    begun = [begin_if_due(agreement, at=at) for agreement in list(candidates())]
    return [renewal for renewal in begun if renewal]


def candidates() -> QuerySet[Agreement]:
    """Return the agreements in force that people work with, and of which no renewal is under way or has ended it."""
    under_way = Renewal.objects.filter(agreement=OuterRef("pk")).filter(Q(settled_at=None) | Q(outcome__in=OVER))
    dated = Q(notice_date__isnull=False) | Q(review_date__isnull=False) | ~Q(valid_to="") | Q(terms__renew_by__gt="")
    agreements: QuerySet[Agreement] = Agreement.objects.filter(dated, state=AgreementState.IN_FORCE)
    in_force = agreements.filter(home__is_example=False)
    return in_force.exclude(Exists(under_way)).order_by("pk")


@transaction.atomic
def begin_if_due(agreement: Agreement, *, at: datetime) -> Renewal | None:
    """Begin the agreement's renewal when its day has come, and none is under way or has been for the same date."""
    agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if not candidates().filter(pk=agreement.pk).exists():
        return None  # somebody else was first
    dates = dates_of(agreement)
    begun_before = set(agreement.renewals.values_list("why", "against_on"))
    due = [
        each
        for each in reached(dates, lead_days(agreement), timezone.localdate(at))
        if (each.why, each.on) not in begun_before
    ]
    return _begin(agreement, due[0].why, due[0], dates, NOBODY, at) if due else None


def lead_days(agreement: Agreement) -> int:
    """Return how many days before its date the agreement's renewal begins; 0 for never by itself."""
    own = LeadTime.objects.filter(agreement=agreement).values_list("days", flat=True).first()
    return LEAD_DAYS if own is None else own


@transaction.atomic
def begin(*, agreement: Agreement, by: Actor, at: datetime) -> Renewal:
    """
    Begin the renewal now, by hand, against the next of the agreement's dates.

    The other parties are told. Raises AlreadyBegun, CannotRenew, NotAParty.
    """
    require(by, Permission.AGREEMENT_REGISTER, agreement)
    today = timezone.localdate(at)
    own_party(agreement, by, today)
    agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if agreement.renewals.open().exists():
        raise AlreadyBegun(_("The renewal is already under way."))
    if agreement.state != AgreementState.IN_FORCE:
        raise CannotRenew(_("Only an agreement in force can be renewed."))
    if agreement.renewals.filter(outcome__in=OVER).exists():
        raise CannotRenew(_("It is settled already what becomes of the agreement."))
    dates = dates_of(agreement)
    deadline = next_opening(dates, LEAD_DAYS, today)
    return _begin(agreement, Why.BY_HAND, deadline, dates, by, at)


def _begin(
    agreement: Agreement,
    why: str,
    deadline: Deadline | None,
    dates: Dates,
    by: Actor,
    at: datetime,
) -> Renewal:
    last = agreement.renewals.aggregate(last=Coalesce(Max("number"), 0))["last"]
    today = timezone.localdate(at)
    made = Renewal.objects.create(
        agreement=agreement,
        number=last + 1,
        why=why,
        against_on=deadline.on if deadline else None,
        notice_on=dates.notice,
        review_on=dates.review,
        ends_on=dates.end,
        begun_on=today,
        begun_at=at,
        begun_by=by.person,
    )
    due = due_dates(made.against_on, today)
    RenewalTask.objects.bulk_create(
        RenewalTask(renewal=made, party=party, step=step, due_on=due[step])
        for party in members(agreement)
        for step in Step
        if step != Step.OWN
    )
    _tell(made, by, at)
    verb = "begin" if by.organisation else "begin_by_itself"
    detail = {"number": made.number, "why": why, "against_on": made.against_on}
    record(f"renewals.{verb}", made, by=by, at=at, within=agreement, detail=detail)
    return made


def _tell(renewal: Renewal, by: Actor, at: datetime) -> None:
    """Tell the contact of each party, or of the other parties when one of them has begun it."""
    path, own = reverse("renewals:page", args=[renewal.agreement_id]), by.organisation_id
    tell_others(
        renewal.agreement, kind="renewal.begun", sentence=lambda: _begun(renewal), path=path, except_for=own, at=at
    )


def _begun(renewal: Renewal) -> str:
    parts = [_("The renewal of the agreement has begun.")]
    if renewal.against_on:
        why = renewal.get_why_display() if renewal.why != Why.BY_HAND else _("the next of the agreement's dates")
        parts.append(_("It works against %(day)s: %(why)s.") % {"day": day(renewal.against_on), "why": why})
    parts.append(
        _(
            "First each party evaluates what the agreement has given. What you write is seen by your own party alone "
            "until you send it."
        )
    )
    return " ".join(parts)


@transaction.atomic
def set_lead_time(*, agreement: Agreement, days: int, version: int, by: Actor, at: datetime) -> LeadTime:
    """
    Say how many days before its date the renewal begins; 0 for never by itself.

    `version` is 0 when nothing was said before. Raises BadLeadTime, EditedMeanwhile, NotAParty.
    """
    require(by, Permission.AGREEMENT_REGISTER, agreement)
    own_party(agreement, by, timezone.localdate(at))
    if not 0 <= days <= LONGEST_LEAD:
        raise BadLeadTime(_("Give a number of days from 0 to %(most)d.") % {"most": LONGEST_LEAD})
    agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    LeadTime.objects.get_or_create(agreement=agreement, defaults={"days": LEAD_DAYS, "version": 0})
    own = LeadTime.objects.filter(agreement=agreement, version=version)
    if not own.update(days=days, version=F("version") + 1):
        raise EditedMeanwhile(_("Somebody else changed this while you were writing. Both versions are shown below."))
    made = LeadTime.objects.get(agreement=agreement)
    record("renewals.set_lead_time", agreement, by=by, at=at, within=agreement, detail={"days": days})
    return made
