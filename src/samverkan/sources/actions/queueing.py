"""Fetches in their turn: asked for by the schedule, one at a time for each host, taken up again when interrupted."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from samverkan.accounts.actor import NOBODY, Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.sources.actions.bringing import Clock, Opened, open_asker
from samverkan.sources.actions.fetching import ask, carry_out
from samverkan.sources.models import Began, Fetch, Rhythm, Schedule, State
from samverkan.sources.queries.fetches import due

SILENT_FOR = timedelta(minutes=15)
"""A fetch that has told nothing for so long was interrupted: its process is gone."""


@transaction.atomic
def schedule(*, source: str, rhythm: Rhythm, wanted: Mapping[str, Any], by: Actor, at: datetime) -> Schedule:
    """Say how often a source is fetched by itself, and what is asked of it."""
    require(by, Permission.SOURCE_FETCH)
    about = {"rhythm": rhythm, "wanted": dict(wanted), "changed_at": at, "changed_by": by.person}
    plan, _new = Schedule.objects.update_or_create(source=source, defaults=about)
    record("sources.schedule", plan, by=by, at=at, detail={"source": source, "rhythm": str(rhythm)})
    return plan


def ask_for_due(*, at: datetime) -> int:
    """Ask for each source whose time has come and that nobody has asked for already; return how many."""
    asked = 0
    for plan in Schedule.objects.exclude(rhythm=Rhythm.OFF):
        last = Fetch.objects.filter(source=plan.source).order_by("-asked_at", "-pk").first()
        time = due(plan, last)
        if time is None or time > at or (last and not last.is_over):
            continue
        ask(source=plan.source, wanted=plan.wanted, began=Began.SCHEDULE, by=NOBODY, at=at)
        asked += 1
    return asked


def carry_out_waiting(*, clock: Clock = timezone.now, opened: Opened = open_asker) -> int:
    """Carry out what waits, the oldest first, and return how many; what waits for a busy host stays."""
    take_up_again(at=clock())
    done = 0
    while fetch := _next():
        carry_out(fetch, clock=clock, opened=opened)
        done += 1
    return done


def take_up_again(*, at: datetime) -> int:
    """Let fetches whose process is gone wait for their turn again: they go on from where they were."""
    silent = Q(seen_at__lt=at - SILENT_FOR) | Q(seen_at=None, started_at__lt=at - SILENT_FOR)
    return Fetch.objects.filter(silent, state=State.RUNNING).update(state=State.WAITING, started_at=None, seen_at=None)


def _next() -> Fetch | None:
    busy = {host_of(source) for source in _running()}
    waiting = Fetch.objects.filter(state=State.WAITING).order_by("asked_at", "pk")
    return next((fetch for fetch in waiting if fetch.file_id or host_of(fetch.source) not in busy), None)


def _running() -> list[str]:
    return list(Fetch.objects.filter(state=State.RUNNING, file=None).values_list("source", flat=True))


def host_of(source: str) -> str:
    """Return the host that a source is at: of each only one thing is asked at a time."""
    return urlsplit(settings.SOURCE_ADDRESSES.get(source, "")).hostname or source
