"""An agreement between a university and a town, with a gap case that both see and that has two options."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements.models import Agreement
from samverkan.gap_cases.actions import opening, options
from samverkan.gap_cases.models import GapCase, Option
from tests import factories

NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
TODAY = date(2026, 9, 1)
GAP = opening.Gap(
    title="Underhållsmekaniker i Västerbottens län",
    ssyk="7233",
    occupation="Underhållsmekaniker och maskinreparatörer",
    region="24",
    year=2030,
    low=40,
    high=90,
    source="Regionens prognos, maj 2026",
)
PROGRAMME = options.Words(kind="programme", title="Ny yrkeshögskoleutbildning", pros="Ger flest.", cons="Tar två år.")
NOTHING = options.Words(kind="nothing", title="Gör ingenting")
RECKONED = options.Reckoned(
    people=((2029, 10, 16), (2030, 22, 34)),
    cost_sek=Decimal(14_000_000),
    teachers=Decimal("3.5"),
    left_low=10,
    left_high=60,
    source="Planen våren 2026",
    as_of=date(2026, 5, 4),
)
NONE_RECKONED = options.Reckoned(left_low=40, left_high=90, source="Planen våren 2026", as_of=date(2026, 5, 4))


@pytest.fixture
def agreement(university: Organisation, town: Organisation) -> Agreement:
    return factories.agreement(university, town, title="Avsiktsförklaring om älven")


@pytest.fixture
def case(agreement: Agreement, anna: Actor) -> GapCase:
    return opening.open_case(agreement=agreement, gap=GAP, circle="shared", by=anna, at=NOW)


@pytest.fixture
def programme(case: GapCase, anna: Actor) -> Option:
    return options.add(case=case, words=PROGRAMME, figures=RECKONED, by=anna, at=NOW)


@pytest.fixture
def ready(case: GapCase, programme: Option, anna: Actor) -> GapCase:
    """The case with two options: something to choose between."""
    options.add(case=case, words=NOTHING, figures=NONE_RECKONED, by=anna, at=NOW)
    return case


@pytest.fixture
def as_(client: Client) -> Callable[[Actor], Client]:
    """Return a browser signed in as somebody."""

    def sign_in(who: Actor) -> Client:
        assert who.person
        client.force_login(who.person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


def state_of(case: GapCase) -> str:
    """Return where a case stands."""
    return str(GapCase.objects.with_state().get(pk=case.pk).state)
