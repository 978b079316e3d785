"""The declared tables that are kept, and where each comes from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from samverkan.sources.models import Dataset
from samverkan.sources.origins import EXAMPLE, is_invented, name_of

if TYPE_CHECKING:
    import pyarrow as pa

    from samverkan_engine.tables.declared import Declared

Wanted = str | int | float | bool | None


class NoSuchTable(LookupError):
    """The name is not among the declared tables that are kept."""


@dataclass(frozen=True)
class Origin:
    """
    Where a part of a table comes from: what stands beside every figure made of it.

    part        what of the source it is, such as a table or key figure; may be empty
    updated     the source's own stamp, as it writes it; may be empty
    address     what was asked, without secrets; empty for a file
    url         the page of the fetch
    is_example  the figures are invented
    """

    source: str
    name: str
    part: str
    licence: str
    fetched_at: datetime
    updated: str
    address: str
    period: str
    rows: int
    url: str
    is_example: bool


def table(name: str, *, place: str = "", **wanted: Wanted) -> "pa.Table":
    """
    Return what is kept of a declared table, the current parts of all sources together.

    name    ASSESSMENTS, FIGURES, OFFERS, ADS
    place   the region that it is asked for, as in `standing`; where rows are asked for by region, it is that one
    wanted  columns that must equal a value: region="24"; a column of lists must hold it; None asks for the missing

    Nothing kept gives the declared table without rows. Raises NoSuchTable for another name.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    declaration = declared(name)
    rule = _rule(declaration, wanted)
    columns = [column.name for column in declaration.columns]
    files = [file_of(part) for part in standing(name, place=place or str(wanted.get("region") or ""))]
    parts = [pq.read_table(file, columns=columns, partitioning=None, filters=rule) for file in files]
    holding = [column for column in wanted if pa.types.is_list(declaration.schema.field(column).type)]
    joined = together(name, parts) if parts else declaration.empty()
    for column in holding:
        joined = joined.filter(_holds(joined[column], wanted[column]))
    return declaration.checked(joined)


def together(name: str, parts: "Sequence[pa.Table]") -> "pa.Table":
    """Return the parts of a table as one; an ad that several sources have stands once, as its newest version."""
    import pyarrow as pa

    joined = pa.concat_tables(parts)
    if name != "ADS" or len(parts) == 1:
        return joined
    from samverkan_engine.readers.ads.keeping import once

    return once(joined)


def standing(name: str, source: str = "", place: str = "") -> QuerySet[Dataset]:
    """
    Return the current parts of a table, of one source or all.

    place  a region: for the example's what is invented, as long as there is such; for another only what is real;
           empty for all
    """
    return _standing([name], place).filter(**({"source": source} if source else {}))


def _standing(names: Iterable[str], place: str) -> QuerySet[Dataset]:
    """Return the current parts of some tables, each by the rule of `standing`."""
    current = Dataset.objects.filter(superseded_at=None)
    found = current.filter(table__in=list(names))
    if not place:
        return found
    if not is_invented(place):
        return found.filter(is_invented=False)
    invented = current.filter(table=OuterRef("table"), is_invented=True)
    return found.filter(Q(is_invented=True) | ~Exists(invented))


def rows_of(name: str, ids: Iterable[str], columns: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return some columns of the rows with these ids, by id; of what is kept no longer there is nothing."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    wanted = list(ids)
    if not wanted:
        return {}
    rule = pc.field("id").isin(wanted)
    parts = [pq.read_table(path, columns=["id", *columns], partitioning=None, filters=rule) for path in paths(name)]
    return {row["id"]: row for part in parts for row in part.to_pylist()}


def declared(name: str) -> "Declared":
    """Return the declaration of a table that is kept; raises NoSuchTable for another name."""
    from samverkan_engine.tables.ads import ADS
    from samverkan_engine.tables.education import OFFERS
    from samverkan_engine.tables.statistics import ASSESSMENTS, FIGURES
    from samverkan_engine.tables.taxonomy import CONCEPTS, LABELS, RELATIONS

    tables = {each.name: each for each in (ADS, ASSESSMENTS, CONCEPTS, FIGURES, LABELS, OFFERS, RELATIONS)}
    if name not in tables:
        raise NoSuchTable(f"{name} is no table that is kept; there are {', '.join(tables)}.")
    return tables[name]


def paths(name: str, source: str = "") -> list[Path]:
    """Return the Parquet files of the current parts of a table, of one source or all."""
    return [file_of(part) for part in standing(name, source)]


def file_of(dataset: Dataset) -> Path:
    """Return where the Parquet file of a part lies."""
    return Path(settings.TABLES) / dataset.path


def origins(name: str, place: str = "") -> tuple[Origin, ...]:
    """Return where each current part of a table comes from, by source and part; `place` as in `standing`."""
    return origins_of([name], place)[name]


def origins_of(names: Iterable[str], place: str = "") -> dict[str, tuple[Origin, ...]]:
    """Return the origins of several tables by the table's name."""
    found: dict[str, list[Origin]] = {name: [] for name in names}
    for dataset in _standing(found, place).select_related("fetch"):
        found[dataset.table].append(origin_of(dataset))
    return {name: tuple(some) for name, some in found.items()}


def names(origins: Iterable[Origin]) -> tuple[str, ...]:
    """Return the names of the sources, each once, in order."""
    return tuple(dict.fromkeys(origin.name for origin in origins))


def origin_of(dataset: Dataset) -> Origin:
    """Return where one part of a table comes from; also one that has been superseded since."""
    fetch = dataset.fetch
    return Origin(
        source=dataset.source,
        name=str(EXAMPLE) if dataset.is_invented else name_of(dataset.source),
        part=dataset.part,
        licence=fetch.licence,
        fetched_at=fetch.ended_at or fetch.asked_at,
        updated=fetch.updated,
        address=fetch.address,
        period=dataset.period,
        rows=dataset.rows,
        url=reverse("sources:fetch", args=[fetch.pk]),
        is_example=dataset.is_invented,
    )


def _rule(declaration: "Declared", wanted: dict[str, Wanted]) -> "pa.compute.Expression | None":
    import pyarrow as pa
    import pyarrow.compute as pc

    rule = None
    for column, value in wanted.items():
        kind = declaration.schema.field(column).type
        if pa.types.is_list(kind):
            continue  # no file can be asked this; it is asked of the rows that come
        one = pc.field(column).is_null() if value is None else pc.field(column) == pa.scalar(value, kind)
        rule = one if rule is None else rule & one
    return rule


def _holds(lists: "pa.ChunkedArray", value: Wanted) -> list[bool]:
    return [value in (each or ()) for each in lists.to_pylist()]
