"""Linking agreements into families."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement, Kinship, KinshipKind
from samverkan.journal.actions import record


class CannotLink(Exception):
    """The two agreements cannot be linked in this way."""


class AlreadyLinked(CannotLink):
    """There is a link between the two."""


class OwnAncestor(CannotLink):
    """An agreement would come before itself."""


@transaction.atomic
def link(agreement: Agreement, *, earlier: Agreement, kind: str, dated: str = "", by: Actor, at: datetime) -> Kinship:
    """
    Say what an agreement is to an earlier one; whoever sees both agreements sees the link.

    Both must be agreements of the actor's own organisation, so that nobody hangs a link on somebody else's. Raises
    NotAllowed, AlreadyLinked, or OwnAncestor when the agreements would follow each other in a ring.
    """
    pair = {agreement.pk, earlier.pk}
    list(Agreement.objects.select_for_update(of=("self",)).filter(pk__in=pair).order_by("pk"))
    for each in (agreement, earlier):
        _require_own(each, by)
    if len(pair) == 1:
        raise OwnAncestor(_("Choose another agreement than this one."))
    if Kinship.objects.filter(agreement__in=pair, earlier__in=pair).exists():
        raise AlreadyLinked(_("The two agreements are already linked. Remove that link first."))
    if kind != KinshipKind.RELATIVE and agreement.pk in ancestors(earlier.pk):
        raise OwnAncestor(_("The agreements would follow each other in a ring. Turn the link around."))
    made = Kinship.objects.create(
        agreement=agreement, earlier=earlier, kind=kind, dated=dated, home=by.home, linked_at=at
    )
    detail = {"kind": kind, "earlier": earlier.pk}
    record("agreements.link", made, by=by, at=at, within=agreement, detail=detail)
    return made


@transaction.atomic
def unlink(kinship: Kinship, *, by: Actor, at: datetime) -> Kinship:
    """Take a link between two agreements away."""
    for each in (kinship.agreement, kinship.earlier):
        _require_own(each, by)
    kinship.home = by.home  # a private line about it belongs to the one that took it away
    detail = {"kind": kinship.kind, "earlier": kinship.earlier_id}
    record("agreements.unlink", kinship, by=by, at=at, within=kinship.agreement, detail=detail)
    kinship.delete()
    return kinship


def _require_own(agreement: Agreement, by: Actor) -> None:
    require(by, Permission.AGREEMENT_REGISTER, agreement)
    if not Agreement.objects.visible_to(by).filter(pk=agreement.pk).exists():
        raise NotAllowed


def ancestors(agreement_id: int) -> set[int]:
    """Return the agreement and all that came before or stand above it; one query a generation."""
    found, coming = set[int](), {agreement_id}
    while coming:
        found |= coming
        before = Kinship.objects.filter(~Q(kind=KinshipKind.RELATIVE), agreement__in=coming)
        coming = set(before.values_list("earlier", flat=True)) - found
    return found
