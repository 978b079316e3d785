"""How likely it is that a label standing in an ad is asked for there."""

from samverkan_engine.matching.labels.senses import ORDINARY_WORD, Meaning
from samverkan_engine.matching.sections import Section
from samverkan_engine.matching.words import Sentence

PART = {
    Section.MUST: 1.2,
    Section.NICE: 1.2,
    Section.TASKS: 1.0,
    Section.OPENING: 0.6,
    Section.EMPLOYER: 0.25,
    Section.OFFER: 0.1,
    Section.PROCESS: 0.05,
    Section.WISH: 1.2,
}
HEADING, NOWHERE, MEANT = 0.3, 0.5, 0.7


def weight(meaning: Meaning, text: str, start: int, end: int, sentence: Sentence | None, ssyk: str) -> float:
    """
    Return how sure it is, 0 to 1, that a label which stands from start to end of a text is a skill asked for.

    ssyk  the group of the ad, empty when it is not known
    """
    share = share_of(meaning, text, start, end, sentence, ssyk)
    if sentence is None:
        return share * NOWHERE
    return min(1.0, share * (HEADING if sentence.heading else PART[sentence.section]))


def share_of(meaning: Meaning, text: str, start: int, end: int, sentence: Sentence | None, ssyk: str) -> float:
    """Return how often such a label is a skill, wherever in an ad; what stands beside settles a short name."""
    if not meaning.ambiguous:
        return meaning.share
    beside = text[sentence.start : start] + text[end : sentence.end] if sentence else ""
    return MEANT if meaning.ambiguous.is_meant(text[start:end], beside, ssyk) else ORDINARY_WORD
