"""The organisations, people and areas of the region."""

from datetime import timedelta

from django.contrib.auth.hashers import make_password

from samverkan.accounts.models import Circle, Organisation, Person, RoleHeld
from samverkan.areas.models import Area, AreaLead
from samverkan.config.examples.region.book import Book, Given


def make(book: Book, password: str) -> None:
    """Make the organisations, their people with log-ins, and the areas."""
    for name, one in book.given["organisations"].items():
        book.organisations[name] = Organisation.objects.create(**one)
    hashed = make_password(password)  # once: it is slow on purpose, and everybody has the same
    begins = book.given["agreement"]["signed"] - timedelta(days=900)
    for name, one in book.given["people"].items():
        made = Person.objects.create(email=one["email"], password=hashed, name=one["name"], title=one["title"])
        book.people[name] = made
        for role in one["roles"]:
            organisation = book.organisations[one["of"]]
            RoleHeld.objects.create(person=made, organisation=organisation, role=role, from_date=begins)
    for name, one in book.given["areas"].items():
        book.areas[name] = area(book, one)


def area(book: Book, one: Given) -> Area:
    """Make an area that the two main parties share."""
    made = Area.objects.create(
        name=one["name"],
        kind=one["kind"],
        status=one["status"],
        criterion=one.get("criterion", ""),
        decide_by=one.get("decide_by"),
        circle=Circle.PUBLIC,
        home=book.organisations["mau"],
    )
    made.organisations.set([book.organisations["mau"], book.organisations["jar"]])
    for organisation, person in one["leads"].items():
        AreaLead.objects.create(area=made, organisation=book.organisations[organisation], person=book.people[person])
    return made
