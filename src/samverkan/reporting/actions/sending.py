"""The mails of a round: one to each who is asked, with one link to everything asked of that person."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from samverkan.accounts.actions import errands
from samverkan.mail.actions import queue
from samverkan.mail.addresses import whole
from samverkan.reporting.actions.finding import links_end
from samverkan.reporting.models import ReminderKind, Respondent
from samverkan.reporting.queries.asking import can_be_mailed
from samverkan.ui.dates import day

PURPOSE = "reporting.answer"


@dataclass(frozen=True)
class Mail:
    """What a mail says above its link."""

    subject: str
    opening: str


def ask(respondents: Iterable[Respondent], *, at: datetime) -> int:
    """Send the first mail to each; return how many were sent."""
    return sum(_send(one, _asking, at) for one in respondents)


def remind(respondent: Respondent, kind: str, *, at: datetime) -> int:
    """Send a reminder with a new link, which takes the place of the earlier one; return how many were sent."""
    return _send(respondent, lambda _count, words: _reminding(kind, words), at)


def _send(respondent: Respondent, write: Callable[[int, dict[str, object]], Mail], at: datetime) -> int:
    person, asked = respondent.person, respondent.round
    count = respondent.asks.standing().filter(answer=None).count()
    if not count or not can_be_mailed(person):
        return 0
    token = errands.send(
        purpose=PURPOSE,
        thing=respondent.pk,
        person=person,
        organisation=respondent.party.organisation,
        expires_at=links_end(asked),
        at=at,
    )
    with override(person.language):
        words: dict[str, object] = {"title": asked.title, "agreement": asked.agreement.title, "day": day(asked.due_on)}
        mail = write(count, words)
        message = queue(
            to=str(person.email),
            subject=mail.subject,
            body=_body(mail, respondent, count, whole(reverse("reporting:by_link", args=[token]))),
            reason=_("You are named as owner or contact in “%(agreement)s”.") % words,
            party_key=respondent.party.organisation.key,
            at=at,
            lets_in=True,
            group="reporting",
        )
    if message.given_up:  # who has stopped these mails is listed as one who was sent none
        return 0
    respondent.sent_at = at
    respondent.save(update_fields=["sent_at"])
    return 1


def _asking(count: int, words: dict[str, object]) -> Mail:
    subject = ngettext(
        "How does %(count)s promise stand? %(agreement)s", "How do %(count)s promises stand? %(agreement)s", count
    )
    opening = _("“%(title)s” has begun in “%(agreement)s”. Please answer by %(day)s.")
    return Mail(subject % {**words, "count": count}, opening % words)


def _reminding(kind: str, words: dict[str, object]) -> Mail:
    openings = {
        ReminderKind.BEFORE: _("The answers to “%(title)s” in “%(agreement)s” are wanted by %(day)s."),
        ReminderKind.ON: _("Today, %(day)s, is the last day to answer “%(title)s” in “%(agreement)s”."),
        ReminderKind.AFTER: _(
            "The answers to “%(title)s” in “%(agreement)s” were wanted by %(day)s. They still count."
        ),
        ReminderKind.BY_HAND: _("Your answers to “%(title)s” in “%(agreement)s” are waited for, by %(day)s."),
    }
    return Mail(_("Reminder: %(title)s, %(agreement)s") % words, openings[ReminderKind(kind)] % words)


def _body(mail: Mail, respondent: Respondent, count: int, address: str) -> str:
    waiting = ngettext("%(count)s promise waits for your answer.", "%(count)s promises wait for your answer.", count)
    parts = [
        _("Hello %(name)s,") % {"name": respondent.person.name},
        mail.opening,
        waiting % {"count": count},
        respondent.round.message,
        _("Answer here, without signing in; it takes a few minutes:\n%(address)s") % {"address": address},
        _("The link is yours alone. It works until everything is answered. Do not pass this mail on."),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"
