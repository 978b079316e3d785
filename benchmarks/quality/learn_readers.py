"""
Learn the models of areas, promises and domains from documents with gold answers.

    python -m benchmarks.quality.learn_readers [FOLDER ...] [--write] [--folds N]

Each FOLDER holds NNN.txt documents with their answers NNN.json; without any, the project's own open documents and the
shared corpus where it lies beside the repository. Prints the F1 of each reader on documents of partners that it did not
learn from, and on those that it learned from. --write keeps the models as drafting/learned.tsv of the engine.
docs/explanation/learning.md says what the committed models were learned from.
"""

import argparse
import sys
from pathlib import Path

import samverkan_engine.drafting.learned
from benchmarks.quality import learning
from samverkan_engine.drafting.learned import rows

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "tests/engine/cases/open", ROOT.parent / "shared" / "corpus" / "documents")

HEAD = (
    "# Weights of the readers' models: reader, feature, weight. benchmarks/quality/learn_readers.py makes this file.\n"
)


def main() -> int:
    """Learn, measure and print; returns an exit code."""
    parser = argparse.ArgumentParser(description="Learn the models of areas, promises and domains.")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true", help="keep the models in the engine")
    parser.add_argument(
        "--folds", type=int, default=0, help="so many groups of partners; each partner alone by default"
    )
    options = parser.parse_args()
    folders = options.folders or [folder for folder in FOLDERS if folder.is_dir()]
    lessons = learning.lessons(
        text for folder in folders for text in sorted(folder.glob("*.txt")) if text.with_suffix(".json").exists()
    )
    if not lessons:
        print("Each folder must hold documents NNN.txt with their answers NNN.json.", file=sys.stderr)
        return 2
    models = learning.learned(lessons)
    agreements = sum(lesson.gold["is_agreement"] for lesson in lessons)
    partners = len({lesson.partner for lesson in lessons})
    print(f"{len(lessons)} documents, {agreements} agreements, {partners} partners")
    print(f"{'':16}{'not learned from':>18}{'learned from':>14}")
    unseen, seen = learning.left_out(lessons, options.folds), learning.judged(lessons, models)
    for reader in seen:
        print(f"{reader:16}{unseen[reader].f1:>18.3f}{seen[reader].f1:>14.3f}")
    if options.write:
        path = Path(samverkan_engine.drafting.learned.__file__).with_suffix(".tsv")
        path.write_text(HEAD + "\n".join(rows(models)) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
