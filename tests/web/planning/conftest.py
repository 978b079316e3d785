"""A case of the invented region that two organisations share and a third does not see."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.planning import actions
from samverkan.planning.models import Case
from tests.factories import acting, organisation
from tests.factories.planning import case_file

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
SignIn = Callable[[Actor], Client]


@dataclass(frozen=True)
class Region:
    """Anna and Bo share the case; the stranger does not."""

    case: Case
    anna: Actor
    bo: Actor
    stranger: Actor


def begun(by: Actor, *others: Actor, title: str = "Elkraft", circle: str = "shared") -> Case:
    """Return a case that these share."""
    says = actions.Description(title=title, organisations=[one.home for one in others])
    return actions.begin(says=says, file=case_file(), circle=circle, by=by, at=AT)


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> Path:
    settings.RUNS, settings.TABLES, settings.FILES = (tmp_path / name for name in ("runs", "tables", "files"))
    return tmp_path


@pytest.fixture
def region(db: None) -> Region:
    anna, bo = acting(organisation("Högskolan i Norrskog", short_mark="HNS")), acting(organisation("Älvdalens kommun"))
    return Region(begun(anna, bo), anna, bo, acting(organisation("Fjällkommunen")))


@pytest.fixture
def signed_in() -> SignIn:
    def sign_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(actor.person)
        return client

    return sign_in
