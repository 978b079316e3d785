"""What of this room can be found by its words."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverkan.gap_cases.models import GapCase
from samverkan.search.registry import Searched


def words(case: GapCase) -> str:
    """Return what is said of a case and of its options."""
    options = (part for one in case.options.all() for part in (one.title, one.pros, one.cons))
    return "\n".join(filter(None, (case.occupation, case.why, case.body, case.source, *options)))


def opened_on(case: GapCase) -> Any:
    return timezone.localdate(case.opened_at)


SEARCHED = (
    Searched(
        kind="gap_cases",
        model=GapCase,
        tab="gap_cases",
        label=_("Competence gap"),
        title=lambda case: case.title,
        text=words,
        dated=opened_on,
        places=lambda case: [case.agreement_id],
        address=lambda case: reverse("gap_cases:page", args=[case.pk]),
        visible=GapCase.objects.visible_to,
        fetch=lambda cases: cases.prefetch_related("options"),
    ),
)
