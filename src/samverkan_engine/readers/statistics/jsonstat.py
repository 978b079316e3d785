"""
JSON-stat2, as SCB's PxWebApi 2 and other statistical offices answer; and the older PxWebApi 1.

Every cell becomes a row. Parts are never added up: since 2025 SCB adds noise to each cell, so that sums of parts differ
from the totals, which are cells of their own. Registers that succeed each other keep their own table's name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

from samverkan_engine.errors import WrongFormat
from samverkan_engine.readers.answers import answers
from samverkan_engine.readers.cells import ABSENT, as_dict, as_list, breakdown, day, number, region
from samverkan_engine.readers.gathering import Gathered, Row
from samverkan_engine.tables.reading import Fault, Reading
from samverkan_engine.tables.statistics import FIGURES

PRELIMINARY = frozenset({"p", "P", "prel"})
EXPECTED = "a table in JSON-stat2 (id, size, dimension, value)"
CELLS = "a value for each cell of its dimensions; a description of a table has none"


@dataclass(frozen=True)
class Dimension:
    """A dimension: its codes in the order of the cells, with their labels and units."""

    name: str
    codes: tuple[str, ...]
    labels: dict[str, str]
    units: dict[str, str]


@dataclass(frozen=True)
class Roles:
    """Which dimensions are of place, time, measure and occupation; empty where a table has none."""

    place: str
    time: str
    measure: str
    occupation: str


def read(data: bytes, name: str, source: str = "scb", dataset: str = "") -> Reading:
    """
    Return FIGURES from one table, or from several answers, one a line; answers without cells are passed by.

    dataset  the table's id, for those that do not tell it themselves

    Raises NoContent, NotText, NotJson, CutShort, or WrongFormat when there is no table or its cells do not fit its
    dimensions.
    """
    gathered = Gathered(FIGURES)
    tables = [answer for answer in answers(data, name) if _has_cells(answer)]
    if not tables:
        raise WrongFormat(name=name, expected=EXPECTED)
    for table in tables:
        rows = _of_old(table) if "columns" in table else _of_table(table, name)
        for number_, row in enumerate(rows, start=1):
            gathered.at(number_, row.pop("cell"))
            known = {"source": source, "dataset": _id_of(table) or dataset or name}
            _take(row | known, gathered)
    return gathered.reading()


def _take(row: Row, gathered: Gathered) -> None:
    place = region(row["region"])
    if place is None:
        gathered.refuse(Fault.NOT_A_CODE, "Region", row["region"])
    elif not row["period"]:
        gathered.refuse(Fault.MISSING, "Tid")
    else:
        gathered.add(row | {"region": place})


def _has_cells(answer: Any) -> bool:
    return isinstance(answer, dict) and (
        (isinstance(answer.get("value"), list | dict) and "dimension" in answer) or "columns" in answer
    )


def _id_of(table: dict[str, Any]) -> str:
    px = as_dict(as_dict(table.get("extension")).get("px"))
    return str(px.get("tableid") or px.get("matrix") or "")


def _of_table(table: dict[str, Any], name: str) -> Iterator[Row]:
    names = [str(one) for one in as_list(table.get("id"))]
    dimensions = [_dimension(one, as_dict(table["dimension"]).get(one)) for one in names]
    sizes = [len(one.codes) for one in dimensions]
    if sizes != table.get("size", sizes):
        raise WrongFormat(name=name, expected="as many codes in each dimension as it says (size)")
    values, status = _by_cell(table["value"], prod(sizes), name), _signs(table.get("status"))
    roles = _roles(table, names)
    updated = day(table.get("updated"))
    by_name = {one.name: one for one in dimensions}
    # Row-major: the codes of the last dimension follow each other fastest, as in `product`.
    for at, codes in enumerate(product(*(one.codes for one in dimensions))):
        cell = dict(zip(names, codes, strict=True))
        sign = status.get(at, "") or _sign(values.get(at))
        yield {
            **_described(cell, roles, by_name, str(table.get("label") or "")),
            "cell": ";".join(codes), "value": _value(values.get(at)), "status": sign or None,
            "preliminary": sign in PRELIMINARY, "updated_on": updated,
        }  # fmt: skip


def _described(cell: dict[str, str], roles: Roles, dimensions: dict[str, Dimension], label: str) -> Row:
    measure = dimensions.get(roles.measure)
    code = cell.get(roles.measure, "")
    occupation = cell.get(roles.occupation, "")
    told = {roles.place, roles.time, roles.measure}
    if is_ssyk := occupation.isdigit() and len(occupation) <= 4:
        told.add(roles.occupation)
    return {
        "measure": (measure and measure.labels.get(code)) or label or code or "?",
        "unit": (measure and measure.units.get(code)) or None,
        "region": cell.get(roles.place, "00"),
        "ssyk": occupation if is_ssyk else None,
        "breakdown": breakdown((name, code) for name, code in cell.items() if name not in told),
        "period": cell.get(roles.time, ""),
    }


def _dimension(name: str, told: Any) -> Dimension:
    category = as_dict(as_dict(told).get("category"))
    index, labels = category.get("index"), as_dict(category.get("label"))
    if isinstance(index, dict):
        codes = sorted(index, key=lambda code: int(index[code]))
    else:  # a list is in order; a dimension of one code may leave it out
        codes = [str(code) for code in (as_list(index) or labels)]
    units = {code: str(as_dict(unit).get("base") or "") for code, unit in as_dict(category.get("unit")).items()}
    return Dimension(name, tuple(codes), {code: str(label) for code, label in labels.items()}, units)


def _by_cell(values: Any, cells: int, name: str) -> dict[int, Any]:
    """Return the values by cell, from a list or an object by index; a cell that an object leaves out has none."""
    if isinstance(values, list) and len(values) != cells:
        raise WrongFormat(name=name, expected=CELLS)
    pairs = enumerate(values) if isinstance(values, list) else ((int(at), one) for at, one in values.items())
    found = dict(pairs)
    if found and max(found) >= cells:
        raise WrongFormat(name=name, expected=CELLS)
    return found


def _signs(status: Any) -> dict[int, str]:
    if isinstance(status, dict):
        return {int(at): str(sign) for at, sign in status.items()}
    return {at: str(sign) for at, sign in enumerate(as_list(status)) if sign}


def _sign(value: Any) -> str:
    return value if isinstance(value, str) and value.strip() in ABSENT else ""


def _value(value: Any) -> float | None:
    if isinstance(value, str):
        return None if value.strip() in ABSENT else number(value)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _roles(table: dict[str, Any], names: list[str]) -> Roles:
    said = as_dict(table.get("role"))

    def role(code: str, *usual: str) -> str:
        stated = [one for one in as_list(said.get(code)) if one in names]
        if stated:
            return str(stated[0])
        return next((one for one in names if one.casefold().startswith(usual)), "")

    return Roles(
        place=role("geo", "region", "lan", "kommun"), time=role("time", "tid", "time"),
        measure=role("metric", "contentscode"), occupation=role("", "yrke", "ssyk", "occupation"),
    )  # fmt: skip


def _of_old(table: dict[str, Any]) -> Iterator[Row]:
    """Yield the rows of PxWebApi 1: columns of keys and contents, values as text."""
    columns = [as_dict(one) for one in as_list(table["columns"])]
    keys = [str(one.get("code")) for one in columns if one.get("type") != "c"]
    contents = [str(one.get("text") or one.get("code")) for one in columns if one.get("type") == "c"]
    roles = _roles({"role": {"time": [one.get("code") for one in columns if one.get("type") == "t"]}}, keys)
    about = as_dict(next(iter(as_list(table.get("metadata"))), None))
    for line in as_list(table.get("data")):
        codes = [str(code) for code in as_list(as_dict(line).get("key"))]
        cell = dict(zip(keys, codes, strict=False))
        for measure, value in zip(contents, as_list(as_dict(line).get("values")), strict=False):
            yield {
                **_described(cell, roles, {}, measure),
                "cell": ";".join(codes), "value": _value(value), "status": _sign(value) or None,
                "preliminary": False, "updated_on": day(about.get("updated")),
            }  # fmt: skip
