"""
How well and how fast documents are drafted.

    python benchmarks/drafting.py FOLDER [--halves] [--json]

FOLDER holds NNN.txt documents with their gold annotations NNN.json and, beside it or in it, `score.py`, which
compares drafts with them (the project's corpus is of this form). Prints the score per field, documents per CPU second,
and with --halves the score of every second document apart, to show how much it hangs on which documents one measures.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from samverkan_engine.pipeline import draft_from_file

ROUNDS = 3
"""The fastest of so many rounds is the speed; the machine does other things too."""


def main() -> int:
    """Measure and print; returns an exit code."""
    parser = argparse.ArgumentParser(description="How well and how fast documents are drafted.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--halves", action="store_true", help="score every second document apart")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    texts = sorted(options.folder.glob("*.txt"))
    scorer = next((path for path in (options.folder, options.folder.parent) if (path / "score.py").exists()), None)
    if not texts or scorer is None:
        print(f"{options.folder} holds no documents, or no score.py stands beside them.", file=sys.stderr)
        return 2
    result: dict[str, Any] = {"all": score(texts, scorer / "score.py"), "per_cpu_second": round(speed(texts))}
    if options.halves:
        result |= {"even": score(texts[0::2], scorer / "score.py"), "odd": score(texts[1::2], scorer / "score.py")}
    print(json.dumps(result, indent=2) if options.json else table(result))
    return 0


def score(texts: list[Path], scorer: Path) -> dict[str, float]:
    """The macro-F1 and the figure of each field, for these documents."""
    with tempfile.TemporaryDirectory() as name:
        drafts, gold = Path(name) / "drafts", Path(name) / "gold"
        drafts.mkdir()
        gold.mkdir()
        for text in texts:
            draft = draft_from_file(text.read_bytes(), text.name)
            (drafts / f"{text.stem}.json").write_text(json.dumps(draft.to_corpus(text.stem)), "utf-8")
            annotation = text.with_suffix(".json")
            (gold / annotation.name).write_bytes(annotation.read_bytes())
        command = [sys.executable, str(scorer), str(drafts), str(gold), "--json"]
        scored = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    fields = {field: round(values["f1"], 3) for field, values in scored["fields"].items()}
    fields["is_agreement"] = round(scored["fields"]["is_agreement"]["accuracy"], 3)
    return {"documents": scored["documents"], "macro_f1": round(scored["macro_f1"], 4), **fields}


def speed(texts: list[Path]) -> float:
    """Documents for each second of the processor, bytes to draft, when everything is loaded."""
    files = [(text.read_bytes(), text.name) for text in texts]
    fastest = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        for data, name in files:
            draft_from_file(data, name)
        fastest = min(fastest, time.process_time() - begun)
    return len(files) / fastest


def table(result: dict[str, Any]) -> str:
    """The result as lines to read."""
    groups = [group for group in ("all", "even", "odd") if group in result]
    lines = [f"{'':22}" + "".join(f"{group:>9}" for group in groups)]
    lines += [f"{field:22}" + "".join(f"{result[group][field]:>9}" for group in groups) for field in result["all"]]
    return "\n".join([*lines, f"{'documents a second':22}{result['per_cpu_second']:>9}"])


if __name__ == "__main__":
    sys.exit(main())
