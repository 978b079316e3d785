"""Which candidates are areas: those likely enough, each stretch and each name once."""

import difflib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from samverkan_engine.drafting.areas.candidates import Candidate
from samverkan_engine.drafting.learned import Linear, share

OF_THE_OTHERS = 0.3
"""How much the other members of a list or an enumeration say about one of them; chosen in cross-validation."""

ALIKE = 0.8
"""Names as alike as this are the same area."""


LISTED = 0.75
"""How likely a listed area is; the same in every form of file."""

CALLED = frozenset(
    ("after area colon", "left area", "left på area", "left on area", "left är area", "left er area", "left are area",
     "left inom study", "left innen study", "left inden study", "left example area")
)  # fmt: skip
"""What stands before an enumeration of areas."""

CLEARLY = frozenset(("opened treats directly to the end", "fronted several", "fronted before", "pointed out as areas"))
"""A plain sentence says that these are what the agreement is about, or that they are the areas."""

PERSON = frozenset(("first role", "all capitals"))
"""A role and names in capitals are a person."""

NOT_FRONTED = frozenset(("holds party", "holds people", "holds coop"))
"""Who may be said to be or to have areas, too."""

PAIRS = frozenset(f"pair last {members}" for members in range(1, 5))
"""Two names by "and" at the end of an enumeration."""

CALLED_AREA = frozenset(
    ("after area colon", "lead area", "left area", "left är area", "left er area", "left are area", "after is area")
)
"""What calls even a bare word an area."""

NOT_LISTED = frozenset(
    ("half of a pair", "counts areas", "number agrees pair",
     "holds prep", "holds aux", "holds pron", "holds sub", "holds organisation", "holds role", "holds time",
     "words 6", "holds mark", "speech", "question", "first treats", "first picks",
     "first grows", "first starts", "first says")
)  # fmt: skip
"""What no name of an area holds that its place alone makes one."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its features."""

    candidate: Candidate
    features: frozenset[str]


def chosen(text: str, weighed: Sequence[Weighed], model: Linear) -> list[tuple[Candidate, float]]:
    """Return the candidates that are areas, the likeliest first, each with how likely it is."""
    kept: list[tuple[Candidate, float]] = []
    scores = list(zip(_scores(weighed, model), weighed, strict=True))
    pairs = _better_apart(scores, model.threshold)
    ranked = [
        (not _is_listed(one), -score, one)
        for score, one in scores
        if (one.candidate.start, one.candidate.end) not in pairs
    ]
    for unlisted, score, one in sorted(ranked, key=lambda row: (*row[:2], row[2].candidate.start)):
        candidate, probability = one.candidate, share(-score) if unlisted else LISTED
        if probability < model.threshold or _says_too_little(one):
            continue
        if not any(_same(text, candidate, other) for other, _ in kept):
            kept.append((candidate, probability))
    return kept


def _better_apart(scores: Sequence[tuple[float, Weighed]], threshold: float) -> set[tuple[int, int]]:
    """The pairs by "and" whose two names together are likelier than the pair is as one."""
    begin = {one.candidate.start: 0.0 for _, one in scores}
    ends = {one.candidate.end: 0.0 for _, one in scores}
    pairs: list[tuple[float, Candidate]] = []
    for score, one in scores:
        candidate, likely = one.candidate, share(score)
        if not PAIRS.isdisjoint(one.features):
            pairs.append((likely, candidate))
        elif candidate.sort == "member":
            begin[candidate.start] = max(begin[candidate.start], likely)
            ends[candidate.end] = max(ends[candidate.end], likely)
    return {(pair.start, pair.end) for likely, pair in pairs if begin[pair.start] + ends[pair.end] - threshold > likely}


def _is_listed(one: Weighed) -> bool:
    """Whole members of an enumeration, and items, that the text calls areas are areas whatever their words are."""
    candidate = one.candidate
    if candidate.sort == "head":
        return "head announced agrees" in one.features
    if NOT_LISTED.intersection(one.features):
        return False
    if candidate.sort in ("item", "label"):
        return {"lead area", "lead colon"} <= one.features and "item has label" not in one.features
    if "number agrees whole" in one.features:
        return True
    if "plain" in one.features or (candidate.members == 1 and "head area" in one.features):
        return "fronted several" in one.features
    whole = candidate.sort == "member" and candidate.first == candidate.own
    if whole and not CLEARLY.isdisjoint(one.features) and NOT_FRONTED.isdisjoint(one.features):
        return True
    return whole and candidate.members > 1 and not CALLED.isdisjoint(one.features)


def _says_too_little(one: Weighed) -> bool:
    """A bare word for a domain is an area only where the text calls it one; a person and "two areas" never are."""
    if one.candidate.scope.tokens[one.candidate.last - 1].kind == "and":
        return True
    if one.candidate.sort in ("item", "label", "cut") and "of another list" in one.features:
        return True
    if "counts areas" in one.features or one.features >= PERSON:
        return True
    return "plain" in one.features and CALLED_AREA.isdisjoint(one.features)


def _scores(weighed: Sequence[Weighed], model: Linear) -> list[float]:
    """The members of a list or an enumeration tend to be areas together."""
    own = [model.score(one.features) for one in weighed]
    best: dict[tuple[object, ...], dict[int, int]] = defaultdict(dict)
    families = [one.candidate.family for one in weighed]
    for number, one in enumerate(weighed):
        family, place = best[families[number]], one.candidate.start
        if place not in family or own[family[place]] < own[number]:
            family[place] = number
    return [_joined(number, weighed, own, best[family]) for number, family in enumerate(families)]


def _joined(number: int, weighed: Sequence[Weighed], own: Sequence[float], family: dict[int, int]) -> float:
    if len(family) == 1:
        return own[number]
    candidate = weighed[number].candidate
    others = [own[other] for other in family.values() if not _overlap(weighed[other].candidate, candidate)]
    if not others:
        return own[number]
    return (1 - OF_THE_OTHERS) * own[number] + OF_THE_OTHERS * sum(others) / len(others)


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.start < other.end and other.start < one.end


def _explains(one: Candidate, label: Candidate) -> bool:
    """A single phrase that follows the label of its item says more of the same area."""
    return label.sort == "label" and one.sort == "member" and one.members == 1 and one.scope is label.scope


def _same(text: str, one: Candidate, other: Candidate) -> bool:
    if _overlap(one, other) or _explains(one, other):
        return True
    names = (text[one.start : one.end].casefold(), text[other.start : other.end].casefold())
    if names[0].endswith(f" {names[1]}") or names[1].endswith(f" {names[0]}"):
        return True
    return difflib.SequenceMatcher(None, *names, autojunk=False).quick_ratio() >= ALIKE and (
        difflib.SequenceMatcher(None, *names, autojunk=False).ratio() >= ALIKE
    )
