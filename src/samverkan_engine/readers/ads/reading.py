"""A file of job ads becomes ADS, with the removals that stood among them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa

from samverkan_engine.errors import WrongFormat
from samverkan_engine.readers.ads.record import read_record
from samverkan_engine.readers.gathering import Gathered
from samverkan_engine.readers.records import Numbered, records
from samverkan_engine.readers.unpacking import unpacked
from samverkan_engine.tables.ads import ADS, REMOVALS
from samverkan_engine.tables.reading import Fault, Reading

WRAPPERS = ("hits", "events")
EXPECTED = "job ads of the employment service"


class Source(StrEnum):
    """Where ads come from; their shapes differ in how the id and the occupation are written."""

    JOBSEARCH = "jobsearch"
    JOBSTREAM = "jobstream"
    HISTORICAL = "historical"


@dataclass(frozen=True, slots=True)
class AdsReading(Reading):
    """ADS as read, the removals among them as REMOVALS, and what could not be read."""

    removed: pa.Table = None


def read(data: bytes, name: str, source: Source) -> AdsReading:
    """
    Return the ads of a file: JSON Lines, an array, or an answer with `hits` or `events`; packed by gzip or zip or not.

    Raises NoContent, NotJson, CutShort, WrongFormat or NotUnpacked; then nothing of the file is to be used.
    """
    return from_records(records(unpacked(data, name), name, WRAPPERS, EXPECTED), name, source)


def from_records(numbered: Iterable[Numbered], name: str, source: Source) -> AdsReading:
    """Return the ads of records as they come; raises WrongFormat when there are records but no ad among them."""
    ads, removals = Gathered(ADS), Gathered(REMOVALS)
    strangers = 0
    for line, record, broken in numbered:
        ads.at(line)
        if broken:
            ads.refuse(Fault.NOT_JSON)
        else:
            read_record(record, source, ads, removals)
        strangers += bool(ads.refused) and ads.refused[-1].fault in STRANGE and ads.refused[-1].line == line
    if strangers and not ads.rows and not removals.rows:
        raise WrongFormat(name=name, expected=EXPECTED)
    read = ads.reading()
    return AdsReading(read.table, read.refused, REMOVALS.from_rows(removals.rows))


STRANGE = (Fault.NOT_JSON, Fault.NOT_A_RECORD)
