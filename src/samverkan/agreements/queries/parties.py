"""The parties of an agreement as its page shows them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q
from django.utils import timezone

from samverkan.accounts.actor import Actor, can
from samverkan.accounts.models import FormerName
from samverkan.accounts.permissions import Permission
from samverkan.agreements.former_names import name_of_the_day
from samverkan.agreements.models import Agreement, Commitment
from samverkan.agreements.queries.approvals import ApprovalPath, approval_paths
from samverkan.agreements.queries.health import is_inside, party_mark
from samverkan.ui.components import PartyMark


@dataclass(frozen=True)
class PartyPage:
    """One party: who speaks for it, whether it has confirmed, how much it has promised."""

    party_id: int
    organisation_id: int
    mark: PartyMark
    contact: str
    registry_number: str
    confirmed_at: datetime | None
    joined_on: date | None
    left_on: date | None
    bound_count: int
    is_own: bool
    is_inside: bool
    former_name: FormerName | None
    approvals: ApprovalPath
    may_take_back: bool


def party_pages(agreement: Agreement, by: Actor) -> list[PartyPage]:
    """Return the agreement's parties in their order."""
    seen = Commitment.objects.visible_to(by).filter(agreement=agreement)
    members = agreement.parties.select_related("organisation", "contact").prefetch_related("organisation__former_names")
    counted = members.annotate(bound_count=Count("bindings", filter=Q(bindings__commitment__in=seen), distinct=True))
    inside = is_inside(agreement, by)
    editing, today = can(by, Permission.AGREEMENT_REGISTER, agreement), timezone.localdate()
    paths = approval_paths(agreement, by)
    return [
        PartyPage(
            party_id=party.pk,
            organisation_id=party.organisation_id,
            mark=party_mark(party),
            contact=party.contact.name if party.contact and inside else "",
            registry_number=party.registry_number,
            confirmed_at=party.confirmed_at,
            joined_on=party.joined_on,
            left_on=party.left_on,
            bound_count=party.bound_count,
            is_own=party.organisation_id == by.organisation_id,
            is_inside=inside,
            former_name=name_of_the_day(party.organisation, agreement),
            may_take_back=editing and not party.is_member(today),
            approvals=paths.get(party.organisation_id, ApprovalPath()),
        )
        for party in counted
    ]
