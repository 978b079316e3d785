"""What is measured in the region: values over the years, targets, and two assumptions that rest on them."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.agreements.actions import assumptions
from samverkan.config.examples.region.book import Book, Given, morning, read
from samverkan.indicators import actions
from samverkan.indicators.models import Indicator


def make(book: Book) -> None:
    """Follow the indicators from the day the agreement was signed, and let assumptions rest on two of them."""
    given = read("indicators.yaml", book.at)
    made = {name: follow(book, one) for name, one in given["indicators"].items()}
    for one in given["assumptions"]:
        assume(book, one, made[one["indicator"]])


def follow(book: Book, one: Given) -> Indicator:
    """Follow one indicator: its values each February, its correction, its targets."""
    signed: date = book.given["agreement"]["signed"]
    last = timezone.localdate(book.at).year - 1
    days = [date(last - back, 12, 31) for back in reversed(range(len(one["values"])))]
    by = book.coordinator(one["by"], signed)
    says = actions.Description(
        name=one["name"], unit=one["unit"], source=one["source"], decimals=one["decimals"], better=one["better"],
        description=one["description"], source_url=one.get("source_url", ""),
        baseline_on=days[-one["baseline"]] if "baseline" in one else None,
        organisations=[book.organisations[name] for name in one["with"]],
    )  # fmt: skip
    made = actions.add(says=says, circle=one.get("circle", "shared"), by=by, at=morning(signed))
    for party, (years, figure, decided_in) in one.get("targets", {}).items():
        actions.set_target(
            indicator=made, on=date(last + 1 + years, 12, 31), value=Decimal(str(figure)), decided_in=decided_in,
            by=book.coordinator(party, signed), at=morning(signed),
        )  # fmt: skip
    for day, value in zip(days, one["values"], strict=True):
        enter(made, one, day, value, day == days[-1], by, entered_at(book, day, signed))
    return made


def entered_at(book: Book, day: date, signed: date) -> datetime:
    """Return when a value was entered: in February the year after, but not before the signing nor after now."""
    at = morning(max(date(day.year + 1, 2, 20), signed))
    return min(at, book.at)


def enter(made: Indicator, one: Given, day: date, value: Given, is_last: bool, by: Actor, at: datetime) -> None:
    """Enter the value of one year; the last may be preliminary, or a correction of the figure entered first."""
    figure, comment = value if isinstance(value, list) else (value, "")
    says = actions.Entered(
        day, Decimal(str(figure)), is_preliminary=is_last and one.get("preliminary", False), comment=comment
    )
    if is_last and "corrected" in one:
        first = actions.Entered(day, Decimal(str(one["corrected"])))
        old = actions.enter(indicator=made, says=first, by=by, at=at)
        actions.correct(old=old, says=says, by=by, at=at)
    else:
        actions.enter(indicator=made, says=says, by=by, at=at)


def assume(book: Book, one: Given, indicator: Indicator) -> None:
    """Write down an assumption that an indicator watches."""
    signed: date = book.given["agreement"]["signed"]
    broken_when, limit = one["broken"]
    assumptions.assume(
        agreement=book.main,
        text=one["text"],
        commitments=[book.commitments[name] for name in one["commitments"]],
        areas=[book.areas[name] for name in one["areas"]],
        look_again_on=date(timezone.localdate(book.at).year + one["years_ahead"], 3, 15),
        watcher=book.people[one["watcher"]],
        tripwire=assumptions.Tripwire(indicator, broken_when, Decimal(str(limit))),
        by=book.coordinator(one["by"], signed),
        at=morning(signed),
    )
