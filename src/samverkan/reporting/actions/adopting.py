"""What a party reports on a promise's own page while a round is open answers the round too."""

from datetime import datetime

from django.db.models import Q

from samverkan.agreements.models import StatusReport
from samverkan.reporting.models import Answer, Ask, Draft, Round


def adopt(asked: Round, *, at: datetime) -> int:
    """Let views given elsewhere since the round was opened be its answers; return how many were taken up."""
    open_asks = {(ask.commitment_id, ask.party_id): ask for ask in asked.asks.standing().filter(answer=None)}
    if not open_asks:
        return 0
    promises = Q(commitment__in=asked.asks.standing().filter(answer=None).order_by().values("commitment"))
    given = StatusReport.objects.filter(promises, reported_at__range=(asked.opened_at, at), answer=None)
    taken = 0
    for view in given.order_by("-reported_at", "-pk"):
        ask = open_asks.pop((view.commitment_id, view.party_id), None)
        if ask:
            take(ask, view)
            taken += 1
    return taken


def take(ask: Ask, view: StatusReport) -> Answer:
    """Let a view that the party has given be its answer."""
    made = Answer.objects.create(
        ask=ask, report=view, sentence=view.sentence, answered_at=view.reported_at, answered_by=view.reported_by
    )
    ask.answer = made
    ask.version += 1
    ask.save(update_fields=["answer", "version"])
    Draft.objects.filter(ask=ask).delete()
    return made
