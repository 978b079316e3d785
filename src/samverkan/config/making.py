"""
The tables of an empty SQLite database, made at once.

One migration after the other takes ten times as long: SQLite writes a table anew for many a change of it, and Django
builds every model anew for each. What comes out is the same, and a test holds it to that. A database that holds
anything, and PostgreSQL, go the way of the migrations.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.executor import MigrationExecutor


def can_be_made_at_once() -> bool:
    """Say whether this is an SQLite database without any table."""
    from django.db import connection

    return connection.vendor == "sqlite" and not connection.introspection.table_names()


def make_at_once() -> None:
    """Make all tables as the models say, and note all migrations as made: all of it or nothing."""
    from django.core.management.sql import emit_post_migrate_signal
    from django.db import DEFAULT_DB_ALIAS, connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    with connection.schema_editor() as editor:
        editor.create_model(executor.recorder.Migration)
        for model in models():
            editor.create_model(model)
        for migration in planned(executor):
            write_by_hand(migration, editor)
            executor.recorder.record_applied(migration.app_label, migration.name)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS)


def models() -> list[Any]:
    """Return the models with tables of their own; those between two models are made with them."""
    from django.apps import apps

    return [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]


def planned(executor: "MigrationExecutor") -> list[Any]:
    """Return all migrations in their order."""
    return [migration for migration, _back in executor.migration_plan(executor.loader.graph.leaf_nodes())]


def write_by_hand(migration: Any, editor: "BaseDatabaseSchemaEditor") -> None:
    """Do what a migration does beside changing models: words of its own in SQL, or something to rows there are."""
    from django.apps import apps
    from django.db.migrations import RunPython, RunSQL

    models_now: Any = apps
    for operation in migration.operations:
        if isinstance(operation, RunPython):
            operation.code(models_now, editor)
        elif isinstance(operation, RunSQL):
            operation.database_forwards(migration.app_label, editor, models_now, models_now)
