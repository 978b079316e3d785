"""What the region shows everybody, and what lies open on its desks."""

from django.utils import timezone

from samverkan.agreements.actions import drafts, sharing
from samverkan.agreements.actions.reading import Received
from samverkan.config.examples.region.book import Book, morning
from samverkan.publishing.actions import publish
from samverkan.publishing.choices import choices


def show(book: Book) -> None:
    """Make the main agreement public, with both parties' own choices of what has happened."""
    today = timezone.localdate(book.at)
    by = book.coordinator("mau", today)
    numbers = book.main.commitments.values_list("pk", flat=True)
    book.main = sharing.publish(book.main, wording=True, commitments=list(numbers), by=by, at=book.at)
    for name in ("mau", "jar"):
        acting = book.coordinator(name, today)
        chosen = [choice.key for choice in choices(book.main, acting) if is_open(book, choice.thing)]
        publish(book.main, chosen=chosen, by=acting, at=book.at)


def is_open(book: Book, thing: object) -> bool:
    """Return whether the file lets everybody see a thing: its views, activities, positions or assumptions."""
    open_activities = {one["id"] for one in book.given["activities"] if one.get("circle") == "public"}
    open_views = {one["id"] for one in book.given["commitments"] if one.get("public_reports")}
    chosen = [book.activities[name] for name in open_activities]
    promises = [book.commitments[name] for name in open_views]
    return thing in chosen or getattr(thing, "commitment", None) in promises or hasattr(thing, "agreed_on")


def draft(book: Book) -> None:
    """Leave drafts open, each read from a pasted text."""
    for one in book.given["drafts"]:
        received = Received(data=one["text"].encode(), name=one["name"])
        by = book.coordinator(one["by"], one["dated"])
        drafts.draft_from(received, by=by, at=morning(one["dated"]))
