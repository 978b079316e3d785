"""The list of addresses that take no mail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from samverkan.mail.delivery_reports import Failure
from samverkan.mail.models import Bounce, Message
from samverkan.mail.models.messages import MessageQuerySet, WhyGivenUp

HELD_BACK = timedelta(days=14)  # what is older is news no longer


@dataclass(frozen=True)
class Taken:
    """What became of the reports that were read: addresses put on the list, and such as we never wrote to."""

    listed: tuple[str, ...]
    unknown: tuple[str, ...]


def put_on_list(address: str, *, status: str, sentence: str, at: datetime, by_report: bool = False) -> Bounce:
    """Send nothing more to an address until somebody says that it works again; the latest reason counts."""
    values = {"status": status[:20], "sentence": sentence[:300], "at": at, "by_report": by_report}
    bounce, _made = Bounce.objects.update_or_create(to=address.casefold(), defaults=values)
    return bounce


@transaction.atomic
def take_reports(failures: Iterable[Failure], *, among: MessageQuerySet, at: datetime) -> Taken:
    """Put the addresses of failed mail on the list, but only such as one of the messages `among` was sent to."""
    listed, unknown = [], []
    for failure in {failure.address: failure for failure in failures}.values():
        latest = among.filter(to=failure.address).sent().order_by("-sent_at").first()
        if latest is None:
            unknown.append(failure.address)
            continue
        put_on_list(failure.address, status=failure.status, sentence=failure.sentence, at=at, by_report=True)
        said = {"fault": failure.sentence[:300], "status": failure.status[:20], "given_up": WhyGivenUp.ADDRESS}
        Message.objects.filter(pk=latest.pk).update(sent_at=None, next_try_at=None, **said)
        listed.append(failure.address)
    return Taken(tuple(listed), tuple(unknown))


@transaction.atomic
def clear(bounce: Bounce, *, at: datetime) -> int:
    """Take an address off the list; what was held back for it lately goes with the next tick. Return how many."""
    Bounce.objects.filter(pk=bounce.pk).delete()
    held = Message.objects.given_up().filter(to=bounce.to, queued_at__gt=at - HELD_BACK).exclude(body="")
    held = held.filter(given_up__in=(WhyGivenUp.BOUNCED, WhyGivenUp.ADDRESS))
    return held.update(given_up="", tries=0, next_try_at=at if settings.SMTP else None)
