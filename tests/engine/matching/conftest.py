"""A matcher of the small taxonomy."""

import pyarrow as pa
import pytest

from samverkan_engine.matching import Matcher, prepare
from tests.engine.small_taxonomy import small_taxonomy


@pytest.fixture(scope="session")
def prepared() -> dict[str, pa.Table]:
    """What a matcher of the small taxonomy is made of."""
    return prepare(*small_taxonomy())


@pytest.fixture(scope="session")
def matcher(prepared: dict[str, pa.Table]) -> Matcher:
    """A matcher of the small taxonomy, labels alone."""
    return Matcher(prepared)
