"""Actions: what a meeting wants done becomes an activity."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle, Person
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions import activities
from samverkan.agreements.models import Activity, ActivityLead, Commitment, Party
from samverkan.journal.actions import record
from samverkan.meetings.actions.minutes.checks import writable
from samverkan.meetings.actions.outcomes.positions import common
from samverkan.meetings.models import AgendaItem, Meeting, OutcomeAction
from samverkan.meetings.queries.people import people_of


class ServesNothing(Exception):
    """An action must serve a commitment, or nobody would follow it up."""


class NotInParty(Exception):
    """The person named to lead something for a party has no role there."""


@transaction.atomic
def start_action(
    *,
    meeting: Meeting,
    title: str,
    commitments: Collection[Commitment],
    item: AgendaItem | None = None,
    leads: Mapping[Party, Person | None] | None = None,
    due_on: date | None = None,
    description: str = "",
    by: Actor,
    at: datetime,
) -> OutcomeAction:
    """
    Let something the meeting wants done become an activity, seen by all parties.

    `leads` names who leads it in each party: the meeting agreed on them together, so one writes for all.
    """
    agreement = meeting.agreement
    require(by, Permission.MEETING_RECORD, agreement)
    current = writable(meeting)
    served = common(commitments, agreement)
    if not served:
        raise ServesNothing(_("Choose at least one commitment that the action serves, so that it is followed up."))
    twin = OutcomeAction.objects.filter(meeting=current, item=item, activity__title=title, due_on=due_on).first()
    if twin:
        return twin  # the button was pressed twice
    plan = activities.Plan(title=title, description=description, ends_on=due_on, commitments=served)
    activity = activities.add(plan=plan, circle=Circle.SHARED, by=by, at=at)
    for party, person in (leads or {}).items():
        if person is not None:
            lead_for(party, person, activity, on=timezone.localdate(at))
    made = OutcomeAction.objects.create(meeting=current, item=item, activity=activity, due_on=due_on)
    record("meetings.start_action", current, by=by, at=at, within=agreement, detail={"activity": activity.pk})
    return made


def lead_for(party: Party, person: Person, activity: Activity, *, on: date) -> None:
    """Note who leads an activity in a party; raise NotInParty for somebody who is not there."""
    if not people_of(party, on).filter(pk=person.pk).exists():
        raise NotInParty(
            _("%(name)s has no role in %(party)s.") % {"name": person.name, "party": party.organisation.name}
        )
    ActivityLead.objects.create(activity=activity, organisation=party.organisation, person=person)
