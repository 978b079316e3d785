"""What only a button does is no page: asked for as one, it answers so."""

import pytest
from django.test import Client
from django.urls import reverse
from django.urls.converters import IntConverter
from django.urls.resolvers import RegexPattern

from tests import factories
from tests.browser.test_every_page import DEEDS
from tests.journeys.visitor import BACKEND
from tests.permissions.test_table import ADDRESSES

CODES = {"region": "24", "ssyk": "2143"}


@pytest.mark.django_db
def test_what_only_a_button_does_is_no_page(client: Client) -> None:
    party = factories.organisation()
    client.force_login(factories.acting(party, "coordinator", "administrator", "owner").person, backend=BACKEND)
    answers = {name: client.get(reverse(name, args=arguments(name))).status_code for name in DEEDS}
    assert {name: status for name, status in answers.items() if status != 405} == {}


def arguments(name: str) -> list[object]:
    """What the address of a view takes: any number, any word, any code of so many digits."""
    pattern = ADDRESSES[name].pattern
    if isinstance(pattern, RegexPattern):
        return [CODES[group] for group in pattern.regex.groupindex]
    return [1 if isinstance(each, IntConverter) else "delmal" for each in pattern.converters.values()]
