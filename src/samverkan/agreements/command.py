"""`samverkan import agreements`: a folder of documents becomes drafts, looked through afterwards in the browser."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from samverkan.accounts.actor import Actor, NotAllowed, actor
from samverkan.accounts.models import Organisation, Person
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions import batches
from samverkan.agreements.models import Batch, BatchRow, RowState
from samverkan.agreements.queries.drafts.summary import Summary
from samverkan.runs.refusals import sentence_of
from samverkan.sources.command import kinds_of_import

REFUSED = 1


class NobodySuch(Exception):
    """Nobody with that address may take in documents, or for more than one party."""


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the verb to the command line."""
    parser = kinds_of_import(subparsers).add_parser(
        "agreements",
        help="a folder of agreements, as drafts",
        description="Reads every document of a folder, also those in compressed folders and e-mails, and keeps a draft "
        "of each, private to the party. They are corrected and registered in the browser. "
        "Exit code 0: all were read; 1: some could not be, the others are there; 2: wrong usage.",
    )
    parser.add_argument("folder", metavar="FOLDER", type=folder_of, help="a folder, or a single file")
    parser.add_argument("--as", dest="email", metavar="EMAIL", required=True, help="the person who takes them in")
    parser.add_argument("--party", metavar="NAME", help="the party, for a person who acts for several")
    parser.set_defaults(handler=import_agreements, refusals=(NobodySuch, NotAllowed, batches.CannotTakeIn))


def folder_of(name: str) -> Path:
    """Return the path of a folder or file that is there."""
    path = Path(name)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"{name} is not there")
    return path


def import_agreements(options: argparse.Namespace) -> int:
    """Take the documents in, read them, and print what became of each."""
    by = actor_of(options.email, options.party)
    name = options.folder.resolve().name
    batch = batches.take_in(files_of(options.folder), name=name, by=by, at=timezone.now())
    refused = 0
    for row in BatchRow.objects.filter(batch=batch, state=RowState.REFUSED):
        refused += 1
        print(line_of(row))
    for row in _with_progress(_read(batch, by), batch.rows.filter(state=RowState.WAITING).count()):
        refused += row.state == RowState.REFUSED
        print(line_of(row))
    print(f"{batch.rows.count() - refused} read, {refused} refused. Look through them at /avtal/mapp/{batch.pk}/.")
    return REFUSED if refused else 0


def actor_of(email: str, party: str | None) -> Actor:
    """Return the person with that address, acting for the party where documents may be taken in."""
    today = timezone.localdate()
    person = Person.objects.filter(email=email.casefold(), is_active=True).first()
    homes = Organisation.objects.filter(roles__person=person).distinct() if person else Organisation.objects.none()
    actors = [actor(person, home, on=today) for home in homes] if person else []
    allowed = [by for by in actors if Permission.AGREEMENT_DRAFT in by.permissions]
    if party:
        allowed = [by for by in allowed if by.home.name == party]
    if not allowed:
        raise NobodySuch(f"{email} may not take in documents" + (f" for {party}." if party else "."))
    if len(allowed) > 1:
        names = ", ".join(by.home.name for by in allowed)
        raise NobodySuch(f"{email} acts for several parties: {names}. Say which with --party.")
    return allowed[0]


def files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Return the files of a folder and those below it, by name; one that cannot be opened is named as empty."""
    paths = [folder] if folder.is_file() else sorted(path for path in folder.rglob("*") if path.is_file())
    for path in paths:
        name = path.name if folder.is_file() else path.relative_to(folder).as_posix()
        try:
            yield name, path.read_bytes()
        except OSError as error:
            print(f"{path} cannot be read: {error.strerror}.", file=sys.stderr)
            yield name, b""


def _read(batch: Batch, by: Actor) -> Iterator[BatchRow]:
    while row := batches.read_next(batch, by=by, at=timezone.now()):
        yield row


def _with_progress(rows: Iterable[BatchRow], number: int) -> Iterable[BatchRow]:
    if not sys.stderr.isatty():
        return rows
    from rich.console import Console
    from rich.progress import track

    return track(rows, description="Reading", total=number, console=Console(stderr=True))


def line_of(row: BatchRow) -> str:
    """Return one row of the result: the file, and what it holds or why it was refused."""
    if row.state == RowState.REFUSED:
        with override("en"):
            return f"{row.name}: refused. {sentence_of(row.refusal)}"
    shown = Summary.from_plain(row.summary)
    if not shown.is_agreement:
        return f"{row.name}: read, but no agreement was found in it."
    return f"{row.name}: {shown.title} ({shown.promises} promises; {shown.check} to check, {shown.missing} not found)"
