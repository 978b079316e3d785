"""What each party has yet to decide, and what it has decided, about signing an agreement."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from samverkan.accounts.actor import Actor, can
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement, Approval, ApprovalState
from samverkan.agreements.queries.health import is_inside


@dataclass(frozen=True)
class ApprovalPath:
    """One party's approvals in their order, and whether its signature rests on one that is awaited."""

    steps: tuple[Approval, ...] = ()
    awaited: str = ""
    may_edit: bool = False


def approval_paths(agreement: Agreement, by: Actor) -> Mapping[int, ApprovalPath]:
    """Return each party's path by organisation; only the parties themselves see any."""
    if not is_inside(agreement, by):
        return {}
    steps = defaultdict[int, list[Approval]](list)
    for approval in Approval.objects.filter(party__agreement=agreement).select_related("party"):
        steps[approval.party.organisation_id].append(approval)
    editing = can(by, Permission.DECISION_RECORD, agreement)
    members = (party.organisation_id for party in agreement.parties.all())
    return {one: _path(steps[one], editing and one == by.organisation_id) for one in members}


def _path(steps: list[Approval], may_edit: bool) -> ApprovalPath:
    awaited = ", ".join(step.body for step in steps if step.state == ApprovalState.AWAITED)
    return ApprovalPath(tuple(steps), awaited, may_edit)
