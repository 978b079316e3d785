"""The mails of a report: to the receiver's contact with a link, and to coordinators."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan.accounts.actions import errands
from samverkan.accounts.models import Person
from samverkan.agreements.models import Party
from samverkan.mail.actions import queue, tell
from samverkan.mail.addresses import whole
from samverkan.partner_reports.models import PartnerReport
from samverkan.reporting.actions.telling import coordinators
from samverkan.ui.dates import day

PURPOSE = "partner_reports.answer"
WITH = ("agreement__home", "sender__organisation", "receiver__organisation", "receiver__contact", "home")
"""What the mails of a report need at hand."""


def asked(report: PartnerReport, at: datetime) -> list[Person]:
    """Return who answers for the receiver: its contact, or where none can be reached its coordinators."""
    contact = report.receiver.contact
    if contact and contact.email and contact.is_active:
        return [contact]
    return coordinators(report.receiver, at)


def ask(report: PartnerReport, *, at: datetime, is_reminder: bool = False) -> int:
    """Send each who answers a link to the report; return how many mails were sent."""
    people = asked(report, at)
    for person in people:
        token = errands.send(
            purpose=PURPOSE,
            thing=report.pk,
            person=person,
            organisation=report.receiver.organisation,
            expires_at=report.links_end,
            at=at,
        )
        with override(person.language):
            _send(report, person, whole(reverse("partner_reports:by_link", args=[token])), at, is_reminder)
    return len(people)


def _send(report: PartnerReport, person: Person, address: str, at: datetime, is_reminder: bool) -> None:
    words: dict[str, object] = {
        "sender": report.sender.organisation.name, "year": report.year, "agreement": report.agreement.title,
        "day": day(report.answer_by), "address": address,
    }  # fmt: skip
    opening = (
        _("The report of %(sender)s for %(year)s in “%(agreement)s” waits for your answer, wanted by %(day)s.")
        if is_reminder
        else _("%(sender)s has sent you its report for %(year)s in “%(agreement)s”. Please answer by %(day)s.")
    )
    parts = (
        opening % words,
        _("Read it and say how you see it, without signing in:\n%(address)s") % words,
        _("The link is yours alone, and works until you have answered. Do not pass this mail on."),
    )
    subject = _("Reminder: the report of %(sender)s") if is_reminder else _("The report of %(sender)s for %(year)s")
    queue(
        to=str(person.email),
        subject=subject % words,
        body="\n\n".join(parts) + "\n",
        reason=_("You are named as contact or coordinator in “%(agreement)s”.") % words,
        party_key=report.receiver.organisation.key,
        at=at,
        lets_in=True,
        group="partner_reports",
    )


def tell_coordinators(report: PartnerReport, party: Party, kind: str, at: datetime) -> int:
    """Tell the coordinators of one of the two parties what has become of a report; return how many."""
    people = coordinators(party, at)
    for person in people:
        with override(person.language):
            tell(
                to=str(person.email),
                language=person.language,
                kind=f"partner_reports.{kind}",
                sentence=_sentence(report, kind),
                path=reverse("partner_reports:page", args=[report.agreement_id, report.pk]),
                reason=_("You are coordinator of a party to the agreement."),
                party_key=party.organisation.key,
                thing=f"report:{report.pk}:{kind}",
                about=report.agreement.title,
                at=at,
            )
    return len(people)


def _sentence(report: PartnerReport, kind: str) -> str:
    sentences = {
        "answered": _("%(receiver)s has answered the report of %(sender)s for %(year)s."),
        "settled": _("What was seen differently in the report of %(sender)s for %(year)s has been settled."),
        "late": _("The report of %(sender)s for %(year)s was to be answered by %(day)s, and has no answer."),
    }
    words = {
        "receiver": report.receiver.organisation.name, "sender": report.sender.organisation.name,
        "year": report.year, "day": day(report.answer_by),
    }  # fmt: skip
    return sentences[kind] % words
