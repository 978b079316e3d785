"""
What outside sources would say of the region, invented, brought in as a file of each source would be.

It is written in the sources' own shapes and read by the readers of the real ones, so that everything made of it
looks and is explained as real figures are; the origin says that it is made up.
"""

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from samverkan.accounts.actor import NOBODY
from samverkan.config.examples.region.book import Book, Given, read
from samverkan.sources.actions import fetching
from samverkan.sources.models import Began
from samverkan.sources.origins import EXAMPLE

TABLE = "Påhittade anställda efter yrke"
MEASURE = "Anställda 16–64 år med arbetsplats i regionen"


def make(book: Book) -> None:
    """Bring in the assessments, the employed and the education of the region."""
    given = read("figures.yaml", book.at)
    with tempfile.TemporaryDirectory() as folder:
        bring(book, Path(folder) / "yrkesbarometer.json", "yrkesbarometern", assessments(given))
        bring(book, Path(folder) / "anstallda.json", "scb", employed(given))
        bring(book, Path(folder) / "susa.json", "susa", education(given))


def bring(book: Book, path: Path, source: str, told: Any) -> None:
    """Import what a source told as a file of it is imported."""
    path.write_text(json.dumps(told, ensure_ascii=False, default=str), encoding="utf-8")
    fetch = fetching.take_file(
        source=source, path=path, name=path.name, wanted={}, began=Began.EXAMPLE, by=NOBODY, at=book.at,
        licence=str(EXAMPLE),
    )  # fmt: skip
    fetching.carry_out(fetch, clock=lambda: book.at)


def assessments(given: Given) -> list[dict[str, Any]]:
    """Return rows as Yrkesbarometern gives them."""
    return [
        {
            "yrkesomrade": "Påhittat", "yb_yrke": name, "yb_concept_id": f"zzzz_{ssyk}_exa", "lan": given["county"],
            "ssyk": ssyk, "jobbmojligheter": chances, "rekryteringssituation": recruitment, "prognos": outlook,
            "text_rekryteringssituation": "Påhittad bedömning för exemplet.", "omgang": given["round"],
        }
        for ssyk, (name, chances, recruitment, outlook, *_employed) in given["occupations"].items()
    ]  # fmt: skip


def employed(given: Given) -> dict[str, Any]:
    """Return a table as SCB gives it in JSON-stat: occupation, sex, year."""
    occupations, years = given["occupations"], [str(year) for year in given["years"]]
    values = [count for *_words, men, women in occupations.values() for by_sex in (men, women) for count in by_sex]
    codes = {
        "Region": {given["county"]: "påhittat län"},
        "Yrke2012": {ssyk: name for ssyk, (name, *_rest) in occupations.items()},
        "Kon": {"1": "män", "2": "kvinnor"},
        "ContentsCode": {"EXEMPEL": MEASURE},
        "Tid": {year: year for year in years},
    }
    return {
        "version": "2.0", "class": "dataset", "label": TABLE, "updated": str(given["updated"]),
        "id": list(codes), "size": [len(each) for each in codes.values()],
        "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
        "dimension": {
            name: {
                "category": {"index": list(each), "label": each}
                | ({"unit": {"EXEMPEL": {"base": "personer"}}} if name == "ContentsCode" else {})
            }
            for name, each in codes.items()
        },
        "extension": {"px": {"tableid": TABLE}}, "value": values,
    }  # fmt: skip


def education(given: Given) -> dict[str, Any]:
    """Return educations, occasions and providers as Susa-navet gives them."""
    providers = [
        {"id": f"p.exempel.{key}", "status": "ACTIVE", "content": {"name": words(one["name"])}}
        for key, one in given["providers"].items()
    ]
    offers = list(enumerate(given["offers"], start=1))
    return {
        "educationProviders": providers,
        "educationInfos": [info(number, one, given) for number, one in offers],
        "educationEvents": [event(number, one) for number, one in offers],
    }


def info(number: int, offer: list[Any], given: Given) -> dict[str, Any]:
    """Return the education of an offer."""
    title, provider, kind, extent, field, level, *_when = offer
    amount, system = extent.split()
    content = {
        "title": words(title), "code": f"EX{number:03}",
        "type": {"type": "C_SchoolType", "code": school(provider, given)},
        "configuration": {"type": "C_Configuration", "code": kind},
        "subjects": [{"type": "C_Subject_SUN", "code": field}],
        "qualificationLevel": {"type": "C_Qualification", "code": str(level)},
        "credits": {"system": {"type": "C_Credits", "code": system}, "credits": float(amount)},
        "description": words("Påhittad utbildning för exemplet."),
    }  # fmt: skip
    return {"id": f"i.exempel.{number}", "status": "ACTIVE", "content": content}


def school(provider: str, given: Given) -> str:
    """Return what type of school a provider is."""
    return str(given["providers"][provider]["school"])


def event(number: int, offer: list[Any]) -> dict[str, Any]:
    """Return the occasion of an offer."""
    title, provider, _kind, _extent, _field, _level, municipality, distance, pace, start, end, last, places = offer
    content: dict[str, Any] = {
        "education": f"i.exempel.{number}", "providers": [f"p.exempel.{provider}"], "title": words(title),
        "languageOfInstructions": ["swe"], "execution": {"start": day(start), "end": day(end)}, "isCancelled": False,
        "places": places, "paceOfStudy": {"percentage": float(pace)}, "application": {"last": day(last)},
    }  # fmt: skip
    if municipality:
        content["locations"] = [{"country": "SE", "areaCode": municipality}]
    if distance:
        content["distance"] = {}
    return {"id": f"e.exempel.{number}", "status": "ACTIVE", "content": content}


def words(text: str) -> dict[str, Any]:
    """Return a text as Susa-navet writes it."""
    return {"strings": [{"lang": "swe", "value": text}]}


def day(given: date) -> str:
    """Return a day as Susa-navet writes it."""
    return given.isoformat()
