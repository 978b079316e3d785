"""The invented region: names that no real organisation or person has, with two full years of everything."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from samverkan.config.examples.region import (
    activities,
    agreements,
    cases,
    demand,
    education,
    enquiries,
    family,
    figures,
    forums,
    gap_cases,
    indicators,
    meetings,
    partner_reports,
    people,
    promises,
    relations,
    renewals,
    reports,
    rounds,
    showing,
)
from samverkan.config.examples.region.book import open_book


@transaction.atomic
def load(*, at: datetime) -> None:
    """Make the region through the same actions that its people would have used, each on its day."""
    book = open_book(at)
    people.make(book, settings.EXAMPLE_PASSWORD)
    agreements.make_main(book)
    promises.confirm(book)
    promises.own(book)
    agreements.make_others(book)
    activities.make(book)
    rounds.make_closed(book)
    reports.make(book)
    rounds.make_open(book)
    promises.change(book)
    promises.assume(book)
    indicators.make(book)
    figures.make(book)
    demand.make(book)
    education.make(book)
    enquiries.make(book)
    cases.make(book)
    forums.make(book)
    meetings.make(book)
    forums.call(book)
    relations.make(book)
    partner_reports.make(book)
    gap_cases.make(book)
    renewals.make(book)
    family.make(book)
    showing.show(book)
    showing.draft(book)
