"""Sending mail: first kept, then handed over once the deed that caused it is done."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Replace
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samverkan.mail.actions.delivering import hand_over, hand_over_now
from samverkan.mail.letters import footer
from samverkan.mail.models import Bounce, Message, Notice, Wishes
from samverkan.mail.models.messages import MessageQuerySet, WhyGivenUp
from samverkan.mail.tokens import sign

JUST_SENT = timedelta(minutes=1)


class CannotSend(Exception):
    """There is nothing left to send, or nobody to hand it to."""


def queue(
    *,
    to: str,
    subject: str,
    body: str,
    reason: str,
    party_key: UUID | None,
    at: datetime,
    lets_in: bool = False,
    calendar: bytes = b"",
    group: str = "",
) -> Message:
    """
    Keep a mail and hand it over when the transaction it belongs to has been committed.

    `lets_in` says that the mail holds a link which lets its reader in: its text is taken away once sent.
    `calendar` is an iCalendar file that goes with the mail, so that the reader's calendar takes it in. `reason` says at
    its end why it came. `group` says which group of news it belongs to: the mail then says how to stop it, and one who
    has stopped the group gets none. Without it, it is mail that its reader asked for, such as a new password.
    """
    message = Message(
        to=to.casefold(),
        subject=one_line(subject)[:200],
        body=body,
        reason=one_line(reason)[:200],
        party_key=party_key,
        lets_in=lets_in,
        calendar=calendar.decode(),
        queued_at=at,
        next_try_at=at if settings.SMTP else None,
    )
    if group:
        _offer_stop(message, group)
    end = footer([message.reason], message.stop, get_language() or settings.LANGUAGE_CODE)
    message.body = body.rstrip("\n") + "\n" + end
    message.save()
    transaction.on_commit(lambda: hand_over_now(message, at=at))
    return message


def _offer_stop(message: Message, group: str) -> None:
    wishes, _made = Wishes.objects.get_or_create(to=message.to)
    message.stop = sign(wishes.key, group)
    if group in wishes.stopped:
        message.given_up, message.next_try_at = WhyGivenUp.STOPPED, None


def one_line(text: str) -> str:
    """Return the text on one line: a line break in a subject could add headers of somebody else's."""
    return " ".join(text.split())


def send_again(message: Message, *, at: datetime) -> None:
    """
    Try a message once more, when the transaction has been committed.

    Raises CannotSend when there is no mail server, or the text is gone. One that another worker holds, or that has been
    sent within the last minute (a double click), is let be.
    """
    refuse_to_send(message)
    in_hand = models.Q(claimed_until__gt=at) | models.Q(sent_at__gt=at - JUST_SENT)
    if not Message.objects.filter(pk=message.pk).exclude(in_hand).update(**anew(at)):
        return
    message.refresh_from_db()
    transaction.on_commit(lambda: hand_over(message, at=at))


def anew(at: datetime) -> dict[str, Any]:
    """Return what makes a message due as if it had never been tried."""
    return {"sent_at": None, "given_up": "", "tries": 0, "next_try_at": at, "claimed_until": None}


def refuse_to_send(message: Message) -> None:
    """Raise CannotSend when trying once more would be of no use, or against the receiver's wish."""
    if not settings.SMTP:
        raise CannotSend(_("No mail server is set up, so mail stays here. Copy the text and send it in your own way."))
    if message.given_up == WhyGivenUp.NO_LONGER:
        raise CannotSend(WhyGivenUp.NO_LONGER.label)
    if not message.body:
        raise CannotSend(_("The text held a link for one person and was removed when it was sent. Make a new link."))
    if message.given_up == WhyGivenUp.STOPPED:
        raise CannotSend(WhyGivenUp.STOPPED.label)
    if Bounce.objects.filter(to=message.to).exists():
        raise CannotSend(_("The address is on the list of those that take no mail. Say there that it works again."))


def send_all_again(messages: MessageQuerySet, *, at: datetime) -> int:
    """
    Let all messages that wait or were given up go with the next tick; return how many.

    Left out are those whose text is gone, that the receiver does not want, or whose address takes no mail.
    """
    left = messages.filter(sent_at=None).exclude(body="").exclude(to__in=Bounce.objects.values("to"))
    left = left.exclude(given_up__in=(WhyGivenUp.NO_LONGER, WhyGivenUp.STOPPED)).exclude(to__endswith=".example")
    return left.exclude(claimed_until__gt=at).update(**anew(at))


def rename(name: str, instead: str, *, party_key: UUID) -> None:
    """
    Let what a party was told, or is to be told, name somebody otherwise.

    A name of one word is let be: it may be a part of other words.
    """
    if len(name.split()) < 2:
        return
    for model, field in ((Message, "subject"), (Message, "body"), (Notice, "sentence"), (Notice, "reason")):
        told = model.objects.filter(party_key=party_key, **{f"{field}__contains": name})
        told.update(**{field: Replace(field, models.Value(name), models.Value(instead))})


def forget(address: str) -> None:
    """Take an address, and what was sent or told to it, out of everything: the person is to be unknown."""
    Message.objects.filter(to=address.casefold()).update(to="", body="", calendar="", next_try_at=None)
    for known in (Notice, Wishes, Bounce):
        known.objects.filter(to=address.casefold()).delete()
