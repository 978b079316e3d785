"""The two examples, loaded once for a test."""

from datetime import UTC, datetime

import pytest

from samverkan.agreements.models import Agreement
from samverkan.config import examples

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def skelleftea(db: None) -> Agreement:
    """The public example."""
    examples.load(["skelleftea"], at=NOW)
    return Agreement.objects.get(independent_example__isnull=False, kind="letter of intent")


@pytest.fixture
def region(db: None) -> Agreement:
    """The main agreement of the invented region."""
    examples.load(["region"], at=NOW)
    return Agreement.objects.get(title__startswith="Avsiktsförklaring 2024")
