"""Putting notices together into mail: in the morning, or at once."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from samverkan.mail import news
from samverkan.mail.actions.bouncing import HELD_BACK
from samverkan.mail.actions.delivering import hand_over_now
from samverkan.mail.letters import letter
from samverkan.mail.models import Bounce, Message, Notice, Wishes
from samverkan.mail.models.addresses import Rhythm
from samverkan.mail.tokens import DIGEST

MORNING = 7  # Swedish time


def write_digests(*, at: datetime) -> int:
    """Write the mail of everybody whose morning has come and who had something to be told; return how many mails."""
    today, firsts = _day(at), _first_told()
    due = [wishes for wishes in _wishes_of(firsts) if is_due(wishes, today, firsts[wishes.to])]
    return sum(len(_write(wishes, at, take=list, today=today)) for wishes in due)


def write_left_behind(*, at: datetime) -> int:
    """Write what should have gone at once but was left behind, as when the machine stopped; return how many mails."""
    urgent = set(Notice.objects.waiting().filter(urgent=True).values_list("to", flat=True))
    hurried = [each for each in _wishes_of(_first_told()) if each.to in urgent or each.rhythm == Rhythm.AT_ONCE]
    return sum(len(_write(wishes, at, take=_hurried(wishes))) for wishes in hurried)


def write_at_once(address: str, *, at: datetime) -> None:
    """Write and hand over what is to reach an address at once: all of it in as few mails as can be."""
    if Bounce.objects.filter(to=address).exists():
        return
    wishes, _made = Wishes.objects.get_or_create(to=address)
    for message in _write(wishes, at, take=_hurried(wishes)):
        hand_over_now(message, at=at)


def drop_what_no_longer_holds(*, at: datetime) -> None:
    """
    Drop what is no longer so before its mail is written, so that the outbox does not list it either.

    What has waited for a fortnight on an address that takes no mail is news no longer.
    """
    waiting = Notice.objects.waiting().only("pk", "kind", "thing", "to")
    gone = [notice.pk for notice in waiting if not news.holds(notice.kind, notice.thing, notice.to)]
    old = models.Q(to__in=Bounce.objects.values("to"), at__lt=at - HELD_BACK)
    Notice.objects.waiting().filter(models.Q(pk__in=gone) | old).update(dropped_at=at)


def is_due(wishes: Wishes, today: date, first: datetime) -> bool:
    """
    Whether a digest is to be written, when the oldest notice that waits is from `first`.

    It is once the last morning, or the last one of the chosen weekday, has come since then, and none was written since.
    """
    morning = today
    if wishes.rhythm == Rhythm.WEEKLY:
        morning -= timedelta(days=(today.weekday() - wishes.weekday) % 7)
    return _day(first) < morning and (wishes.last_digest_on is None or wishes.last_digest_on < morning)


def _day(at: datetime) -> date:
    """Return the day whose morning was the last: before seven it is yesterday's."""
    return (timezone.localtime(at) - timedelta(hours=MORNING)).date()


def _first_told() -> dict[str, datetime]:
    """Return, by address, since when something waits to be told; without the addresses that mail does not reach."""
    waiting = Notice.objects.waiting().exclude(to__in=Bounce.objects.values("to"))
    return dict(waiting.order_by().values_list("to").annotate(first=models.Min("at")))


def _wishes_of(addresses: Iterable[str]) -> list[Wishes]:
    """Return what each of the addresses wishes; who has never chosen gets the usual."""
    known = {wishes.to: wishes for wishes in Wishes.objects.filter(to__in=Notice.objects.waiting().values("to"))}
    Wishes.objects.bulk_create([Wishes(to=to) for to in addresses if to not in known], ignore_conflicts=True)
    wanted = set(addresses)
    waiting = Wishes.objects.filter(to__in=Notice.objects.waiting().values("to")).order_by("pk")
    return [wishes for wishes in waiting if wishes.to in wanted]


Take = Callable[[list[Notice]], list[Notice]]


def _hurried(wishes: Wishes) -> Take:
    """Choose what goes at once."""
    everything = wishes.rhythm == Rhythm.AT_ONCE
    return lambda notices: [notice for notice in notices if notice.urgent or everything]


@transaction.atomic
def _write(wishes: Wishes, at: datetime, *, take: Take, today: date | None = None) -> list[Message]:
    """
    Write one mail for each party on whose behalf something is told, and mark the notices as told.

    The wishes are locked meanwhile: of two workers the second finds nothing left, or that today's mail is written.
    """
    wishes = Wishes.objects.select_for_update().get(pk=wishes.pk)
    if today is not None:
        if wishes.last_digest_on is not None and wishes.last_digest_on >= today:
            return []
        Wishes.objects.filter(pk=wishes.pk).update(last_digest_on=today)
    notices = take(list(Notice.objects.waiting().filter(to=wishes.to)))
    kept = _still_to_be_told(notices, wishes)
    dropped = {notice.pk for notice in notices} - {notice.pk for notice in kept}
    Notice.objects.filter(pk__in=dropped).update(dropped_at=at)
    return [_message(told, wishes, what, at) for what, told in _mails(kept, is_digest=today is not None)]


def _still_to_be_told(notices: list[Notice], wishes: Wishes) -> list[Notice]:
    """Return what is wanted, still so and still within the receiver's circles; the latest word about each thing."""
    latest: dict[tuple[object, ...], Notice] = {}
    for notice in notices:
        what = (notice.thing,) if notice.thing else (notice.sentence, notice.path)
        latest[notice.party_key, notice.kind, *what] = notice
    return [
        notice
        for notice in latest.values()
        if notice.group not in wishes.stopped
        and (notice.urgent or wishes.rhythm != Rhythm.NEVER)
        and news.holds(notice.kind, notice.thing, notice.to)
    ]


def _mails(notices: list[Notice], *, is_digest: bool) -> list[tuple[str, list[Notice]]]:
    """
    Return the notices of each mail, with what its stop stops.

    A mail is on behalf of one party, since a party's outbox shows what was sent for it. What goes at once is parted by
    group too, so that one click stops just that kind.
    """
    mails: dict[tuple[object, str], list[Notice]] = {}
    for notice in notices:
        mails.setdefault((notice.party_key, DIGEST if is_digest else notice.group), []).append(notice)
    return [(what, told) for (_party, what), told in mails.items()]


def _message(told: list[Notice], wishes: Wishes, what: str, at: datetime) -> Message:
    written = letter(told, wishes, what)
    message = Message.objects.create(
        to=wishes.to,
        subject=written.subject[:200],
        body=written.body,
        reason=written.reason,
        party_key=told[0].party_key,
        stop=written.stop,
        queued_at=at,
        next_try_at=at if settings.SMTP else None,
    )
    Notice.objects.filter(pk__in=[notice.pk for notice in told]).update(message=message)
    return message
