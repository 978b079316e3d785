"""
Yrkesbarometern: Arbetsförmedlingen's assessments of occupations by county, one JSON array.

Its words are kept as they are. A missing word is "not assessed", never the middle one.
"""

import re
from typing import Any

from samverkan_engine.errors import WrongFormat
from samverkan_engine.readers.answers import answers
from samverkan_engine.readers.cells import as_list, region
from samverkan_engine.readers.gathering import Gathered, Row
from samverkan_engine.tables.reading import Fault, Reading
from samverkan_engine.tables.statistics import ASSESSMENTS

WORDS = {
    "chances": ("jobbmojligheter", {"små", "medelstora", "stora"}),
    "recruitment": ("rekryteringssituation", {"överskott", "balans", "paradox", "brist"}),
    "outlook": ("prognos", {"minska", "vara oförändrad", "öka"}),
}
"""Column to the source's own field and the words that it uses there."""


def read(data: bytes, name: str) -> Reading:
    """
    Return ASSESSMENTS from the bytes of yrkesbarometer.json.

    Raises NoContent, NotText, NotJson, CutShort, or WrongFormat when it holds no assessments.
    """
    records = [record for answer in answers(data, name) for record in as_list(answer)]
    if not any(isinstance(record, dict) and "yb_yrke" in record for record in records):
        raise WrongFormat(name=name, expected="assessments of Yrkesbarometern (yb_yrke, lan, ssyk)")
    gathered = Gathered(ASSESSMENTS)
    seen: set[tuple[object, object, object]] = set()
    for number, record in enumerate(records, start=1):
        gathered.at(number, record.get("yb_concept_id") if isinstance(record, dict) else "")
        row = _row(record, gathered)
        if row is None:
            continue
        key = row["occupation"], row["region"], row["round"]
        if key in seen:
            gathered.refuse(Fault.TWICE, "yb_yrke", f"{row['occupation']}, {row['region']}")
            continue
        seen.add(key)
        gathered.add(row)
    return gathered.reading()


def _row(record: Any, gathered: Gathered) -> Row | None:
    if not isinstance(record, dict):
        gathered.refuse(Fault.NOT_A_RECORD)
        return None
    occupation, county = _text(record.get("yb_yrke")), region(record.get("lan"))
    round_ = _text(record.get("omgang"))
    for value, field in ((occupation, "yb_yrke"), (round_, "omgang")):
        if not value:
            gathered.refuse(Fault.MISSING, field)
            return None
    if county is None or len(county) != 2:
        gathered.refuse(Fault.NOT_A_CODE, "lan", record.get("lan"))
        return None
    return {
        "occupation": occupation, "concept": _text(record.get("yb_concept_id")), "ssyk": _codes(record, gathered),
        "region": county, "round": round_, "note": _text(record.get("text_rekryteringssituation")),
        **{column: _word(record, *of, gathered) for column, of in WORDS.items()},
    }  # fmt: skip


def _text(value: object) -> str | None:
    return (str(value).strip() or None) if isinstance(value, str | int) else None


def _word(record: dict[str, Any], field: str, known: set[str], gathered: Gathered) -> str | None:
    word = _text(record.get(field))
    if word and word.casefold() in known:
        return word.casefold()
    if word:
        gathered.refuse(Fault.UNKNOWN, field, word, kept=True)
    return None


def _codes(record: dict[str, Any], gathered: Gathered) -> list[str]:
    """Return the SSYK codes: one or several in one field, as text, a number or a list."""
    written = [part for one in as_list(record.get("ssyk")) for part in re.split(r"[,;\s]+", str(one).strip()) if part]
    codes = []
    for one in written:
        code = one.zfill(4) if one.isdigit() else one
        if not re.fullmatch(r"[0-9]{4}", code):
            gathered.refuse(Fault.NOT_A_CODE, "ssyk", one, kept=True)
        elif code not in codes:
            codes.append(code)
    return codes
