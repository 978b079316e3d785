"""The commitments that an activity can serve, to choose among: agreement by agreement when there are many."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement, Commitment, Standing
from samverkan.agreements.models.commitments import CommitmentQuerySet

FEW = 60  # so many commitments are all shown at once; of more, those of the agreement that is chosen


@dataclass(frozen=True)
class Box:
    """One commitment that can be ticked."""

    pk: int
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """The commitments shown of one agreement; open when something in it is chosen."""

    agreement: str
    boxes: tuple[Box, ...]
    is_open: bool


@dataclass(frozen=True)
class Choosing:
    """What can be ticked, and where there is too much to show, the agreements of which one is shown at a time."""

    groups: tuple[Group, ...]
    agreements: tuple[tuple[int, str], ...] = ()
    shown: int | None = None


def servable(by: Actor, served: Collection[int] = ()) -> CommitmentQuerySet:
    """Return what an activity of the actor's can serve: the party's own promises, and what it serves already."""
    own = Agreement.objects.visible_to(by).of_organisation(by.organisation_id).order_by()
    stands = Q(agreement__in=own) & ~Q(standing=Standing.DROPPED)
    found = Commitment.objects.visible_to(by).filter(stands | Q(pk__in=served) if served else stands)
    return found.order_by("agreement__title_key", "agreement", "number")


def choosing(servable: CommitmentQuerySet, by: Actor, chosen: Collection[int], shown: int | None) -> Choosing:
    """Return all there is while that is little, else what is chosen and the commitments of the agreement shown."""
    is_little = len(servable.order_by().values_list("pk", flat=True)[: FEW + 1]) <= FEW
    if is_little:
        return Choosing(_groups(servable, chosen, None))
    own = Agreement.objects.visible_to(by).of_organisation(by.organisation_id)
    agreements = tuple(own.values_list("pk", "title"))
    if len(agreements) == 1:
        return Choosing(_groups(servable, chosen, agreements[0][0]))
    some = servable.filter(Q(agreement=shown) | Q(pk__in=chosen))
    return Choosing(_groups(some, chosen, shown), agreements, shown)


def _groups(some: CommitmentQuerySet, chosen: Collection[int], shown: int | None) -> tuple[Group, ...]:
    groups: dict[tuple[int, str], list[Box]] = {}
    for agreement, name, pk, number, title in some.values_list(
        "agreement", "agreement__title", "pk", "number", "title"
    ):
        groups.setdefault((agreement, name), []).append(Box(pk, f"{number}. {title}", pk in chosen))
    return tuple(
        Group(name, tuple(boxes), len(groups) == 1 or pk == shown or any(box.is_chosen for box in boxes))
        for (pk, name), boxes in groups.items()
    )
