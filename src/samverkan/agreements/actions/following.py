"""The promises follow into a wording that has come to hold."""

from collections import defaultdict
from collections.abc import Iterable

from samverkan.agreements.models import (
    Commitment,
    Passage,
    PassageDecision,
    PassageOutcome,
    Standing,
    Wording,
    WordingNature,
)
from samverkan.runs import actions as runs
from samverkan_engine.tables import Followed, FollowKind


def follow(made: Wording, last: Wording | None) -> None:
    """Bring along every passage of the last wording, and those of earlier ones that still wait for a decision."""
    waiting = PassageDecision.objects.filter(wording__agreement=made.agreement, outcome=PassageOutcome.WAITING)
    kept = Passage.objects.filter(wording=last) | Passage.objects.filter(decisions__in=waiting)
    passages = list(kept.select_related("commitment", "wording").distinct())
    waiting.delete()  # the question is put anew, to the new wording
    by_wording: dict[Wording, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_wording[passage.wording].append(passage)
    for wording, group in by_wording.items():
        spans = [(passage.start, passage.end) for passage in group]
        found = runs.follow_passages(wording.text, spans, made.text)
        _place(made, zip(group, found, strict=True))


def _place(made: Wording, pairs: Iterable[tuple[Passage, Followed]]) -> None:
    new, asked, sure = [], [], []
    for passage, found in pairs:
        if found.is_certain:
            new.append(Passage(commitment=passage.commitment, wording=made, start=found.start or 0, end=found.end or 0))
            sure.append(passage.commitment_id)
        elif passage.commitment.standing != Standing.DROPPED:
            candidates = [[place.start, place.end, place.likeness] for place in found.candidates]
            gone = found.kind is FollowKind.GONE
            asked.append(PassageDecision(passage=passage, wording=made, is_gone=gone, candidates=candidates))
    Passage.objects.bulk_create(new)
    PassageDecision.objects.bulk_create(asked)
    if made.nature == WordingNature.AGREEMENT:
        Commitment.objects.filter(pk__in=sure).update(is_agreement_wording=True)
