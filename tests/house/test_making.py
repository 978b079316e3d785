"""An empty SQLite database made at once is the one that the migrations make, one after the other."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

from tests.plugins.serving import product_environment, samverkan

pytestmark = pytest.mark.django_db
SQLITE = "django.db.backends.sqlite3"
BY_MIGRATIONS = """
import django
from django.core.management import call_command

django.setup()
call_command("migrate", verbosity=0, interactive=False)
"""
Database = BaseDatabaseWrapper


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database that has just been made at once."""
    folder = tmp_path_factory.mktemp("at_once")
    assert samverkan("migrate", "--data", str(folder)).returncode == 0
    with opened(folder) as made:
        yield made


@pytest.fixture(scope="module")
def by_migrations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database that the migrations have made, one after the other."""
    folder = tmp_path_factory.mktemp("by_migrations")
    where = product_environment(SAMVERKAN_DATA=str(folder), DJANGO_SETTINGS_MODULE="samverkan.config.settings")
    subprocess.run([sys.executable, "-c", BY_MIGRATIONS], check=True, env=where)
    with opened(folder) as made:
        yield made


@contextmanager
def opened(folder: Path) -> Iterator[Database]:
    settings = {**connections["default"].settings_dict, "ENGINE": SQLITE, "OPTIONS": {}, "NAME": folder / "db.sqlite3"}
    with closing(load_backend(SQLITE).DatabaseWrapper(settings)) as made:
        yield made


def test_tables_columns_and_constraints_are_the_same(at_once: Database, by_migrations: Database) -> None:
    ours, theirs = described(at_once), described(by_migrations)
    assert ours.keys() == theirs.keys()
    assert {name: table for name, table in ours.items() if table != theirs[name]} == {}


def test_what_is_written_by_hand_is_the_same(at_once: Database, by_migrations: Database) -> None:
    assert by_hand(at_once) == by_hand(by_migrations)


def test_all_migrations_are_noted_as_made(at_once: Database, by_migrations: Database) -> None:
    noted = "SELECT app, name FROM django_migrations"
    assert sorted(rows(at_once, noted)) == sorted(rows(by_migrations, noted))


def described(database: Database) -> dict[str, Any]:
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


def by_hand(database: Database) -> list[tuple[Any, ...]]:
    """Return the triggers, the full-text table, and the conditions of indexes, as they were written."""
    return sorted(
        rows(
            database,
            "SELECT type, name, sql FROM sqlite_master WHERE type = 'trigger' OR name LIKE 'search_words%' "
            "OR (type = 'index' AND sql LIKE '%WHERE%')",
        )
    )


def rows(database: Database, query: str) -> list[tuple[Any, ...]]:
    with database.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()
