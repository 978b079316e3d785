"""
Drafts beside gold answers.

The measure is that of the project's corpus (its score.py): names alike, roles sharing half their words, dates equal,
areas alike to 0.8, promises with a token F1 of 0.6. It is written anew here so that every single finding is known to be
right or wrong, which calibration needs.
"""

import difflib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from samverkan_engine import documents, drafting

MACRO = (
    "is_agreement", "parties", "signatories", "date", "meeting_cadence", "domains", "subject_areas", "commitments",
)  # fmt: skip
TITLES = {"professor", "prof", "dr", "cllr", "councillor", "sir", "dame", "mr", "mrs", "ms", "borgmester"}

Values = dict[str, Any]
Same = Callable[[Values, Values], float]


@dataclass(frozen=True)
class Finding:
    """One thing that the draft says: its field, how sure the rules were of it, and whether it is right."""

    field: str
    confidence: float
    right: bool


@dataclass
class Measured:
    """What came of one document: its findings, what was missed, and which value was taken for which."""

    name: str
    kind: str
    language: str
    partner: str
    findings: list[Finding] = field(default_factory=list)
    missed: Counter[str] = field(default_factory=Counter)
    confused: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    agreed_rightly: bool = False


def words(value: str | None) -> list[str]:
    """The words of a text without case and marks."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", value or "").casefold())


def party_key(value: str | None) -> str:
    """The name without its article."""
    return " ".join(words(value)).removeprefix("the ")


def person_key(value: str | None) -> str:
    """The name without titles."""
    rest = words(value)
    while rest and rest[0] in TITLES:
        rest = rest[1:]
    return " ".join(rest)


def same_party(one: Values, other: Values) -> float:
    """1 where the names are the same."""
    return float(party_key(one["name"]) == party_key(other["name"]))


def same_person(one: Values, other: Values) -> float:
    """The share of the shorter role's words that both roles have, where the names are the same."""
    if person_key(one["name"]) != person_key(other["name"]):
        return 0.0
    a, b = set(words(one["role"])), set(words(other["role"]))
    return len(a & b) / min(len(a), len(b)) if a and b else float(not b)


def same_area(one: Values, other: Values) -> float:
    """How alike the names are."""
    a, b = " ".join(words(one["name"])), " ".join(words(other["name"]))
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() if a and b else 0.0


def same_promise(one: Values, other: Values) -> float:
    """The F1 of their words."""
    a, b = Counter(words(one["text"])), Counter(words(other["text"]))
    return 2 * (a & b).total() / (a.total() + b.total()) if a and b else 0.0


LISTS: dict[str, tuple[Same, float]] = {
    "parties": (same_party, 1.0),
    "signatories": (same_person, 0.5),
    "subject_areas": (same_area, 0.8),
    "commitments": (same_promise, 0.6),
}


def measured(text: Path, *, calibrated: bool = False) -> Measured:
    """Draft a document and compare it with the gold answer beside it."""
    gold = json.loads(text.with_suffix(".json").read_text("utf-8"))
    parameters = drafting.DraftParameters(calibrated=calibrated)
    said = drafting.draft(documents.read(text.read_bytes(), text.name), parameters).to_corpus(text.stem)
    result = Measured(text.stem, gold["kind"], gold["language"], partner(text))
    _single_fields(result, said, gold)
    _domains(result, said, gold)
    for name, (same, enough) in LISTS.items():
        _listed(result, name, said, gold, same, enough)
    return result


def partner(text: Path) -> str:
    """The first university of the gold answer beside a document, else the document's own name."""
    gold = json.loads(text.with_suffix(".json").read_text("utf-8"))
    return next((party["name"] for party in gold["parties"] if party["type"] == "university"), text.stem)


def _single_fields(result: Measured, said: Values, gold: Values) -> None:
    sure = said["confidence"]
    result.agreed_rightly = said["is_agreement"] == gold["is_agreement"]
    for name in ("language", "is_agreement"):
        result.findings.append(Finding(name, sure[name], said[name] == gold[name]))
    for name in ("kind", "date", "valid_from", "valid_to", "meeting_cadence"):
        got, want = said[name], gold[name]
        right = got == want or (name.startswith("valid") and bool(got and want) and _prefix(got, want))
        if got not in (None, "none"):
            result.findings.append(Finding(name, sure.get(name, 0.0), right))
        if want not in (None, "none") and not right:
            result.missed[name] += 1
        if not right:
            result.confused[name, str(want), str(got) if name == "kind" else "other" if got else "nothing"] += 1


def _prefix(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _domains(result: Measured, said: Values, gold: Values) -> None:
    for number, domain in enumerate(said["domains"]):
        right = domain in gold["domains"]
        result.findings.append(Finding("domains", said["confidence"][f"domains[{number}]"], right))
        if not right:
            result.confused["domains", "nothing", domain] += 1
    for domain in set(gold["domains"]) - set(said["domains"]):
        result.missed["domains"] += 1
        result.confused["domains", domain, "nothing"] += 1


def _listed(result: Measured, name: str, said: Values, gold: Values, same: Same, enough: float) -> None:
    pairs = sorted(
        ((same(a, b), -i, -j) for i, a in enumerate(said[name]) for j, b in enumerate(gold[name])), reverse=True
    )
    matched: dict[int, int] = {}
    for alike, i, j in pairs:
        if alike >= enough and -i not in matched and -j not in matched.values():
            matched[-i] = -j
    for number, item in enumerate(said[name]):
        sure = _confidence(said, name, number, item)
        result.findings.append(Finding(name, sure, number in matched))
    result.missed[name] += len(gold[name]) - len(matched)
    result.confused[name, "nothing", "something"] += len(said[name]) - len(matched)
    result.confused[name, "something", "nothing"] += len(gold[name]) - len(matched)
    _attributes(result, name, ((said[name][i], gold[name][j]) for i, j in matched.items()))


def _confidence(said: Values, name: str, number: int, item: Values) -> float:
    if name != "signatories":
        return float(said["confidence"][f"{name}[{number}]"])
    place = next(i for i, person in enumerate(said["people"]) if person["name"] == item["name"])
    return float(said["confidence"][f"people[{place}]"])


def _attributes(result: Measured, name: str, pairs: Iterable[tuple[Values, Values]]) -> None:
    for got, want in pairs:
        if name == "subject_areas" and got["status"] != want["status"]:
            result.confused["status of area", want["status"], got["status"]] += 1
        if name == "commitments" and party_key(got["actor"]) != party_key(want["actor"]):
            one = ["all" if side["actor"] == "both" else "one party" for side in (want, got)]
            result.confused["actor", one[0], one[1] if one[0] != one[1] else "another party"] += 1


def f1(results: Sequence[Measured], name: str) -> float | None:
    """The F1 of a field over all documents, the accuracy for `is_agreement`; None where there is nothing to find."""
    if name == "is_agreement":
        return sum(r.agreed_rightly for r in results) / len(results)
    findings = [finding for r in results for finding in r.findings if finding.field == name]
    right, missed = sum(finding.right for finding in findings), sum(r.missed[name] for r in results)
    if not findings and not missed:
        return None
    return 2 * right / (len(findings) + right + missed)


def macro(results: Sequence[Measured]) -> float:
    """The mean of the eight fields; a field with nothing to find and nothing found counts as right."""
    return sum(1.0 if (value := f1(results, name)) is None else value for name in MACRO) / len(MACRO)
