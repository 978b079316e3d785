"""Each party's views of the commitments, day by day."""

from samverkan.accounts.actor import actor
from samverkan.agreements.actions import reports
from samverkan.config.examples.region.book import Book, Given, morning


def make(book: Book) -> None:
    """Let each party report its views, oldest first."""
    given = [(one, report) for one in book.given["commitments"] for report in one["reports"]]
    for one, report in sorted(given, key=lambda pair: pair[1][0]):
        give(book, one, report)


def give(book: Book, one: Given, report: Given) -> None:
    """Report one party's view on its day, by the owner there, else by the coordinator."""
    day, party, state, sentence, *year = report
    owner = one["owners"].get(party)
    organisation = book.organisations[party]
    by = actor(book.people[owner], organisation, on=day) if owner else book.coordinator(party, day)
    reports.report(
        commitment=book.commitments[one["id"]],
        state=state,
        as_of=day,
        year=year[0] if year else None,
        sentence=sentence,
        evidence_note="Verksamhetens egen uppgift" if one["kind"] == "declaration" else "",
        by=by,
        at=morning(day),
    )
