"""The mails of a check: one to each who is asked, with one link."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan.accounts.actions import errands
from samverkan.mail.actions import queue
from samverkan.mail.addresses import whole
from samverkan.relations.models import Respondent
from samverkan.ui.dates import day

PURPOSE = "relations.answer"
WITH = ("check_of__agreement", "person", "party__organisation")
"""What a mail to a respondent needs at hand."""


def ask(respondents: Iterable[Respondent], *, at: datetime) -> int:
    """Send the first mail to each; return how many were sent."""
    return sum(_send(one, "", at) for one in respondents)


def remind(respondent: Respondent, kind: str, *, at: datetime) -> int:
    """Send a reminder with a new link, which takes the place of the earlier one; return how many were sent."""
    return _send(respondent, kind, at)


def _send(respondent: Respondent, kind: str, at: datetime) -> int:
    person, check = respondent.person, respondent.check_of
    if respondent.answered_at or not person.email or not person.is_active:
        return 0
    token = errands.send(
        purpose=PURPOSE,
        thing=respondent.pk,
        person=person,
        organisation=respondent.party.organisation,
        expires_at=check.links_end,
        at=at,
    )
    with override(person.language):
        words: dict[str, object] = {
            "agreement": check.agreement.title, "year": check.year, "day": day(check.answer_by),
            "party": respondent.party.organisation.name,
        }  # fmt: skip
        queue(
            to=str(person.email),
            subject=_subject(kind) % words,
            body=_body(respondent, kind, words, whole(reverse("relations:by_link", args=[token]))),
            reason=_("%(party)s has chosen you to answer for its leadership.") % words,
            party_key=respondent.party.organisation.key,
            at=at,
            lets_in=True,
            group="relations",
        )
    respondent.sent_at = at
    respondent.save(update_fields=["sent_at"])
    return 1


def _subject(kind: str) -> str:
    if kind == "moved":
        return _("New day to answer: how is the partnership?")
    return _("Reminder: how is the partnership?") if kind else _("How is the partnership? %(agreement)s")


def _opening(kind: str) -> str:
    return {
        "moved": _("The day to answer about “%(agreement)s” has been moved. Answer by %(day)s."),
        "": _("The leaderships in “%(agreement)s” answer the same statements about %(year)s. Answer by %(day)s."),
        "before": _("Your answers about “%(agreement)s” are wanted by %(day)s."),
        "on": _("Today, %(day)s, is the last day to answer about “%(agreement)s”."),
        "after": _("Your answers about “%(agreement)s” were wanted by %(day)s. They still count."),
        "by_hand": _("Your answers about “%(agreement)s” are waited for, by %(day)s."),
    }[kind]


def _body(respondent: Respondent, kind: str, words: dict[str, object], address: str) -> str:
    parts = [
        _opening(kind) % words,
        respondent.check_of.message,
        _("Answer here, without signing in; it takes less than five minutes:\n%(address)s") % {"address": address},
        _("Nobody is shown what you answered: only how the people of %(party)s answered together.") % words,
        note(),
        _("The link is yours alone, and works until you have sent your answers. Do not pass this mail on."),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def note() -> str:
    """Return what everybody who answers is told first."""
    return _("Answers may become public documents with the authorities that take part.")
