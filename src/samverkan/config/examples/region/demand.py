"""What the invented job ads ask for: read, matched with a small taxonomy of the example's own, and counted."""

import json
import tempfile
from pathlib import Path
from typing import Any

from samverkan.accounts.actor import NOBODY
from samverkan.config.examples.region import ads
from samverkan.config.examples.region.book import Book, Given, read
from samverkan.runs import actions
from samverkan.sources.actions import fetching
from samverkan.sources.actions.datasets import keep
from samverkan.sources.models import Began, Fetch, State
from samverkan.sources.origins import EXAMPLE
from samverkan_engine.tables.taxonomy import CONCEPTS, LABELS, RELATIONS

PART = "Påhittade annonser"
TAXONOMY = "Påhittad taxonomi"
PARTIES = ("mau", "jar")


def make(book: Book) -> None:
    """Bring in the ads and the taxonomy, and let both parties have had them matched and counted."""
    given = read("ads.yaml", book.at)
    bring(book, given)
    name(book, given | {"groups": groups(book) | given["groups"]})
    for party in PARTIES:
        count(book, party)


def bring(book: Book, given: Given) -> None:
    """Import the ads as a file of Platsbanken's history is imported."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "annonser.jsonl"
        lines = (json.dumps(ad, ensure_ascii=False) for ad in ads.written(given))
        path.write_text("\n".join(lines), encoding="utf-8")
        fetch = fetching.take_file(
            source="historical", path=path, name=path.name, wanted={"file": PART}, began=Began.EXAMPLE, by=NOBODY,
            at=book.at, licence=str(EXAMPLE),
        )  # fmt: skip
        fetching.carry_out(fetch, clock=lambda: book.at)


def groups(book: Book) -> dict[str, str]:
    """Return what the occupations that have figures are called."""
    return {ssyk: said[0] for ssyk, said in read("figures.yaml", book.at)["occupations"].items()}


def name(book: Book, given: Given) -> None:
    """Keep what skills and occupations are called; no other taxonomy has these names for them."""
    fetch = Fetch.objects.create(
        source="taxonomy", began=Began.EXAMPLE, asked_at=book.at, ended_at=book.at, state=State.DONE,
        licence=str(EXAMPLE),
    )  # fmt: skip
    tables = {
        "CONCEPTS": CONCEPTS.from_rows([*concepts(given)]),
        "LABELS": LABELS.from_rows([*labels(given)]),
        "RELATIONS": RELATIONS.empty(),
    }
    for table, rows in tables.items():
        keep(fetch=fetch, table=table, rows=rows, part=TAXONOMY, at=book.at)


def concepts(given: Given) -> list[dict[str, Any]]:
    """Return the skills and the occupation groups as concepts."""
    skills = [concept(key, "skill", said[0], None) for key, said in given["skills"].items()]
    return skills + [concept(ssyk, "occupation-group", said, ssyk) for ssyk, said in given["groups"].items()]


def concept(key: str, kind: str, words: str, code: str | None) -> dict[str, Any]:
    return {"scheme": "jobtech", "id": f"exempel_{key}", "kind": kind, "label_sv": words, "broader": [], "code": code}


def labels(given: Given) -> list[dict[str, Any]]:
    """Return every way of writing each skill."""
    return [
        {"scheme": "jobtech", "id": f"exempel_{key}", "language": "sv", "label": words, "preferred": not number}
        for key, said in given["skills"].items()
        for number, words in enumerate(said)
    ]


def count(book: Book, party: str) -> None:
    """Match the ads and count them for a party, by labels alone: finding phrases takes long to load."""
    by = book.coordinator(party, book.at.date())
    told: dict[str, dict[str, Any]] = {"matches": {"phrases": False}, "demand": {"scheme": "jobtech"}}
    run = None
    for stage, parameters in told.items():
        run = actions.start(stage=stage, parameters=parameters, after=run, by=by, at=book.at)
        run = actions.carry_out(run, clock=lambda: book.at)
