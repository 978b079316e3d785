"""Lessons for the phrases of job ads, and learning from them: our own invented ads, and gold ads where they lie."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from samverkan_engine.matching.phrases import Finder, Kind, features
from samverkan_engine.matching.phrases.marking import Marker
from samverkan_engine.matching.words import Sentence, Words

LETTERS = dict(zip("SKTCLR", Kind, strict=True))
MARKED = re.compile(r"\[([^\[\]]+)\]([SKTCLR])(?![a-zåäö])")
MARKS = ("B", "I", "O")
ALIKE = 0.3
"""Ads that share more of their longer sentences than this are near copies, and learned from or tested on together."""

Feature = str
Lines = list[list[Feature]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """An ad and the places marked in it: start, end, kind."""

    name: str
    text: str
    marked: tuple[tuple[int, int, str], ...]


def own(paths: Iterable[Path]) -> list[Lesson]:
    """Return the ads written by us: "=== headline" begins one, [words]S marks a skill, KTCLR the other kinds."""
    found = []
    for path in paths:
        for number, part in enumerate(re.split(r"(?m)^=== ", path.read_text("utf-8"))[1:]):
            body = part.partition("\n")[2]
            text, marked, at = "", [], 0
            for match in MARKED.finditer(body):
                text += body[at : match.start()]
                marked.append((len(text), len(text) + len(match[1]), LETTERS[match[2]].value))
                text += match[1]
                at = match.end()
            found.append(Lesson(f"{path.stem} {number}", text + body[at:], tuple(marked)))
    return found


def gold(folder: Path) -> list[Lesson]:
    """Return the annotated ads of a folder as that of the shared job ads."""
    texts = {}
    for path in folder.glob("*.jsonl.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts |= {ad["id"]: ad["description"]["text"] for ad in map(json.loads, lines)}
    answers = map(json.loads, (folder / "gold_skills.jsonl").read_text("utf-8").splitlines())
    return [
        Lesson(ad["id"], texts[ad["id"]], tuple(sorted((m["start"], m["end"], m["kind"]) for m in ad["mentions"])))
        for ad in answers
    ]


def groups(lessons: Sequence[Lesson]) -> list[list[Lesson]]:
    """Return the ads, near copies of each other together."""
    found: list[tuple[set[str], list[Lesson]]] = []
    for lesson in lessons:
        lines = {line.strip() for line in re.split(r"[\r\n]+|(?<=[.!?]) ", lesson.text) if len(line.strip()) > 20}
        for seen, group in found:
            if len(lines & seen) > ALIKE * min(len(lines), len(seen)):
                seen |= lines
                group.append(lesson)
                break
        else:
            found.append((lines, [lesson]))
    return [group for _, group in found]


def lines_of(sentence: Sentence, texts: list[str]) -> Lines:
    """Return the features of each word of a sentence, as the marker adds them up."""
    reach = features.REACH
    padded = [features.BEFORE] * reach + texts + [features.AFTER] * reach
    given = [features.of_word(text) for text in padded]
    pairs = [features.of_pair(a, b) for a, b in pairwise(padded)]
    whole = features.of_sentence(sentence, len(texts), {text.lower() for text in texts} & features.SAID)
    found = []
    for index, text in enumerate(texts):
        at = index + reach
        names = [*whole, features.of_place(index), features.of_section(sentence.section.value, text)]
        for place in range(2 * reach + 1):
            names += given[at + place - reach][place]
        names += [pairs[at - 2][0], pairs[at - 1][1], pairs[at][2], pairs[at + 1][3]]
        found.append(names)
    return found


def marks(lesson: Lesson, begins: Sequence[int], ends: Sequence[int]) -> list[str]:
    """Return the mark of each word of a sentence."""
    found = []
    for begin, end in zip(begins, ends, strict=True):
        inside = next(((a, b) for a, b, _ in lesson.marked if a <= begin and end <= b), None)
        found.append("O" if inside is None else "B" if inside[0] == begin else "I")
    return found


class Prepared:
    """The features of ads, made once."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        self.marking: dict[str, list[tuple[Lines, list[str]]]] = {}
        self.kinds: dict[str, list[tuple[list[Feature], str]]] = {}
        for lesson in lessons:
            words = Words(lesson.text)
            kinds = {(a, b): kind for a, b, kind in lesson.marked}
            self.marking[lesson.name], self.kinds[lesson.name] = [], []
            for sentence, texts, begins, ends in features.tokens(words):
                self.marking[lesson.name].append((lines_of(sentence, texts), marks(lesson, begins, ends)))
                for (a, b), kind in kinds.items():
                    if a in begins and b in ends:
                        first, last = begins.index(a), ends.index(b)
                        after = texts[last + 1] if last + 1 < len(texts) else features.AFTER
                        before = texts[max(0, first - 2) : first]
                        names = features.of_phrase(texts[first : last + 1], before, after, sentence.section.value)
                        self.kinds[lesson.name].append((names, kind))


def weights(
    rows: Iterable[tuple[Lines, list[str]]], first: float, second: float, rounds: int
) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    """Return the weights of features and of steps learned by a linear chain (CRF)."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": first, "c2": second, "max_iterations": rounds, "feature.possible_transitions": True})
    for names, answers in rows:
        trainer.append(names, answers)
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        return dict(info.state_features), dict(info.transitions)


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights of both models."""

    marking: Mapping[str, tuple[float, float]]
    steps: Sequence[Sequence[float]]
    kinds: Mapping[str, tuple[float, ...]]

    def finder(self, readiness: float) -> Finder:
        """Return a finder of these weights."""
        return Finder(Marker(self.marking, self.steps, readiness), self.kinds)


def learn(
    prepared: Prepared, names: Sequence[str], first: float = 0.01, second: float = 0.1, rounds: int = 80
) -> Learned:
    """Learn both models from the named ads."""
    states, steps = weights((row for name in names for row in prepared.marking[name]), first, second, rounds)
    marking: dict[str, list[float]] = {}
    for (feature, mark), weight in states.items():
        both = marking.setdefault(feature, [0.0, 0.0])
        for index in range(2):
            both[index] += weight if MARKS[index] == mark else -weight if mark == "O" else 0.0
    rows = (([one], [kind]) for name in names for one, kind in prepared.kinds[name])
    told, _ = weights(rows, 0.05, 0.05, 150)
    order = [kind.value for kind in Kind]
    kinds: dict[str, list[float]] = {}
    for (feature, kind), weight in told.items():
        kinds.setdefault(feature, [0.0] * len(order))[order.index(kind)] = weight
    return Learned(
        {name: (round(a, 3), round(b, 3)) for name, (a, b) in marking.items() if abs(a) + abs(b) > 0.005},
        [[round(steps.get((a, b), 0.0), 3) for b in MARKS] for a in MARKS],
        {name: tuple(round(one, 2) for one in some) for name, some in kinds.items() if max(map(abs, some)) > 0.02},
    )


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Return the shared length over the length of the union."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(shared, 0) / (max(a[1], b[1]) - min(a[0], b[0]))


@dataclass
class Score:
    """How many phrases were right: found, wanted, given, and of the right ones those with the right kind."""

    right: int = 0
    given: int = 0
    wanted: int = 0
    kind: int = 0

    def add(self, finder: Finder, lessons: Iterable[Lesson]) -> None:
        """Count the phrases of some ads."""
        for lesson in lessons:
            found = finder.find(Words(lesson.text))
            self.given += len(found)
            self.wanted += len(lesson.marked)
            free = set(lesson.marked)
            for phrase in found:
                best = max(free, key=lambda one: overlap((phrase.start, phrase.end), one[:2]), default=None)
                if best and overlap((phrase.start, phrase.end), best[:2]) >= 0.5:
                    free.discard(best)
                    self.right += 1
                    self.kind += phrase.kind == best[2]

    def __str__(self) -> str:
        precision, recall = self.right / max(self.given, 1), self.right / max(self.wanted, 1)
        both = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}  kind right {self.kind / max(self.right, 1):.3f}"


def vocabulary(data: Path) -> dict[str, list[str]]:
    """Return how words occur in the labels of ESCO and JobTech: v verb, n other, j JobTech skill, o occupation."""
    word = re.compile(r"[^\W\d_]+")
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in "vnjo"}
    with gzip.open(data / "esco/skills_sv_en.jsonl.gz", "rt", encoding="utf-8") as lines:
        for skill in map(json.loads, lines):
            for language in ("sv", "en"):
                words = word.findall((skill[language] or "").lower())
                if len(words) > 1 and (language == "en" or words[0].endswith("a")):
                    counts["v"][words.pop(0)] += 1
                counts["n"].update(set(words))
    for kind, name in (("j", "skills"), ("o", "occupation-names")):
        for concept in json.loads((data / f"jobtech-taxonomy/{name}.json").read_text("utf-8")):
            counts[kind].update(set(word.findall(concept["preferred_label"].lower())))
    tongues = json.loads((data / "jobtech-taxonomy/languages.json").read_text("utf-8"))
    found: dict[str, list[str]] = {one["preferred_label"].lower(): ["lang"] for one in tongues}
    for kind, counted in counts.items():
        for one, count in counted.items():
            if len(one) > 2:
                found.setdefault(one, []).append(kind + str(1 + (count > 1) + (count > 4) + (count > 19)))
    return dict(sorted(found.items()))
