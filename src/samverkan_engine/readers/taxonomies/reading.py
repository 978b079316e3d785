"""From the files of a folder to the tables of a taxonomy, its version and what could not be read."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from samverkan_engine.readers.taxonomies import esco, jobtech
from samverkan_engine.readers.taxonomies.gathering import Fault, Gathered
from samverkan_engine.readers.taxonomies.unpacking import Row, Unreadable, rows

VERSION_IN_NAME = re.compile(r"(?<![a-z])v(\d+(?:\.\d+)+)", re.IGNORECASE)
DATA = (".json", ".jsonl", ".ndjson", ".csv")


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """
    What the files of a folder say.

    concepts   CONCEPTS    labels   LABELS    relations   RELATIONS
    version    sixteen hexadecimal digits of a hash of the contents, after the source's own version where it gives one
    faults     the files and rows left out, and why
    """

    concepts: pa.Table
    labels: pa.Table
    relations: pa.Table
    version: str
    faults: tuple[Fault, ...] = ()


def read(files: Mapping[str, bytes]) -> Taxonomy:
    """
    Return the taxonomy that the files hold together.

    files   the bytes of each file by its name or path; gzip is undone; names that end in neither .json, .jsonl nor .csv
            (a licence, a note on provenance) are passed over

    The order of the files makes no difference. One row that cannot be read costs that row alone.
    """
    gathered = Gathered()
    for name in sorted(files):
        if name.casefold().removesuffix(".gz").endswith(DATA):
            _read_file(name, files[name], gathered)
    concepts, labels, relations = gathered.tables()
    return Taxonomy(concepts, labels, relations, _version(files, gathered), tuple(gathered.faults))


def _read_file(name: str, content: bytes, gathered: Gathered) -> None:
    gathered.file = name
    try:
        for number, row in rows(name, content):
            gathered.row = number
            _read_row(name, row, gathered)
    except Unreadable as fault:
        gathered.row = fault.row
        gathered.leave_out(fault.reason, fault.detail, broken=True)


def _read_row(name: str, row: Row, gathered: Gathered) -> None:
    try:
        if not (esco.read_row(name, row, gathered) or jobtech.read_row(row, gathered)):
            gathered.leave_out("neither a concept nor a relation of ESCO or JobTech Taxonomy")
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        gathered.leave_out("a value is not as expected", f"{type(error).__name__}: {error}")


def _version(files: Mapping[str, bytes], gathered: Gathered) -> str:
    whole = hashlib.sha256()
    for name in sorted(files):
        if name.casefold().removesuffix(".gz").endswith(DATA):
            whole.update(hashlib.sha256(name.encode() + b"\0" + files[name]).digest())
    said = gathered.versions | {found for name in files for found in VERSION_IN_NAME.findall(name)}
    return "-".join([*sorted(said), whole.hexdigest()[:16]])
