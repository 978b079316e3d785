"""One draft or agreement as a side of a comparison: what it promises, and where each promise stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise as Later
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Organisation
from samverkan.agreements.drafting import Content
from samverkan.agreements.drafting.content import Commitment as DraftPromise
from samverkan.agreements.models import Agreement, Commitment, Draft, DraftState, Standing
from samverkan.agreements.queries.comparing.choosing import may_compare_drafts
from samverkan.agreements.queries.drafts import words
from samverkan.areas.models import Area
from samverkan_engine.tables.comparing import Side, SidePromise, SideTerm

NAMED = re.compile(r"(avtal|utkast)-(\d{1,9})")


@dataclass(frozen=True)
class PromiseLine:
    """A promise as it is shown: its number and words, the way to its place in the text, and what is known of it."""

    number: int
    text: str
    url: str
    kind: str
    domains: tuple[str, ...]
    areas: tuple[str, ...]
    binds: str


@dataclass(frozen=True)
class ComparedSide:
    """One of the two: what it is called in the address and on the page, its promises, and the side the engine reads."""

    key: str
    title: str
    url: str
    what: str | Later
    circle: str
    language: str
    notes: tuple[str, ...]
    promises: tuple[PromiseLine, ...]
    side: Side


def side_named(name: str, by: Actor) -> ComparedSide | None:
    """Return the draft or agreement of an address, `avtal-3` or `utkast-5`; None when the actor sees none there."""
    match = NAMED.fullmatch(name)
    if match is None:
        return None
    if match[1] == "avtal":
        agreement = Agreement.objects.visible_to(by).filter(pk=match[2]).first()
        return _of_agreement(agreement, name, by) if agreement else None
    if not may_compare_drafts(by):
        return None
    draft = Draft.objects.visible_to(by).filter(pk=match[2]).first()
    return _of_draft(draft, name) if draft else None


def _of_agreement(agreement: Agreement, name: str, by: Actor) -> ComparedSide:
    visible = Commitment.objects.visible_to(by).filter(agreement=agreement).order_by("number")
    made = list(visible.prefetch_related("domains", "areas", "bound"))
    commitments = [commitment for commitment in made if commitment.standing != Standing.DROPPED]
    parties = {party.pk: party.organisation for party in agreement.parties.select_related("organisation")}
    page = reverse("agreements:page", args=[agreement.pk])
    areas = list(_areas(agreement, by))
    seen = {area.pk for area in areas}
    return ComparedSide(
        key=name,
        title=agreement.title,
        url=page,
        what=agreement.get_kind_display(),
        circle=agreement.circle,
        language=agreement.language,
        notes=tuple(_dropped(len(made) - len(commitments))),
        promises=tuple(_line(each, page, parties, seen) for each in commitments),
        side=Side(
            promises=tuple(_promise(each, parties, seen) for each in commitments),
            areas=tuple(area.name for area in areas),
            terms=tuple(_agreement_terms(agreement)),
            names=tuple(organisation.name for organisation in parties.values()),
            language=agreement.language,
        ),
    )


def _areas(agreement: Agreement, by: Actor) -> QuerySet[Area]:
    """Return the areas of the agreement and of its promises that the reader sees."""
    visible = Area.objects.visible_to(by)
    of_promises = Commitment.objects.visible_to(by).filter(agreement=agreement).values("areas")
    return (visible.filter(agreements=agreement) | visible.filter(pk__in=of_promises)).distinct().order_by("pk")


def _dropped(count: int) -> Iterator[str]:
    if count:
        yield _("Promises that are dropped are not counted: %(count)d.") % {"count": count}


def _bound(commitment: Commitment, parties: dict[int, Organisation]) -> list[Organisation]:
    """Return the organisations that it binds; none when it binds all."""
    bound = [parties[party.pk] for party in commitment.bound.all() if party.pk in parties]
    return [] if len(bound) == len(parties) else bound


def _line(commitment: Commitment, page: str, parties: dict[int, Organisation], seen: set[int]) -> PromiseLine:
    return PromiseLine(
        number=commitment.number,
        text=" ".join(commitment.text.split()),
        url=f"{page}?atagande={commitment.number}#p{commitment.number}",
        kind=commitment.get_kind_display(),
        domains=tuple(str(domain) for domain in commitment.domains.all()),
        areas=tuple(area.name for area in commitment.areas.all() if area.pk in seen),
        binds=", ".join(organisation.name for organisation in _bound(commitment, parties)),
    )


def _promise(commitment: Commitment, parties: dict[int, Organisation], seen: set[int]) -> SidePromise:
    return SidePromise(
        text=commitment.text,
        kind=commitment.kind,
        domains=tuple(domain.own_name or domain.code for domain in commitment.domains.all()),
        areas=tuple(area.name for area in commitment.areas.all() if area.pk in seen),
        actors=tuple(dict.fromkeys(organisation.kind for organisation in _bound(commitment, parties))),
    )


def _agreement_terms(agreement: Agreement) -> Iterator[SideTerm]:
    values = {
        "kind": agreement.get_kind_display(),
        "signed": agreement.signed_on,
        "valid_from": agreement.valid_from,
        "valid_to": agreement.valid_to,
        "notice_date": agreement.notice_date.isoformat() if agreement.notice_date else "",
        "review_date": agreement.review_date.isoformat() if agreement.review_date else "",
        "cadence": agreement.meeting_cadence,
    }
    for code, value in values.items():
        if value:
            yield SideTerm(code=code, values=(str(value),))


def _of_draft(draft: Draft, name: str) -> ComparedSide:
    working = draft.working()
    content, text = working.content, working.document.text
    page = reverse("agreements:draft", args=[draft.pk])
    notes = [_("This draft has been set aside: its party does not take it for an agreement.")]
    return ComparedSide(
        key=name,
        title=draft.title,
        url=page,
        what=_("Draft"),
        circle=Circle.PRIVATE,
        language=content.language.value or "",
        notes=tuple(notes) if draft.state == DraftState.SET_ASIDE else (),
        promises=tuple(
            _draft_line(content, text, number, each, page) for number, each in enumerate(content.commitments, start=1)
        ),
        side=Side(
            promises=tuple(_draft_promise(content, text, each) for each in content.commitments),
            areas=tuple(area.name for area in content.areas),
            terms=tuple(_draft_terms(content)),
            names=tuple(party.name for party in content.parties),
            language=content.language.value or "",
        ),
    )


def _draft_line(content: Content, text: str, number: int, promise: DraftPromise, page: str) -> PromiseLine:
    return PromiseLine(
        number=number,
        text=" ".join(text[promise.start : promise.end].split()),
        url=f"{page}?oppna={promise.id}#text-promise-{promise.id}",
        kind=str(words.COMMITMENT_KINDS.get(promise.kind, promise.kind)),
        domains=tuple(str(words.DOMAINS.get(domain, domain)) for domain in promise.domains),
        areas=promise.areas,
        binds=", ".join(party.name for party in content.parties if party.id in promise.actors),
    )


def _draft_promise(content: Content, text: str, promise: DraftPromise) -> SidePromise:
    kinds = [party.type for party in content.parties if party.id in promise.actors]
    return SidePromise(
        text=text[promise.start : promise.end],
        kind=promise.kind,
        domains=promise.domains,
        areas=promise.areas,
        actors=() if len(kinds) == len(content.parties) else tuple(dict.fromkeys(kinds)),
    )


def _draft_terms(content: Content) -> Iterator[SideTerm]:
    values = {
        "kind": str(words.KINDS.get(content.kind.value or "", "")),
        "signed": next((date.value for date in content.dates if date.kind == "signed"), ""),
        "valid_from": content.valid_from.value,
        "valid_to": content.valid_to.value,
        "cadence": content.cadence.value,
    }
    for code, value in values.items():
        if value:
            yield SideTerm(code=code, values=(value,))
