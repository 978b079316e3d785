"""What the environment says, as values that the settings use."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

# IMMEDIATE removes "database is locked" between writers; WAL lets readers go on meanwhile.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-20000;"
        "PRAGMA mmap_size=134217728;PRAGMA temp_store=MEMORY;PRAGMA journal_size_limit=67108864;"
    ),
}

SOURCES = {
    "yrkesbarometern": "https://data.arbetsformedlingen.se/prognoser/yrkesbarometer.json",
    "scb": "https://statistikdatabasen.scb.se/api/v2",
    "susa": "https://api.skolverket.se/susa-navet/emil3",
    "kolada": "https://api.kolada.se/v3",
    "jobsearch": "https://jobsearch.api.jobtechdev.se",
    "jobstream": "https://jobstream.api.jobtechdev.se",
    "historical": "https://data.jobtechdev.se/annonser/historiska",
    "taxonomy": "https://taxonomy.api.jobtechdev.se/v1/taxonomy",
    "esco": "https://ec.europa.eu/esco/api",
}
"""Where the outside sources are, unless the environment says otherwise: they move."""

# Seconds. A connection per request costs four times the response time on PostgreSQL; SQLite would read the schema anew,
# forget what it has worked out of each query, and write its log back into the database as the last one closes.
KEPT_FOR = 600


class BadDatabaseUrl(ValueError):
    """DATABASE_URL names no database that Samverkan can use."""


@dataclass(frozen=True)
class Smtp:
    """Where mail is handed over; an empty host means that mail stays in the outbox."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False  # asked for after the greeting (STARTTLS)
    ssl: bool = False  # from the first byte

    def __bool__(self) -> bool:
        return bool(self.host)


def database(data: Path) -> dict[str, object]:
    """Return Django's settings of the one database: DATABASE_URL, else SQLite in the data folder."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": data / "db.sqlite3",
            "OPTIONS": SQLITE_OPTIONS,
            "CONN_MAX_AGE": KEPT_FOR,
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise BadDatabaseUrl(
            f"DATABASE_URL begins with “{parts.scheme}”. Write postgresql://user:password@host:port/name, "
            "or leave it out to use SQLite."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": KEPT_FOR,
        "CONN_HEALTH_CHECKS": True,
    }


def secret_key(data: Path) -> str:
    """Return the secret key: from the environment, else the one kept in the data folder, made once."""
    if given := os.environ.get("SAMVERKAN_SECRET"):
        return given
    path = data / "secret-key"
    try:
        return path.read_text()
    except OSError:
        pass
    key = secrets.token_urlsafe(50)
    try:
        data.mkdir(parents=True, exist_ok=True)
        with path.open("x") as file:
            path.chmod(0o600)
            file.write(key)
    except FileExistsError:
        return path.read_text()
    except OSError:
        return key  # nothing can be kept; `samverkan run` says so before it serves
    return key


def smtp() -> Smtp:
    """Return where mail is handed over, from SAMVERKAN_SMTP."""
    url = os.environ.get("SAMVERKAN_SMTP", "")
    if not url:
        return Smtp()
    parts = urlsplit(url)
    from_the_first_byte = parts.scheme == "smtps" and parts.port != 587
    return Smtp(
        host=parts.hostname or "",
        port=parts.port or (465 if from_the_first_byte else 25),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=parts.port == 587,
        ssl=from_the_first_byte,
    )


def source_addresses() -> dict[str, str]:
    """Return where each outside source is, from SAMVERKAN_SOURCE_… or as it was when this was written."""
    return {code: os.environ.get(f"SAMVERKAN_SOURCE_{code.upper()}") or usual for code, usual in SOURCES.items()}


def source_keys() -> dict[str, str]:
    """Return the keys that sources want, from SAMVERKAN_KEY_…; empty for those that want none."""
    return {code: os.environ.get(f"SAMVERKAN_KEY_{code.upper()}", "") for code in SOURCES}
