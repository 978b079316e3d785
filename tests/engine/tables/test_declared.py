"""Declared tables."""

import pyarrow as pa
import pytest

from samverkan_engine.errors import Undeclared
from samverkan_engine.tables.ads import ADS
from samverkan_engine.tables.declared import Column, Declared
from samverkan_engine.tables.demand import DEMAND
from samverkan_engine.tables.education import OFFERS
from samverkan_engine.tables.matches import MENTIONS, OCCUPATIONS
from samverkan_engine.tables.statistics import ASSESSMENTS, FIGURES
from samverkan_engine.tables.taxonomy import CONCEPTS, LABELS, RELATIONS

DECLARED = (ADS, CONCEPTS, LABELS, RELATIONS, MENTIONS, OCCUPATIONS, FIGURES, ASSESSMENTS, OFFERS, DEMAND)

PLACES = Declared(
    "PLACES",
    "Places",
    (Column("code", pa.string(), "four digits", needed=True), Column("people", pa.int32(), "population", "people")),
)


@pytest.mark.parametrize("declared", DECLARED, ids=lambda declared: declared.name)
def test_an_empty_table_is_as_declared_and_every_column_says_what_it_means(declared: Declared):
    assert declared.checked(declared.empty()).schema == declared.schema
    assert all(field.metadata[b"meaning"] for field in declared.schema)


def test_a_column_left_out_of_a_row_is_missing_there():
    assert PLACES.from_rows([{"code": "2482"}]).to_pylist() == [{"code": "2482", "people": None}]


def test_columns_come_out_in_the_declared_order_and_no_others():
    table = pa.table({"people": pa.array([1], pa.int64()), "more": ["x"], "code": ["0180"]})
    assert PLACES.checked(table).schema == PLACES.schema


def test_an_absent_column_is_named():
    with pytest.raises(Undeclared, match="PLACES lacks the columns code"):
        PLACES.checked(pa.table({"people": [1]}))


def test_a_missing_value_where_one_is_needed_is_named():
    with pytest.raises(Undeclared, match="code"):
        PLACES.checked(pa.table({"code": pa.array([None], pa.string()), "people": pa.array([1], pa.int32())}))


def test_a_column_of_another_type_is_refused():
    with pytest.raises(Undeclared, match="PLACES is not as declared"):
        PLACES.checked(pa.table({"code": ["2482"], "people": ["many"]}))
