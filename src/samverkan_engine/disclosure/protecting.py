"""The verb of the room: a table with every number becomes one that may be shown."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from samverkan_engine.disclosure.hiding import NO_TOTAL, Flags, Numbers, Sums, hidden
from samverkan_engine.disclosure.rules import RULES, Rules


class UnknownTable(Exception):
    """A table that no rules are laid down for; nothing of it may leave."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"There are no rules for what of the table “{name}” may be shown.")


@dataclass(frozen=True, slots=True)
class Parameters:
    """
    How much is shown.

    limit     numbers from 1 to one below this are suppressed; at most 1 suppresses nothing
    rounding  shown counts are rounded to the nearest multiple of this; 1 leaves them as they are
    """

    limit: int = 5
    rounding: int = 1


DEFAULT = Parameters()


def protect(table: pa.Table, parameters: Parameters = DEFAULT) -> pa.Table:
    """
    Return the table with small numbers, and those that would give them away, missing.

    table    DEMAND, COMPARED or TOGETHER, as its schema says
    returns  the same rows and columns in the same order, and `suppressed`: something in the row was taken away. Whether
             for its own smallness or for another's is not told. Numbers may be missing where they were needed before.

    Raises UnknownTable. Method: docs/explanation/disclosure.md.
    """
    name = (table.schema.metadata or {}).get(b"table", b"").decode()
    if name not in RULES:
        raise UnknownTable(name)
    rules = RULES[name]
    order = pc.sort_indices(table, [(key, "ascending") for key in rules.keys]).to_numpy()
    gone = _gone(table.take(order), rules, parameters.limit)
    gone = {part: flags[np.argsort(order)] for part, flags in gone.items()}
    columns = {column: _shown(table[column], column, rules, parameters, gone) for column in table.column_names}
    any_gone = np.logical_or.reduce(list(gone.values()))
    fields = [
        pa.field(field.name, field.type, field.nullable or field.name not in rules.keys) for field in table.schema
    ]
    schema = pa.schema([*fields, pa.field("suppressed", pa.bool_(), False)], {b"table": f"{name} PROTECTED".encode()})
    return pa.table([*columns.values(), pa.array(any_gone, pa.bool_())], schema=schema)


def _gone(table: pa.Table, rules: Rules, limit: int) -> dict[str, Flags]:
    """Return for "" which rows are suppressed, and for each part where it is."""
    counts = [_numbers(table, name) for name in rules.counts]
    ways = _ways(table, rules)
    small = np.logical_or.reduce([_is_small(count, limit) for count in counts])
    gone = {"": hidden(counts, small, ways, limit)}
    for name, whole in rules.parts.items():
        part = _numbers(table, name)
        rest = _numbers(table, whole) - part
        is_small = _is_small(part, limit) | (_is_small(rest, limit) & (part > 0))
        gone[name] = hidden([part], gone[""] | is_small, ways, limit)
    return gone


def _shown(
    values: pa.ChunkedArray, name: str, rules: Rules, parameters: Parameters, gone: dict[str, Flags]
) -> pa.Array:
    if name in rules.keys:
        return values.combine_chunks()
    if name in rules.counts or name in rules.parts:
        values = _rounded(values, parameters.rounding)
    elif name in rules.estimates:
        values = _rounded(values, max(parameters.limit, parameters.rounding))
    if pa.types.is_boolean(values.type):
        return values.combine_chunks()
    return pc.if_else(pa.array(gone.get(name, gone[""])), pa.scalar(None, values.type), values.combine_chunks())


def _rounded(values: pa.ChunkedArray, to: int) -> pa.ChunkedArray:
    return values if to <= 1 else pc.round_to_multiple(values.cast(pa.float64()), to, "half_up").cast(values.type)


def _numbers(table: pa.Table, name: str) -> Numbers:
    numbers: Numbers = pc.fill_null(table[name], 0).cast(pa.int64()).to_numpy()
    return numbers


def _is_small(values: Numbers, limit: int) -> Flags:
    found: Flags = (values > 0) & (values < limit)
    return found


def _ways(table: pa.Table, rules: Rules) -> list[Sums]:
    """Return the ways in which rows add up: places to larger places, and the values of a key to its total."""
    keys = {name: pc.fill_null(table[name], "") for name in rules.keys}
    ways = []
    if rules.places:
        place = keys[rules.places]
        parent = pc.case_when(
            pc.make_struct(
                pc.equal(pc.utf8_length(place), 4),
                pc.and_(pc.equal(pc.utf8_length(place), 2), pc.not_equal(place, "00")),
            ),
            pc.utf8_slice_codeunits(place, 0, 2),
            "00",
        )
        ways.append(_way(keys, rules.places, parent))
    for name in rules.totals:
        parent = pc.if_else(pc.equal(keys[name], ""), pa.scalar(None, pa.string()), "")
        ways.append(_way(keys, name, parent))
    return ways


def _way(keys: dict[str, pa.ChunkedArray], name: str, parent: pa.ChunkedArray) -> Sums:
    own = pc.binary_join_element_wise(*keys.values(), "\x1f")
    totals = pc.binary_join_element_wise(*{**keys, name: parent}.values(), "\x1f")
    found = pc.index_in(totals, value_set=own.combine_chunks() if isinstance(own, pa.ChunkedArray) else own)
    absent = pc.or_(pc.is_null(totals), pc.is_null(found))
    numbers = pc.if_else(absent, NO_TOTAL, pc.cast(found, pa.int64()))
    return Sums(numbers.to_numpy())
