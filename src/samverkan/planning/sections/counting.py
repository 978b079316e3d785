"""What has been counted, put into a case file: a series of an occupation, or what became of a programme's intakes."""

from collections.abc import Mapping
from typing import Any

from samverkan.planning.sections.been import COUNTED

KINDS = ("seats", "applicants", "admitted", "registered", "finished", "stayed")
"""What is counted of an intake."""

Document = dict[str, Any]
Years = Mapping[int, Any]


def put_counts(document: Document, version: str, ssyk: str, kind: str, years: Years, source: str) -> None:
    """Put counts of an occupation into the series of a register and classification, which is begun where it is not."""
    assert kind in COUNTED
    series = _series(document, version, source)
    counted = series["occupations"].setdefault(ssyk, {}).setdefault(kind, {})
    _put(counted, years)
    if series.get("source") != source:
        counted["source"] = source


def _series(document: Document, version: str, source: str) -> Document:
    listed = document.setdefault("history", {}).setdefault("observed", [])
    found = next((one for one in listed if one["version"] == version), None)
    if found is None:
        found = {"version": version, "source": source, "occupations": {}}
        listed.append(found)
    return found


def _put(record: dict[Any, Any], years: Years) -> None:
    """Put values by year into a record, in the order of the years; what stands there of another year stays."""
    values: dict[int, Any] = {**{key: value for key, value in record.items() if isinstance(key, int)}, **years}
    grounds = {key: value for key, value in record.items() if not isinstance(key, int)}
    record.clear()
    record.update(sorted(values.items()))
    record.update(grounds)


def put_intakes(document: Document, programme: str, kind: str, years: Years, source: str) -> None:
    """Put what was counted of the autumn intakes of a programme beside what is known of them already."""
    assert kind in KINDS
    listed = document.setdefault("history", {}).setdefault("intakes", [])
    for year, value in sorted(years.items()):
        intake = intake_of(document, programme, year)
        if intake is None:
            intake = {"programme": programme, "year": year}
            listed.append(intake)
        intake[kind] = value
        told = str(intake.get("source", ""))
        if source not in told.split("; "):
            intake["source"] = f"{told}; {source}" if told else source


def intake_of(document: Mapping[str, Any], programme: str, year: int) -> Document | None:
    """Return the autumn intake of a programme in a year; None where the file has none."""
    listed = document.get("history", {}).get("intakes", [])
    same = (one for one in listed if (one["programme"], one["year"]) == (programme, year) and not one.get("spring"))
    return next(same, None)
