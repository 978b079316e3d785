"""Mail to the coordinators of the other parties when something happens to a check."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Person
from samverkan.agreements.models import Party
from samverkan.mail.actions import tell
from samverkan.relations.models import Check
from samverkan.reporting.actions.telling import coordinators
from samverkan.ui.dates import day


def tell_others(check: Check, kind: str, by: Actor, at: datetime) -> None:
    """Tell the coordinators of all parties but the actor's own; when nobody did it, those of all."""
    parties = check.agreement.parties.current().select_related("organisation")
    for party in parties.exclude(organisation=by.organisation_id) if by.organisation_id else parties:
        for person in coordinators(party, at):
            with override(person.language):
                _tell_one(check, kind, party, person, by, at)


def _tell_one(check: Check, kind: str, party: Party, person: Person, by: Actor, at: datetime) -> None:
    tell(
        to=str(person.email),
        language=person.language,
        kind=f"relations.{kind}",
        sentence=_sentence(check, kind, by),
        path=reverse("relations:page", args=[check.agreement_id, check.number]),
        reason=_("You are coordinator of a party to the agreement."),
        party_key=party.organisation.key,
        urgent=kind == "proposed",
        thing=f"check:{check.pk}:{kind}",
        about=check.agreement.title,
        at=at,
    )


def _sentence(check: Check, kind: str, by: Actor) -> str:
    sentences = {
        "proposed": _(
            "%(party)s proposes a relationship check for %(year)s, to be answered by %(day)s. It begins only if you "
            "say yes."
        ),
        "worded": _("%(party)s has changed the statements of the proposed relationship check for %(year)s."),
        "started": _("The relationship check for %(year)s has begun. Answers are wanted by %(day)s."),
        "moved": _("%(party)s has moved the day to answer the relationship check for %(year)s to %(day)s."),
        "closed": _("The relationship check for %(year)s is closed. All parties can now see the result."),
        "withdrawn": _("%(party)s has taken back the relationship check for %(year)s: %(reason)s"),
    }
    words = {
        "party": str(by.organisation or ""), "year": check.year, "day": day(check.answer_by), "reason": check.reason
    }  # fmt: skip
    return sentences[kind] % words
