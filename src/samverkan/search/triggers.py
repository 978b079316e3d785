"""
The triggers that tell what is to be read anew.

Whatever writes a row, an action, `bulk_create`, `update`, a cascade or somebody at the database's own prompt, the
database notes in the same transaction that the thing is due. They are made anew after every migrate, since SQLite
loses the triggers of a table that Django remakes. A kind whose triggers were not there is due as a whole.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connections

from samverkan.search.models import Due, Entry
from samverkan.search.registry import Searched, registered

EVENTS = ("INSERT", "UPDATE", "DELETE")


def after_migrate(using: str, **_: Any) -> None:
    """Make the triggers of every kind whose tables are there."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = {each.name for each in connection.introspection.get_table_list(cursor)}
        if not {Due._meta.db_table, Entry._meta.db_table} <= tables:
            return
        if connection.vendor == "sqlite":
            for statement in keeps_words():
                cursor.execute(statement)
        had = present(connection, cursor)
        for kind in registered():
            watched = [(name, *each) for name, *each in watching(kind) if each[0] in tables]
            new = any(name not in had for name, *_rest in watched)
            for name, table, column, event in watched:
                for statement in trigger(connection.vendor, name, table, column, event, kind.kind):
                    cursor.execute(statement)
            if new and kind.model._meta.db_table in tables:
                mark_all(cursor, kind)


def watching(kind: Searched) -> Iterator[tuple[str, str, str, str]]:
    """Yield name, table, column and event of each trigger of a kind."""
    own = kind.model._meta
    watched = [(own.db_table, pk_column(kind)), *((m._meta.db_table, column) for m, column in kind.also.items())]
    for number, (table, column) in enumerate(watched):
        for event in EVENTS:
            yield f"search_{kind.kind}_{number}_{event.lower()}", table, column, event


def pk_column(kind: Searched) -> str:
    """Return the column that numbers the things of a kind."""
    key = kind.model._meta.pk
    assert key is not None
    assert key.column is not None
    return key.column


def trigger(vendor: str, name: str, table: str, column: str, event: str, kind: str) -> Iterator[str]:
    """Yield the statements that make one trigger; an UPDATE that moves a row concerns where it was and where it is."""
    rows = {"INSERT": ("NEW",), "DELETE": ("OLD",), "UPDATE": ("OLD", "NEW")}[event]
    chosen = " UNION ".join(f'SELECT \'{kind}\', {row}."{column}" WHERE {row}."{column}" IS NOT NULL' for row in rows)
    told = f"INSERT INTO search_due (kind, thing) {chosen};"
    if vendor == "sqlite":
        yield f'DROP TRIGGER IF EXISTS "{name}"'
        yield f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" BEGIN {told} END'
        return
    body = f"$$ BEGIN {told} RETURN NULL; END $$"
    yield f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS {body}'
    yield f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"'
    yield f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" FOR EACH ROW EXECUTE FUNCTION "{name}"()'


def keeps_words() -> Iterator[str]:
    """Yield the statements by which SQLite keeps its table of words in step with the entries."""
    columns = "title_stems, text_stems, endings, places"
    new, old = (", ".join(f"{row}.{each}" for each in ("id", *columns.split(", "))) for row in ("NEW", "OLD"))
    add = f"INSERT INTO search_words (rowid, {columns}) VALUES ({new});"
    drop = f"INSERT INTO search_words (search_words, rowid, {columns}) VALUES ('delete', {old});"
    for event, deed in (("INSERT", add), ("UPDATE", drop + add), ("DELETE", drop)):
        name = f"search_words_{event.lower()}"
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield f"CREATE TRIGGER {name} AFTER {event} ON search_entry BEGIN {deed} END"


def present(connection: Any, cursor: Any) -> set[str]:
    """Return the names of the triggers that are there."""
    source = "sqlite_master WHERE type = 'trigger'" if connection.vendor == "sqlite" else "pg_trigger"
    cursor.execute(f"SELECT {'name' if connection.vendor == 'sqlite' else 'tgname'} FROM {source}")
    return {name for (name,) in cursor.fetchall()}


def mark_all(cursor: Any, kind: Searched) -> None:
    """Note that everything of a kind is to be read."""
    table = kind.model._meta.db_table
    cursor.execute(f'INSERT INTO search_due (kind, thing) SELECT %s, "{pk_column(kind)}" FROM "{table}"', [kind.kind])


def missing(using: str = "default") -> list[str]:
    """Return the triggers that ought to be there and are not."""
    connection = connections[using]
    with connection.cursor() as cursor:
        had = present(connection, cursor)
    return [name for kind in registered() for name, *_rest in watching(kind) if name not in had]
