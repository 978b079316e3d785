"""Concepts that a taxonomy has replaced: what they were called, and what hangs on them, goes to what came after."""

from collections import defaultdict
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from samverkan_engine.tables.taxonomy import CONCEPTS, LABELS, RELATIONS

REPLACED_BY = "replaced_by"

Successors = Mapping[str, tuple[str, ...]]
"""For each concept that was replaced those that stand in its place today, in order of their ids."""


def successors(concepts: pa.Table, relations: pa.Table) -> Successors:
    """
    Return what stands in the place of each replaced concept, however many times it was replaced.

    A concept whose successor is not in the taxonomy, or that replaces itself in a ring, stays as it is.
    """
    rows = relations.filter(pc.equal(relations["relation"], REPLACED_BY)).select(["id", "other"]).to_pylist()
    if not rows:
        return {}
    present = set(concepts["id"].to_pylist())
    next_: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["other"] in present and row["other"] != row["id"]:
            next_[row["id"]].add(row["other"])
    found = {id_: tuple(sorted(_last(id_, next_, frozenset()))) for id_ in next_}
    return {id_: last for id_, last in found.items() if last and id_ not in last}


def _last(id_: str, next_: Mapping[str, set[str]], passed: frozenset[str]) -> set[str]:
    if id_ in passed:
        return set()
    if id_ not in next_:
        return {id_}
    return {last for other in next_[id_] for last in _last(other, next_, passed | {id_})}


def current(
    concepts: pa.Table, labels: pa.Table, relations: pa.Table, now: Successors
) -> tuple[pa.Table, pa.Table, pa.Table]:
    """
    Return CONCEPTS, LABELS and RELATIONS without the replaced concepts.

    Their labels are other labels of those that replaced them, their relations those of these; RELATIONS still
    tells which was replaced by which.
    """
    if not now:
        return concepts, labels, relations
    kept = [row | {"broader": _moved(row["broader"], now)} for row in concepts.to_pylist() if row["id"] not in now]
    return CONCEPTS.from_rows(kept), LABELS.from_rows(_labels(labels, now)), RELATIONS.from_rows(_ends(relations, now))


def _moved(ids: list[str] | None, now: Successors) -> list[str]:
    return sorted({other for id_ in ids or () for other in now.get(id_, (id_,))})


def _labels(labels: pa.Table, now: Successors) -> list[dict[str, object]]:
    rows = labels.to_pylist()
    found = [row for row in rows if row["id"] not in now]
    said = {(row["id"], row["language"], row["label"]) for row in found}
    for row in rows:
        for id_ in now.get(row["id"], ()):
            if (id_, row["language"], row["label"]) not in said:
                said.add((id_, row["language"], row["label"]))
                found.append(row | {"id": id_, "preferred": False})
    return found


def _ends(relations: pa.Table, now: Successors) -> list[dict[str, object]]:
    found: dict[tuple[object, ...], dict[str, object]] = {}
    for row in relations.to_pylist():
        told = row["relation"] == REPLACED_BY
        for id_ in (row["id"],) if told else now.get(row["id"], (row["id"],)):
            for other in (row["other"],) if told else now.get(row["other"], (row["other"],)):
                moved = row | {"id": id_, "other": other}
                if id_ == other and row["id"] != row["other"]:
                    continue
                found.setdefault((id_, row["relation"], other, row["scheme"], row["other_scheme"]), moved)
    return list(found.values())
