"""One job ad in the shape of JobSearch, JobStream or the historical files becomes a row of ADS, or a removal."""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from samverkan_engine.readers.ads.employers import employer
from samverkan_engine.readers.gathering import Gathered, Row
from samverkan_engine.readers.moments import from_milliseconds, moment
from samverkan_engine.tables.reading import Fault

Record = dict[str, Any]

SSYK, MUNICIPALITY, COUNTY = re.compile(r"\d{4}"), re.compile(r"\d{3,4}"), re.compile(r"\d{1,2}")
COUNT = re.compile(r"[0-9]{1,9}")
EMPTY: Record = {}
SIGNS = frozenset(("headline", "description", "employer", "occupation", "publication_date", "removed"))
"""An ad, or the removal of one, has at least one of these."""


def read_record(record: object, source: str, ads: Gathered, removals: Gathered) -> None:
    """
    Add what the record says to the rows of ads or of removals, or tell why it cannot be read.

    source  jobsearch, jobstream or historical; the last have the id of Platsbanken in `original_id`
    """
    if not isinstance(record, dict) or SIGNS.isdisjoint(record):
        ads.refuse(Fault.NOT_A_RECORD)
        return
    number = id_of(record, source)
    ads.at(ads.line, number)
    if not number:
        ads.refuse(Fault.MISSING, "id")
    elif is_sparse(record):
        removals.add({"id": number, "removed_at": Values(record, ads).moment("removed_date")})
    else:
        ads.add(row(number, source, Values(record, ads)))


def id_of(record: Record, source: str) -> str:
    """Return the id that the ad has at Platsbanken, or at its own source; empty when it has none."""
    first = record.get("original_id") if source == "historical" else None
    return plain(first) or plain(record.get("id")) or ""


def is_sparse(record: Record) -> bool:
    """Whether it says no more than that an ad is gone."""
    return record.get("removed") is True and not record.get("headline") and not record.get("description")


def row(number: str, source: str, values: "Values") -> Row:
    """Return the row of ADS; what cannot be read is missing there and told in `values`."""
    text = values.text("description", "text")
    legal, name = employer(values.text("employer", "organization_number"), values.text("employer", "name"))
    occupation = values.concept("occupation")
    removed = values.raw("removed") is True
    municipality = values.code(MUNICIPALITY, 4, "workplace_address", "municipality_code")
    county = values.code(COUNTY, 2, "workplace_address", "region_code") or (municipality and municipality[:2])
    longitude, latitude = values.point("workplace_address", "coordinates")
    return {
        "id": number,
        "source": source,
        "headline": values.text("headline"),
        "text": text,
        "url": values.text("webpage_url"),
        "occupation": occupation[0],
        "occupation_label": occupation[1],
        "occupation_legacy": None if occupation[0] else occupation[2],
        "ssyk": values.group(),
        "employer": legal,
        "employer_name": name,
        "vacancies": values.count("number_of_vacancies"),
        "published_at": values.moment("publication_date"),
        "last_day_at": values.moment("last_publication_date"),
        "deadline_at": values.moment("application_deadline"),
        "removed_at": values.moment("removed_date") if removed else None,
        "removed_because": "removed" if removed else None,
        "updated_at": values.milliseconds("timestamp"),
        "municipality": municipality,
        "county": county,
        "country": values.text("workplace_address", "country_concept_id"),
        "longitude": longitude,
        "latitude": latitude,
        "employment_type": values.concept("employment_type")[0],
        "must_skills": values.skills("must_have"),
        "nice_skills": values.skills("nice_to_have"),
        "text_hash": None if text is None else hashlib.sha256(text.encode()).hexdigest(),
    }


class Values:
    """The values of one record by their field; one that is not as it should be is missing, and told."""

    def __init__(self, record: Record, told: Gathered) -> None:
        self.record, self.told = record, told

    def raw(self, *path: str) -> Any:
        """Return what stands there; nothing where any level is absent, null or no object."""
        value: Any = self.record
        for name in path:
            value = value.get(name) if isinstance(value, dict) else None
        return value

    def read(self, path: tuple[str, ...], fault: Fault, reader: Callable[[str], Any]) -> Any:
        """Return what `reader` makes of the text there; missing and told when it gives nothing."""
        value = self.raw(*path)
        if value is None or value == "":
            return None
        written = plain(value)
        read = None if written is None else reader(written)
        if read is None:
            self.told.refuse(fault, ".".join(path), written, kept=True)
        return read

    def text(self, *path: str) -> str | None:
        """Return a text."""
        value = self.raw(*path)
        written = plain(value)
        if written is None and value is not None:
            self.told.refuse(Fault.NOT_TEXT, ".".join(path), kept=True)
        return written

    def moment(self, *path: str) -> datetime | None:
        """Return a time in UTC."""
        read: datetime | None = self.read(path, Fault.NOT_A_TIME, moment)
        return read

    def milliseconds(self, *path: str) -> datetime | None:
        """Return a time given in milliseconds since 1970."""
        read: datetime | None = self.read(
            path, Fault.NOT_A_TIME, lambda written: from_milliseconds(int(written)) if written.isdecimal() else None
        )
        return read

    def count(self, *path: str) -> int | None:
        """Return a number of people above zero."""
        read: int | None = self.read(
            path, Fault.NOT_A_NUMBER, lambda written: (COUNT.fullmatch(written) and int(written)) or None
        )
        return read

    def code(self, form: re.Pattern[str], length: int, *path: str) -> str | None:
        """Return a code of so many digits; a leading zero that was lost is put back."""
        read: str | None = self.read(
            path, Fault.NOT_A_CODE, lambda written: written.zfill(length) if form.fullmatch(written) else None
        )
        return read

    def point(self, *path: str) -> tuple[float | None, float | None]:
        """Return longitude and latitude, in the order in which these services give them."""
        value = self.raw(*path)
        if value is None or value == [] or value == [None, None]:
            return None, None
        try:
            longitude, latitude = (float(part) for part in value)
        except (TypeError, ValueError):
            self.told.refuse(Fault.NOT_A_NUMBER, ".".join(path), kept=True)
            return None, None
        if abs(longitude) > 180 or abs(latitude) > 90:
            self.told.refuse(Fault.OUT_OF_RANGE, ".".join(path), value, kept=True)
            return None, None
        return longitude, latitude

    def concept(self, name: str) -> tuple[str | None, str | None, str | None]:
        """Return concept id, label and older id; from an object, the first of a list, or an id alone."""
        value = self.raw(name)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str):
            return value or None, None, None
        inner = Values(value if isinstance(value, dict) else EMPTY, self.told)
        return inner.text("concept_id") or None, inner.text("label"), inner.text("legacy_ams_taxonomy_id") or None

    def group(self) -> str | None:
        """Return the SSYK code: the older id of an occupation group, never of an occupation name."""
        code = self.concept("occupation_group")[2]
        if code is not None and not SSYK.fullmatch(code):
            self.told.refuse(Fault.NOT_A_CODE, "occupation_group.legacy_ams_taxonomy_id", code, kept=True)
            return None
        return code

    def skills(self, name: str) -> list[str] | None:
        """Return concept ids of skills; missing when the ad has no such list at all."""
        value = self.raw(name, "skills")
        if not isinstance(value, list):
            return None
        found = [plain(skill.get("concept_id")) for skill in value if isinstance(skill, dict)]
        return [concept for concept in found if concept]


def plain(value: object) -> str | None:
    """Return a text, or a number or truth value as JSON writes it; nothing of lists, objects and null."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    return json.dumps(value) if isinstance(value, int | float) else None
