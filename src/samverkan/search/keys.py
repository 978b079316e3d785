"""
One computed key serves both sorting and searching.

SQLite and PostgreSQL disagree about å, ä and ö, both in order and in case. A key kept beside the text makes them
agree: å, ä and ö become the three characters that follow z in ASCII, so the key sorts as Swedish does, and the
same key made of what a person typed finds it whatever the case. Accents fall away; a letter of another alphabet,
or an emoji, stays as it is and sorts last.
"""

import unicodedata
from typing import Any

from django.db import models

_LETTERS = str.maketrans(
    {
        "å": "{",
        "ä": "|",
        "æ": "|",
        "ö": "}",
        "ø": "}",
        "ü": "y",
        "ð": "d",
        "đ": "d",
        "þ": "th",
        "ł": "l",
        "œ": "oe",
        "ı": "i",
        "\0": " ",  # PostgreSQL stores no such character
    }
)


LONGEST = 4000  # SQLite refuses to look for more than 50,000 bytes, and no stored key is longer


def key(text: str) -> str:
    """Return the key that `text` sorts and is found by; only its first 4,000 characters count."""
    folded = unicodedata.normalize("NFC", text[:LONGEST]).casefold().translate(_LETTERS)
    parts = unicodedata.normalize("NFKD", folded)
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).split())[:LONGEST]


class SwedishKeyField(models.CharField):
    """The key of another field of the same record, filled in whenever the record is saved."""

    def __init__(self, *args: Any, source: str = "", **options: Any) -> None:
        self.source = source
        options.setdefault("max_length", 400)
        options.setdefault("editable", False)
        options.setdefault("db_index", True)
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, {"db_index": False, **options, "source": self.source}

    def db_parameters(self, connection: Any) -> dict[str, Any]:
        parameters = super().db_parameters(connection)
        # PostgreSQL would otherwise sort by the collation of whoever made the database.
        parameters["collation"] = "C" if connection.vendor == "postgresql" else None
        return parameters

    def pre_save(self, instance: models.Model, add: bool) -> str:
        value = key(getattr(instance, self.source))[: self.max_length]
        setattr(instance, self.attname, value)
        return value
