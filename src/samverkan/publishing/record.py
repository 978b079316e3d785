"""What is public of an agreement beside its promises, and to which of them each thing is tied."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Prefetch, prefetch_related_objects
from django.utils import timezone

from samverkan.accounts.actor import NOBODY
from samverkan.agreements.models import Activity, Agreement, Assumption, Commitment, Result
from samverkan.agreements.queries.health import members, party_mark
from samverkan.agreements.queries.health.resting import judged
from samverkan.meetings.models import JointPosition, PartyDecision
from samverkan.ui.components import PartyMark


@dataclass(frozen=True)
class Tied:
    """Public things of an agreement, each once, and those tied to each of its commitments."""

    things: list[Any]
    by_commitment: dict[int, list[Any]]


def tied(things: Any) -> Tied:
    """Fetch things with the commitments they are tied to, in the same query."""
    each: dict[int, Any] = {}
    by_commitment: dict[int, list[Any]] = defaultdict(list)
    for row in things.annotate(tied_to=F("commitments")):
        thing = each.setdefault(row.pk, row)
        if row.tied_to:
            by_commitment[row.tied_to].append(thing)
    return Tied(list(each.values()), by_commitment)


@dataclass(frozen=True)
class Record:
    """What is public of an agreement beside its promises: facts, positions, assumptions, activities with results."""

    marks: dict[int, PartyMark]
    facts: Tied
    positions: Tied
    assumptions: Tied
    activities: Tied


def record(agreement: Agreement, of: Commitment | None = None) -> Record:
    """Fetch the public record of an agreement, or no more than is tied to one commitment of it."""
    about = {"commitments": of} if of else {}
    activities = tied(Activity.objects.public().of_agreement(agreement.pk).filter(**about))
    positions = tied(JointPosition.objects.public().filter(agreement=agreement, **about).order_by("number"))
    prefetch_related_objects(activities.things, Prefetch("results", Result.objects.order_by("on")))
    decisions = PartyDecision.objects.select_related("party__organisation")
    prefetch_related_objects(positions.things, Prefetch("decisions", decisions))
    assumptions = tied(Assumption.objects.public().filter(agreement=agreement, **about))
    judged(assumptions.things, NOBODY, timezone.localdate())
    return Record(
        marks={party.pk: party_mark(party) for party in members(agreement)},
        facts=tied(agreement.facts.filter(**about)),
        positions=positions,
        assumptions=assumptions,
        activities=activities,
    )
