"""A party's drafts as a list."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Draft, DraftState

PER_PAGE = 50


@dataclass(frozen=True)
class DraftLine:
    """One draft of the list."""

    id: int
    title: str
    url: str
    state: str
    is_open: bool
    made_at: datetime
    made_by: str
    agreement: str
    agreement_url: str


def draft_lines(by: Actor, page: str = "") -> Page[DraftLine]:
    """Return a page of the party's drafts, the latest first."""
    drafts = Draft.objects.visible_to(by).select_related("made_by", "agreement")
    # The text and its corrections are large and are not shown here.
    shown: Page[Any] = Paginator(drafts.defer("document", "content", "base", "steps"), PER_PAGE).get_page(page)
    shown.object_list = [_line(draft) for draft in shown.object_list]
    return shown


def _line(draft: Draft) -> DraftLine:
    agreement = draft.agreement
    return DraftLine(
        id=draft.pk,
        title=draft.title,
        url=reverse("agreements:draft", args=[draft.pk]),
        state=draft.get_state_display(),
        is_open=draft.state == DraftState.OPEN,
        made_at=draft.made_at,
        made_by=draft.made_by.name if draft.made_by else "",
        agreement=agreement.title if agreement else "",
        agreement_url=reverse("agreements:page", args=[agreement.pk]) if agreement else "",
    )


def earlier_draft(content: bytes, by: Actor) -> Draft | None:
    """Return the party's latest draft of the very same bytes, if there is one."""
    sha256 = hashlib.sha256(content).hexdigest()
    own = Draft.objects.visible_to(by).filter(snapshot__file=sha256)
    return own.order_by("-made_at", "-pk").first()
