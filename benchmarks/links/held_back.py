"""
How well job ads are matched that nothing learned has seen, and how sure a link must be.

    python -m benchmarks.links.held_back --work DIR

The real ads with gold answers are parted into three folds, near copies together. For each fold the phrases are learned
from the other ads, the vectors and the weighing of links from the others too (DIR keeps them as
benchmarks/links/learning.py left them), and rows of our own table whose concept no other ad asks for are left out. What
people wrote with the ads at hand (openings, ordinary words, names) stays, so that other ads give somewhat less. The bar
of a link is chosen for each fold on the other two. Scores are those of score_skills.py.
"""

import argparse
import importlib.util
import sys
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from benchmarks.links import learning, scorers, sets
from benchmarks.quality import phrases
from samverkan_engine.matching import Matcher, Parameters, match, merging, prepare
from samverkan_engine.matching.linking import linker_of
from samverkan_engine.matching.phrases import known
from samverkan_engine.readers import ads as reader

FOLDS, EPOCHS = 3, 4
PASSAGES = [task for task in learning.TASKS if task[1] == "passage"]
ADS = sets.SHARED / "job-ads"
OWN = Path(__file__).parents[2] / "tests/engine/cases/ads"
ESCO = (0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
JOBTECH = (0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
Found = dict[str, list[dict[str, Any]]]


def main() -> int:
    """Measure and print; returns an exit code."""
    parser = argparse.ArgumentParser(description="How well ads are matched that nothing learned has seen.")
    parser.add_argument("--work", type=Path, required=True)
    work = parser.parse_args().work
    scoring = _scoring()
    gold = scoring.read(ADS / "gold_skills.jsonl")
    first = sets.near_copies()
    held = [{ad for ad in gold if sets.fold_of(first[ad], FOLDS) == fold} for fold in range(FOLDS)]
    bars = list(product(ESCO, JOBTECH))
    found: dict[tuple[float, float] | None, Found] = {bar: {} for bar in (None, *bars)}
    for fold, ads in enumerate(held):
        matched = _matching(fold, ads, gold, work)
        for bar, told in found.items():
            told |= matched(None if bar is None else _bars(*bar))
    _tell("bars as shipped", scoring, found[None], gold)
    chosen: Found = {}
    for fold, ads in enumerate(held):
        others = {ad: gold[ad] for ad in gold if ad not in ads}
        bar = max(bars, key=lambda bar: _both(scoring, found[bar], others))
        print(f"fold {fold}: chosen on the others ESCO {bar[0]}, JobTech {bar[1]}")
        chosen |= {ad: found[bar].get(ad, []) for ad in ads}
    _tell("bars chosen on other ads", scoring, chosen, gold)
    for bar in sorted(bars, key=lambda bar: -_both(scoring, found[bar], gold))[:8]:
        _tell(f"all ads with ESCO {bar[0]}, JobTech {bar[1]}", scoring, found[bar], gold)
    return 0


def _scoring() -> Any:
    spec = importlib.util.spec_from_file_location("score_skills", ADS / "score_skills.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def _bars(esco: float, jobtech: float) -> merging.Bars:
    """Return the bars in use, those without a kind of their own changed."""
    return {
        scheme: {**kinds, "": least}
        for (scheme, kinds), least in zip(merging.LEAST_LINK.items(), (esco, jobtech), strict=True)
    }


def _matching(fold: int, ads: set[str], gold: dict[str, Any], work: Path) -> Callable[[merging.Bars | None], Found]:
    """Return what matches the ads of a fold, of which nothing that it has learned knows."""
    matcher, made = _matcher(fold, ads, work)
    table = reader.read(*_ads(), reader.Source.JOBSEARCH).table
    own = table.filter([ad in ads for ad in table["id"].to_pylist()])
    elsewhere = {
        concept
        for ad, mentions in gold.items()
        if ad not in ads
        for mention in mentions
        for concept in (*mention["esco"], *mention["jobtech"])
    }
    rows = _whole_table()
    kept = [row for row in rows if {row.known.esco, row.known.jobtech} & elsewhere]

    def matched(least: merging.Bars | None) -> Found:
        known.known.cache_clear()
        known._table = lambda: kept  # type: ignore[assignment]
        matcher._merging = made(least)
        found: Found = {}
        for row in match(own, matcher, Parameters()).mentions.to_pylist():
            found.setdefault(row["ad"], []).append(row)
        return found

    return matched


_whole_table = known._table


def _ads() -> tuple[bytes, str]:
    path = ADS / "platsbanken_2025_sample.jsonl.gz"
    return path.read_bytes(), path.name


def _matcher(fold: int, ads: set[str], work: Path) -> tuple[Matcher, Callable[[merging.Bars | None], merging.Merging]]:
    own, gold = phrases.own(sorted(OWN.glob("*.txt"))), phrases.gold(ADS)
    lessons = phrases.Prepared([*own, *gold])
    finder = phrases.learn(lessons, [one.name for one in [*own, *gold] if one.name not in ads]).finder(0.0)
    vectors = learning.vectors_without(fold, FOLDS, EPOCHS, work)
    others = learning.held_out(FOLDS, EPOCHS, work, [other for other in range(FOLDS) if other != fold], PASSAGES)
    weights = {task: scorers.learn(examples, task[1]) for task, examples in others.items()}
    taken = sets.taxonomy()
    linker = linker_of(
        taken.concepts, taken.labels, taken.relations, vectors, lambda scheme, kind: weights[scheme, kind]
    )
    concepts = frozenset(taken.concepts["id"].to_pylist())

    def made(least: merging.Bars | None) -> merging.Merging:
        return merging.Merging(finder, linker, concepts, least=least)

    return Matcher(prepare(taken.concepts, taken.labels, taken.relations)), made


def _both(scoring: Any, found: Found, gold: dict[str, Any]) -> float:
    scored = scoring.score({ad: found.get(ad, []) for ad in gold}, gold)
    return float(scored["esco"]["f1"] + scored["jobtech"]["f1"])


def _tell(said: str, scoring: Any, found: Found, gold: dict[str, Any]) -> None:
    scored = scoring.score(found, gold)
    figures: Sequence[str] = [f"{name} {scored[name]['f1']:.3f}" for name in ("spans", "esco", "jobtech")]
    print(f"{said}: F1 {', '.join(figures)}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
