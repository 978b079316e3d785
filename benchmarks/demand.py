"""
How well re-postings are folded, and how fast demand is counted.

Job ads thrown together anew from real ones (they lie outside the clone, and so this runs only where they are). Every
fifth is posted again 5 to 55 days later with some of its words changed: folded is the share of these that are known
again. Beside them stand siblings: another ad of the same employer, occupation and place within days, made of other
paragraphs but with the employer's own opening in common; wrong is the share of these that are taken for re-postings.

    python benchmarks/demand.py [NUMBER OF ADS]
"""

import json
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.measuring import many_ads
from samverkan_engine.demand import Parameters, count
from samverkan_engine.readers.ads import Source, read
from samverkan_engine.tables.matches import MENTIONS, OCCUPATIONS

Record = dict[str, Any]
PLACES = [f"{county:02}{number:02}" for county in (1, 12, 14, 24, 25) for number in range(80, 100)]


def main(number: int = 3_000) -> None:
    """Print the shares for several degrees of change, and the time."""
    if not many_ads.REAL.is_file():
        print(f"{many_ads.REAL.name} is not here; nothing was measured.")
        return
    for changed in (0.0, 0.02, 0.05, 0.08, 0.12):
        print(f"{changed:4.0%} of the words changed   {folded_share(number, changed):6.1%} folded")
    for common in (0.5, 0.7, 0.8, 0.85, 0.9):
        print(f"{common:4.0%} of the text in common   {wrong_share(number, common):6.1%} wrong")
    began = time.process_time()
    counted(listing(number, 1))
    print(f"{number / (time.process_time() - began):,.0f} ads a second of processor time, reading them included")


def folded_share(number: int, changed: float) -> float:
    """Return the share of re-postings that are folded, when so many of their words are changed."""
    chance, ads = Random(1), listing(number, 1)
    again = [later(ad, chance, reworded(ad, chance, changed)) for ad in ads[::5]]
    return (len(ads) + len(again) - counted(ads + again)) / len(again)


def wrong_share(number: int, common: float) -> float:
    """Return the share of siblings that are folded, when so much of their text is the employer's own opening."""
    chance, ads, others = Random(2), listing(number, 1), listing(number, 9)
    siblings = []
    for ad, other in zip(ads[::5], others[::5], strict=True):
        own, strange = ad["description"]["text"].split(" "), other["description"]["text"].split(" ")
        cut = round(common * len(own))
        siblings.append(later(ad, chance, " ".join(own[:cut] + strange[: len(own) - cut])))
    return (len(ads) + len(siblings) - counted(ads + siblings)) / len(siblings)


def listing(number: int, seed: int) -> list[Record]:
    """Return so many ads, each at a place of its own among a hundred."""
    chance = Random(seed)
    ads = list(many_ads.ads(number, seed))
    for ad in ads:
        ad["workplace_address"] = {"municipality_code": chance.choice(PLACES)}
    return ads


def later(ad: Record, chance: Random, text: str) -> Record:
    """Return the ad once more, with another id, day and text."""
    day = datetime.fromisoformat(ad["publication_date"]) + timedelta(days=chance.randrange(5, 56))
    return {**ad, "id": ad["id"] + "again", "publication_date": day.isoformat(), "description": {"text": text}}


def reworded(ad: Record, chance: Random, share: float) -> str:
    """Return the text with this share of its words changed."""
    words = ad["description"]["text"].split(" ")
    return " ".join(word + "x" if chance.random() < share else word for word in words)


def counted(ads: list[Record]) -> int:
    """Return how many vacancies' ads are left when they are folded."""
    table = read(json.dumps(ads).encode(), "ads", Source.JOBSTREAM).table
    demand = count(table, MENTIONS.empty(), OCCUPATIONS.empty(), Parameters())
    rows = demand.select(["region", "ssyk", "folded"]).to_pylist()
    return sum(row["folded"] for row in rows if row["region"] == "00" and row["ssyk"] is None)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
