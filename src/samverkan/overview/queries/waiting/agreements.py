"""What waits about agreements: to confirm, to finish reading, dates that come."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement, AgreementState, Draft, DraftState, Party
from samverkan.overview.queries.dates import DateKind, coming_dates, ending_between
from samverkan.overview.queries.waiting.viewer import Brief, Task, Viewer, Waiting, brief, everybody
from samverkan.renewals.models import Renewal
from samverkan.ui.components import Card
from samverkan.ui.dates import day

AHEAD = timedelta(days=180)
LEAD = timedelta(days=60)  # such a decision passes boards: it is taken up two months before


def unconfirmed(viewer: Viewer) -> QuerySet[Any]:
    """Return the agreements in which the party has not confirmed that it takes part."""
    mine = Party.objects.filter(
        agreement=OuterRef("pk"), organisation=viewer.organisation_id, confirmed_at=None, left_on=None
    )
    running = viewer.agreements().exclude(state=AgreementState.ENDED)
    return brief(running.filter(Exists(mine.order_by())), what="title", where="home__name", since="registered_at")


def confirm(agreement: Brief, viewer: Viewer) -> Task:
    card = Card(
        title=_("Confirm that we are party to %(agreement)s") % {"agreement": agreement["what"]},
        text=_("Registered by %(party)s.") % {"party": agreement["where"]},
        url=reverse("agreements:confirm", args=[agreement["pk"]]),
        minutes=10,
    )
    return Task(viewer.today + timedelta(days=3), card)


def open_drafts(viewer: Viewer) -> QuerySet[Any]:
    """Return the party's drafts that are still being corrected."""
    drafts = Draft.objects.visible_to(viewer.actor).filter(home=viewer.organisation_id, state=DraftState.OPEN)
    return brief(drafts, what="title", since="made_at")


def finish_draft(draft: Brief, viewer: Viewer) -> Task:
    card = Card(
        title=_("Finish the draft %(title)s and register it") % {"title": draft["what"]},
        text=_("Begun %(date)s. Only your party sees it.") % {"date": day(draft["since"])},
        url=reverse("agreements:draft", args=[draft["pk"]]),
        minutes=10,
    )
    return Task(viewer.today + timedelta(days=10), card)


def with_dates_ahead(viewer: Viewer) -> QuerySet[Any]:
    """Return the agreements in force with a day within half a year, unless a renewal works against it already."""
    window = (viewer.today, viewer.today + AHEAD)
    soon = Q(notice_date__range=window) | Q(review_date__range=window) | ending_between(*window)
    renewing = Renewal.objects.open().filter(agreement=OuterRef("pk"))
    return viewer.agreements().filter(soon, ~Exists(renewing), state=AgreementState.IN_FORCE).order_by("pk")


SENTENCES = {
    DateKind.NOTICE: gettext_lazy("Decide whether to give notice of %(agreement)s"),
    DateKind.REVIEW: gettext_lazy("Review %(agreement)s"),
    DateKind.END: gettext_lazy("Decide whether to renew %(agreement)s"),
}


def decide_by_date(agreement: Agreement, viewer: Viewer) -> Task:
    """Return the card of the nearest date; those that follow stand below."""
    first, *rest = coming_dates(agreement, viewer.today)
    later = ", ".join(f"{one.kind.label} {day(one.on)}" for one in rest)
    card = Card(
        title=SENTENCES[first.kind] % {"agreement": agreement.title},
        text=_("After that: %(dates)s.") % {"dates": later} if rest else "",
        url=reverse("agreements:page", args=[agreement.pk]),
        due=first.on,
        minutes=30,
    )
    return Task(first.on - LEAD, card)


TO_CONFIRM = Waiting("confirm", Permission.AGREEMENT_CONFIRM, "pk", unconfirmed, everybody, confirm)
DRAFTS = Waiting(
    "draft", Permission.AGREEMENT_DRAFT, "", open_drafts, lambda viewer: Q(made_by=viewer.person_id), finish_draft
)
DATES_AHEAD = Waiting("date", Permission.AGREEMENT_REGISTER, "pk", with_dates_ahead, everybody, decide_by_date)
