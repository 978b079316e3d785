"""Bring the database to the form that the code expects."""

import argparse
from typing import TYPE_CHECKING

from samverkan.config import datafolder
from samverkan.config.refusal import Refusal

if TYPE_CHECKING:
    from django.db.migrations.executor import MigrationExecutor

    from samverkan.config.command import Subparsers


def add(commands: "Subparsers") -> None:
    """Add `samverkan migrate`."""
    command = commands.add_parser("migrate", help="bring the database to the form that this version expects")
    command.set_defaults(handler=handle)


def handle(arguments: argparse.Namespace) -> None:
    """Migrate, and say what was done."""
    from samverkan.config.command import start_django

    folder = datafolder.path()
    datafolder.prepare(folder)
    start_django()
    with datafolder.taken(folder, "migrating"):
        done = migrate()
    print(f"{done} migrations were made." if done else "The database is as this version expects.")


def migrate() -> int:
    """
    Make the migrations that are missing and return how many they were.

    The plan is asked for in this process, since a migrate with nothing to do costs over two seconds.
    """
    from django.core.management import call_command

    from samverkan.config.making import can_be_made_at_once, make_at_once

    plan = missing()
    if plan and can_be_made_at_once():
        make_at_once()
    elif plan:
        call_command("migrate", verbosity=0, interactive=False)
    return plan


def missing() -> int:
    """
    How many migrations the database lacks.

    Refuses a database that does not answer, and one that a newer Samverkan has changed.
    """
    from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    except OperationalError as error:
        raise Refusal(f"The database does not answer: {str(error).strip()}. Check DATABASE_URL.") from error
    refuse_newer(executor)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def refuse_newer(executor: "MigrationExecutor") -> None:
    """Refuse a database with migrations that this version does not know."""
    ours = {app for app, _ in executor.loader.disk_migrations}
    unknown = [
        f"{app}.{name}"
        for app, name in executor.loader.applied_migrations
        if app in ours
        and (app, name) not in executor.loader.disk_migrations
        and (app, name) not in executor.loader.replacements
    ]
    if unknown:
        raise Refusal(
            f"The database was changed by a newer Samverkan ({', '.join(sorted(unknown))}). "
            "Start that version, or restore a backup of this one."
        )
