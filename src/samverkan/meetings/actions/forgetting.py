"""Names and addresses taken out of seats and calls; what stands in minutes stays, since minutes are archived."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actions.people import forget_guest, pseudonym
from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.forgetting import Known
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement, Party
from samverkan.journal.actions import record
from samverkan.mail.actions import forget
from samverkan.meetings.models import Adjustment, CalendarFeed, Invitee, Seat


class StillNeeded(Exception):
    """The person sits or is called, or has a role in a party, whose administrator removes the data."""


def forget_person(known: Known) -> None:
    """Let seats, calls and unfinished adjustments of somebody made unknown show the pseudonym; called by accounts."""
    name, by_address = known.person.name, Q(person=None, email=known.email) if known.email else Q(pk=None)
    hers = Q(person=known.person) | by_address
    homes = known.person.roles.values("organisation")
    Invitee.objects.filter(party__organisation__in=homes, deputy_name=known.name).update(deputy_name=name)
    Invitee.objects.filter(hers).update(name=name, email="")
    Seat.objects.filter(hers).update(name=name, title="", email="")
    unapproved = Adjustment.objects.filter(person=known.person, of__approved_at=None)
    unapproved.update(name=name, title="")
    CalendarFeed.objects.filter(person=known.person).delete()


@transaction.atomic
def forget_listed(*, of: Seat | Invitee, by: Actor, at: datetime) -> str:
    """
    Remove the name and address of somebody without a role, known by a seat or a call; return the pseudonym.

    It reaches all that the actor's party has of the same person. Raises StillNeeded, NotAllowed.
    """
    agreement = of.forum.agreement if isinstance(of, Seat) else of.meeting.agreement
    require(by, Permission.MEETING_PLAN, agreement)
    if of.party is not None and of.party.organisation_id != by.organisation_id:
        raise NotAllowed(_("The person comes from another party, which removes the personal data."))
    person = of.person
    if person is not None and person.roles.exists():
        raise StillNeeded(
            _("%(name)s has a role in a party. Its administrator removes the personal data on the person's own page.")
            % {"name": of.name}
        )
    seats, calls = same_as(of, by)
    check_over(seats, calls, at)
    record("meetings.forget", of, by=by, at=at, within=agreement)
    name = pseudonym(person.key if person else uuid4())
    calls.update(name=name, email="", deputy_name="")
    seats.update(name=name, title="", email="")
    if of.email:
        forget(of.email)
    if person is not None and not known_elsewhere(of):
        forget_guest(person=person, by=by, at=at)
    return name


def same_as(of: Seat | Invitee, by: Actor) -> tuple[QuerySet[Seat], QuerySet[Invitee]]:
    """Return the seats and calls that the actor's party has of the same person; without an address, of that name."""
    same = Q(person=of.person) if of.person else Q(pk=None)
    same |= Q(email=of.email) if of.email else Q(person=None, email="", name=of.name)
    ours = Agreement.objects.of_organisation(by.organisation_id).values("pk")
    own = Party.objects.filter(organisation=by.organisation_id).values("pk")
    seats = Seat.objects.filter(same, forum__agreement__in=ours, party__in=own)
    calls = Invitee.objects.filter(same, meeting__forum__agreement__in=ours)
    calls = calls.filter(Q(party__in=own) | Q(party=None))
    return (
        Seat.objects.filter(pk__in=list(seats.values_list("pk", flat=True))),
        Invitee.objects.filter(pk__in=list(calls.values_list("pk", flat=True))),
    )


def check_over(seats: QuerySet[Seat], calls: QuerySet[Invitee], at: datetime) -> None:
    """Raise StillNeeded while the person sits somewhere, or is on the list of a meeting to come."""
    sits = seats.exclude(to_date__lt=timezone.localdate(at)).select_related("forum").first()
    if sits:
        raise StillNeeded(_("The seat in %(forum)s is held still. Let it end first.") % {"forum": sits.forum.name})
    called = calls.filter(meeting__state="planned", meeting__starts_at__gte=at).select_related("meeting").first()
    if called:
        words = {"meeting": called.meeting.title}
        raise StillNeeded(
            _("The person is on the list of %(meeting)s, which is to come. Take the name off it first.") % words
        )


def known_elsewhere(of: Seat | Invitee) -> bool:
    """Whether a seat or a call of another party still names the person."""
    return any(known.objects.filter(person=of.person).exclude(email="").exists() for known in (Seat, Invitee))
