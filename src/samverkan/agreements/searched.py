"""What of this room can be found by its words."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import (
    Activity,
    Agreement,
    Commitment,
    Definition,
    Draft,
    DraftState,
    Party,
    Representative,
    Result,
    Terms,
    Wording,
)
from samverkan.search.registry import Searched


def day_of(partial: str) -> date | None:
    """Return the first day of a date that may be only a month or a year."""
    year, month, day = (*(int(part) for part in partial.split("-") if part), 1, 1, 1)[:3] if partial else (0, 0, 0)
    return date(year, month, day) if year else None


def agreement_words(agreement: Agreement) -> str:
    """Return what an agreement is found by beside its title: purpose, parties, who stood for them."""
    parties = (
        f"{p.organisation.name} {p.organisation.short_mark} {p.registry_number}" for p in agreement.parties.all()
    )
    people = (f"{r.name}, {r.title}, {r.organisation_name}" for r in agreement.representatives.all())
    return "\n".join(filter(None, (agreement.purpose, " · ".join(parties), " · ".join(people))))


def activity_words(activity: Activity) -> str:
    return "\n".join(filter(None, (activity.description, *(result.text for result in activity.results.all()))))


def within(by: Actor, things: QuerySet[Any], path: str = "agreement") -> QuerySet[Any]:
    """Return what stands in agreements that the actor may see."""
    return things.filter(**{f"{path}__in": Agreement.objects.visible_to(by).order_by().values("pk")})


def own_drafts(by: Actor) -> QuerySet[Any]:
    """Return the party's documents on their way to becoming agreements, for those who work with them."""
    may = Permission.AGREEMENT_DRAFT in by.permissions
    return Draft.objects.visible_to(by).filter(state=DraftState.OPEN) if may else Draft.objects.none()


AGREEMENTS = Searched(
    kind="agreements",
    model=Agreement,
    tab="agreements",
    label=_("Agreement"),
    title=lambda agreement: agreement.title,
    text=agreement_words,
    dated=lambda agreement: day_of(agreement.signed_on or agreement.published_on or agreement.valid_from),
    places=lambda agreement: [agreement.pk],
    address=lambda agreement: reverse("agreements:page", args=[agreement.pk]),
    visible=Agreement.objects.visible_to,
    fetch=lambda agreements: agreements.prefetch_related("parties__organisation", "representatives"),
    also={Party: "agreement_id", Representative: "agreement_id"},
)
WORDINGS = Searched(
    kind="wordings",
    model=Wording,
    tab="agreements",
    label=_("Text of an agreement"),
    title=lambda _wording: "",  # the agreement's, shown as it is now
    text=lambda wording: wording.text,
    dated=lambda wording: timezone.localdate(wording.made_at),
    places=lambda wording: [wording.agreement_id],
    address=lambda wording: reverse("agreements:wording", args=[wording.agreement_id, wording.number]),
    visible=lambda by: within(by, Wording.objects.visible_to(by)),
)
DEFINITIONS = Searched(
    kind="definitions",
    model=Definition,
    tab="definitions",
    label=_("Definition"),
    title=lambda definition: definition.term,
    text=lambda definition: definition.meaning,
    places=lambda definition: [definition.terms.agreement_id],
    address=lambda definition: reverse("agreements:terms", args=[definition.terms.agreement_id]),
    visible=lambda by: Definition.objects.filter(terms__in=within(by, Terms.objects.visible_to(by)).values("pk")),
    fetch=lambda definitions: definitions.select_related("terms"),
)
COMMITMENTS = Searched(
    kind="commitments",
    model=Commitment,
    tab="commitments",
    label=_("Commitment"),
    title=lambda commitment: commitment.title,
    text=lambda commitment: commitment.text,
    dated=lambda commitment: timezone.localdate(commitment.made_at),
    places=lambda commitment: [commitment.agreement_id],
    address=lambda one: reverse("agreements:commitment", args=[one.agreement_id, one.number]),
    visible=lambda by: within(by, Commitment.objects.visible_to(by)),
)
ACTIVITIES = Searched(
    kind="activities",
    model=Activity,
    tab="activities",
    label=_("Activity"),
    title=lambda activity: activity.title,
    text=activity_words,
    dated=lambda activity: activity.starts_on,
    places=lambda activity: {promise.agreement_id for promise in activity.commitments.all()},
    address=lambda activity: reverse("agreements:activity", args=[activity.pk]),
    visible=Activity.objects.visible_to,
    fetch=lambda activities: activities.prefetch_related("commitments", "results"),
    also={Activity.commitments.through: "activity_id", Result: "activity_id"},
)
DRAFTS = Searched(
    kind="drafts",
    model=Draft,
    tab="papers",
    label=_("Draft of an agreement"),
    title=lambda draft: draft.title,
    text=lambda draft: str(draft.document.get("text", "")),
    dated=lambda draft: timezone.localdate(draft.made_at),
    address=lambda draft: reverse("agreements:draft", args=[draft.pk]),
    visible=own_drafts,
    fetch=lambda drafts: drafts.filter(state=DraftState.OPEN).defer("content", "base", "steps"),
)
SEARCHED = (AGREEMENTS, COMMITMENTS, ACTIVITIES, WORDINGS, DEFINITIONS, DRAFTS)
