"""What a party can make public of an agreement's life, and what is public already."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements.models import Activity, Agreement, Assumption, Commitment, StatusReport
from samverkan.meetings.models import JointPosition


@dataclass(frozen=True)
class Choice:
    """One thing that can be made public: `key` names it in a form, `group` says what kind of thing it is."""

    key: str
    group: str
    label: str
    thing: Any

    @property
    def is_public(self) -> bool:
        return bool(self.thing.circle == Circle.PUBLIC)


def choices(agreement: Agreement, by: Actor) -> list[Choice]:
    """Return what the acting party may make public: what is common, and what is its own and already shared."""
    within = {"agreement": agreement}
    commitments = Commitment.objects.visible_to(by).filter(**within)
    views = StatusReport.objects.filter(
        commitment__in=commitments, is_latest=True, party__organisation=by.organisation_id
    ).exclude(circle=Circle.PRIVATE)
    activities = Activity.objects.visible_to(by).of_agreement(agreement.pk).filter(home=by.organisation_id)
    positions = JointPosition.objects.visible_to(by).filter(**within)
    assumptions = Assumption.objects.visible_to(by).filter(**within)
    agreed = _("Joint positions, with decisions and what became of them")
    found = [
        *(_choice(_("Promises"), f"{c.number}. {c.title}", c) for c in commitments),
        *(_choice(_("Your party's views"), _view(v), v) for v in views.select_related("commitment")),
        *(_choice(_("Your party's activities, with their results"), a.title, a) for a in activities),
        *(_choice(agreed, f"{p.number}. {p.text}", p) for p in positions.order_by("number")),
        *(_choice(_("Assumptions"), a.text, a) for a in assumptions),
    ]
    return [choice for choice in found if choice.thing.circle != Circle.PRIVATE]


def _choice(group: str, label: str, thing: Any) -> Choice:
    return Choice(f"{thing._meta.model_name}-{thing.pk}", group, label, thing)


def _view(view: StatusReport) -> str:
    said = f"{view.commitment.number}. {view.commitment.title}: {view.get_state_display()}"
    return f"{said}. {view.sentence}" if view.sentence else said
