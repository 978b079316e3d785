"""Whether an area exists already or is to be explored."""

import re

from samverkan_engine.drafting.areas.candidates import Candidate
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import AreaStatus, ParagraphKind

NEW = re.compile(
    r"\b(?:ny(?:a|tt)?\s+(?:samarbet\w+|områden?|projekt)|undersök\w+|utred\w+|utforsk\w+|skapa|start(?:a|ar"
    r"|as)|inrätta\w*|etablera\w*|planera\w*|explor\w+|new|planned|launch\w*|establish\w*|create|set\s+up|nye?"
    r"|utrede|etabler\w+|opprett\w+|opret\w+|undersøg\w+|vurder\w+)\b",
    re.IGNORECASE,
)
EXISTING = re.compile(
    r"\b(?:pågå\w+|redan|utgör|befintlig\w*|finns|sedan|lyckat|existing|ongoing|already|record\s+of|current\w*"
    r"|pågår|samma|the\s+same|de\s+samme|eksisterende|allerede|i\s+dag|igangværende|nuvarande|idag|fortsätt\w*|continu\w+|fortsett\w*|fortsætt\w*)\b",
    re.IGNORECASE,
)


def status(reading: Reading, candidate: Candidate) -> AreaStatus:
    """Return what the words nearest before the name say, else the first after it."""
    context, at = _context(reading, candidate)
    cues = [(match.start(), AreaStatus.NEW) for match in NEW.finditer(context)]
    cues += [(match.start(), AreaStatus.EXISTING) for match in EXISTING.finditer(context)]
    outside = [cue for cue in cues if not at <= cue[0] < at + candidate.end - candidate.start]
    before = [cue for cue in outside if cue[0] < at]
    if before:
        return max(before)[1]
    return min(outside)[1] if outside else AreaStatus.UNSPECIFIED


def _context(reading: Reading, candidate: Candidate) -> tuple[str, int]:
    """The sentence, or for an item the line that leads up to its list, and where the name stands in it."""
    sentence = candidate.scope.sentence
    if candidate.scope.kind is not ParagraphKind.LIST_ITEM:
        return sentence.text, candidate.start - sentence.start
    lead = [
        other
        for other in reading.sentences
        if other.start < sentence.start and other.kind is not ParagraphKind.LIST_ITEM
    ]
    return (lead[-1].text, len(lead[-1].text)) if lead else ("", 0)
