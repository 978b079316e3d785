"""
Job ads in any number, for measuring: paragraphs, occupations, employers and places of real ads, thrown together anew.

Runs where the material outside the clone is. The same seed gives the same ads. Not a script of its own.
"""

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

SHARED = Path(os.environ.get("SAMVERKAN_SHARED", Path(__file__).resolve().parents[3] / "shared"))
REAL = SHARED / "data" / "job-ads" / "platsbanken_2025_sample.jsonl.gz"
DAYS = ("2024", "2025", "2026")


def ads(number: int, seed: int = 1, paragraphs: int = 5) -> Iterator[dict[str, Any]]:
    """Return so many ads of about 2.1 kB each as JSON."""
    chance = Random(seed)
    originals = [json.loads(line) for line in gzip.decompress(REAL.read_bytes()).splitlines()]
    pieces = [piece for ad in originals for piece in ad["description"]["text"].split("\n\n") if len(piece) > 40]
    for count in range(number):
        text = "\n\n".join(chance.choices(pieces, k=paragraphs))
        yield from_parts(chance, originals, str(40_000_000 + count), text[: chance.randrange(300, 700)])


def from_parts(chance: Random, originals: list[dict[str, Any]], number: str, text: str) -> dict[str, Any]:
    """Return one ad with the occupation of one, the employer of another and the place of a third."""
    one, other, third = chance.choice(originals), chance.choice(originals), chance.choice(originals)
    day = f"{chance.choice(DAYS)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    return {
        **{key: one[key] for key in ("occupation", "occupation_group", "occupation_field", "employment_type")},
        "id": number,
        "headline": one["headline"],
        "webpage_url": f"https://arbetsformedlingen.se/platsbanken/annonser/{number}",
        "number_of_vacancies": chance.choice((1, 1, 1, 2, 3, 10, None)),
        "description": {"text": text, "conditions": one["description"]["conditions"]},
        "employer": other["employer"],
        "workplace_address": third["workplace_address"],
        "must_have": {"skills": one["must_have"]["skills"]},
        "nice_to_have": {"skills": one["nice_to_have"]["skills"]},
        "application_deadline": f"{day[:4]}-12-31T23:59:59",
        "publication_date": f"{day}T0{chance.randrange(10)}:{chance.randrange(10, 60)}:00",
        "last_publication_date": f"{day[:4]}-12-31T23:59:59",
        "removed": False,
        "removed_date": None,
        "timestamp": 1_757_582_757_157 + int(number),
    }


def write(target: Path, number: int, seed: int = 1) -> None:
    """Write so many ads as JSON Lines."""
    with target.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(ad, ensure_ascii=False) + "\n" for ad in ads(number, seed))
