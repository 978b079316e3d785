"""Nothing that one organisation keeps to itself stands on any page, in any file or in any mail of another's."""

import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse

from samverkan.accounts.models import Circle
from samverkan.search.actions import read_all_due
from tests.permissions.secrets import MARK, keep_apart, mark, words_in
from tests.permissions.table import TABLE, Row
from tests.permissions.test_every_address import OPENS, expected_by_circle
from tests.permissions.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture(scope="module", params=[Circle.PRIVATE, Circle.SHARED])
def told(request: pytest.FixtureRequest, worlds: dict[str, World], django_db_blocker: object) -> Iterator[tuple]:
    """A world whose private things are marked, and the marks."""
    world = worlds[request.param]
    with django_db_blocker.unblock(), transaction.atomic():
        if request.param == Circle.SHARED:
            keep_apart(world)
        marks = mark(world)
        read_all_due()
        yield world, marks
        transaction.set_rollback(True)


OTHERS = ("nobody", "b", "c")
ROOMS = ("areas", "commissioned", "competence", "education", "gap_cases", "indicators", "planning", "runs", "sources")
"""Rooms whose forms are asked for too: their choices come from each other."""


def asked_for(row: Row) -> bool:
    """Whether what one party has made of its own could come up there."""
    return row.only_reads or row.name.partition(":")[0] in ROOMS


def leaks(world: World, who: str, addresses: dict[str, str]) -> dict[str, set[str]]:
    """Return the marks that somebody is told, by the address that tells them."""
    cache.clear()
    found = {}
    for name, address in addresses.items():
        with transaction.atomic():
            said = words_in(world.people[who].get(address))
            transaction.set_rollback(True)
        if marks := set(re.findall(rf"{MARK}[a-z]+\d+", said.replace("\N{SOFT HYPHEN}", ""))):
            found[name] = marks
    return found


@pytest.mark.parametrize("who", OTHERS)
def test_no_address_that_opens_tells_of_what_is_another_party_s_own(who: str, told: tuple[World, list[str]]):
    world, _marks = told
    opening = [row for row in TABLE if asked_for(row) and expected_by_circle(row, who, world.circle) == OPENS]
    asked = {row.name: row.parameters(world) for row in opening}
    by_link = {name for name, parameters in asked.items() if "token" in parameters}  # meant for whoever has the link
    addresses = {name: reverse(name, kwargs=each) for name, each in asked.items() if name not in by_link}
    assert leaks(world, who, addresses) == {}


@pytest.mark.parametrize("who", ["b", "c"])
def test_a_search_neither_finds_nor_suggests_it(who: str, told: tuple[World, list[str]]):
    world, marks = told
    search = reverse("overview:search")
    kinds = {re.sub(r"\d", "", one): one for one in marks}
    assert leaks(world, who, {one: f"{search}?q={one[:-2]}" for one in kinds.values()}) == {}
    slips = {one: f"{search}?q={one.replace('hemlis', 'hemis')}" for one in kinds.values()}
    assert leaks(world, who, slips) == {}


def test_a_itself_is_told(told: tuple[World, list[str]]):
    world, _marks = told
    lists = ["education:programmes", "indicators:indicators", "planning:cases", "gap_cases:cases", "commissioned:board"]
    assert leaks(world, "a", {name: reverse(name) for name in lists}).keys() == set(lists)
