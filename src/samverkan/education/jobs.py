"""What takes long in this room: reading skills from course plans that were just given."""

import logging
from datetime import datetime

from django.utils.translation import gettext as _

from samverkan.education.models import CoursePlan

logger = logging.getLogger(__name__)


def run(*, at: datetime) -> int:
    """Read the plans that wait, one after another; return how many there were."""
    waiting = CoursePlan.objects.filter(matched_at=None, given_at__lte=at).select_related("programme__home")
    if not waiting.exists():
        return 0  # asked every few seconds
    return sum(tried(plan, at) for plan in waiting.order_by("given_at", "pk"))


def tried(plan: CoursePlan, at: datetime) -> bool:
    """Read a plan; where that fails, say so on it, that the same plan is not tried for ever."""
    from samverkan.education.actions import read_skills

    try:
        read_skills(plan=plan, at=at)
    except Exception:
        logger.exception("The course plan %s could not be read.", plan.pk)
        unforeseen = _("Something unforeseen happened; the log says more.")
        CoursePlan.objects.filter(pk=plan.pk).update(matched_at=at, refused=unforeseen)
    return True
