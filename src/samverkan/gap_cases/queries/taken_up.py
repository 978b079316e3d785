"""What rooms below show of gap cases: on the page of an occupation, and on that of a joint position."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.competence.taking_up import TakenUp
from samverkan.gap_cases.models import CaseDecision, GapCase
from samverkan.gap_cases.queries.wording import SHOWN, word
from samverkan.meetings.decided import Decided
from samverkan.meetings.models import JointPosition


def taken_up(region: str, ssyk: str, by: Actor) -> Iterator[TakenUp]:
    """Yield the cases about an occupation in a region, the latest first."""
    for case in GapCase.objects.visible_to(by).filter(region=region, ssyk=ssyk).with_state():
        url = reverse("gap_cases:page", args=[case.pk])
        yield TakenUp(case.title, SHOWN[case.state], word(case.state), url)


def decided_by(position: JointPosition, by: Actor) -> Iterator[Decided]:
    """Yield the gap cases that a joint position decided."""
    found = CaseDecision.objects.filter(joint_position=position, withdrawn_at=None)
    seen = found.filter(case__in=GapCase.objects.visible_to(by).order_by().values("pk"))
    for decision in seen.select_related("case", "option"):
        words = {"case": decision.case.title, "option": decision.option.title}
        title = _("%(case)s: %(option)s") % words
        yield Decided(_("Competence gap"), title, reverse("gap_cases:page", args=[decision.case_id]))
