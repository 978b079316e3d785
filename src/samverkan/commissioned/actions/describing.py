"""Enquiries written down: by whoever asks, in the public form, or by somebody in the party that answers."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samverkan.accounts.actor import NOBODY, Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.accounts.pressing import just_made, made_lately
from samverkan.accounts.versions import take_turn
from samverkan.commissioned.actions import sending, telling
from samverkan.commissioned.actions.finding import held, refuse_numbers
from samverkan.commissioned.models import CourseForm, Desk, Enquiry, Need
from samverkan.commissioned.queries.skills import Skill
from samverkan.commissioned.states import State
from samverkan.journal.actions import record
from samverkan.search import key

LINK_LASTS = timedelta(days=400)
ANSWER_DAYS = 10
FROM_ONE_ADDRESS = 3
"""Enquiries a day that one address may send, so that nobody fills somebody else's mailbox with confirmations."""
TO_ONE_DESK = 60
"""Enquiries a day that one party takes from the public form."""


class Closed(Exception):
    """The party takes no enquiries from everybody."""


class TooMany(Exception):
    """So many enquiries have come that the form takes no more today."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked for, and by whom."""

    title: str
    employer: str
    employer_number: str = ""
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    people: int | None = None
    wanted_from: date | None = None
    place: str = ""
    region: str = ""
    form: str = CourseForm.ANY
    words: str = ""
    skills: tuple[Skill, ...] = ()


PLAIN = tuple(field.name for field in fields(Asked) if field.name != "skills")
TEXTS = ("title", "employer", "contact_name", "place", "words")
"""Where no personal identity number may stand; a telephone number can look like one."""


@transaction.atomic
def receive(*, desk: Desk, says: Asked, at: datetime) -> Enquiry:
    """
    Take in what somebody without an account asks: the party's people are told, the asker gets a mail with a link.

    The same once more, because the button was pressed twice, is the enquiry that was taken in at first.
    Raises Closed, TooMany, NoNumbersOfPeople.
    """
    desk = Desk.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=desk.pk)
    if not desk.is_open or desk.organisation.is_example:
        raise Closed(_("%(party)s takes no enquiries by this form now.") % {"party": desk.organisation.name})
    mailed = Enquiry.objects.filter(home=desk.organisation_id, is_from_form=True)
    if sent := _same(made_lately(mailed, "received_at", at), says):
        return sent
    _refuse_floods(desk, says.contact_email, at)
    made = Enquiry(home=desk.organisation, is_from_form=True, language=get_language() or "sv")
    made.link_until = timezone.localdate(at + LINK_LASTS)
    _begin(made, says, desk.answer_days, at)
    record("commissioned.receive", made, by=NOBODY, at=at, detail={"state": made.state})
    telling.tell(made, "received", at=at, urgent=True)
    sending.confirm(made, at=at)
    return made


@transaction.atomic
def enter(*, says: Asked, by: Actor, at: datetime) -> Enquiry:
    """
    Write down an enquiry that came by telephone, mail or in a meeting; the button pressed twice writes it down once.

    Raises NotAllowed, NoNumbersOfPeople.
    """
    require(by, Permission.ENQUIRY_HANDLE)
    entered = Enquiry.objects.filter(home=by.home, entered_by=by.person, is_from_form=False)
    if written := _same(just_made(entered, "received_at", by=by, at=at), says):
        return written
    desk = Desk.objects.filter(organisation=by.home).first()
    made = Enquiry(home=by.home, entered_by=by.person, language=get_language() or "sv")
    _begin(made, says, desk.answer_days if desk else ANSWER_DAYS, at)
    record("commissioned.enter", made, by=by, at=at, detail={"state": made.state})
    return made


@transaction.atomic
def edit(*, enquiry: Enquiry, says: Asked, version: int, by: Actor, at: datetime) -> Enquiry:
    """Correct what is asked for; raises EditedMeanwhile, NotAllowed, NoNumbersOfPeople."""
    enquiry = held(enquiry, by)
    take_turn(enquiry, version)
    _describe(enquiry, says)
    if enquiry.contact_name or enquiry.contact_email or enquiry.contact_phone:
        enquiry.contact_removed_at = None
    enquiry.save()
    _need(enquiry, says.skills)
    record("commissioned.edit", enquiry, by=by, at=at, detail={"version": enquiry.version})
    return enquiry


def _begin(made: Enquiry, says: Asked, days: int, at: datetime) -> None:
    _describe(made, says)
    made.circle = Circle.PRIVATE
    made.received_at = made.state_since = at
    made.answer_by = timezone.localdate(at) + timedelta(days=days)
    made.save()
    _need(made, says.skills)


def _describe(enquiry: Enquiry, says: Asked) -> None:
    refuse_numbers(*(str(getattr(says, name)) for name in TEXTS), *(skill.name for skill in says.skills))
    for name, value in _plainly(says).items():
        setattr(enquiry, name, value)


def _plainly(says: Asked) -> dict[str, Any]:
    """Return what is asked for as it is kept."""
    said = {name: getattr(says, name) for name in PLAIN}
    one_line = {name: " ".join(value.split()) for name, value in said.items() if isinstance(value, str)}
    return {**said, **one_line, "words": says.words.strip()}


def _need(enquiry: Enquiry, skills: tuple[Skill, ...]) -> None:
    """Keep the skills in their order, each once however it is written."""
    once: dict[str, Skill] = {}
    for skill in skills:
        once.setdefault(key(skill.name), skill)
    enquiry.needs.all().delete()
    for position, skill in enumerate(once.values(), start=1):
        Need.objects.create(enquiry=enquiry, position=position, name=skill.name.strip(), concept=skill.concept)


def _same(lately: QuerySet[Enquiry], says: Asked) -> Enquiry | None:
    """Return the one of some enquiries that asks for the same, and is still untouched."""
    said, skills = _plainly(says), {key(skill.name) for skill in says.skills}
    for one in lately.filter(state=State.NEW).prefetch_related("needs"):
        same = all(getattr(one, name) == value for name, value in said.items())
        if same and {need.name_key for need in one.needs.all()} == skills:
            return one
    return None


def _refuse_floods(desk: Desk, address: str, at: datetime) -> None:
    lately = Enquiry.objects.filter(is_from_form=True, received_at__gt=at - timedelta(days=1))
    if lately.filter(contact_email__iexact=address).count() >= FROM_ONE_ADDRESS:
        raise TooMany(_("This address has sent several enquiries today. Write to us by mail, or come back tomorrow."))
    if lately.filter(home=desk.organisation_id).count() >= TO_ONE_DESK:
        raise TooMany(_("So many enquiries have come today that the form takes no more. Come back tomorrow."))
