"""Subject areas: the themes, focus areas and named projects that the text lists."""

from collections.abc import Sequence
from itertools import zip_longest

from samverkan_engine.drafting.areas.announced import heads
from samverkan_engine.drafting.areas.candidates import Candidate, candidates
from samverkan_engine.drafting.areas.choosing import Weighed, chosen
from samverkan_engine.drafting.areas.features import features, page
from samverkan_engine.drafting.areas.status import status
from samverkan_engine.drafting.areas.tokens import scopes
from samverkan_engine.drafting.learned import Linear, committed, graded
from samverkan_engine.drafting.organisations import Organisation
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import SubjectArea

SHORTEST = 3
"""Fewer characters than this name no area."""


def subject_areas(
    reading: Reading, organisations: Sequence[Organisation] = (), model: Linear | None = None
) -> tuple[SubjectArea, ...]:
    """Return the areas that the text names, each once, in order; `model` weighs what speaks for a name."""
    found = [
        SubjectArea(
            name=reading.text[candidate.start : candidate.end],
            status=status(reading, candidate),
            passages=(reading.passage(candidate.start, candidate.end),),
            confidence=graded(likely),
            nature=reading.nature(candidate.start, candidate.end),
        )
        for candidate, likely in chosen(
            reading.text, weighed(reading, organisations), model if model is not None else committed().areas
        )
    ]
    return tuple(sorted(found, key=lambda area: area.passages[0].start))


def weighed(reading: Reading, organisations: Sequence[Organisation] = ()) -> list[Weighed]:
    """Return everything that may name an area with its features; training learns from the same."""
    sentences = list(scopes(reading))
    read = page(reading, sentences)
    found: dict[tuple[int, int], Weighed] = {}
    announced = heads(sentences)
    for scope, following in zip_longest(sentences, sentences[1:]):
        head = announced.get(scope.sentence.start)
        around = read.around(scope, following, head)
        if "speech" in around:
            continue
        names = [
            (name.start, name.end)
            for name in organisations
            if name.start < scope.sentence.end and scope.sentence.start < name.end
        ]
        for candidate in candidates(reading, scope, head):
            place = (candidate.start, candidate.end)
            holds = _held(candidate, names) if names else []
            if candidate.end - candidate.start < SHORTEST or (holds and _only_names(candidate, holds)):
                continue
            seen = features(read, candidate, around)
            if holds:
                seen.append("holds organisation")
            known = found.get(place)
            found[place] = (
                Weighed(known.candidate, known.features.union(seen)) if known else Weighed(candidate, frozenset(seen))
            )
    return list(found.values())


Place = tuple[int, int]


def _held(candidate: Candidate, names: Sequence[Place]) -> list[Place]:
    """The organisations that it holds, or parts of them."""
    start, end = candidate.start, candidate.end
    return [name for name in names if name[0] < end and start < name[1]]


def _only_names(candidate: Candidate, names: Sequence[Place]) -> bool:
    """The name of an organisation, a part of it, or organisations joined by "and", and nothing else."""
    if any(first <= candidate.start and candidate.end <= last for first, last in names):
        return True
    return all(
        token.kind in ("and", "comma") or any(first <= token.start and token.end <= last for first, last in names)
        for token in candidate.tokens
    )
