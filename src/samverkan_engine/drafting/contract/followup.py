"""The promises that are duties to follow up, with their rhythm."""

import re
from collections.abc import Sequence

from samverkan_engine.drafting import cadence
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import Commitment, FollowUp

FOLLOWS = re.compile(
    r"\b(?:följ(?:s|as|a|er)\s+upp|uppfölj\w*|utvärder\w*|redovisa\w*|redovisning\w*|rapport\w*|avstäm\w*|följer\s+upp|review\w*"
    r"|evaluat\w*|report(?:s|ed|ing)?|monitor\w*|evaluer\w*|følg\w*\s+o[p]{1,2}|oppfølg\w*|opfølg\w*|revider\w*)\b",
    re.IGNORECASE,
)


def follow_ups(reading: Reading, promised: Sequence[Commitment]) -> tuple[FollowUp, ...]:
    """Return the promises that say how the agreement itself is followed up."""
    return tuple(
        FollowUp(
            start=promise.start,
            end=promise.end,
            text=promise.text,
            rhythm=cadence.rhythm(promise.text),
            passages=promise.passages,
            confidence=promise.confidence,
            nature=promise.nature,
        )
        for promise in promised
        if FOLLOWS.search(promise.text)
    )
