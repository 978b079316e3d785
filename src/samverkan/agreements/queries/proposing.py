"""How each wording stands: proposed, in force, about to be, replaced or taken back; and who has confirmed it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.functional import Promise as Later
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor, can
from samverkan.accounts.models import RoleHeld
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement, Party, Wording, WordingConfirmation, WordingProposal
from samverkan.agreements.models.wordings import begins
from samverkan.agreements.queries.health import is_inside, party_mark
from samverkan.agreements.remarks import Remark
from samverkan.ui.components import PartyMark

PROPOSED, COMING, IN_FORCE, EARLIER, WITHDRAWN = "proposed", "coming", "in_force", "earlier", "withdrawn"
WORDS: dict[str, str | Later] = {
    PROPOSED: _("Wording that is proposed"),
    COMING: _("Agreed, not yet in force"),
    IN_FORCE: _("In force"),
    EARLIER: _("Earlier wording"),
    WITHDRAWN: _("Taken back"),
}


@dataclass(frozen=True)
class PartyConfirmed:
    """Whether a party has confirmed a proposed wording, who did and when."""

    party_id: int
    mark: PartyMark
    at: datetime | None = None
    name: str = ""
    registry_number: str = ""
    recorded_by: str = ""
    may_be_recorded: bool = False


@dataclass(frozen=True)
class Standing:
    """How one wording stands; the parties are named only to those inside, and only where they were asked."""

    state: str
    begins: date | None
    parties: tuple[PartyConfirmed, ...]
    may_confirm: bool = False
    may_complete: bool = False
    may_withdraw: bool = False
    proposal_id: int | None = None

    @property
    def word(self) -> str:
        return str(WORDS[self.state])

    @property
    def waits_for(self) -> list[str]:
        return [each.mark.name for each in self.parties if each.at is None]


def standings(agreement: Agreement, wordings: Sequence[Wording], by: Actor, today: date) -> dict[int, Standing]:
    """Return how each of the wordings, the newest first, stands: by number, in at most four queries."""
    found = WordingProposal.objects.filter(wording__in=wordings).prefetch_related("confirmations__recorded_by")
    proposals = {proposal.wording_id: proposal for proposal in found}
    parties = list(agreement.parties.select_related("organisation")) if proposals else []
    members = [party for party in parties if party.is_member(today)]
    inside = is_inside(agreement, by)
    with_users = _with_users(members, today) if any(each.is_open for each in proposals.values()) else set()
    has_current = False
    made: dict[int, Standing] = {}
    for wording in sorted(wordings, key=lambda each: -each.number):
        proposal = proposals.get(wording.pk)
        state = _state(wording, proposal, today, has_current)
        has_current = has_current or state == IN_FORCE
        if proposal is None or not inside:
            made[wording.number] = Standing(state, None if state == PROPOSED else _begins(wording, proposal), ())
            continue
        shown = _parties(proposal, parties, members, with_users, by)
        made[wording.number] = _standing(state, wording, proposal, shown, by, agreement)
    return made


def _state(wording: Wording, proposal: WordingProposal | None, today: date, has_current: bool) -> str:
    if proposal is not None and proposal.withdrawn_at:
        return WITHDRAWN
    if proposal is not None and proposal.is_open:
        return PROPOSED
    day = _begins(wording, proposal)
    if has_current:
        return EARLIER
    return COMING if day and day > today else IN_FORCE


def _begins(wording: Wording, proposal: WordingProposal | None) -> date | None:
    return proposal.in_force_on if proposal is not None else begins(wording)


def _with_users(members: Sequence[Party], today: date) -> set[int]:
    organisations = [party.organisation_id for party in members]
    held = RoleHeld.objects.current(today).filter(organisation__in=organisations)
    return set(held.values_list("organisation_id", flat=True))


def _parties(
    proposal: WordingProposal, parties: Sequence[Party], members: Sequence[Party], with_users: set[int], by: Actor
) -> tuple[PartyConfirmed, ...]:
    said = {each.party_id: each for each in proposal.confirmations.all()}
    asked = [party for party in parties if party.pk in said or (proposal.is_open and party in members)]
    may_record = proposal.is_open and proposal.wording.home_id == by.organisation_id
    return tuple(
        _confirmed(party, said.get(party.pk), may_record and party.organisation_id not in with_users) for party in asked
    )


def _confirmed(party: Party, said: WordingConfirmation | None, may_be_recorded: bool) -> PartyConfirmed:
    mark = party_mark(party)
    if said is None:
        return PartyConfirmed(party.pk, mark, may_be_recorded=may_be_recorded)
    recorded = said.recorded_by.name if said.recorded_by else ""
    return PartyConfirmed(party.pk, mark, said.confirmed_at, said.name, said.registry_number, recorded)


def _standing(
    state: str,
    wording: Wording,
    proposal: WordingProposal,
    shown: tuple[PartyConfirmed, ...],
    by: Actor,
    agreement: Agreement,
) -> Standing:
    left = [each for each in shown if each.at is None]
    own = agreement.parties.filter(organisation=by.organisation_id).first() if proposal.is_open else None
    may = proposal.is_open and own is not None and can(by, Permission.AGREEMENT_CONFIRM, agreement)
    is_home = wording.home_id == by.organisation_id
    return Standing(
        state=state,
        begins=proposal.in_force_on,
        parties=shown,
        may_confirm=may and any(own is not None and each.party_id == own.pk for each in left),
        may_complete=may and not left,
        may_withdraw=proposal.is_open and is_home and can(by, Permission.AGREEMENT_REGISTER, agreement),
        proposal_id=proposal.pk,
    )


def open_proposal(agreement: Agreement, by: Actor) -> Wording | None:
    """Return the wording that waits for the parties, if the reader sees one."""
    seen = Wording.objects.visible_to(by).filter(agreement=agreement, proposal__isnull=False)
    return seen.filter(proposal__agreed_at=None, proposal__withdrawn_at=None).order_by("-number").first()


def remarks_on(agreement: Agreement, by: Actor) -> list[Remark]:
    """Return what the agreement's page says of a wording that waits for the parties."""
    wording = open_proposal(agreement, by)
    if wording is None:
        return []
    text = gettext("Wording %(number)d is proposed and waits to be confirmed. The text here is the one in force.")
    address = reverse("agreements:wordings", args=[agreement.pk])
    return [Remark(text % {"number": wording.number}, address, gettext("To the wordings"))]
