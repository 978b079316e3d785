"""The worlds, made once for all the tests of this folder and taken back afterwards."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction

from samverkan.accounts.models import Circle
from tests.permissions.world import World, make


@pytest.fixture(scope="package")
def worlds(
    django_db_setup: None, django_db_blocker: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, World]]:
    """One world for each circle."""
    before = settings.FILES, settings.RUNS
    settings.FILES, settings.RUNS = tmp_path_factory.mktemp("files"), tmp_path_factory.mktemp("runs")
    with django_db_blocker.unblock(), transaction.atomic():
        yield {circle: make(circle) for circle in Circle.values}
        transaction.set_rollback(True)
    settings.FILES, settings.RUNS = before
