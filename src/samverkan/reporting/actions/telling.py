"""Mail to those who see to a party's side of a round."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Person, RoleHeld
from samverkan.accounts.permissions import Role
from samverkan.agreements.models import Party
from samverkan.mail.actions import tell
from samverkan.reporting.models import Round
from samverkan.ui.dates import day

MOST_NAMED = 20


def responsible(party: Party, at: datetime) -> list[Person]:
    """Return the party's partner managers, or where there is none its coordinators, who have an address."""
    roles = RoleHeld.objects.current(timezone.localdate(at)).filter(organisation=party.organisation_id)
    people = Person.objects.filter(is_active=True).exclude(email=None)
    for role in (Role.PARTNER_MANAGER, Role.COORDINATOR):
        found = list(people.filter(roles__in=roles.filter(role=role)).distinct())
        if found:
            return found
    return []


def coordinators(party: Party, at: datetime) -> list[Person]:
    """Return the party's coordinators who have an address."""
    held = RoleHeld.objects.current(timezone.localdate(at)).filter(
        organisation=party.organisation_id, role=Role.COORDINATOR
    )
    return list(Person.objects.filter(is_active=True, roles__in=held).exclude(email=None).distinct())


def path_of(asked: Round) -> str:
    """Return where a round's page is."""
    return reverse("reporting:page", args=[asked.agreement_id, asked.number])


def tell_of_round(asked: Round, *, by: Actor, at: datetime) -> None:
    """Tell the other parties' coordinators that their people are asked; of a private round nobody is told."""
    if asked.circle == Circle.PRIVATE:
        return
    others = asked.agreement.parties.current().exclude(organisation=by.organisation_id)
    for party in others.select_related("organisation"):
        for person in coordinators(party, at):
            with override(person.language):
                _tell_one(asked, party, person, str(by.organisation), at)


def _tell_one(asked: Round, party: Party, person: Person, opener: str, at: datetime) -> None:
    words = {"party": opener, "title": asked.title, "day": day(asked.due_on)}
    sentence = _(
        "%(party)s has opened “%(title)s”. Those in your party who own promises have been asked by mail, and are to "
        "answer by %(day)s. You can ask about more promises, or take questions to your people back."
    )
    tell(
        to=str(person.email),
        language=person.language,
        kind="reporting.opened",
        sentence=sentence % words,
        path=path_of(asked),
        reason=_("You are coordinator of a party to the agreement."),
        party_key=party.organisation.key,
        thing=f"round:{asked.pk}",
        about=asked.agreement.title,
        at=at,
    )


def tell_of_silence(asked: Round, party: Party, people: list[tuple[str, int]], unowned: int, *, at: datetime) -> int:
    """Tell the responsible of one party who there has not answered, with how many each; return how many were told."""
    told = responsible(party, at)
    for person in told:
        with override(person.language):
            tell(
                to=str(person.email),
                language=person.language,
                kind="reporting.silence",
                sentence=_silence(asked, people, unowned),
                path=path_of(asked),
                reason=_("You are partner manager or coordinator of a party to the agreement."),
                party_key=party.organisation.key,
                urgent=True,
                thing=f"round:{asked.pk}:{asked.due_on}",
                about=asked.agreement.title,
                at=at,
            )
    return len(told)


def _silence(asked: Round, people: list[tuple[str, int]], unowned: int) -> str:
    named = ", ".join(f"{name} ({count})" for name, count in people[:MOST_NAMED])
    more = len(people) - MOST_NAMED
    parts = [_("“%(title)s” was to be answered by %(day)s.") % {"title": asked.title, "day": day(asked.due_on)}]
    if people:
        parts.append(_("These in your party have not answered all: %(people)s.") % {"people": named})
    if more > 0:
        parts.append(ngettext("And %(count)s more.", "And %(count)s more.", more) % {"count": more})
    if unowned:
        words = ngettext(
            "%(count)s promise has nobody to answer for it.",
            "%(count)s promises have nobody to answer for them.",
            unowned,
        )
        parts.append(words % {"count": unowned})
    return " ".join(parts)
