"""What is missing before a renewal can end in each of the ways."""

from dataclasses import dataclass

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Party
from samverkan.agreements.queries.health import party_mark
from samverkan.renewals.models import Evaluation, Fate, Proposal, Renewal, open_commitments
from samverkan.renewals.queries.members import members
from samverkan.ui.components import PartyMark


@dataclass(frozen=True)
class Readiness:
    """What the parties want, and what is left to do."""

    wishes: tuple[tuple[PartyMark, str], ...]
    undecided: int
    carried: int
    has_wording: bool
    not_behind: tuple[PartyMark, ...]

    @property
    def may_renew(self) -> bool:
        return self.has_wording and not self.not_behind and not self.undecided

    @property
    def may_end(self) -> bool:
        return not self.undecided and not self.carried

    @property
    def may_replace(self) -> bool:
        return not self.undecided


def readiness(renewal: Renewal, by: Actor) -> Readiness:
    """Return how ready the renewal is to be settled."""
    sent = Evaluation.objects.visible_to(by).filter(renewal=renewal, sent_at__isnull=False)
    proposal = renewal.proposals.select_related("renewal__agreement").filter(is_latest=True).first()
    return Readiness(
        wishes=tuple(
            (party_mark(each.party), str(each.get_wish_display()))
            for each in sent.select_related("party__organisation")
        ),
        undecided=undecided(renewal),
        carried=renewal.handovers.filter(fate__in=(Fate.CARRY, Fate.CHANGE)).count(),
        has_wording=proposal is not None,
        not_behind=tuple(party_mark(party) for party in not_behind(proposal)) if proposal else (),
    )


def undecided(renewal: Renewal) -> int:
    """Return for how many open promises nothing is decided."""
    decided = renewal.handovers.values("commitment")
    return open_commitments(renewal.agreement).exclude(pk__in=decided).count()


def not_behind(proposal: Proposal) -> list[Party]:
    """Return the parties that have confirmed the agreement but do not stand behind the proposal."""
    behind = set(proposal.endorsements.values_list("party", flat=True))
    return [p for p in members(proposal.renewal.agreement) if p.confirmed_at and p.pk not in behind]
