"""
Learn the models that find phrases in job ads, and measure them on ads that they did not learn from.

    python -m benchmarks.quality.learn_phrases [--gold FOLDER] [--folds N] [--readiness X] [--vocabulary DATA] [--write]

Learns from our own invented ads (tests/engine/cases/ads) and, where it lies beside the repository, from the annotated
sample of real ads. Prints precision, recall and F1 of the phrases (half overlap): of ads held back, fold by fold and
near copies together, and of those learned from. --write keeps the models in the engine; --vocabulary makes the list of
words of the taxonomies anew first. docs/explanation/phrases.md says what the committed models were learned from.
"""

import argparse
import random
from pathlib import Path

import samverkan_engine.matching.phrases
from benchmarks.quality import phrases

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "tests/engine/cases/ads"
GOLD = ROOT.parent / "shared/data/job-ads"
PACKAGE = Path(samverkan_engine.matching.phrases.__file__).parent
READINESS = 0.0
HEAD = "# benchmarks/quality/learn_phrases.py makes this file; docs/explanation/phrases.md says from what.\n"


def main() -> int:
    """Learn, measure and print; returns an exit code."""
    parser = argparse.ArgumentParser(description="Learn to find phrases in job ads.")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--folds", type=int, default=8, help="groups of ads held back in turn; 0 for none")
    parser.add_argument("--readiness", type=float, nargs="*", default=[READINESS], help="above zero finds more phrases")
    parser.add_argument("--vocabulary", type=Path, help="folder with the taxonomies of the shared data")
    parser.add_argument("--write", action="store_true", help="keep the models in the engine")
    options = parser.parse_args()
    if options.vocabulary:
        rows = phrases.vocabulary(options.vocabulary).items()
        text = HEAD + "".join(f"{word}\t{' '.join(classes)}\n" for word, classes in rows)
        (PACKAGE / "vocabulary.tsv").write_text(text, "utf-8")
        print(f"{len(rows)} words of the taxonomies")
    own = phrases.own(sorted(OWN.glob("*.txt")))
    gold = phrases.gold(options.gold) if options.gold.is_dir() else []
    print(f"{len(own)} own ads, {sum(len(one.marked) for one in own)} phrases; {len(gold)} real ones")
    prepared = phrases.Prepared([*own, *gold])
    if options.folds and gold:
        measure(prepared, own, gold, options)
    if options.write:
        keep(phrases.learn(prepared, [one.name for one in [*own, *gold]]), options.readiness[0], gold or own)
    return 0


def measure(
    prepared: phrases.Prepared, own: list[phrases.Lesson], gold: list[phrases.Lesson], options: argparse.Namespace
) -> None:
    """Print how good the models are on ads held back."""
    groups = phrases.groups(gold)
    random.Random(3).shuffle(groups)
    scores = {readiness: phrases.Score() for readiness in options.readiness}
    for fold in range(options.folds):
        held = [lesson for group in groups[fold :: options.folds] for lesson in group]
        names = {lesson.name for lesson in held}
        learned = phrases.learn(prepared, [one.name for one in [*own, *gold] if one.name not in names])
        for readiness, score in scores.items():
            score.add(learned.finder(readiness), held)
    for readiness, score in scores.items():
        print(f"held back, {options.folds} folds, {len(groups)} groups, readiness {readiness}: {score}", flush=True)


def keep(learned: phrases.Learned, readiness: float, fit: list[phrases.Lesson]) -> None:
    """Write the models into the engine and print how well they fit."""
    lines = [f"readiness\t{readiness}\n"]
    lines += ["step\t" + "\t".join(map(str, row)) + "\n" for row in learned.steps]
    lines += [f"{name}\t{a}\t{b}\n" for name, (a, b) in sorted(learned.marking.items())]
    (PACKAGE / "marking.tsv").write_text(HEAD + "".join(lines), "utf-8")
    kinds = [name + "\t" + "\t".join(map(str, row)) + "\n" for name, row in sorted(learned.kinds.items())]
    (PACKAGE / "kinds.tsv").write_text(HEAD + "".join(kinds), "utf-8")
    score = phrases.Score()
    score.add(learned.finder(readiness), fit)
    print(f"learned from: {score}; {len(learned.marking)} and {len(learned.kinds)} weights")


if __name__ == "__main__":
    raise SystemExit(main())
