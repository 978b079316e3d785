"""The relationship checks of the region: two that are closed, and this year's, being answered."""

from datetime import date, timedelta

from samverkan.accounts.actor import actor
from samverkan.config.examples.region.book import Book, Given, morning, read
from samverkan.relations.actions import answering, choosing, closing, proposing
from samverkan.relations.models import Check, Respondent


def make(book: Book) -> None:
    """Make the checks, each on its days."""
    for one in read("relations.yaml", book.at)["checks"]:
        check = begin(book, one)
        for name, given in one["answers"].items():
            answer(book, check, name, given, one["started"] + timedelta(days=2))
        if "closed" in one:
            closing.close(check=check, by=book.coordinator(one["party"], one["closed"]), at=morning(one["closed"]))


def begin(book: Book, one: Given) -> Check:
    """Propose a check, choose who answers, and let the other party say yes."""
    day, started = one["proposed"], one["started"]
    plan = proposing.Plan(year=day.year, answer_by=one["answer_by"], message=one["message"])
    check = proposing.propose(agreement=book.main, plan=plan, by=book.coordinator(one["party"], day), at=morning(day))
    asked = one.get("respondents", list(one["answers"]))
    for party in ("mau", "jar"):
        people = [book.people[name] for name in asked if of(book, name) == party]
        choosing.choose(check=check, people=people, by=book.coordinator(party, day), at=morning(day))
    other = next(party for party in ("mau", "jar") if party != one["party"])
    by = book.coordinator(other, started)
    return proposing.agree(check=check, version=check.version, by=by, at=morning(started))


def of(book: Book, name: str) -> str:
    """Return which organisation a person of the file belongs to."""
    found: str = book.given["people"][name]["of"]
    return found


def answer(book: Book, check: Check, name: str, given: Given, day: date) -> None:
    """Let one person answer all statements."""
    party, comments = of(book, name), given.get("comments", {})
    asked = Respondent.objects.select_related("check_of__agreement", "party", "person")
    answering.send(
        respondent=asked.get(check_of=check, person=book.people[name]),
        given=[
            answering.Given(statement=statement, value=value, comment=comments.get(statement.position, ""))
            for statement, value in zip(check.statements.all(), given["values"], strict=True)
        ],
        by=actor(book.people[name], book.organisations[party], on=day),
        at=morning(day),
    )
