"""What is told of the invented region, computed once for all that asks how it is told."""

import pytest

from samverkan_engine.cases.reading import read
from samverkan_engine.pipeline import plan_case
from samverkan_engine.report import Telling
from samverkan_engine.tables.planned import Planned
from tests.engine.casefiles.files import INVENTED


@pytest.fixture(scope="package")
def planned() -> Planned:
    """What is told of the invented region."""
    return plan_case(read(INVENTED.read_bytes(), "case.yaml"), "case.yaml", draws=100, seed=1)


@pytest.fixture(scope="package")
def telling(planned: Planned) -> Telling:
    """It in Swedish, whatever happens."""
    return Telling(planned, "sv")
