"""
Kolada v3: key figures of municipalities and regions.

"Missing" with no value is told as such and is never 0; what is marked as deleted is left out; a key figure that was
asked for and never answered (Kolada answers an unknown id with an empty list) is listed as refused.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from samverkan_engine.errors import WrongFormat
from samverkan_engine.readers.answers import answers
from samverkan_engine.readers.cells import as_dict, as_list, day, region
from samverkan_engine.readers.gathering import Gathered, Row
from samverkan_engine.tables.reading import Fault, Reading
from samverkan_engine.tables.statistics import FIGURES

UNIT = re.compile(r"\(([^()]*)\)\s*$|,\s*(antal|andel|kr/inv|kronor)\b")


def read(data: bytes, name: str, asked: Iterable[str] = ()) -> Reading:
    """
    Return FIGURES from answers of /data and /kpi, one document or one answer a line.

    asked  ids of the key figures that were asked for

    Raises NoContent, NotText, NotJson, CutShort, or WrongFormat when there are no answers of Kolada.
    """
    pages = [answer for answer in answers(data, name) if isinstance(answer, dict) and "values" in answer]
    if not pages:
        raise WrongFormat(name=name, expected="answers of Kolada (values, next_url)")
    records = [as_dict(record) for page in pages for record in as_list(page["values"])]
    about = {str(record["id"]): record for record in records if "title" in record and "id" in record}
    gathered = Gathered(FIGURES)
    answered = set()
    for number, record in enumerate((one for one in records if "kpi" in one), start=1):
        kpi, place = str(record["kpi"]), region(record.get("municipality"))
        answered.add(kpi)
        gathered.at(number, f"{kpi} {record.get('municipality')} {record.get('period')}")
        if place is None:
            gathered.refuse(Fault.NOT_A_CODE, "municipality", record.get("municipality"))
        elif not str(record.get("period") or "").isdigit():
            gathered.refuse(Fault.MISSING, "period")
        else:
            for row in _rows(record, kpi, place, about.get(kpi, {}), gathered):
                gathered.add(row)
    for kpi in dict.fromkeys(asked):
        if kpi not in answered:
            gathered.at(None, kpi)
            gathered.refuse(Fault.UNKNOWN, "kpi", kpi)
    return gathered.reading()


def _rows(record: dict[str, Any], kpi: str, place: str, about: dict[str, Any], gathered: Gathered) -> Iterator[Row]:
    period = str(record["period"])
    title = str(about.get("title") or kpi)
    unit = UNIT.search(title)
    published = str(about.get("publ_period") or "")
    for cell in map(as_dict, as_list(record.get("values"))):
        if cell.get("isdeleted"):
            continue
        value = cell.get("value")
        if isinstance(value, bool) or not isinstance(value, int | float | None):
            gathered.refuse(Fault.NOT_A_NUMBER, "value", value)
            continue
        gender = str(cell.get("gender") or "")
        yield {
            "source": "kolada", "dataset": kpi, "measure": title, "region": place,
            "breakdown": f"gender={gender}" if gender else None, "period": period, "value": value,
            "unit": next(filter(None, unit.groups()), None) if unit else None, "status": cell.get("status") or None,
            "preliminary": bool(published) and period > published,
            "updated_on": day(about.get("publication_date")) if period == published else None,
        }  # fmt: skip
