"""A party sees it as the other party has answered: one click, for one answer or for many."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.agreements.actions.reports import DoesNotFit, NotAParty, NothingToConfirm, confirm_view
from samverkan.agreements.models import StatusReport
from samverkan.reporting.actions.adopting import take
from samverkan.reporting.actions.finding import NothingChosen
from samverkan.reporting.models import Answer, Ask, Round

REFUSALS = (NothingToConfirm, NotAParty, DoesNotFit, NotAllowed)


@dataclass(frozen=True)
class Confirmed:
    """What became of several confirmations: the views that were given, and why others were not."""

    views: tuple[StatusReport, ...]
    refused: tuple[str, ...]


@transaction.atomic
def confirm_answers(*, asked: Round, answers: Collection[Answer], by: Actor, at: datetime) -> Confirmed:
    """
    Say that the actor's party sees each promise as it was answered; that answers its own question about it too.

    An answer that cannot be confirmed any more is left, with why. Raises NothingChosen.
    """
    if not answers:
        raise NothingChosen(_("Tick at least one answer."))
    views, refused = [], []
    for each in answers:
        try:
            with transaction.atomic():
                views.append(_confirm(asked, each, by, at))
        except REFUSALS as refusal:
            sentence = _("Promise %(number)d: %(why)s")
            refused.append(sentence % {"number": each.report.commitment.number, "why": refusal})
    return Confirmed(tuple(views), tuple(refused))


def _confirm(asked: Round, seen: Answer, by: Actor, at: datetime) -> StatusReport:
    view = confirm_view(seen=seen.report, by=by, at=at)
    own = Ask.objects.standing().filter(
        round=asked, commitment=view.commitment, party=view.party, answer=None, round__state="open"
    )
    for ask in own.select_for_update(of=("self",)):
        take(ask, view)
    return view
