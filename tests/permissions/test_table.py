"""Every address is in the table, and every view says what it needs."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from samverkan.accounts.needs import EVERYBODY, NEEDS, SIGNED_IN
from samverkan.accounts.permissions import ALLOWS, Permission, Role
from tests.permissions.table import TABLE, Row

ON_THE_PUBLIC_LIST = {row.name for row in TABLE if row.needs == EVERYBODY}


def addresses(resolver: URLResolver | None = None, within: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield the name and the pattern of every address."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{within}{pattern.name or pattern.pattern}", pattern
        else:
            namespace = f"{within}{pattern.namespace}:" if pattern.namespace else within
            yield from addresses(pattern, namespace)


ADDRESSES = dict(addresses())


def test_every_address_is_in_the_table():
    missing = sorted(set(ADDRESSES) - {row.name for row in TABLE})
    assert not missing, f"Say who may open these, by a row each in tests/permissions/table.py: {', '.join(missing)}."


def test_every_row_is_an_address():
    gone = sorted({row.name for row in TABLE} - set(ADDRESSES))
    assert not gone, f"These are in tests/permissions/table.py but are no addresses any more: {', '.join(gone)}."


def test_no_address_has_two_rows():
    names = [row.name for row in TABLE]
    assert len(names) == len(set(names))


def test_no_two_addresses_have_the_same_name():
    names = [name for name, _pattern in addresses()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ADDRESSES)
def test_every_view_says_what_it_needs(name: str):
    needs = getattr(ADDRESSES[name].callback, NEEDS, None)
    sentence = f"The view of {name} lacks @needs(Permission.…), @for_signed_in or @for_everybody."
    assert needs in (*Permission, SIGNED_IN, EVERYBODY), sentence


@pytest.mark.parametrize("row", [row for row in TABLE if row.name in ADDRESSES], ids=lambda row: row.name)
def test_the_table_says_the_same_as_the_view(row: Row):
    assert getattr(ADDRESSES[row.name].callback, NEEDS, None) == row.needs


def test_every_permission_is_held_by_some_role_and_none_by_a_contact():
    assert frozenset().union(*ALLOWS.values()) == set(Permission)
    assert ALLOWS[Role.CONTACT] == frozenset()
    assert set(ALLOWS) == set(Role.values)


def test_only_an_administrator_administers_people():
    assert [role for role in Role.values if Permission.PEOPLE_ADMINISTER in ALLOWS[role]] == [Role.ADMINISTRATOR]


def test_only_the_coordinator_shares_and_publishes():
    for permission in (Permission.AGREEMENT_SHARE, Permission.AGREEMENT_PUBLISH):
        assert [role for role in Role.values if permission in ALLOWS[role]] == [Role.COORDINATOR]
