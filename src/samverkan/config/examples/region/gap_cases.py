"""The competence gaps that the region has taken up: given options, sent to the meeting, decided on, looked back at."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from samverkan.config.examples.region.book import Book, Given, morning, read
from samverkan.gap_cases.actions import deciding, looking_back, opening, options, raising
from samverkan.gap_cases.actions.citing import Cited
from samverkan.gap_cases.by_year import Band, ForecastYear
from samverkan.gap_cases.models import GapCase, LookBack

COUNTY = "02"
BY = "mau"
"""The university's coordinator writes the cases down."""


def make(book: Book) -> None:
    """Make the cases, each on its days."""
    for one in read("gap_cases.yaml", book.at)["cases"]:
        case = take_up(book, one)
        for given in one["options"]:
            add(book, one, given, case)
        if "raised" in one:
            raised = one["raised"]
            by = book.coordinator(raised["by"], raised["day"])
            raising.take_up(case=case, by=by, at=morning(raised["day"]))
        if "decided" in one:
            decide(book, one, case)


def take_up(book: Book, one: Given) -> GapCase:
    """Open a case, and let each party choose who owns it."""
    day: date = one["opened"]
    kind, party, body = one.get("decider", ("", None, ""))
    low, high = one["missing"]
    gap = opening.Gap(
        title=one["title"],
        ssyk=one["ssyk"],
        occupation=one["occupation"],
        region=COUNTY,
        year=year(book, one["year"]),
        low=low,
        high=high,
        source=one["source"],
        why=one.get("why", ""),
        area=book.areas[one["area"]] if "area" in one else None,
        decider_kind=kind,
        decider=book.party(party) if party else None,
        body=body,
    )
    by = book.coordinator(BY, day)
    circle = one.get("circle", "shared")
    case = opening.open_case(
        agreement=book.main, gap=gap, needs=cited(book, one), circle=circle, by=by, at=morning(day)
    )
    for name, person in one["owners"].items():
        opening.own(case=case, person=book.people[person], by=book.coordinator(name, day), at=morning(day))
    return case


def cited(book: Book, one: Given) -> list[Cited]:
    """Return the skills asked for and not given that a case rests on, by their names in the example's taxonomy."""
    skills = read("ads.yaml", book.at)["skills"]
    return [Cited(skills[each][0], f"exempel_{each}") for each in one.get("needs", ())]


def year(book: Book, ahead: int) -> int:
    """Return the year so many years from this one."""
    return timezone.localdate(book.at).year + ahead


def add(book: Book, one: Given, given: Given, case: GapCase) -> None:
    """Add an option with its figures."""
    low, high = given["left"]
    words = options.Words(
        kind=given["kind"], title=given["title"], pros=given.get("pros", ""), cons=given.get("cons", "")
    )
    by_year = tuple(foreseen(book, told) for told in given.get("years", ()))
    people = given.get("people", [[told[0], told[3][0], told[3][-1]] for told in given.get("years", ())])
    figures = options.Reckoned(
        people=tuple((year(book, ahead), least, most) for ahead, least, most in people),
        by_year=by_year,
        size=given.get("size", ""),
        cost_sek=Decimal(given["cost"]) if "cost" in given else None,
        teachers=Decimal(str(given["teachers"])) if "teachers" in given else None,
        left_low=low,
        left_high=high,
        source=one["source"],
        as_of=one["as_of"],
    )
    day = one["opened"]
    options.add(case=case, words=words, figures=figures, by=book.coordinator(BY, day), at=morning(day))


def foreseen(book: Book, told: list[Any]) -> ForecastYear:
    """Return a year as a plan told it: ranges alone, for it was a worked example."""
    ahead, seats, begin, people, gap, left, teachers, cost = told
    return ForecastYear(
        year=year(book, ahead), seats=seats, begin=ranges(begin), people=ranges(people), gap=ranges(gap),
        left=ranges(left), teachers=teachers, cost_sek=cost,
    )  # fmt: skip


def ranges(ends: list[int]) -> Band:
    """Return a band without its middle."""
    low, inner_low, inner_high, high = ends
    return low, inner_low, None, inner_high, high


def decide(book: Book, one: Given, case: GapCase) -> None:
    """Record the decision, and look back at it after a year."""
    given, looked = one["decided"], one["look_back"]
    said = deciding.Decided(
        option=case.options.get(position=given["option"]),
        body=case.body,
        party=book.party(given["by"]),
        decided_on=given["day"],
        registry_number=given["registry"],
        reason=given["reason"],
    )
    by = book.coordinator(given["by"], given["day"])
    decision = deciding.decide(case=case, said=said, by=by, at=morning(given["day"]))
    outcome = looking_back.Outcome(
        people=looked["people"], missing=looked["missing"], source=looked["source"], learnt=looked["learnt"]
    )
    first = LookBack.objects.select_related("decision__case__agreement__home").get(decision=decision, years=1)
    by = book.coordinator(looked["by"], looked["day"])
    looking_back.look_back(of=first, outcome=outcome, version=first.version, by=by, at=morning(looked["day"]))
