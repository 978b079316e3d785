"""Corrections of promises."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from samverkan.agreements.drafting.content import Commitment, Content, Party, Span
from samverkan.agreements.drafting.quoting import check
from samverkan.agreements.drafting.refusals import CannotApply
from samverkan.agreements.drafting.steps.checks import added, choice, evidence, found, nature, put
from samverkan.agreements.drafting.steps.subjects import CODES
from samverkan_engine.tables import CommitmentKind

KINDS = tuple(kind.value for kind in CommitmentKind)


def add(content: Content, text: str, *, start: int, end: int, kind: str = "direction") -> Content:
    """Add a promise from a passage of the text."""
    start, end = check(text, start, end)
    _refuse_same(content, (start, end))
    carried = evidence(content, text, start, end)
    made = added(content, Commitment, start=start, end=end, kind=choice(kind, KINDS), **carried)
    return _in_order(made)


def change(
    content: Content,
    text: str,
    *,
    row: int,
    kind: str | None = None,
    actors: Sequence[int] | None = None,
    domains: Sequence[str] | None = None,
    areas: Sequence[str] | None = None,
) -> Content:
    """Correct what is said of a promise; what is None stays as it is."""
    promise = found(content, row, Commitment)
    changes: dict[str, Any] = {}
    if kind is not None:
        changes["kind"] = choice(kind, KINDS)
    if actors is not None:
        known = [party.id for party in content.parties]
        for actor in actors:
            found(content, actor, Party)
        # A promise that binds every party binds also one that is added later.
        changes["actors"] = () if set(actors) == set(known) else tuple(actors)
    if domains is not None:
        own = [domain.own_name for domain in content.domains if domain.own_name]
        changes["domains"] = tuple(choice(domain, (*CODES, *own)) for domain in domains)
    if areas is not None:
        names = [area.name for area in content.areas]
        changes["areas"] = tuple(choice(area, names) for area in areas)
    return put(content, replace(promise, by_hand=True, **changes))


def respan(content: Content, text: str, *, row: int, start: int, end: int) -> Content:
    """Let a promise rest on other words of the text."""
    promise = found(content, row, Commitment)
    span = check(text, start, end)
    if span == (promise.start, promise.end):
        return content
    _refuse_same(content, span)
    return _in_order(put(content, _moved(content, promise, span)))


def split(content: Content, text: str, *, row: int, at: int) -> Content:
    """Make two promises of one; the second begins at `at`."""
    promise = found(content, row, Commitment)
    if not promise.start < at < promise.end:
        raise CannotApply(_("Choose a place within the promise to split it at."))
    first, second = check(text, promise.start, at), check(text, at, promise.end)
    content = put(content, _moved(content, promise, first))
    twin = _moved(content, promise, second)
    values = {name: getattr(twin, name) for name in Commitment.__dataclass_fields__ if name != "id"}
    return _in_order(added(content, Commitment, **values))


def merge(content: Content, text: str, *, row: int) -> Content:
    """Make one promise of this one and the next in the text."""
    promise = found(content, row, Commitment)
    place = content.commitments.index(promise)
    if place + 1 == len(content.commitments):
        raise CannotApply(_("There is no promise after this one to merge with."))
    after = content.commitments[place + 1]
    span = (min(promise.start, after.start), max(promise.end, after.end))
    joined = replace(
        _moved(content, promise, span),
        actors=_union(promise.actors, after.actors) if promise.actors and after.actors else (),
        domains=_union(promise.domains, after.domains),
        areas=_union(promise.areas, after.areas),
    )
    rest = tuple(each for each in content.commitments if each.id != after.id)
    return put(replace(content, commitments=rest), joined)


def _moved(content: Content, promise: Commitment, span: Span) -> Commitment:
    return replace(
        promise,
        start=span[0],
        end=span[1],
        passages=(span,),
        nature=nature(content, span),
        by_hand=True,
    )


def _union(some: tuple[Any, ...], more: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys((*some, *more)))


def _in_order(content: Content) -> Content:
    ordered = sorted(content.commitments, key=lambda promise: (promise.start, promise.end))
    return replace(content, commitments=tuple(ordered))


def _refuse_same(content: Content, span: Span) -> None:
    if any((promise.start, promise.end) == span for promise in content.commitments):
        raise CannotApply(_("These words are already a promise of the draft."))
