"""
How well skills are read from course plans, beside a plain dictionary.

    python benchmarks/course_plans.py [--open] [--misses]

The 24 plans of tests/engine/cases/course_plans are invented and marked by hand; those held out are only counted.
Three ways in the same run: a dictionary (whole words, small letters, preferred labels in Swedish and English), the
labels as they are read from job ads, and as the web reads a course plan. Without the taxonomies of the shared data
beside the repository only the choosing of the parts that tell what is taught is measured.
--misses prints what was missed and taken wrongly in the open plans.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow as pa
from quality import course_plans
from quality.course_plans import Place, Plan

from samverkan_engine.command.taxonomies import prepared
from samverkan_engine.matching import Matcher, Parameters, match, read_plan
from samverkan_engine.matching.plans import taught_part
from samverkan_engine.tables.ads import ADS

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests/engine/cases/course_plans"
SHARED = Path(os.environ.get("SAMVERKAN_SHARED", ROOT.parent / "shared")) / "data"
TAXONOMIES = [SHARED / "esco", SHARED / "jobtech-taxonomy"]
CACHE = ROOT / "data" / "cache"
LABELS = Parameters(phrases=False, occupations=False)
Way = Callable[[str], list[Place]]


def main() -> int:
    """Measure and print; returns an exit code."""
    parser = argparse.ArgumentParser(description="How well skills are read from course plans.")
    parser.add_argument("--open", action="store_true", help="only the open plans, as while working on the rules")
    parser.add_argument("--misses", action="store_true", help="print what was missed in the open plans")
    options = parser.parse_args()
    sets = {name: course_plans.read(CASES / name) for name in (("open",) if options.open else ("open", "held_out"))}
    for name, plans in sets.items():
        kept, taken = course_plans.kept(plans, {plan.name: taught_part(plan.text) for plan in plans})
        print(
            f"{name}: of {len(plans)} plans, {kept:.0%} of the marked places kept, {taken:.0%} of the rest taken away"
        )
    if not all(folder.exists() for folder in TAXONOMIES):
        print("The taxonomies of the shared data do not lie beside the repository; what is found was not measured.")
        return 0
    taxonomy = prepared(TAXONOMIES, CACHE)
    for said, way in ways(taxonomy).items():
        for name, plans in sets.items():
            tell(said, name, plans, way)
    if options.misses:
        misses(sets["open"], ways(taxonomy)["as a course plan"])
    return 0


def ways(taxonomy: Mapping[str, pa.Table]) -> dict[str, Way]:
    """Return the ways that are compared."""
    matcher, labels = Matcher(taxonomy), preferred(taxonomy)
    return {
        "plain dictionary": lambda text: course_plans.by_dictionary(text, labels),
        "labels, as in a job ad": lambda text: places(match(_ad(text), matcher, LABELS).mentions),
        "as a course plan": lambda text: places(read_plan(text, matcher)),
    }


def preferred(taxonomy: Mapping[str, pa.Table]) -> dict[str, dict[str, str]]:
    """Return the preferred labels in small letters, with the concept of each scheme."""
    kinds = {row["id"]: row["kind"] for row in taxonomy["concepts"].to_pylist()}
    found: dict[str, dict[str, str]] = {}
    for row in taxonomy["labels"].to_pylist():
        if row["preferred"] and kinds.get(row["id"]) in ("skill", "language"):
            found.setdefault(row["label"].lower(), {}).setdefault(row["scheme"], short(row["id"]))
    return found


def places(mentions: pa.Table) -> list[Place]:
    """Return MENTIONS of one text as places."""
    rows = mentions.to_pylist()
    return [Place(row["start"], row["end"], *(tuple(map(short, row[s])) for s in ("esco", "jobtech"))) for row in rows]


def _ad(text: str) -> pa.Table:
    return ADS.from_rows([{"id": "", "source": "text", "text": text}])


def short(concept: str) -> str:
    """Return the id of a concept without the address that all of ESCO begin with."""
    return concept.rpartition("/")[2]


def tell(said: str, name: str, plans: list[Plan], way: Way) -> None:
    """Print the figures of one way with one set of plans."""
    before = time.process_time()
    found = {plan.name: way(plan.text) for plan in plans}
    seconds = time.process_time() - before
    print(f"\n{said}, {name} ({1_000 * seconds / len(plans):.0f} ms a plan)")
    for what, score in course_plans.scores(plans, found).items():
        print(
            f"  {what:8} P {score.precision:.2f}  R {score.recall:.2f}  F1 {score.f1:.2f}"
            f"   right {score.right} of {score.found}, found {score.met} of {score.there}"
        )


def misses(plans: list[Plan], way: Way) -> None:
    """Print the places that were missed and those taken wrongly."""
    for plan in plans:
        found = way(plan.text)
        gold, given = ({plan.text[one.start : one.end] for one in some} for some in (plan.taught, found))
        print(f"\n{plan.name}\n  missed: {'; '.join(sorted(gold - given))}\n  taken: {'; '.join(sorted(given - gold))}")


if __name__ == "__main__":
    sys.exit(main())
