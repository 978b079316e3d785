"""Two organisations that follow an indicator, one that does not, and a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.indicators import actions
from samverkan.indicators.models import Indicator
from tests.factories import acting, organisation

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Region:
    """Anna and Bo share the indicator; the stranger does not."""

    indicator: Indicator
    anna: Actor
    bo: Actor
    stranger: Actor


def followed(by: Actor, *others: Actor, name: str = "Invånare", circle: str = "shared", **about: Any) -> Indicator:
    """Return an indicator that these follow."""
    about = {"unit": "personer", "source": "SCB", "organisations": [one.organisation for one in others], **about}
    return actions.add(says=actions.Description(name=name, **about), circle=circle, by=by, at=AT)


def entered(indicator: Indicator, on: str, value: str, by: Actor, **about: Any) -> Any:
    """Enter a value."""
    says = actions.Entered(on=date.fromisoformat(on), value=Decimal(value), **about)
    return actions.enter(indicator=indicator, says=says, by=by, at=AT)


@pytest.fixture
def region(db: None) -> Region:
    anna, bo = acting(organisation("Högskolan i Norrskog", short_mark="HNS")), acting(organisation("Älvdalens kommun"))
    return Region(followed(anna, bo), anna, bo, acting(organisation("Fjällkommunen")))


@pytest.fixture
def signed_in() -> Callable[[Actor], Client]:
    def sign_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(actor.person)
        return client

    return sign_in
