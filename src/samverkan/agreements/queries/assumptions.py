"""What the promises of an agreement rest on."""

from dataclasses import dataclass

from django.db.models import Prefetch

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement, Assumption, Commitment


@dataclass(frozen=True)
class AssumptionLine:
    """An assumption with the promises, visible to the one who looks, that rest on it."""

    assumption: Assumption
    commitments: tuple[Commitment, ...]


def assumption_lines(agreement: Agreement, by: Actor) -> list[AssumptionLine]:
    """Return the agreement's assumptions; those that no longer hold come first."""
    visible = Prefetch("commitments", Commitment.objects.visible_to(by), to_attr="seen_commitments")
    assumptions = Assumption.objects.visible_to(by).filter(agreement=agreement).prefetch_related(visible)
    return [AssumptionLine(a, tuple(a.seen_commitments)) for a in assumptions.order_by("holds", "pk")]
