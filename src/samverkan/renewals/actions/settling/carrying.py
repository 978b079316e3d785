"""Open promises go on in the next agreement: with their owners, what rests on them, and their place in the new text."""

from collections.abc import Mapping
from copy import copy
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Max, Model, Q
from django.db.models.base import ModelState

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements.models import (
    Activity,
    ActivityStatus,
    Agreement,
    Assumption,
    Binding,
    Commitment,
    Domain,
    Party,
    Passage,
    Standing,
    Wording,
    WordingNature,
)
from samverkan.agreements.models.wordings import in_force
from samverkan.journal.actions import record
from samverkan.renewals.models import Fate, Handover
from samverkan.runs import actions as runs

Span = tuple[int, int]
Row = TypeVar("Row", bound=Model)
OVER = (ActivityStatus.DONE, ActivityStatus.STOPPED)


def carry(handovers: list[Handover], into: Agreement, *, by: Actor, at: datetime) -> list[Commitment]:
    """Make the carried promises in the agreement, in their order, each knowing which promise it continues."""
    carried = [each for each in handovers if each.fate in (Fate.CARRY, Fate.CHANGE)]
    if not carried:
        return []
    last = into.commitments.aggregate(last=Max("number"))["last"] or 0
    made = Commitment.objects.bulk_create(
        _continued(each, into, last + place, at) for place, each in enumerate(carried, start=1)
    )
    became = dict(zip((each.commitment_id for each in carried), made, strict=True))
    for each in carried:
        each.became = became[each.commitment_id]
    Handover.objects.bulk_update(carried, ["became"])
    _bind(became, into)
    _tie(became, into)
    _place(carried, into)
    _go_on_serving(became)
    _rest_on(became, carried[0].commitment.agreement, into)
    for promise in made:
        detail = {"number": promise.number}
        record("agreements.add_commitment", promise, by=by, at=at, within=into, detail=detail)
    return made


def _continued(each: Handover, into: Agreement, number: int, at: datetime) -> Commitment:
    old = each.commitment
    return Commitment(
        agreement=into,
        number=number,
        title=old.title,
        text=each.new_text or old.text,
        kind=old.kind,
        standing=Standing.UNDER_REVIEW if old.standing == Standing.UNDER_REVIEW else Standing.STANDS,
        due_on=old.due_on,
        report_every_days=old.report_every_days,
        circle=into.circle,
        home=into.home,
        made_at=at,
    )


def _bind(became: Mapping[int, Commitment], into: Agreement) -> None:
    """Bind the same organisations, with the same owners, wishes and spokespersons."""
    parties: dict[int, Party] = {party.organisation_id: party for party in into.parties.all()}
    old = Binding.objects.filter(commitment__in=became).select_related("party", "spokesperson")
    Binding.objects.bulk_create(
        Binding(
            commitment=became[each.commitment_id],
            party=parties[each.party.organisation_id],
            owner=each.owner,
            wants=each.wants,
            spokesperson=parties.get(each.spokesperson.organisation_id) if each.spokesperson else None,
        )
        for each in old
        if each.party.organisation_id in parties
    )


def _tie(became: Mapping[int, Commitment], into: Agreement) -> None:
    """Let the promises belong to the same domains, where the agreement has them, and the same areas."""
    domains = {(domain.code, domain.own_name): domain for domain in into.domains.all()}
    in_domain, in_area = Commitment.domains.through, Commitment.areas.through
    old_domains = Domain.objects.filter(commitments__in=became).values_list("commitments", "code", "own_name")
    in_domain.objects.bulk_create(
        in_domain(commitment=became[old], domain=domains[code, name])
        for old, code, name in old_domains
        if (code, name) in domains
    )
    old_areas = in_area.objects.filter(commitment__in=became).values_list("commitment", "area")
    in_area.objects.bulk_create(in_area(commitment=became[old], area_id=area) for old, area in old_areas)


def _place(carried: list[Handover], into: Agreement) -> None:
    """Put each promise where its words stand in the new text; one whose words do not stand there has no place."""
    new = into.wordings.order_by("-number").first()
    old = in_force(Wording.objects.filter(agreement=carried[0].commitment.agreement))
    if new is None or old is None:
        return
    places = followed(carried, old, new.text)
    Passage.objects.bulk_create(
        Passage(commitment=each.became, wording=new, start=start, end=end)
        for each in carried
        for start, end in places.get(each.commitment_id, ())
    )
    if new.nature == WordingNature.AGREEMENT:
        placed = [each.became.pk for each in carried if each.became and places.get(each.commitment_id)]
        Commitment.objects.filter(pk__in=placed).update(is_agreement_wording=True)


def followed(carried: list[Handover], old: Wording, new_text: str) -> dict[int, list[Span]]:
    """
    Return where the promises' words stand in the new text, by promise.

    A promise stands where its words of today are: those it is changed to, or those it has. Else an unchanged one
    follows from the old wording where its passage certainly is.
    """
    found: dict[int, list[Span]] = {}
    for each in carried:
        words = each.new_text or each.commitment.text
        if words and (start := new_text.find(words)) >= 0:
            found[each.commitment_id] = [(start, start + len(words))]
    plain = {each.commitment_id for each in carried if each.fate == Fate.CARRY} - set(found)
    passages = list(Passage.objects.filter(wording=old, commitment__in=plain))
    spans = [(passage.start, passage.end) for passage in passages]
    for passage, place in zip(passages, runs.follow_passages(old.text, spans, new_text), strict=True):
        if place.is_certain and place.start is not None and place.end is not None:
            found.setdefault(passage.commitment_id, []).append((place.start, place.end))
    return found


def _go_on_serving(became: Mapping[int, Commitment]) -> None:
    """Let activities that are not over serve the continued promises too."""
    serves = Activity.commitments.through
    going_on = serves.objects.filter(commitment__in=became).exclude(activity__status__in=OVER)
    serves.objects.bulk_create(
        serves(activity_id=activity, commitment=became[old])
        for activity, old in going_on.values_list("activity", "commitment")
    )


def _rest_on(became: Mapping[int, Commitment], old: Agreement, into: Agreement) -> None:
    """
    Let what the promises and areas rest on be written down in the new agreement as well.

    Areas, what was said over time, the answers given and who has been told come along: what was broken and answered
    for stays so, and nobody is told of the same break twice.
    """
    rested = Assumption.objects.filter(Q(commitments__in=became) | Q(agreement=old, commitments=None)).distinct()
    parties: dict[int, Party] = {party.organisation_id: party for party in into.parties.all()}
    for one in rested.prefetch_related("commitments", "areas", "changes__by_party", "told"):
        made = _copy(one, agreement=into, circle=into.circle if one.circle == Circle.PUBLIC else one.circle)
        made.commitments.set(became[each.pk] for each in one.commitments.all() if each.pk in became)
        made.areas.set(one.areas.all())
        for said in one.changes.all():
            _copy(said, assumption=made, by_party=_same(said.by_party, parties))
        for told in one.told.all():
            _copy(told, assumption=made)
        for answer in one.answers.filter(commitment__in=became).select_related("by_party"):
            commitment = became[answer.commitment_id]
            _copy(answer, commitment=commitment, answers=made, by_party=_same(answer.by_party, parties))


def _same(party: Party | None, parties: Mapping[int, Party]) -> Party | None:
    """Return the party of the new agreement that is the same organisation."""
    return parties.get(party.organisation_id) if party else None


def _copy(thing: Row, **changed: Any) -> Row:
    """Save a new row with the same words, but for what is changed."""
    made = copy(thing)
    made.pk, made._state = None, ModelState()
    vars(made).pop("_prefetched_objects_cache", None)
    for name, value in changed.items():
        setattr(made, name, value)
    made.save(force_insert=True)
    return made
