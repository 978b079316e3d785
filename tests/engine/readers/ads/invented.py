"""Invented job ads in the field names of the employment service."""

import json
from typing import Any

from samverkan_engine.readers.ads import AdsReading, Source, read

Record = dict[str, Any]


def ad(number: str = "70000001", **changed: Any) -> Record:
    """An ad of an invented company; a changed field with double underscores goes into an object."""
    record: Record = {
        "id": number,
        "original_id": None,
        "label": [],
        "webpage_url": f"https://arbetsformedlingen.se/platsbanken/annonser/{number}",
        "headline": "Montör till ny verkstad",
        "application_deadline": "2026-07-31T23:59:59",
        "number_of_vacancies": 2,
        "description": {"text": "Du monterar pumpar.\r\n\nB-körkort krävs.", "conditions": "Heltid"},
        "employment_type": {"concept_id": "PFZr_Syz_cUq", "label": "Vanlig anställning"},
        "employer": {"organization_number": "5599000014", "name": "Påhittade Pumpar AB", "email": "a@b.example"},
        "occupation": {"concept_id": "zzzz_E01_tst", "label": "Montör", "legacy_ams_taxonomy_id": "7233"},
        "occupation_group": {"concept_id": "zzzz_G01_tst", "label": "Montörer", "legacy_ams_taxonomy_id": "8211"},
        "workplace_address": {
            "municipality_code": "0180",
            "region_code": "01",
            "country_concept_id": "i46j_HmG_v64",
            "coordinates": [18.07, 59.33],
        },
        "must_have": {"skills": [{"concept_id": "zzzz_S01_tst", "label": "pumpar"}]},
        "nice_to_have": {"skills": []},
        "application_contacts": [{"name": "Påhittad Person", "email": "p@b.example", "telephone": "0700000000"}],
        "publication_date": "2026-07-01T08:00:00",
        "last_publication_date": "2026-07-31T23:59:59",
        "removed": False,
        "removed_date": None,
        "timestamp": 1_782_885_600_000,
    }
    for name, value in changed.items():
        outer, _, inner = name.partition("__")
        if inner:
            record[outer] = {**record[outer], inner: value}
        else:
            record[outer] = value
    return record


def removal(
    number: str = "70000001", removed_date: str = "2026-07-10T12:00:00", occupation: Any = "zzzz_E01"
) -> Record:
    """A removal as the stream gives it: id and places, and nothing of what the ad said."""
    place = {"municipality": "kicB_LgH_2Dk", "region": "g5Tt_CAV_zBd", "country": "i46j_HmG_v64"}
    return {"id": number, "removed": True, "removed_date": removed_date, "occupation": occupation, **place}


def lines(*records: object) -> bytes:
    """JSON Lines."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def reading(*records: object, source: Source = Source.JOBSTREAM) -> AdsReading:
    """What the reader makes of an array of these."""
    return read(json.dumps(records).encode(), "ads.json", source)


def row(record: Record, source: Source = Source.JOBSTREAM) -> Record:
    """The one row that the reader makes of this record, without any fault."""
    found = reading(record, source=source)
    assert found.refused == ()
    (only,) = found.table.to_pylist()
    return dict(only)
