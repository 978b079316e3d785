"""The index itself: a full-text table beside the entries on SQLite, a column of theirs on PostgreSQL."""

from django.db import migrations

COLUMNS = "title_stems, text_stems, endings, places"
SQLITE = (
    f"CREATE VIRTUAL TABLE search_words USING fts5({COLUMNS}, content='search_entry', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 0')",
    # A word of the title weighs most, a part of a compound least, the number of an agreement nothing.
    "INSERT INTO search_words (search_words, rank) VALUES ('rank', 'bm25(6.0, 1.0, 0.5, 0.0)')",
)
POSTGRESQL = (
    "ALTER TABLE search_entry ADD COLUMN words tsvector GENERATED ALWAYS AS ("
    "setweight(to_tsvector('simple'::regconfig, title_stems), 'A') || "
    "setweight(to_tsvector('simple'::regconfig, text_stems), 'B') || "
    "setweight(to_tsvector('simple'::regconfig, places), 'C') || "
    "setweight(to_tsvector('simple'::regconfig, endings), 'D')) STORED",
    "CREATE INDEX search_entry_words ON search_entry USING gin (words)",
)


def make(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for event in ("insert", "update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS search_words_{event}")
        schema_editor.execute("DROP TABLE search_words")
    else:
        schema_editor.execute("ALTER TABLE search_entry DROP COLUMN words")


class Migration(migrations.Migration):

    dependencies = [
        ("search", "0001_entries_of_what_can_be_found"),
    ]

    operations = [migrations.RunPython(make, unmake)]
