"""What can be done with mail that was to be sent, and with addresses that take none."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries.bounces import bounces_seen_by
from samverkan.journal.actions import record
from samverkan.mail import actions as mail
from samverkan.mail import queries
from samverkan.mail.actions.bouncing import Taken
from samverkan.mail.delivery_reports import Failure
from samverkan.mail.models import Bounce, Message, MessageQuerySet, Wishes


@transaction.atomic
def send_again(*, message: Message, by: Actor, at: datetime) -> Message:
    """Try one of the party's messages once more; raise CannotSend when there is nothing to send or no mail server."""
    require(by, Permission.OUTBOX_READ)
    if message.party_key != by.party_key:
        raise NotAllowed
    mail.send_again(message, at=at)
    record("accounts.send_again", message, by=by, at=at)
    return message


@transaction.atomic
def send_all_again(*, messages: MessageQuerySet, by: Actor, at: datetime) -> int:
    """Let those of the messages that are the party's go with the next tick; return how many there are to go."""
    require(by, Permission.OUTBOX_READ)
    count = mail.send_all_again(messages.filter(party_key=by.home.key), at=at)
    if count:
        record("accounts.send_all_again", by.home, by=by, at=at, detail={"messages": count})
    return count


@transaction.atomic
def clear_bounce(*, bounce: Bounce, by: Actor, at: datetime) -> int:
    """Say that an address takes mail again; return how many messages were held back for it and go now."""
    require(by, Permission.OUTBOX_READ)
    if not bounces_seen_by(by).filter(pk=bounce.pk).exists():
        raise NotAllowed
    record("accounts.clear_bounce", bounce, by=by, at=at)
    return mail.clear(bounce, at=at)


@transaction.atomic
def clear_own_bounce(*, by: Actor, at: datetime) -> None:
    """Say that one's own address takes mail again; a second time nothing is left to say."""
    if by.person is None:
        raise NotAllowed(_("Sign in first."))
    bounce = queries.bounce_of(by.person.email or "")
    if bounce is not None:
        record("accounts.clear_bounce", bounce, by=by, at=at)
        mail.clear(bounce, at=at)


@transaction.atomic
def take_reports(*, failures: Iterable[Failure], by: Actor, at: datetime) -> Taken:
    """Put the addresses that mail came back from on the list; only those that the party has written to."""
    require(by, Permission.OUTBOX_READ)
    taken = mail.take_reports(failures, among=queries.outbox(by.party_key), at=at)
    if taken.listed:
        record("accounts.take_reports", by.home, by=by, at=at, detail={"addresses": len(taken.listed)})
    return taken


@transaction.atomic
def choose_mail(*, rhythm: str, weekday: int, stopped: Iterable[str], by: Actor, at: datetime) -> Wishes:
    """Choose how often one wants news by mail, and about what none."""
    if by.person is None or not by.person.email:
        raise NotAllowed(_("Sign in first."))
    wishes = mail.choose(by.person.email, rhythm=rhythm, weekday=weekday, stopped=stopped)
    record("accounts.choose_mail", by.person, by=by, at=at)
    return wishes
