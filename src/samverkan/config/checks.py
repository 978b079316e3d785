"""`samverkan check`: what is configured, what is missing, what to do."""

import argparse
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan.config import datafolder
from samverkan.config.migrating import missing
from samverkan.config.refusal import Refusal

if TYPE_CHECKING:
    from samverkan.config.command import Subparsers

SOURCE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Finding:
    """One thing looked at: what it is, how it stands, and what to do when it is not as it must be."""

    about: str
    state: str
    to_do: str = ""


def add(commands: "Subparsers") -> None:
    """Add `samverkan check`."""
    command = commands.add_parser("check", help="say what is configured, what is missing and what to do")
    command.set_defaults(handler=handle)


def handle(arguments: argparse.Namespace) -> int:
    """Print each finding; 1 when anything must be done."""
    from samverkan.config.command import start_django

    datafolder.prepare(datafolder.path())
    start_django()
    findings = list(look())
    width = max(len(finding.about) for finding in findings)
    for finding in findings:
        print(f"{'!' if finding.to_do else '✓'} {finding.about:{width}}  {finding.state}")
        if finding.to_do:
            print(f"  {'':{width}}  → {finding.to_do}")
    return 1 if any(finding.to_do for finding in findings) else 0


def look() -> Iterator[Finding]:
    """Look at everything an installation needs."""
    yield Finding("data folder", f"{datafolder.path()} can be written")
    yield from database()
    yield from files()
    yield from outside()


def database() -> Iterator[Finding]:
    """Which database it is, whether it answers and is up to date."""
    from django.db import connection

    kind = "PostgreSQL (DATABASE_URL)" if connection.vendor == "postgresql" else "SQLite, in the data folder"
    try:
        lacking = missing()
    except Refusal as refusal:
        yield Finding("database", kind, str(refusal))
        return
    yield Finding("database", kind)
    to_do = "samverkan migrate (samverkan run does it too)" if lacking else ""
    yield Finding("migrations", f"{lacking} missing" if lacking else "none missing", to_do)


def files() -> Iterator[Finding]:
    """Whether what set-up makes is there."""
    from django.contrib.staticfiles import finders

    style = finders.find("vendor/designsystemet.css")
    yield Finding("design system", "there" if style else "missing", "" if style else "make setup")
    compiled = any(SOURCE.glob("*/locale/sv/LC_MESSAGES/django.mo"))
    yield Finding("Swedish texts", "compiled" if compiled else "not compiled", "" if compiled else "make setup")


def outside() -> Iterator[Finding]:
    """How the installation meets the world outside this machine."""
    from django.conf import settings

    names = ", ".join(settings.ALLOWED_HOSTS)
    yield Finding("host names", f"{names} (SAMVERKAN_HOSTS)")
    yield Finding(
        "HTTPS", "by a proxy in front" if os.environ.get("SAMVERKAN_HTTPS") == "1" else "no (SAMVERKAN_HTTPS)"
    )
    mail = f"sent by {settings.SMTP.host}" if settings.SMTP else "kept in the outbox (SAMVERKAN_SMTP)"
    yield Finding("mail", mail)
    to_do = "take SAMVERKAN_DEBUG away where others can reach this" if settings.DEBUG else ""
    yield Finding("debugging", "on" if settings.DEBUG else "off", to_do)
