"""
Keeping the index in step with the things.

What is due is read by whoever searches next, before looking: then the index never lags behind, though no action has
to think of it. What is a lot, or slow to read, is left to the tick.
"""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db import OperationalError, connection, transaction
from django.db.models import Max, Q

from samverkan.search import reading
from samverkan.search.models import Due, Entry, Word
from samverkan.search.registry import Searched, of_kind, registered
from samverkan.search.words import fold, words_in

AT_ONCE = 100
"""Things that somebody who searches waits for: less than a tenth of a second."""
KINDS_AT_ONCE = 4
"""Kinds of things that are read meanwhile; each takes questions of its own."""
PATIENCE = 300  # milliseconds
IN_A_ROUND = 500
BETWEEN_ROUNDS = 0.15
"""Seconds: SQLite looks every tenth of one whether it may write."""
_LOCK = 0x5EA2C4


def catch_up() -> bool:
    """
    Read what is due, the newest first and as much as one can wait for; say whether that was all of it.

    When somebody else is writing for long, the search goes on without. What is left is read by the tick.
    """
    slow = [each.kind for each in registered() if each.is_slow]
    due = Due.objects.exclude(kind__in=slow)
    latest = list(
        due.order_by().values("kind").annotate(last=Max("pk")).order_by("-last").values_list("kind", flat=True)
    )
    if not latest:
        return not Due.objects.exists()
    try:
        with patience(PATIENCE):
            _read_due(due.filter(kind__in=latest[:KINDS_AT_ONCE]).order_by("-pk"), AT_ONCE)
    except OperationalError:
        return False
    return not Due.objects.exists()


@contextmanager
def patience(milliseconds: int) -> Iterator[None]:
    """Wait no longer than this for whoever writes at the same time; SQLite lets only one do so."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (usual,) = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {milliseconds:d}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual:d}")


def read_all_due() -> int:
    """Read everything that is due, the slow too; return how many entries changed."""
    if not Due.objects.exists():
        return 0
    changed = _read_due(Due.objects.order_by("pk"), IN_A_ROUND)
    while Due.objects.exists():
        give_way()
        changed += _read_due(Due.objects.order_by("pk"), IN_A_ROUND)
    return changed


def give_way() -> None:
    """Let those write who wait to: in SQLite they only look now and then, and would hardly ever find a moment."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        time.sleep(BETWEEN_ROUNDS)


@transaction.atomic
def _read_due(due: Any, most: int) -> int:
    alone()
    wanted: dict[str, set[int]] = defaultdict(set)
    rows = list(due.values_list("pk", "kind", "thing")[:most])
    for _pk, kind, thing in rows:
        wanted[kind].add(thing)
    changed = _read([(kind, numbers) for name, numbers in wanted.items() if (kind := of_kind(name))])
    for some in slices((pk for pk, *_rest in rows), 500):
        Due.objects.filter(pk__in=some).delete()
    return changed


def alone() -> None:
    """Wait for whoever else is reading: an older reading must not be written over a newer one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _read(wanted: list[tuple[Searched, set[int]]]) -> int:
    """Write the entries of these things where they differ, and drop those of things that are no more."""
    differing, changed = [], 0
    for kind, numbers in wanted:
        for some in slices(sorted(numbers), 500):
            had = dict(Entry.objects.filter(kind=kind.kind, thing__in=some).values_list("thing", "fingerprint"))
            made = {thing.pk: reading.entry(kind, thing) for thing in reading.things_of(kind, some)}
            differing += [each for number, each in made.items() if had.get(number) != each.fingerprint]
            if gone := [number for number in had if number not in made]:
                Entry.objects.filter(kind=kind.kind, thing__in=gone).delete()
                changed += len(gone)
    write(differing)
    return changed + len(differing)


def write(entries: list[Entry]) -> None:
    """Put entries in the place of those that were there of the same things."""
    if not entries:
        return
    Entry.objects.bulk_create(
        entries,
        batch_size=200,
        update_conflicts=True,
        unique_fields=["kind", "thing"],
        update_fields=reading.WRITTEN,
    )
    words = sorted(reading.vocabulary(entries))
    known = {
        word
        for some in slices(words, 500)
        for word in Word.objects.filter(word__in=some).values_list("word", flat=True)
    }
    new = [Word(word=word, length=len(word)) for word in words if word not in known]
    Word.objects.bulk_create(new, batch_size=500, ignore_conflicts=True)


@transaction.atomic
def forget(*, kind: str, thing: int, words: str) -> None:
    """Take a thing out of the index at once, and those of its words that stand nowhere else."""
    alone()
    Entry.objects.filter(kind=kind, thing=thing).delete()
    for word in {fold(each[0]) for each in words_in(words)}:
        still = Entry.objects.filter(Q(title__icontains=word) | Q(text__icontains=word))
        if not still.exists():
            Word.objects.filter(word=word).delete()


def repair() -> int:
    """Compare every entry with its thing, by fingerprint, and write what differs; return how many did."""
    read_all_due()
    changed = 0
    for kind in registered():
        for some in slices(kind.model._base_manager.order_by("pk").values_list("pk", flat=True), IN_A_ROUND):
            changed += _compare(kind, set(some))
        changed += _drop_strays(kind)
    kinds = [each.kind for each in registered()]
    strays, _each = Entry.objects.exclude(kind__in=kinds).delete()
    Due.objects.exclude(kind__in=kinds).delete()
    return changed + strays


@transaction.atomic
def _compare(kind: Searched, numbers: set[int]) -> int:
    alone()
    return _read([(kind, numbers)])


def _drop_strays(kind: Searched) -> int:
    """Drop the entries of things that are no more."""
    there = kind.model._base_manager.values("pk")
    count, _each = Entry.objects.filter(kind=kind.kind).exclude(thing__in=there).delete()
    return count


def rebuild() -> int:
    """Make the whole index anew; return how many entries it has."""
    with transaction.atomic():
        alone()
        for model in (Entry, Word):
            model.objects.all().delete()
    repair()
    return Entry.objects.count()


def slices(things: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Yield the things, so many at a time."""
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some
