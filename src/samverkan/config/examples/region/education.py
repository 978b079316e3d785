"""What is taught in the region: taken up from what Susa-navet tells, entered by the parties, read from course plans."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.config.examples.region.book import Book, Given, morning, read
from samverkan.education import actions
from samverkan.education.models import Judged, Programme
from samverkan.education.queries.finding import place_of, skills_called
from samverkan.education.queries.susa import offered

COUNTY = "02"
AMOUNTS = ("credits", "teachers")
FIELDS = (
    "name", "kind", "code", "given_as", "level", "weeks", "pace", "municipality_code", "field_code", "place_cost_sek",
    "credit_system", "stages", "description", "provider_name",
)  # fmt: skip


def make(book: Book) -> None:
    """Make the programmes with their figures and skills, and the short courses."""
    given = read("education.yaml", book.at)
    made = taken_up(book, given)
    for one in given["programmes"]:
        made[one["name"]] = programme(book, one)
    for one in given["short"]:
        short_course(book, one, made)


def day(book: Book) -> date:
    """Return the day on which the parties entered it all: two months ago."""
    return timezone.localdate(book.at) - timedelta(days=60)


def taken_up(book: Book, given: Given) -> dict[str, Programme]:
    """Take up what the university has chosen from Susa-navet, with its corrections and course plans."""
    by, at = book.coordinator("mau", day(book)), morning(day(book))
    ids = {one.says["name"]: one.id for one in offered("", COUNTY, by)}
    both = [book.organisations["mau"], book.organisations["jar"]]
    taken = actions.take_up(ids=[ids[name] for name in given["taken"]], organisations=both, by=by, at=at)
    found = {one.name: one for one in taken}
    for name, about in given["corrected"].items():
        one = found[name]
        for field, value in about.items():
            setattr(one, field, Decimal(str(value)) if field in AMOUNTS else value)
        one.save()
    for name, text in given["plans"].items():
        teach(found[name], {"plan": text}, by, book)
    return found


def programme(book: Book, one: Given) -> Programme:
    """Make one programme with its figures and skills."""
    by, at = book.coordinator(one["by"], day(book)), morning(day(book))
    amounts: Given = {name: Decimal(str(one[name])) for name in AMOUNTS if name in one}
    own = book.organisations[one["by"]]
    says = actions.Description(
        **{name: one[name] for name in FIELDS if name in one}, **amounts,
        provider=None if "provider_name" in one else book.organisations[one.get("provider", one["by"])],
        areas=[book.areas[name] for name in one.get("areas", ())],
        organisations=[own] if one.get("circle") == Circle.PRIVATE else [book.organisations[n] for n in ("mau", "jar")],
    )  # fmt: skip
    circle = one.get("circle", Circle.SHARED)
    made = actions.add(says=says, circle=Circle.PRIVATE if circle == Circle.PRIVATE else Circle.SHARED, by=by, at=at)
    for back, counts in enumerate(one["figures"], start=1):
        names = ("places", "applicants", "started", "finished")
        entered = actions.Entered(at.year - back + 1, **dict(zip(names, counts, strict=True)), source=one["source"])
        actions.enter(programme=made, says=entered, by=by, at=at)
    teach(made, one, by, book)
    if circle == Circle.PUBLIC:
        actions.publish(programme=made, by=by, at=at)
    return made


def teach(made: Programme, one: Given, by: Actor, book: Book) -> None:
    """Give the course plan, let its skills be read, and judge them as the programme director has."""
    at = morning(day(book))
    plan = actions.give_plan(programme=made, given=actions.Given(text=one["plan"], name="Kursplan"), by=by, at=at)
    actions.read_skills(plan=plan, at=at)
    for name, judged in (("confirmed", Judged.CONFIRMED), ("removed", Judged.REMOVED)):
        chosen = list(made.skills.filter(name__in=one.get(name, ())).values_list("pk", flat=True))
        actions.judge(programme=made, skills=chosen, as_=judged, by=by, at=at)
    for name in one.get("added", ()):
        concept = skills_called(name, place_of(made))[0]
        actions.add_skill(programme=made, concept=concept, by=by, at=at)


def short_course(book: Book, one: Given, made: dict[str, Programme]) -> None:
    """Describe a short course."""
    by, at = book.coordinator(one["by"], day(book)), morning(day(book))
    about = {name: value for name, value in one.items() if name not in ("by", "circle", "programme", "ects")}
    both = [book.organisations["mau"], book.organisations["jar"]]
    says = actions.ShortDescription(
        **about, ects=Decimal(str(one["ects"])), programme=made.get(one.get("programme", "")), organisations=both
    )
    course = actions.describe(says=says, by=by, at=at)
    if one.get("circle") == Circle.PUBLIC:
        actions.show_short(course=course, circle=Circle.PUBLIC, by=by, at=at)
