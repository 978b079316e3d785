"""The invented region has figures without a network, and each says that it is made up."""

import pytest

from samverkan.agreements.models import Agreement
from samverkan.config.examples.region.figures import MEASURE
from samverkan.sources.models import Fetch, State
from samverkan.sources.queries import datasets
from tests.web.examples.conftest import NOW

ROWS = {"ASSESSMENTS": 20, "FIGURES": 160, "OFFERS": 14}
COUNTY = "02"


@pytest.mark.one_database
def test_figures_are_read_by_the_readers_of_the_real_sources_and_said_to_be_made_up(region: Agreement):
    assert {table: datasets.table(table).num_rows for table in ROWS} == ROWS
    assert {(each.state, each.refused) for each in Fetch.objects.all()} == {(State.DONE, 0)}
    for table in ROWS:
        (origin,) = datasets.origins(table)
        assert (origin.name, origin.licence) == ("Påhittade uppgifter för exemplet",) * 2
        assert origin.is_example


def test_figures_are_of_places_that_do_not_exist_and_education_lies_ahead(region: Agreement):
    assert set(datasets.table("ASSESSMENTS")["region"].to_pylist()) == {COUNTY}
    assert set(datasets.table("FIGURES")["region"].to_pylist()) == {COUNTY}
    assert set(datasets.table("OFFERS")["municipality"].to_pylist()) == {"0201", "0202", None}
    assert min(datasets.table("OFFERS")["starts_on"].to_pylist()) > NOW.date()
    rows = datasets.table("FIGURES", ssyk="2143", region=COUNTY, period="2024").to_pylist()
    assert {row["breakdown"]: row["value"] for row in rows} == {"Kon=1": 112, "Kon=2": 33}
    assert {row["measure"] for row in rows} == {MEASURE}
