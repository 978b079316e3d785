"""
Course plans with what they teach marked by hand, and how well it is found again.

A plan is a text in which [words]K marks a place that names something taught (S a skill, K a field of knowledge, T a
tool, C a certificate, L a language, R a trait). concepts.tsv beside the plans says of the words of each place, in
small letters, which concepts of ESCO and JobTech Taxonomy they are: best first, every one of them accepted.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MARKED = re.compile(r"\[([^\[\]]+)\][SKTCLR](?![a-zåäö])")
HALF = 0.5
"""Two places are the same when they share so much of what they cover together."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a plan and the concepts there, best first; ids of ESCO without what all their addresses begin with."""

    start: int
    end: int
    esco: tuple[str, ...] = ()
    jobtech: tuple[str, ...] = ()

    def one(self) -> str:
        """Return the one concept that is shown of it: that of JobTech where there is one."""
        return next(iter((*self.jobtech, *self.esco)), "")


@dataclass(frozen=True, slots=True)
class Plan:
    """A course plan and the places in it that name something taught."""

    name: str
    text: str
    taught: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How much was found and right, how much there is and was found again."""

    right: int
    found: int
    met: int
    there: int

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of what there is, the share that was found."""
        return self.met / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: "Score") -> "Score":
        """Return both together."""
        return Score(self.right + other.right, self.found + other.found, self.met + other.met, self.there + other.there)


NOTHING = Score(0, 0, 0, 0)


def read(folder: Path) -> list[Plan]:
    """Return the plans of a folder by name; raises KeyError for marked words that concepts.tsv does not tell of."""
    known: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for line in (folder / "concepts.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            words, esco, jobtech, *_ = line.split("\t")
            known[words] = tuple(esco.split()), tuple(jobtech.split())
    return [_plan(path, known) for path in sorted(folder.glob("*.txt"))]


def _plan(path: Path, known: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]) -> Plan:
    marked, text, at, taught = path.read_text("utf-8"), "", 0, []
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        taught.append(Place(len(text), len(text) + len(match[1]), *known[match[1].lower()]))
        text += match[1]
        at = match.end()
    return Plan(path.stem, text + marked[at:], tuple(taught))


def scores(plans: Iterable[Plan], found: Mapping[str, Sequence[Place]]) -> dict[str, Score]:
    """
    Return how well places and concepts were found.

    spans          places, one to one, when at least half of what they cover together is shared
    esco, jobtech  the best concepts of each plan, any accepted one counting
    shown          the one concept of each place that is shown to people, of either taxonomy
    """
    totals = dict.fromkeys(("spans", "esco", "jobtech", "shown"), NOTHING)
    for plan in plans:
        given = found.get(plan.name, ())
        totals["spans"] += _spans(plan.taught, given)
        for scheme in ("esco", "jobtech"):
            said = {ids[0] for one in given if (ids := getattr(one, scheme))}
            totals[scheme] += _concepts([getattr(one, scheme) for one in plan.taught], said)
        totals["shown"] += _concepts(
            [one.jobtech + one.esco for one in plan.taught], {one.one() for one in given} - {""}
        )
    return totals


def _spans(taught: Sequence[Place], given: Sequence[Place]) -> Score:
    """Match best overlaps first, as score_skills.py of the shared ads does."""
    wanted = {(one.start, one.end) for one in taught}
    said = {(one.start, one.end) for one in given}
    pairs = sorted((-_overlap(a, b), a, b) for a in said for b in wanted if _overlap(a, b) >= HALF)
    used: set[tuple[int, int]] = set()
    met: set[tuple[int, int]] = set()
    for _, a, b in pairs:
        if a not in used and b not in met:
            used.add(a)
            met.add(b)
    return Score(len(met), len(said), len(met), len(wanted))


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def _concepts(wanted: Iterable[tuple[str, ...]], said: set[str]) -> Score:
    groups: dict[str, set[str]] = defaultdict(set)
    for ids in wanted:
        if ids:
            groups[ids[0]].update(ids)
    right = said & set().union(*groups.values())
    return Score(len(right), len(said), sum(bool(ids & said) for ids in groups.values()), len(groups))


def kept(plans: Iterable[Plan], parts: Mapping[str, str]) -> tuple[float, float]:
    """
    Return which share of the marked places is kept, and which share of the letters outside them is taken away.

    parts  the text of each plan with what is not taught made blank
    """
    places = lost = outside = taken = 0
    for plan in plans:
        part, inside = parts[plan.name], set()
        for one in plan.taught:
            inside.update(range(one.start, one.end))
            places += 1
            lost += part[one.start : one.end] != plan.text[one.start : one.end]
        letters = [at for at, letter in enumerate(plan.text) if letter.isalnum() and at not in inside]
        outside += len(letters)
        taken += sum(part[at] != plan.text[at] for at in letters)
    return (1 - lost / places if places else 0.0), (taken / outside if outside else 0.0)


def by_dictionary(text: str, labels: Mapping[str, Mapping[str, str]], longest: int = 6) -> list[Place]:
    """
    Return where labels stand word for word, in small letters, the longest from the left.

    labels  label in small letters → the scheme → its concept
    """
    words = [(match.start(), match.end()) for match in re.finditer(r"\w+(?:[-+#./]\w+|[+#]+)*", text)]
    found, at, low = [], 0, text.lower()
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            start, end = words[at][0], words[at + length - 1][1]
            if concepts := labels.get(low[start:end]):
                found.append(Place(start, end, *((concepts[s],) if s in concepts else () for s in ("esco", "jobtech"))))
                at += length
                break
        else:
            at += 1
    return found
