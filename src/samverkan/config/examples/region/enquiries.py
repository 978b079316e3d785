"""What employers of the region have asked for, in every state from new to evaluated and lost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils.translation import override

from samverkan.accounts.actor import Actor, actor
from samverkan.commissioned.actions import checking, moving, sharing
from samverkan.commissioned.actions.describing import Asked, enter, receive
from samverkan.commissioned.actions.opening import Rules, set_desk
from samverkan.commissioned.checklist import Answer, Point
from samverkan.commissioned.models import Desk, Enquiry
from samverkan.commissioned.queries.skills import Skill
from samverkan.config.examples.region.book import Book, Given, morning, read

COUNTY = "02"


def make(book: Book) -> None:
    """Open the university's form, and let each enquiry come and be moved on its days."""
    given, skills = read("enquiries.yaml", book.at), read("ads.yaml", book.at)["skills"]
    for party, one in given["desks"].items():
        rules = Rules(is_open=True, **{name: one[name] for name in one if name != "opened"})
        set_desk(rules=rules, version=1, by=book.coordinator(party, one["opened"]), at=morning(one["opened"]))
    for one in given["enquiries"]:
        begin(book, one, asked(one, skills))


def begin(book: Book, one: Given, says: Asked) -> None:
    """Take an enquiry in, by the form or written down, and make its moves."""
    day = one["received"]
    with override("sv"):
        if one.get("from_form"):
            desk = Desk.objects.get(organisation=book.organisations[one["party"]])
            made = receive(desk=desk, says=says, at=morning(day))
        else:
            made = enter(says=says, by=book.coordinator(one["party"], day), at=morning(day))
        share(book, made, one)
        for step in one.get("moves", ()):
            move(book, made, one, step)


def share(book: Book, made: Enquiry, one: Given) -> None:
    """Send an enquiry to partners the day after it came."""
    day = one["received"]
    if others := [book.organisations[name] for name in one.get("shared", ())]:
        by = book.coordinator(one["party"], day)
        sharing.share(enquiry=made, organisations=others, by=by, at=morning(day + timedelta(days=1)))
        made.refresh_from_db()


def asked(one: Given, skills: Given) -> Asked:
    """Return what is asked for; a skill of the example's taxonomy by its name there."""
    name, address, telephone = one["contact"]
    wanted = (Skill(skills[each][0], f"exempel_{each}") if each in skills else Skill(each) for each in one["skills"])
    plain = {field: one[field] for field in ("title", "employer", "people", "place", "form")}
    return Asked(
        **plain, words=one.get("words", ""), wanted_from=one.get("wanted_from"), region=COUNTY, skills=tuple(wanted),
        contact_name=name, contact_email=address, contact_phone=telephone,
    )  # fmt: skip


def move(book: Book, made: Enquiry, one: Given, step: Given) -> None:
    """Make one move on its day."""
    organisation, day = book.organisations[one["party"]], step["day"]
    by = actor(book.people[step["by"]], organisation, on=day)
    act, said = MOVES[step["to"]](book, made, by, step)
    act(enquiry=made, **said, by=by, at=morning(day))
    made.refresh_from_db()


Move = tuple[Callable[..., Enquiry], dict[str, Any]]


def taking(book: Book, made: Enquiry, by: Actor, step: Given) -> Move:
    return moving.take, {"responsible": book.people[step["by"]], "answer_by": step["answer_by"]}


def offering(book: Book, made: Enquiry, by: Actor, step: Given) -> Move:
    found = {point.value: checking.Found(Answer.YES) for point in Point}
    bought = step.get("procurement")
    basis = (Answer.YES, bought) if bought else (Answer.NOT_APPLICABLE, "Privat företag")
    found[Point.PROCUREMENT] = checking.Found(*basis)
    checking.check(enquiry=made, found=found, by=by, at=morning(step["day"]))
    return moving.offer, {"offer_until": step["until"], "calculation_url": step.get("calculation", "")}


def agreeing(book: Book, made: Enquiry, by: Actor, step: Given) -> Move:
    return moving.agree, {"plan": moving.Plan(**step["course"])}


def giving(book: Book, made: Enquiry, by: Actor, step: Given) -> Move:
    names = ("title", "starts_on", "ends_on", "places", "place")
    plan = moving.Plan(**{name: getattr(made.course, name) for name in names})
    return moving.give, {"plan": plan, "completed": step["completed"], "invoice_url": step.get("invoice", "")}


def evaluating(book: Book, made: Enquiry, by: Actor, step: Given) -> Move:
    return moving.evaluate, {"result": step["result"], "learnt": step["learnt"]}


def losing(book: Book, made: Enquiry, by: Actor, step: Given) -> Move:
    return moving.lose, {"because": step["because"], "words": step["words"]}


def withdrawing(book: Book, made: Enquiry, by: Actor, step: Given) -> Move:
    return moving.withdraw, {}


MOVES = {
    "answering": taking, "offered": offering, "agreed": agreeing, "given": giving, "evaluated": evaluating,
    "lost": losing, "withdrawn": withdrawing,
}  # fmt: skip
