"""What must have happened before a renewal can end in a certain way; each refusal says what is missing."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.renewals.models import Fate, Handover, Proposal, Renewal, open_commitments
from samverkan.renewals.queries.settling import not_behind, undecided


class NotReady(Exception):
    """Something is missing before the renewal can end so."""


def all_handed_over(renewal: Renewal) -> list[Handover]:
    """Return what is decided about the open promises; raises NotReady while something is not."""
    if left := undecided(renewal):
        sentence = ngettext(
            "It is not decided what becomes of %(n)d open promise. Decide it first.",
            "It is not decided what becomes of %(n)d open promises. Decide it first.",
            left,
        )
        raise NotReady(sentence % {"n": left})
    still_open = open_commitments(renewal.agreement).order_by().values("pk")
    related = ("commitment__agreement__home", "commitment__home", "party")
    return list(renewal.handovers.filter(commitment__in=still_open).select_related(*related))


def nothing_carried(handovers: list[Handover]) -> None:
    """Refuse promises that are to be carried over when there is nothing to carry them into."""
    if any(each.fate in (Fate.CARRY, Fate.CHANGE) for each in handovers):
        raise NotReady(
            _("Some promises are to be carried over, but nothing comes after the agreement. Close or drop them.")
        )


def agreed_wording(renewal: Renewal) -> Proposal:
    """Return the latest proposal; raises NotReady without one, or while a party that takes part is not behind it."""
    proposal = renewal.proposals.filter(is_latest=True).first()
    if proposal is None:
        raise NotReady(_("There is no new wording yet. Propose one first."))
    if waiting := not_behind(proposal):
        names = ", ".join(party.organisation.name for party in waiting)
        raise NotReady(_("These parties do not stand behind the new wording yet: %(names)s.") % {"names": names})
    return proposal
