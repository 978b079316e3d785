"""
How well, how surely and how fast documents are drafted.

    python benchmarks/drafting.py [FOLDER ...] [--json] [--curves] [--first-look]

Each FOLDER holds NNN.txt documents with their gold answers NNN.json; without any, the project's own small documents
are measured (tests/engine/cases), the open, the held out and the unseen apart, and the shared corpus where it lies
beside the repository. Of the unseen ones only the quality by field is printed; nothing is made from them or compared
one by one. Prints quality by field and by kind of document, the confusions that cost most, how reliable "sure" is when
measured without the document's own partner, and the speed. Beside the fit it prints what came of documents at first
look, before any rule had been changed for them, and what comes of each document by words and models that documents of
other partners support (quality/jackknife.py). --curves writes drafting/curves.py from what was measured; --first-look
notes what comes of documents that nobody has read yet, which must be done before a rule is changed for them, and does
no more.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from quality import first_look, jackknife, peers, reliability
from quality.measure import MACRO, Measured, f1, macro, measured

import samverkan_engine.drafting.curves
from samverkan_engine.pipeline import draft_from_file

ROOT = Path(__file__).parent.parent
OWN = (ROOT / "tests/engine/cases/open", ROOT / "tests/engine/cases/held_out", first_look.UNSEEN)
SHARED = ROOT.parent / "shared" / "corpus" / "documents"

ROUNDS = 3
"""The fastest of so many rounds is the speed; the machine does other things too."""

COSTLIEST = 12
"""So many confusions are printed."""

NO_PEERS = "peers: neither spaCy nor dateparser is installed; pip install -r requirements/bench.txt"

A_PAGE = 2_000
"""Characters of a page."""


def main() -> int:
    """Measure and print; returns an exit code."""
    parser = argparse.ArgumentParser(description="How well, how surely and how fast documents are drafted.")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--curves", action="store_true", help="write how sure is how often right")
    parser.add_argument("--first-look", action="store_true", help="note documents that nobody has read yet")
    options = parser.parse_args()
    folders = options.folders or [*OWN, *([SHARED] if SHARED.is_dir() else [])]
    texts = {folder.name: sorted(folder.glob("*.txt")) for folder in folders}
    if not all(texts.values()):
        print("Each folder must hold documents NNN.txt with their answers NNN.json.", file=sys.stderr)
        return 2
    if options.first_look:
        noted = first_look.rows(measured(text, calibrated=True) for found in texts.values() for text in found)
        print(f"{first_look.note(noted)} documents noted")
        return 0
    results = {name: [measured(text) for text in found] for name, found in texts.items()}
    judged = {"quality": {name: quality(found) for name, found in results.items()}}
    read = {folder.name: texts[folder.name] for folder in folders if folder.resolve() != first_look.UNSEEN}
    if not read:
        print(json.dumps(judged, indent=2) if options.json else compared("quality by field", judged["quality"]))
        return 0
    files = [text for found in read.values() for text in found]
    without = jackknife.measured(files)
    if options.curves:
        write_curves(without)
    answer = judged | closer([result for name in read for result in results[name]], without, files)
    print(json.dumps(answer, indent=2, ensure_ascii=False) if options.json else report(answer))
    return 0


def closer(everything: Sequence[Measured], without: Sequence[Measured], files: Sequence[Path]) -> dict[str, Any]:
    """What is told of documents that may be read, beside their quality by field."""
    return {
        "unseen": unseen(without),
        "peers": peers.compared(files),
        "by_kind": by(everything, lambda result: result.kind),
        "by_language": by(everything, lambda result: result.language),
        "confusions": confusions(everything),
        "reliability": [vars(row) for row in reliability.rows(list(reliability.left_out(without, at_first_look())))],
        "speed": speed(files),
    }


def quality(results: Sequence[Measured]) -> dict[str, float | None]:
    """The macro-F1 and the figure of each field, for these documents."""
    return {"documents": len(results), "macro_f1": macro(results), **{name: f1(results, name) for name in MACRO}}


def unseen(without: Sequence[Measured]) -> dict[str, Any]:
    """What came of documents at first look, and what comes of them without what only their own partner supports."""
    noted = first_look.of_read_documents()
    low, high = first_look.interval(noted)
    first = {
        "documents": len({row.document for row in noted}),
        "macro_f1": first_look.macro(noted),
        "from": low,
        "to": high,
    }
    return {
        "first look": {**first, **first_look.by_field(noted)},
        "jackknife": {"documents": len(without), "macro_f1": macro(without), "from": None, "to": None}
        | {name: f1(without, name) for name in MACRO},
    }


def by(results: Sequence[Measured], group: Callable[[Measured], str]) -> dict[str, Any]:
    """The quality of each group of documents."""
    names = sorted({group(result) for result in results})
    return {name: quality([result for result in results if group(result) == name]) for name in names}


def confusions(results: Sequence[Measured]) -> list[tuple[str, str, str, int]]:
    """What was taken for what, the most frequent first."""
    total: Counter[tuple[str, str, str]] = Counter()
    for result in results:
        total.update(result.confused)
    return [(*pair, count) for pair, count in total.most_common(COSTLIEST) if count]


def at_first_look() -> Mapping[str, float]:
    """What was right, by field, of what was called sure when documents were first drafted."""
    return first_look.share_right(first_look.of_read_documents())


def write_curves(results: Sequence[Measured]) -> None:
    """Keep the curves as a module of the engine; they are made of what words and models of other partners found."""
    path = Path(samverkan_engine.drafting.curves.__file__)
    head = path.read_text("utf-8").split("CURVES:")[0]
    curves = reliability.curves([finding for result in results for finding in result.findings], at_first_look())
    lines = [f'    "{name}": {curve!r},' for name, curve in curves.items()]
    body = "\n".join(["CURVES: dict[str, Curve] = {", *lines, "}"])
    path.write_text(f"{head}{body}\n", "utf-8")


def speed(texts: Sequence[Path]) -> dict[str, float]:
    """Documents for each second of the processor, and milliseconds a page, bytes to draft, when all is loaded."""
    files = [(text.read_bytes(), text.name) for text in texts]
    page = " ".join(data.decode() for data, _ in files[:12])[:A_PAGE].encode()
    fastest = min(seconds(files) for _ in range(ROUNDS))
    return {
        "documents_per_cpu_second": len(files) / fastest,
        "milliseconds_a_page": 1000 * min(seconds([(page, "page.txt")]) for _ in range(ROUNDS)),
    }


def seconds(files: Sequence[tuple[bytes, str]]) -> float:
    """How long the processor works on these files."""
    begun = time.process_time()
    for data, name in files:
        draft_from_file(data, name)
    return time.process_time() - begun


def report(answer: dict[str, Any]) -> str:
    """The answer as lines to read."""
    parts = [
        compared("quality by field", answer["quality"]),
        compared("not the fit", answer["unseen"]),
        compared("peers, the same documents", answer["peers"]) if answer["peers"] else NO_PEERS,
        compared("by kind of document", answer["by_kind"]),
        compared("by language", answer["by_language"]),
        "most frequent confusions (field: right → said, times)\n"
        + "\n".join(f"  {name}: {right} → {said}, {count}" for name, right, said, count in answer["confusions"]),
        reliable(answer["reliability"]),
        "\n".join(f"{name:30}{value:>8.1f}" for name, value in answer["speed"].items()),
    ]
    return "\n\n".join(parts)


def compared(title: str, groups: dict[str, dict[str, float | None]]) -> str:
    """A table with a column for each group."""
    width = max(10, *(len(name) + 2 for name in groups))
    lines = [f"{title:22}" + "".join(f"{name:>{width}}" for name in groups)]
    for name in next(iter(groups.values())):
        cells = (values[name] for values in groups.values())
        lines.append(f"{name:22}" + "".join(f"{shown(cell):>{width}}" for cell in cells))
    return "\n".join(lines)


def shown(value: float | None) -> str:
    """A number as a table shows it, a dash for none."""
    return "–" if value is None else str(value) if isinstance(value, int) else f"{value:.3f}"


def reliable(rows: Sequence[dict[str, Any]]) -> str:
    """The table of reliability, ready for the documentation."""
    lines = ["| Field | found | right | called sure | of these right |", "|---|---|---|---|---|"]
    for row in rows:
        share = f"{row['sure_right'] / row['sure']:.1%}" if row["sure"] else "–"
        lines.append(f"| {row['field']} | {row['found']} | {row['right']} | {row['sure']} | {share} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
