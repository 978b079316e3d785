"""What is done in the region: activities with their steps, money, results and notes."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from samverkan.accounts.actor import Actor, actor
from samverkan.accounts.models import Circle
from samverkan.agreements.actions import activities, activity_parts
from samverkan.agreements.models import Activity
from samverkan.config.examples.region.book import Book, Given, morning


def make(book: Book) -> None:
    """Make the activities, each begun by the party that leads it."""
    for one in book.given["activities"]:
        book.activities[one["id"]] = add(book, one)


def add(book: Book, one: Given) -> Activity:
    """Add one activity some weeks before it begins, with everything that has happened since."""
    begun: date = min(one["starts"] - timedelta(days=30), timezone.localdate(book.at))
    organisation, person = next(iter(one["leads"].items()))
    by = book.coordinator(organisation, begun)
    made = activities.add(
        plan=activities.Plan(
            title=one["title"],
            status=one["status"],
            starts_on=one["starts"],
            ends_on=one["ends"],
            domains=one["domains"],
            commitments=[book.commitments[name] for name in one["commitments"]],
            areas=[book.areas[name] for name in one.get("areas", ())],
        ),
        circle=Circle.PRIVATE if one.get("circle") == "private" else Circle.SHARED,
        lead=book.people[person],
        by=by,
        at=morning(begun),
    )
    for other, lead in list(one["leads"].items())[1:]:
        activities.lead(activity=made, person=book.people[lead], by=book.coordinator(other, begun), at=morning(begun))
    fill(book, one, made, by)
    return made


def fill(book: Book, one: Given, made: Activity, by: Actor) -> None:
    """Add the steps, the money, the results and the notes of an activity."""
    first = morning(one["starts"])
    for title, due_on, reached_on in one.get("milestones", ()):
        step = activity_parts.add_milestone(activity=made, title=title, due_on=due_on, by=by, at=first)
        if reached_on:
            activity_parts.reach_milestone(milestone=step, reached_on=reached_on, by=by, at=morning(reached_on))
    for payer, year, amount, note in one.get("money", ()):
        activity_parts.add_money(
            activity=made,
            year=year,
            amount_sek=Decimal(amount),
            organisation=book.organisations.get(payer),
            payer="" if payer in book.organisations else payer,
            note=note,
            by=by,
            at=first,
        )
    for text, on, figure, unit, source, address in one.get("results", ()):
        activity_parts.add_result(
            activity=made,
            text=text,
            on=on,
            evidence_url=address,
            figure=Decimal(figure),
            unit=unit,
            source=source,
            by=by,
            at=morning(on),
        )
    for on, text, person in one.get("notes", ()):
        organisation = book.organisations[book.given["people"][person]["of"]]
        writer = actor(book.people[person], organisation, on=on)
        activity_parts.add_note(activity=made, text=text, on=on, by=writer, at=morning(on))
