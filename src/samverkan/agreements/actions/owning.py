"""What each party decides alone about a commitment: who owns it, what it wants, and who speaks for it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.models import Person, RoleHeld
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Binding, Party
from samverkan.journal.actions import record


class NotOurPerson(Exception):
    """The person has no role in the actor's own party."""


@transaction.atomic
def own(*, binding: Binding, owner: Person | None, by: Actor, at: datetime) -> Binding:
    """Give a commitment an owner within the actor's own party, or take the owner away."""
    _require_own(binding, by)
    if owner and not _holds_role(owner, by, timezone.localdate(at)):
        raise NotOurPerson(_("Choose somebody with a role in your own party."))
    binding.owner = owner
    binding.save(update_fields=["owner"])
    commitment = binding.commitment
    detail = {"number": commitment.number, "owner": str(owner.key) if owner else None}
    record("agreements.own_commitment", commitment, by=by, at=at, within=commitment.agreement, detail=detail)
    return binding


@transaction.atomic
def want(*, binding: Binding, wants: str, spokesperson: Party | None = None, by: Actor, at: datetime) -> Binding:
    """Say what the actor's party wants out of a commitment, and which party speaks for it, if not itself."""
    _require_own(binding, by)
    if spokesperson and spokesperson.agreement_id != binding.party.agreement_id:
        raise NotAllowed(_("Only a party to the same agreement can speak for yours."))
    binding.wants = wants.strip()
    binding.spokesperson = None if spokesperson == binding.party else spokesperson
    binding.save(update_fields=["wants", "spokesperson"])
    commitment = binding.commitment
    record(
        "agreements.want", commitment, by=by, at=at, within=commitment.agreement,
        detail={"number": commitment.number, "spokesperson": binding.spokesperson_id},
    )  # fmt: skip
    return binding


def _require_own(binding: Binding, by: Actor) -> None:
    require(by, Permission.COMMITMENT_REPORT, binding.commitment)
    if binding.party.organisation_id != by.organisation_id:
        raise NotAllowed(_("Each party chooses its own owners and says itself what it wants."))


def _holds_role(person: Person, by: Actor, on: date) -> bool:
    return RoleHeld.objects.current(on).filter(person=person, organisation=by.organisation_id).exists()
