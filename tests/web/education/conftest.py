"""Two organisations that share an education, one that does not, and a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.education import actions
from samverkan.education.models import Programme
from tests.factories import acting, organisation

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
SignIn = Callable[[Actor], Client]


@dataclass(frozen=True)
class Region:
    """Anna and Bo share the programme; the stranger does not."""

    programme: Programme
    anna: Actor
    bo: Actor
    stranger: Actor


def added(by: Actor, *others: Actor, name: str = "Eltekniker", circle: str = "shared", **about: Any) -> Programme:
    """Return an education that these see."""
    about = {"provider_name": "Norrviks högskola", "organisations": [one.organisation for one in others], **about}
    return actions.add(says=actions.Description(name=name, **about), circle=circle, by=by, at=AT)


@pytest.fixture
def region(db: None) -> Region:
    anna, bo, stranger = (
        acting(organisation(name)) for name in ("Norrviks högskola", "Norrviks kommun", "Annan kommun")
    )
    return Region(added(anna, bo), anna, bo, stranger)


@pytest.fixture
def signed_in() -> SignIn:
    def sign_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(actor.person)
        return client

    return sign_in
