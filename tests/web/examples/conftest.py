"""The two examples."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction

from samverkan.agreements.models import Agreement
from samverkan.config import examples

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def skelleftea(db: None) -> Agreement:
    """The public example."""
    examples.load(["skelleftea"], at=NOW)
    return Agreement.objects.get(independent_example__isnull=False, kind="letter of intent")


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The invented region, loaded once for the tests of a file and taken back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        examples.load(["region"], at=NOW)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def region(loaded: None, db: None) -> Agreement:
    """The main agreement of the invented region."""
    return Agreement.objects.get(title__startswith="Avsiktsförklaring 2024")
