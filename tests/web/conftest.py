"""A university and a town that many rooms have an agreement between, those who see to it, and a stranger."""

import pytest

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from tests import factories


@pytest.fixture
def university(db: None) -> Organisation:
    return factories.organisation("Norrby universitet", kind="university", short_mark="NU")


@pytest.fixture
def town(db: None) -> Organisation:
    return factories.organisation("Älvdals kommun", short_mark="ÄK")


@pytest.fixture
def anna(university: Organisation) -> Actor:
    """The university's coordinator."""
    return factories.acting(university)


@pytest.fixture
def bo(town: Organisation) -> Actor:
    """The town's coordinator."""
    return factories.acting(town)


@pytest.fixture
def stranger(db: None) -> Actor:
    """The coordinator of an organisation that is no party."""
    return factories.acting(factories.organisation())
