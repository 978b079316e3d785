"""Everybody comes to every address, in each circle: who gets in is told by the table alone."""

from http import HTTPStatus
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

from samverkan.accounts.models import Circle
from samverkan.accounts.needs import EVERYBODY, SIGNED_IN
from samverkan.accounts.permissions import ALLOWS, Role
from tests.permissions.table import BETWEEN, NOTHING, OPEN, OWN, TABLE, WITHIN, Row
from tests.permissions.world import World

pytestmark = pytest.mark.django_db
OPENS, SIGN_IN, FORBIDDEN, NOT_FOUND, REFUSED = "opens", "sign in", "forbidden", "not found", "refused"
NOT_THAT_WAY = HTTPStatus.METHOD_NOT_ALLOWED


def address_of(row: Row, world: World) -> str:
    try:
        return reverse(row.name, kwargs=row.parameters(world))
    except NoReverseMatch as wrong:
        pytest.fail(f"tests/permissions/table.py gives {row.name} parameters that do not fit: {wrong}", pytrace=False)


def came_to(answer: HttpResponse) -> str:
    """Say in a word what an answer amounts to."""
    if answer.status_code == HTTPStatus.FORBIDDEN:
        return FORBIDDEN
    if answer.status_code == HTTPStatus.NOT_FOUND:
        return NOT_FOUND
    if answer.status_code == HTTPStatus.FOUND and answer["Location"].startswith(f"{reverse('account_login')}?next="):
        return SIGN_IN
    return OPENS if answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR else f"broke: {answer.status_code}"


def come(client: Client, method: str, address: str, posted: dict[str, Any]) -> str | None:
    """Come once, leaving nothing changed; None where the address does not know that way."""
    with transaction.atomic():
        answer = client.get(address) if method == "GET" else client.post(address, posted)
        transaction.set_rollback(True)
    if answer.streaming:
        answer.getvalue()  # reads and closes the file
    return None if answer.status_code == NOT_THAT_WAY else came_to(answer)


def visit(row: Row, client: Client, world: World, *, may: bool) -> set[str]:
    """Come by GET and by POST; one who may comes by POST only where that is the only way."""
    address, posted = address_of(row, world), row.posted(world)
    found = {come(client, "GET", address, posted)}
    if not may or found == {None}:
        found.add(come(client, "POST", address, posted))
    return {word for word in found if word}


def check(row: Row, who: str, world: World, expected: str) -> None:
    found = visit(row, world.people[who], world, may=expected == OPENS)
    allowed = {FORBIDDEN, NOT_FOUND} if expected == REFUSED else {expected}
    sentence = f"{row.name}, circle {world.circle}, {who}: expected “{expected}”, came to {sorted(found)}."
    assert found, sentence
    assert found <= allowed, sentence


def expected_by_circle(row: Row, who: str, circle: str) -> str:
    """What somebody who holds every permission in A, B or C, or nobody, comes to."""
    if row.whose == NOTHING:
        return SIGN_IN if who == "nobody" and row.needs != EVERYBODY else OPENS
    if row.whose == OPEN:
        return OPENS if circle == Circle.PUBLIC else NOT_FOUND
    if who == "nobody":
        return SIGN_IN
    if who == "a":
        return OPENS
    if row.whose == OWN or circle == Circle.PRIVATE:
        return NOT_FOUND
    if row.whose == WITHIN:
        return REFUSED
    return OPENS if who == "b" else expected_by_a_third(row, circle)


def expected_by_a_third(row: Row, circle: str) -> str:
    """What an organisation outside the agreement comes to: it reads what is public, and changes nothing."""
    if row.whose == BETWEEN or circle == Circle.SHARED:
        return NOT_FOUND
    return OPENS if row.only_reads else REFUSED


@pytest.fixture(autouse=True)
def no_earlier_attempts() -> None:
    cache.clear()


CIRCLES = [
    pytest.param(circle, marks=() if circle == Circle.SHARED else pytest.mark.one_database) for circle in Circle.values
]
"""The other database is asked in one circle alone, where every question of these pages is put to it once."""


@pytest.mark.parametrize("circle", CIRCLES)
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_each_organisation_gets_what_the_circle_allows(row: Row, circle: str, worlds: dict[str, World]):
    if row.whose == NOTHING and circle != Circle.SHARED:
        return  # no thing, no circle
    for who in ("nobody", "a", "b", "c"):
        check(row, who, worlds[circle], expected_by_circle(row, who, circle))


@pytest.mark.one_database
@pytest.mark.parametrize(
    "row", [row for row in TABLE if row.needs not in (EVERYBODY, SIGNED_IN)], ids=lambda row: row.name
)
def test_each_role_gets_what_its_permissions_allow(row: Row, worlds: dict[str, World]):
    for role in Role.values:
        expected = OPENS if row.needs in ALLOWS[role] else FORBIDDEN
        check(row, role, worlds[Circle.SHARED], expected)


FROM_MAIL_PROGRAMS = ("mail:stop",)
"""Mail programs post here by themselves (RFC 8058); what is signed in the address decides, and nobody is signed in."""


@pytest.mark.one_database
@pytest.mark.parametrize("row", [row for row in TABLE if row.name not in FROM_MAIL_PROGRAMS], ids=lambda row: row.name)
def test_no_address_takes_a_post_from_another_site(row: Row, worlds: dict[str, World]):
    world = worlds[Circle.SHARED]
    stranger = Client(enforce_csrf_checks=True)
    stranger.cookies = world.people["a"].cookies
    answer = stranger.post(address_of(row, world))
    assert answer.status_code in (HTTPStatus.FORBIDDEN, NOT_THAT_WAY), f"{row.name} takes a POST without its token."
