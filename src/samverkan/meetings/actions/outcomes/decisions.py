"""What the bodies of the parties decide formally on joint positions."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Party
from samverkan.journal.actions import record
from samverkan.meetings.models import NOT_DECIDED, JointPosition, PartyDecision, PartyDecisionState


class NotYourDecision(Exception):
    """Only a party itself records what its own bodies decide."""


class DecisionDateMissing(Exception):
    """A formal decision has a date, and it has been made already."""


class NothingChosen(Exception):
    """Nothing was chosen to record a decision on."""


@dataclass(frozen=True)
class Decided:
    """What a body decided, or that it is to decide, or that no decision is needed."""

    body: str = ""
    state: str = PartyDecisionState.APPROVED
    decided_on: date | None = None
    registry_number: str = ""
    rapporteur: str = ""
    is_delegated: bool = False
    delegation: str = ""
    note: str = ""

    def checked(self, today: date) -> "Decided":
        """Return it without a date when nothing has been decided; raise when a decision lacks its day."""
        if self.state in NOT_DECIDED:
            return Decided(self.body, self.state, None, self.registry_number, self.rapporteur, note=self.note)
        if self.decided_on is None or self.decided_on > today:
            raise DecisionDateMissing(_("Give the day of the decision; it cannot lie ahead."))
        return self


@transaction.atomic
def record_party_decision(
    *,
    position: JointPosition,
    party: Party,
    body: str,
    state: str = PartyDecisionState.APPROVED,
    decided_on: date | None = None,
    registry_number: str = "",
    rapporteur: str = "",
    is_delegated: bool = False,
    delegation: str = "",
    note: str = "",
    by: Actor,
    at: datetime,
) -> PartyDecision:
    """Record what a body of the actor's own party decided on a joint position, or that it is to decide, or need not."""
    said = Decided(body, state, decided_on, registry_number, rapporteur, is_delegated, delegation, note)
    return decide(position, party, said, by, at)


@transaction.atomic
def record_party_decisions(
    *, positions: Collection[JointPosition], said: Decided, by: Actor, at: datetime
) -> list[PartyDecision]:
    """Record the same decision of the own party on several joint positions: on all, or on none when one is refused."""
    if not positions:
        raise NothingChosen(_("Choose at least one joint position."))
    made = []
    for position in positions:
        party = position.agreement.parties.filter(organisation=by.organisation_id).first()
        if party is None:
            raise NotYourDecision(_("Each party records its own formal decisions."))
        standing = PartyDecision.objects.filter(position=position, party=party).first()
        kept = said if said.body or standing is None else replace(said, body=standing.body)
        made.append(decide(position, party, kept, by, at))
    return made


def decide(position: JointPosition, party: Party, said: Decided, by: Actor, at: datetime) -> PartyDecision:
    """Record one decision of the actor's own party."""
    require(by, Permission.DECISION_RECORD, position.agreement)
    if party.agreement_id != position.agreement_id or party.organisation_id != by.organisation_id:
        raise NotYourDecision(_("Each party records its own formal decisions."))
    kept = said.checked(timezone.localdate(at))
    decision, _new = PartyDecision.objects.update_or_create(position=position, party=party, defaults=asdict(kept))
    record(
        "meetings.record_party_decision", position, by=by, at=at, within=position.agreement,
        detail={"state": kept.state, "decided_on": kept.decided_on, "number": position.number},
    )  # fmt: skip
    return decision
