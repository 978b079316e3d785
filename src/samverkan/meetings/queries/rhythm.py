"""How many meetings were held, and how many the agreement's rhythm would have."""

from datetime import date

from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements.models import Agreement, Cadence
from samverkan.meetings.models import Meeting, MeetingState
from samverkan.renewals.queries.figures import Figure

A_YEAR = {Cadence.ANNUAL: 1, Cadence.BIANNUAL: 2, Cadence.QUARTERLY: 4, Cadence.MONTHLY: 12}


def meetings_held(agreement: Agreement, by: Actor, today: date) -> Figure:
    """Return the meetings held, of as many as the rhythm would have had since the agreement began, where it has one."""
    held = Meeting.objects.filter(forum__agreement=agreement, state=MeetingState.HELD)
    if agreement.circle != Circle.PRIVATE:
        held = held.exclude(forum__circle=Circle.PRIVATE)
    begun = agreement.valid_from or agreement.signed_on
    of = None
    if agreement.meeting_cadence and len(begun) == len("2019-11-19"):
        days = (today - date.fromisoformat(begun)).days
        of = int(max(days, 0) * A_YEAR[Cadence(agreement.meeting_cadence)] / 365.25)
    return Figure("meetings", held.count(), of, reverse("meetings:of_agreement", args=[agreement.pk]))
