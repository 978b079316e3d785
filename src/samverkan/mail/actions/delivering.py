"""
Handing mail over to the mail server, and what is done with its answer.

A message is claimed before it is sent, by an update that only one worker can win, so that no mail goes out twice. A
worker that dies in between lets go of it when its hour is over.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.db import models

from samverkan.mail import news
from samverkan.mail.actions.bouncing import put_on_list
from samverkan.mail.answers import Answer, Verdict, understand
from samverkan.mail.envelopes import as_email
from samverkan.mail.letters import letter
from samverkan.mail.models import Bounce, Message, Wishes
from samverkan.mail.models.messages import WhyGivenUp
from samverkan.mail.tokens import DIGEST, read

WAITS = tuple(timedelta(minutes=minutes) for minutes in (5, 30, 120, 8 * 60, 24 * 60))
CLAIMED = timedelta(hours=1)
RESTS = timedelta(minutes=5)  # a page that is waited for does not try a server that was away so recently
AT_MOST = 1_000  # in one tick; the rest follow with the next


def hand_over_now(message: Message, *, at: datetime) -> None:
    """Try once, unless the mail server has just been found to be away: then it waits for the tick."""
    away = Message.objects.filter(sent_at=None, status="", tried_at__gt=at - RESTS).exclude(fault="")
    if settings.SMTP and not away.exists():
        hand_over(message, at=at)


def deliver(*, at: datetime) -> int:
    """Try everything that is due, through one connection; stop when the server is away. Return how many were sent."""
    if not settings.SMTP:
        return 0
    sent, connection = 0, get_connection()
    for message in Message.objects.due(at)[:AT_MOST]:
        answer = hand_over(message, at=at, connection=connection)
        sent += message.sent_at is not None
        if answer and answer.verdict == Verdict.AWAY:
            break
    close(connection)
    return sent


def hand_over(message: Message, *, at: datetime, connection: Any = None) -> Answer | None:
    """
    Try once to send; without a mail server the message waits in the outbox, with a fault it says which.

    Addresses ending in .example belong to invented people, and no mail can reach them (RFC 2606). Returns the answer of
    a server that did not take the mail.
    """
    if not settings.SMTP or message.to.endswith(".example"):
        _keep(message, next_try_at=None)
        return None
    if why := _why_not(message, at):
        _keep(message, given_up=why, next_try_at=None)
        return None
    if not claim(message, at):
        return None
    answer = post(message, connection or get_connection(), lasting=connection is not None)
    if answer:
        _keep(message, claimed_until=None, **_after(message, answer, at))
    else:
        body = "" if message.lets_in else message.body
        _keep(message, claimed_until=None, next_try_at=None, sent_at=at, fault="", status="", body=body)
    return answer


def claim(message: Message, at: datetime) -> bool:
    """Take the message into one's hands; False when another worker has it, or it has been sent meanwhile."""
    values = {"claimed_until": at + CLAIMED, "tries": models.F("tries") + 1, "tried_at": at}
    free = models.Q(claimed_until=None) | models.Q(claimed_until__lt=at)
    won = Message.objects.filter(free, pk=message.pk, sent_at=None, given_up="").update(**values)
    if won:
        message.refresh_from_db()
    return bool(won)


def _keep(message: Message, **values: Any) -> None:
    """Write what became of the message, and nothing else: it may have been forgotten meanwhile."""
    Message.objects.filter(pk=message.pk).update(**values)
    for name, value in values.items():
        setattr(message, name, value)


def _why_not(message: Message, at: datetime) -> str:
    """Return why a message is not to be sent, or not any more; or nothing."""
    if message.given_up:
        return message.given_up
    if Bounce.objects.filter(to=message.to).exists():
        return WhyGivenUp.BOUNCED
    if message.tries == 0 or not message.notices.exists():
        return ""  # what has just been written needs no second look
    return _look_again(message, at)


def _look_again(message: Message, at: datetime) -> str:
    """Ask once more whether what an older mail tells of still holds, and write it anew if some of it does not."""
    told = list(message.notices.all())
    kept = [notice for notice in told if news.holds(notice.kind, notice.thing, notice.to)]
    if len(kept) == len(told):
        return ""
    message.notices.exclude(pk__in=[notice.pk for notice in kept]).update(message=None, dropped_at=at)
    if not kept:
        _keep(message, body="")
        return WhyGivenUp.NO_LONGER
    signed = read(message.stop)
    wishes, _made = Wishes.objects.get_or_create(to=message.to)
    written = letter(kept, wishes, signed[1] if signed else DIGEST)
    _keep(message, subject=written.subject, body=written.body)
    return ""


def post(message: Message, connection: Any, *, lasting: bool) -> Answer | None:
    """
    Send one mail; return the answer when it was not taken.

    The connection is opened by hand: one that could not be closed nicely after the server took the mail must not look
    like a mail that was not taken.
    """
    try:
        connection.open()
        connection.send_messages([as_email(message)])
    except (OSError, ValueError) as fault:  # smtplib's exceptions are OSErrors
        close(connection)
        return understand(fault)
    if not lasting:
        close(connection)
    return None


def close(connection: Any) -> None:
    with suppress(OSError):
        connection.close()


def _after(message: Message, answer: Answer, at: datetime) -> dict[str, Any]:
    """Return what is to be remembered of a message that was not taken."""
    said: dict[str, Any] = {"status": answer.status, "fault": answer.sentence, "next_try_at": None}
    if answer.verdict == Verdict.ADDRESS:
        put_on_list(message.to, status=answer.status, sentence=answer.sentence, at=at)
        return {**said, "given_up": WhyGivenUp.ADDRESS}
    if answer.verdict == Verdict.TEXT:
        return {**said, "given_up": WhyGivenUp.TEXT}
    if message.tries > len(WAITS):
        return {**said, "given_up": WhyGivenUp.TRIES}
    return {**said, "next_try_at": at + WAITS[message.tries - 1]}
