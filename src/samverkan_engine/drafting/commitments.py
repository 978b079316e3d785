"""What the parties promise, each promise a stretch of the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from samverkan_engine.drafting import domains, promises
from samverkan_engine.drafting.actors import actor_of, names_of
from samverkan_engine.drafting.learned import Linear, committed, graded, share
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.drafting.signs import may_promise, signs
from samverkan_engine.drafting.stretches import Stretch, stretches
from samverkan_engine.tables import Commitment, ParagraphKind, Party, SubjectArea

SURELY = 0.8
"""How likely a promise is that its place alone makes one."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A stretch that may be a promise, with its features."""

    stretch: Stretch
    features: frozenset[str]


def commitments(
    reading: Reading, parties: Sequence[Party], areas: Sequence[SubjectArea], model: Linear | None = None
) -> tuple[Commitment, ...]:
    """Return the promises in the order of the text, none overlapping another; `model` weighs what speaks for one."""
    model = model if model is not None else committed().commitments
    found = chosen(weighed(reading, parties), model)
    return tuple(_commitment(reading, stretch, likely, parties, areas) for stretch, likely in found)


def weighed(reading: Reading, parties: Sequence[Party], *, every: bool = False) -> list[Weighed]:
    """
    Return each stretch that may be a promise with its features; training learns from the same.

    every    also those without any verb of promise, which are hardly ever one: training learns from them too
    """
    names = [name for party in parties for name in names_of(party)]
    return [
        Weighed(one, frozenset(signs(reading, one, names)))
        for one in stretches(reading, names)
        if every or may_promise(reading, one)
    ]


def chosen(weighed: Sequence[Weighed], model: Linear) -> list[tuple[Stretch, float]]:
    """Return the likeliest stretches, none overlapping another, in order, with how likely each is."""
    likely = [(_likely(one, model), one.stretch) for one in weighed]
    kept: list[tuple[Stretch, float]] = []
    for probability, stretch in sorted(likely, key=lambda pair: (-pair[0], pair[1].start, -pair[1].end)):
        if probability < model.threshold:
            break
        if not any(stretch.start < other.end and other.start < stretch.end for other, _ in kept):
            kept.append((stretch, probability))
    return sorted(kept, key=lambda pair: pair[0].start)


def _likely(one: Weighed, model: Linear) -> float:
    """Words quoted from the agreement, what completes "the parties will:", and who gets access to what are promises."""
    likely = share(model.score(one.features))
    if one.stretch.sort == "wording" or "completes" in one.features:
        return max(likely, SURELY)
    return max(likely, model.threshold) if "gives access" in one.features else likely


def _commitment(
    reading: Reading, stretch: Stretch, likely: float, parties: Sequence[Party], areas: Sequence[SubjectArea]
) -> Commitment:
    text = reading.text[stretch.start : stretch.end]
    return Commitment(
        start=stretch.start,
        end=stretch.end,
        text=text,
        actor=actor_of(_with_lead(reading, stretch, text), parties),
        kind=promises.kind_of(text),
        domains=domains.named(text),
        areas=tuple(area.name for area in areas if area.name.casefold() in text.casefold()),
        passages=(reading.passage(stretch.start, stretch.end),),
        confidence=graded(likely),
        nature=reading.nature(stretch.start, stretch.end),
    )


def _with_lead(reading: Reading, stretch: Stretch, text: str) -> str:
    """An item without a verb of promise promises for whom the line above its list names."""
    listed = stretch.number is not None and reading.sentences[stretch.number].kind is ParagraphKind.LIST_ITEM
    if listed and not promises.MODAL.search(text) and not promises.PRESENT.search(text):
        return stretch.lead
    return text
