"""The other parties' answers on which one's own party has yet to say how it sees it."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements.models import Binding, StatusReport
from samverkan.reporting.models import Ask


def views_wanted(by: Actor) -> QuerySet[Ask]:
    """
    Return the answered questions to other parties that the actor's party is bound by and has not given its view of.

    A party that has said the same, or has said anything later, is not asked; nor is one that lets another speak for it.
    """
    shared = StatusReport.objects.exclude(circle=Circle.PRIVATE)
    same = Q(state=OuterRef("answer__report__state")) & (Q(year=None) | Q(year=OuterRef("answer__report__year")))
    said = shared.filter(
        same | Q(reported_at__gte=OuterRef("answer__report__reported_at")),
        commitment=OuterRef("commitment"),
        party__organisation=by.organisation_id,
        is_latest=True,
    )
    bound = Binding.objects.filter(
        commitment=OuterRef("commitment"),
        party__organisation=by.organisation_id,
        party__left_on=None,
        spokesperson=None,
    )
    theirs = Ask.objects.visible_to(by).standing().exclude(party__organisation=by.organisation_id)
    latest = theirs.filter(answer__report__is_latest=True).exclude(answer__report__circle=Circle.PRIVATE)
    return latest.filter(Exists(bound), ~Exists(said))
