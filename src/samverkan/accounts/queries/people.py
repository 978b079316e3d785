"""The people of a party: to choose among, and to administer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models

from samverkan.accounts.models import Invitation, Organisation, Person, RoleHeld
from samverkan.accounts.permissions import Role
from samverkan.search import key

SORTS = {
    "name": ("name_key", "pk"),
    "-name": ("-name_key", "-pk"),
    "title": ("title_key", "name_key"),
    "-title": ("-title_key", "name_key"),
}


@dataclass(frozen=True)
class RoleLine:
    """One role of a person in the party, with its days."""

    pk: int
    role: str
    label: str
    from_date: date
    to_date: date | None
    is_over: bool
    is_coming: bool


@dataclass(frozen=True)
class PersonLine:
    """One person as the party's administrator sees it; `access` is signs_in, invited, expired or none."""

    pk: int
    name: str
    title: str
    email: str
    access: str
    link_until: datetime | None
    roles: tuple[RoleLine, ...]

    @property
    def is_former(self) -> bool:
        return all(role.is_over for role in self.roles)


def people_of(organisation: Organisation | int, on: date) -> models.QuerySet[Person]:
    """Return the people with a role in the organisation that day, contacts too: those one may choose as owner."""
    held = RoleHeld.objects.current(on).filter(person=models.OuterRef("pk"), organisation=organisation)
    return Person.objects.filter(models.Exists(held), is_pseudonymised=False).order_by("name_key", "pk")


def administrators_of(organisation: Organisation | int, on: date) -> models.QuerySet[RoleHeld]:
    """Return the administrators' roles that hold that day and have no end, of people who can sign in."""
    held = RoleHeld.objects.filter(organisation=organisation, role=Role.ADMINISTRATOR)
    return held.filter(from_date__lte=on, to_date=None, person__is_active=True).exclude(
        person__password__startswith="!"
    )


def listed(organisation: Organisation, *, words: str, state: str, sort: str, on: date) -> models.QuerySet[Person]:
    """Return the people that the list shows: current and coming, or former; found by name, title or e-mail."""
    held = RoleHeld.objects.filter(organisation=organisation, person=models.OuterRef("pk"))
    lasting = held.lasting(on)
    people = Person.objects.filter(models.Exists(held), is_pseudonymised=False)
    people = people.filter(~models.Exists(lasting) if state == "former" else models.Exists(lasting))
    if words:
        people = people.filter(
            models.Q(name_key__contains=key(words))
            | models.Q(title_key__contains=key(words))
            | models.Q(email__contains=words.strip().casefold())
        )
    return people.order_by(*SORTS.get(sort, SORTS["name"]))


def people_lines(people: Iterable[Person], organisation: Organisation, *, now: datetime, on: date) -> list[PersonLine]:
    """Return the people of one page of the list, with their roles and invitations: two queries, however many."""
    people = list(people)
    roles = RoleHeld.objects.filter(organisation=organisation, person__in=people).order_by("from_date", "pk")
    sent = Invitation.objects.filter(organisation=organisation, person__in=people, used_at=None).order_by("sent_at")
    until = {invitation.person_id: invitation.expires_at for invitation in sent}
    by_person: dict[int, list[RoleLine]] = {}
    for held in roles:
        by_person.setdefault(held.person_id, []).append(role_line(held, on))
    return [
        PersonLine(
            pk=person.pk,
            name=person.name,
            title=person.title,
            email=person.email or "",
            access=access(person, until.get(person.pk), now),
            link_until=until.get(person.pk),
            roles=tuple(by_person.get(person.pk, ())),
        )
        for person in people
    ]


def role_line(held: RoleHeld, on: date) -> RoleLine:
    return RoleLine(
        pk=held.pk,
        role=held.role,
        label=str(held.get_role_display()),
        from_date=held.from_date,
        to_date=held.to_date,
        is_over=held.to_date is not None and held.to_date < on,
        is_coming=held.from_date > on,
    )


def access(person: Person, link_until: datetime | None, now: datetime) -> str:
    """Return how a person gets in: signs_in, invited, expired (the link), or none (a contact)."""
    if not person.is_active:
        return "none"
    if person.has_usable_password():
        return "signs_in"
    if link_until is None:
        return "none"
    return "invited" if link_until > now else "expired"


@dataclass(frozen=True)
class OwnParty:
    """A party that a person acts for, with the roles there."""

    pk: int
    name: str
    mark: str
    is_chosen: bool
    roles: tuple[RoleLine, ...]


def own_parties(person: Person, chosen: int | None, on: date) -> list[OwnParty]:
    """Return the parties that a person may act for on a day."""
    held = RoleHeld.objects.current(on).filter(person=person).select_related("organisation")
    by_party: dict[Organisation, list[RoleLine]] = {}
    for role in held.order_by("organisation__name_key", "from_date"):
        by_party.setdefault(role.organisation, []).append(role_line(role, on))
    return [
        OwnParty(party.pk, party.name, party.short_mark, party.pk == chosen, tuple(roles))
        for party, roles in by_party.items()
    ]
