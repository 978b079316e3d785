"""
What is prepared of a taxonomy, kept on disk: opened again in a moment, and made anew when it is not whole.

A folder holds one taxonomy as one version of the code prepares it: an Arrow file for each table, which is mapped into
memory and not read, and the sums by which damage shows.
"""

import hashlib
import json
import shutil
import tempfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import pyarrow as pa

Tables = Mapping[str, pa.Table]

SUMS = "sums.json"
MOST = 4
"""So many taxonomies and versions are kept; the ones longest unused go."""

PREPARES = ("labels", "linking", "keeping.py", "replaced.py", "sections.py", "words.py")
"""What in this folder decides how a taxonomy is prepared."""


@cache
def code_version() -> str:
    """Return the beginning of a digest of the code, tables and vectors by which a taxonomy is prepared."""
    folder = Path(__file__).parent
    digest = hashlib.sha256()
    for name in PREPARES:
        whole = folder / name
        for path in sorted(whole.rglob("*.*")) if whole.is_dir() else [whole]:
            if path.suffix != ".pyc":
                digest.update(f"{path.relative_to(folder).as_posix()}\n".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def version_of(tables: Sequence[pa.Table]) -> str:
    """Return a digest of what tables hold, by which the same taxonomy is known again."""
    digest = hashlib.sha256()
    for table in tables:
        sink = pa.BufferOutputStream()
        _write(table.combine_chunks(), sink)
        digest.update(sink.getvalue())
    return digest.hexdigest()[:16]


def kept(folder: Path, taxonomy: str, parts: Sequence[str], make: Callable[[], Tables]) -> Tables:
    """
    Return the tables that `make` returns, as kept in a folder or else made and kept there.

    taxonomy  a digest of what they are made of
    parts     their names

    What is damaged or not whole is made anew; where nothing can be written it is only made.
    """
    place = folder / f"matching-{taxonomy}-{code_version()}"
    found = _opened(place, parts)
    if found is not None:
        return found
    made = make()
    _keep(made, place)
    return made


def _opened(place: Path, parts: Sequence[str]) -> dict[str, pa.Table] | None:
    try:
        sums = json.loads((place / SUMS).read_text("utf-8"))
        if any(sums[part] != _sum(place / f"{part}.arrow") for part in parts):
            return None
        tables = {part: pa.ipc.open_file(pa.memory_map(str(place / f"{part}.arrow"))).read_all() for part in parts}
        (place / SUMS).touch()
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowInvalid):
        return None
    return tables


def _keep(tables: Tables, place: Path) -> None:
    """Write the tables beside and put them in place when whole, the sums last."""
    try:
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent, prefix="writing-") as name:
            beside = Path(name)
            for part, table in tables.items():
                with pa.OSFile(str(beside / f"{part}.arrow"), "wb") as sink:
                    _write(table.combine_chunks(), sink)
            sums = {part: _sum(beside / f"{part}.arrow") for part in tables}
            (beside / SUMS).write_text(json.dumps(sums), "utf-8")
            for file in (*(f"{part}.arrow" for part in tables), SUMS):
                (beside / file).replace(place / file)
        _tidy(place.parent)
    except OSError:
        return


def _tidy(folder: Path) -> None:
    found = sorted(folder.glob(f"matching-*/{SUMS}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in found[MOST:]:
        shutil.rmtree(path.parent, ignore_errors=True)


def _write(table: pa.Table, sink: pa.NativeFile) -> None:
    with pa.ipc.new_file(sink, table.schema) as file:
        file.write_table(table)


def _sum(path: Path) -> int:
    found = 0
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            found = zlib.crc32(part, found)
    return found
