"""An empty SQLite database made at once is the one that the migrations make, one after the other."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

from tests.plugins.serving import samverkan

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_once(tmp_path: Path) -> Any:
    """A connection to a database that has just been made at once."""
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite is made at once")
    assert samverkan("migrate", "--data", str(tmp_path)).returncode == 0
    backend = load_backend("django.db.backends.sqlite3")
    made = backend.DatabaseWrapper({**connection.settings_dict, "NAME": tmp_path / "db.sqlite3"})
    with closing(made):
        yield made


def test_tables_columns_and_constraints_are_the_same(at_once: BaseDatabaseWrapper) -> None:
    ours, theirs = described(at_once), described(connection)
    assert ours.keys() == theirs.keys()
    assert {name: table for name, table in ours.items() if table != theirs[name]} == {}


def test_what_is_written_by_hand_is_the_same(at_once: BaseDatabaseWrapper) -> None:
    assert by_hand(at_once) == by_hand(connection)


def test_all_migrations_are_noted_as_made(at_once: BaseDatabaseWrapper) -> None:
    noted = "SELECT app, name FROM django_migrations"
    assert sorted(rows(at_once, noted)) == sorted(rows(connection, noted))


def described(database: BaseDatabaseWrapper) -> dict[str, Any]:
    """Return of each table its columns and all that is unique, indexed, checked or points elsewhere."""
    introspection, found = database.introspection, {}
    with database.cursor() as cursor:
        for table in introspection.table_names(cursor):
            if table.startswith("search_words"):
                continue  # written by hand, compared below
            columns = {column.name: column[1:] for column in introspection.get_table_description(cursor, table)}
            constraints = introspection.get_constraints(cursor, table).items()
            found[table] = columns, sorted(repr(named(name, said)) for name, said in constraints)
    return found


def named(name: str, said: dict[str, Any]) -> tuple[object, ...]:
    """Return a constraint; names that SQLite and Django give of themselves count those before it, and say no more."""
    is_ours = not name.startswith(("__unnamed", "sqlite_autoindex", "fk_"))
    return (name if is_ours else "", *sorted((key, str(value)) for key, value in said.items()))


def by_hand(database: BaseDatabaseWrapper) -> list[tuple[Any, ...]]:
    """Return the triggers, the full-text table, and the conditions of indexes, as they were written."""
    return sorted(
        rows(
            database,
            "SELECT type, name, sql FROM sqlite_master WHERE type = 'trigger' OR name LIKE 'search_words%' "
            "OR (type = 'index' AND sql LIKE '%WHERE%')",
        )
    )


def rows(database: BaseDatabaseWrapper, query: str) -> list[tuple[Any, ...]]:
    with database.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()
