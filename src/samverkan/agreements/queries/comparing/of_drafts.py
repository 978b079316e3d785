"""Drafts as sides of a comparison."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.models import Circle
from samverkan.agreements.drafting import Content
from samverkan.agreements.drafting.content import Commitment as DraftPromise
from samverkan.agreements.models import Draft, DraftState
from samverkan.agreements.queries.comparing.shapes import ComparedSide, PromiseLine
from samverkan.agreements.queries.comparing.terms import draft_terms
from samverkan.agreements.queries.drafts import words
from samverkan_engine.tables.comparing import Side, SidePromise


def draft_side(draft: Draft) -> ComparedSide:
    """Return the draft as it stands after corrections."""
    working = draft.working()
    content, text = working.content, working.document.text
    page = reverse("agreements:draft", args=[draft.pk])
    notes = [_("This draft has been set aside: its party does not take it for an agreement.")]
    return ComparedSide(
        key=f"utkast-{draft.pk}",
        title=draft.title,
        url=page,
        what=_("Draft"),
        circle=Circle.PRIVATE,
        language=content.language.value or "",
        notes=tuple(notes) if draft.state == DraftState.SET_ASIDE else (),
        promises=tuple(
            _line(content, text, number, each, page) for number, each in enumerate(content.commitments, start=1)
        ),
        side=Side(
            promises=tuple(_promise(content, text, each) for each in content.commitments),
            areas=tuple(area.name for area in content.areas),
            terms=tuple(draft_terms(content)),
            names=tuple(party.name for party in content.parties),
            language=content.language.value or "",
        ),
    )


def _line(content: Content, text: str, number: int, promise: DraftPromise, page: str) -> PromiseLine:
    return PromiseLine(
        number=number,
        text=" ".join(text[promise.start : promise.end].split()),
        url=f"{page}?oppna={promise.id}#text-promise-{promise.id}",
        kind=str(words.COMMITMENT_KINDS.get(promise.kind, promise.kind)),
        domains=tuple(str(words.DOMAINS.get(domain, domain)) for domain in promise.domains),
        areas=promise.areas,
        binds=", ".join(party.name for party in content.parties if party.id in promise.actors),
    )


def _promise(content: Content, text: str, promise: DraftPromise) -> SidePromise:
    kinds = [party.type for party in content.parties if party.id in promise.actors]
    return SidePromise(
        text=text[promise.start : promise.end],
        kind=promise.kind,
        domains=promise.domains,
        areas=promise.areas,
        actors=() if len(kinds) == len(content.parties) else tuple(dict.fromkeys(kinds)),
    )
