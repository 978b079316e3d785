"""The partner reports of the region, sent and answered."""

from samverkan.config.examples.region.book import Book, Given, morning, read
from samverkan.partner_reports.actions import answering, writing
from samverkan.partner_reports.models import Part, PartnerReport


def make(book: Book) -> None:
    """Make the reports, each on its days."""
    for one in read("partner_reports.yaml", book.at)["reports"]:
        report = begin(book, one)
        if "sent" in one:
            send(book, report, one)


def begin(book: Book, one: Given) -> PartnerReport:
    """Begin a report: of the year before it was sent, or of the year in which the draft was begun."""
    day = one.get("begun") or one["sent"]
    return writing.begin(
        agreement=book.main,
        year=day.year - ("sent" in one),
        receiver=book.party(one["receiver"]),
        opening=one["opening"],
        by=book.coordinator(one["sender"], day),
        at=morning(day),
    )


def send(book: Book, report: PartnerReport, one: Given) -> None:
    """Send a report, and let the receiver answer it."""
    by, at = book.coordinator(one["sender"], one["sent"]), morning(one["sent"])
    sent = writing.send(report=report, version=report.version, by=by, at=at)
    answering.answer(
        report=sent,
        given=answering.Given(view=one["view"], remarks={Part(part): text for part, text in one["remarks"].items()}),
        by=book.coordinator(one["receiver"], one["answered"]),
        at=morning(one["answered"]),
    )
