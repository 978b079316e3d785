"""
Choose the database before Django reads its settings.

    python -m pytest                          SQLite, in a file, tuned as in the product
    python -m pytest --database=postgresql    a real PostgreSQL server, started here and stopped at the end

pytest-django reads the settings before any conftest, so this is a plugin loaded by name with `-p`, and its hook wraps
the others.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plugins.postgres import Server

SERVER = pytest.StashKey[Server]()
FOLDER = pytest.StashKey[tempfile.TemporaryDirectory[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="the database that the web's tests run on",
    )


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    folder = tempfile.TemporaryDirectory(prefix="samverkan-tests-", ignore_cleanup_errors=True)
    early_config.stash[FOLDER] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "samverkan.config.settings"
    os.environ["SAMVERKAN_DATA"] = folder.name
    os.environ["SAMVERKAN_SECRET"] = "the tests keep no secrets"
    os.environ.pop("DATABASE_URL", None)
    if early_config.known_args_namespace.database == "postgresql":
        server = early_config.stash[SERVER] = Server()
        os.environ["DATABASE_URL"] = server.url
    return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    if not config.pluginmanager.hasplugin("django"):
        return  # the engine's tests alone need no Django: -p no:django
    from django.conf import settings
    from django.db import connections

    if config.getoption("database") == "sqlite":
        # In memory, the threads of a live server would share one connection, which is not what runs in the product.
        connections["default"].settings_dict["TEST"]["NAME"] = str(Path(config.stash[FOLDER].name) / "test.sqlite3")
        make_tables_as_the_product_does()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # slow ones are for real passwords


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave to SQLite what no database has a say in."""
    if config.getoption("database") == "sqlite":
        return
    away = [item for item in items if item.get_closest_marker("one_database")]
    config.hook.pytest_deselected(items=away)
    items[:] = [item for item in items if item not in set(away)]


def make_tables_as_the_product_does() -> None:
    """Make the tables of the SQLite database at once, as at a first start; a test holds them to the migrations."""
    from django.conf import settings
    from django.db import connections
    from django.db.backends.sqlite3.creation import DatabaseCreation

    from samverkan.config.migrating import migrate

    class Creation(DatabaseCreation):
        def create_test_db(
            self, verbosity: int = 1, autoclobber: bool = False, serialize: bool = True, keepdb: bool = False
        ) -> str:
            name = str(self._get_test_db_name())
            self._create_test_db(verbosity, autoclobber, keepdb)
            self.connection.close()
            settings.DATABASES["default"]["NAME"] = self.connection.settings_dict["NAME"] = name
            migrate()
            return name

    connections["default"].creation = Creation(connections["default"])  # type: ignore[arg-type]


def pytest_unconfigure(config: pytest.Config) -> None:
    if SERVER in config.stash:
        config.stash[SERVER].stop()
    if FOLDER in config.stash:
        config.stash[FOLDER].cleanup()


def pytest_report_header(config: pytest.Config) -> str:
    return f"database: {config.getoption('database')}"
