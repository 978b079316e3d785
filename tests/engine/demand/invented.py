"""Invented ads with what is found in them, as tables."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from samverkan_engine.demand import Parameters, count_into
from samverkan_engine.tables.ads import ADS
from samverkan_engine.tables.matches import MENTIONS, OCCUPATIONS

Row = dict[str, Any]
DEFAULT = Parameters()
FIRST = datetime(2025, 1, 10, 9, tzinfo=UTC)


def ad(number: str, day: int = 0, **changed: Any) -> Row:
    """An ad published so many days after 10 January 2025."""
    return {
        "id": number,
        "source": "jobstream",
        "headline": "Montör",
        "text": f"Annons {number} som liknar ingen {number}a",
        "ssyk": "8211",
        "employer": "5599000014",
        "employer_name": "Påhittade Pumpar AB",
        "vacancies": 1,
        "published_at": FIRST + timedelta(days=day),
        "municipality": "2482",
        "county": "24",
        "country": "i46j_HmG_v64",
        **changed,
    }


def mention(number: str, skill: str, score: float = 0.9, jobtech: tuple[str, ...] = (), required: str = "must") -> Row:
    """A mention of a skill in an ad."""
    words = {"start": 0, "end": 2, "text": "En", "required": required}
    return {"ad": number, "esco": [skill] if skill else [], "jobtech": list(jobtech), "score": score, **words}


def ads(*rows: Row) -> pa.Table:
    return ADS.from_rows(list(rows))


def mentions(*rows: Row) -> pa.Table:
    return MENTIONS.from_rows(list(rows))


def occupations(*rows: tuple[str, str | None]) -> pa.Table:
    return OCCUPATIONS.from_rows([{"ad": number, "ssyk": ssyk, "found": "text", "score": 0.9} for number, ssyk in rows])


def count_all(*read: pa.Table, parameters: Parameters = DEFAULT) -> dict[str, pa.Table]:
    """DEMAND, TOGETHER and COUNTED by name."""
    with TemporaryDirectory() as folder:
        demand, behind = Path(folder) / "demand.parquet", Path(folder) / "counted.parquet"
        together = count_into(demand, *read, parameters, behind=behind)
        return {"DEMAND": pq.read_table(demand), "TOGETHER": together, "COUNTED": pq.read_table(behind)}
