"""
Learns what `samverkan link` knows, from the shared data, and writes it into the package.

    python -m benchmarks.links.learning --work DIR [--folds 3] [--epochs 4] [--held 2] [--ship -1]

First the vectors of pieces of words, once without each fold of the gold's concepts and once with all; then, on each
fold by the vectors that have not seen it, how the figures of a text and a candidate are weighed. What is learned at
length is kept in DIR, so that a run broken off goes on where it was. Prints the figures of docs/explanation/linking.md.
"""

import argparse
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.links import packing, pairs, scorers, sets, training
from benchmarks.links.scorers import Examples
from benchmarks.links.sets import Query, fold_of
from samverkan_engine.matching.linking import Linker, linker_of
from samverkan_engine.matching.linking.scoring import Scorer
from samverkan_engine.matching.linking.vectors import Vectors

SIZE = 96
FEWEST, MOST = 3, 70_000
TASKS = tuple((scheme, kind) for kind in ("skill", "passage", "occupation") for scheme in ("esco", "jobtech"))


def main() -> None:
    """Learn everything and write it into the package."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--only", type=int, help="learn the vectors without this fold (-1: with all) and stop")
    parser.add_argument("--held", type=int, default=2, help="weigh the figures on the first so many folds")
    parser.add_argument("--ship", type=int, default=-1, help="ship the vectors without this fold (-1: with all)")
    given = parser.parse_args()
    if given.only is not None:
        vectors_without(given.only, given.folds, given.epochs, given.work)
        return
    by_task = held_out(given.folds, given.epochs, given.work, range(given.held))
    learned = {task: scorers.learn(examples, task[1]) for task, examples in by_task.items()}
    for task, examples in by_task.items():
        tell(task, examples, learned[task])
    names, weights, table = tables_without(given.ship, given.folds, given.epochs, given.work)
    packing.pack_vectors(names, weights, table)
    packing.pack_scorers(learned)


def tables_without(
    fold: int, folds: int, epochs: int, work: Path
) -> tuple[list[str], NDArray[np.float32], NDArray[np.float32]]:
    """Return the pieces, their weights and what was learned of them without a fold; from `work` if it lies there."""
    place = work / f"vectors-{fold}-of-{folds}-{epochs}.npz"
    if not place.exists():
        gathered = pairs.gather(lambda key: fold_of(key, folds) != fold)
        known = training.pieces([*sets.taxonomy().labels["label"].to_pylist(), *gathered.texts], FEWEST, MOST)
        began = time.monotonic()

        def told(epoch: int, loss: float, table: NDArray[np.float32]) -> None:
            print(f"  fold {fold}, round {epoch}: loss {loss:.4f}, {time.monotonic() - began:.0f} s", flush=True)

        table = training.learn(known, gathered, SIZE, epochs, told)
        joined = np.frombuffer("\n".join(known.names).encode(), dtype=np.uint8)
        np.savez(place, names=joined, weights=known.weights, table=table.astype(np.float16))
    with np.load(place) as file:
        return bytes(file["names"]).decode().split("\n"), file["weights"], file["table"].astype(np.float32)


def vectors_without(fold: int, folds: int, epochs: int, work: Path) -> Vectors:
    """Return vectors that were learned without a fold, as they are once packed."""
    return packing.vectors_of(*tables_without(fold, folds, epochs, work))


def held_out(
    folds: int, epochs: int, work: Path, held: Iterable[int], tasks: Sequence[tuple[str, str]] = TASKS
) -> dict[tuple[str, str], Examples]:
    """Return for each task the figures of its queries, each by vectors that have not seen it."""
    parts: dict[tuple[str, str], list[Examples]] = {task: [] for task in tasks}
    taken = sets.taxonomy()
    for fold in held:
        known = vectors_without(fold, folds, epochs, work)
        linker = linker_of(taken.concepts, taken.labels, taken.relations, known, scorers.by_hand)
        for scheme, kind in tasks:
            queries = queries_by_task()[scheme, kind]
            mine = [query for query in queries if fold_of(query.key, folds) == fold]
            parts[scheme, kind] += _examples(linker, mine, kind, scheme)
    return {task: scorers.joined(found) for task, found in parts.items()}


def _examples(linker: Linker, queries: Sequence[Query], kind: str, scheme: str) -> list[Examples]:
    """Return the queries' examples, those whose SSYK group is known a second time with it."""
    found = [scorers.examples(linker, queries, kind, scheme, [None] * len(queries))]
    grouped = [query for query in queries if query.group] if kind == "occupation" else []
    if grouped:
        again = scorers.examples(linker, grouped, kind, scheme, [query.group for query in grouped])
        found.append(Examples(again.figures, again.right, [f"{key}+" for key in again.keys]))
    return found


def queries_by_task() -> dict[tuple[str, str], list[Query]]:
    """Return the queries of each task; those to JobTech are the gold to ESCO turned round."""
    return {
        ("esco", "skill"): sets.skills(),
        ("jobtech", "skill"): sets.turned(sets.skills(), "skill"),
        ("esco", "passage"): sets.phrases("esco"),
        ("jobtech", "passage"): sets.phrases("jobtech"),
        ("esco", "occupation"): sets.titles(),
        ("jobtech", "occupation"): sets.turned(sets.titles(), "occupation"),
    }


def tell(task: tuple[str, str], of: Examples, fitted: Scorer) -> None:
    """Print how well a task is done: by hand-set weights, across folds of concepts, and as fitted."""
    for name, chosen in _sorts(of):
        if chosen.any():
            some = of.only(chosen)
            by_hand = scorers.mean_reciprocal_rank(scorers.by_hand(*task), some)
            fit = scorers.mean_reciprocal_rank(fitted, some)
            across = crossed(of, task[1], chosen)
            reach = float(some.right.any(axis=1).mean())
            print(
                f"{' '.join(task)}, {name}: {len(some.keys)} queries, MRR {across:.3f} across folds "
                f"({fit:.3f} fitted, {by_hand:.3f} by hand), right one on the short list {reach:.3f}"
            )


def _sorts(of: Examples) -> list[tuple[str, NDArray[np.bool_]]]:
    grouped = np.array([key.endswith("+") for key in of.keys])
    return [("text alone", ~grouped), ("with the SSYK group", grouped)]


def crossed(of: Examples, kind: str, chosen: NDArray[np.bool_], folds: int = 5) -> float:
    """Return the MRR of the chosen examples, each by weights learned from the other folds."""
    places = np.array([fold_of("scorer" + key.rstrip("+"), folds) for key in of.keys])
    total = 0.0
    for fold in range(folds):
        here = chosen & (places == fold)
        if here.any():
            scorer = scorers.learn(of.only(places != fold), kind)
            total += scorers.mean_reciprocal_rank(scorer, of.only(here)) * here.sum()
    return total / float(chosen.sum())


if __name__ == "__main__":
    main()
