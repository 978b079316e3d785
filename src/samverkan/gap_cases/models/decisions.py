"""What was decided about a gap, and the look-backs at what came of it."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Person
from samverkan.agreements.models import Party
from samverkan.gap_cases.models.cases import GapCase
from samverkan.gap_cases.models.options import Option
from samverkan.meetings.models import JointPosition

AFTER_YEARS = (1, 3, 5)
"""So long after a decision it is looked back at."""
AHEAD = timedelta(days=30)
"""So long before its day a look-back can be made, and its owners are reminded."""


class CaseDecision(models.Model):
    """Which option was chosen, by which body, on which day; one taken back stays with its reason."""

    case = models.ForeignKey(GapCase, models.CASCADE, related_name="decisions")
    option = models.ForeignKey(Option, models.PROTECT, related_name="decisions")
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    body = models.CharField(_("body"), max_length=150)
    decided_on = models.DateField(_("decided on"))
    registry_number = models.CharField(_("registry number"), max_length=60, blank=True)
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    joint_position = models.ForeignKey(
        JointPosition, models.SET_NULL, null=True, blank=True, related_name="gap_decisions"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(_("why it was taken back"), max_length=500, blank=True)

    class Meta:
        ordering = ("-recorded_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["case"], condition=Q(withdrawn_at=None), name="gap_case_one_decision"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_why="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why="")),
                name="gap_decision_withdrawn_with_reason",
            ),
        )


class LookBack(models.Model):
    """Forecast and outcome side by side so many years after a decision; the forecast is as it was decided on."""

    decision = models.ForeignKey(CaseDecision, models.CASCADE, related_name="look_backs")
    years = models.PositiveSmallIntegerField(_("years after"))
    due_on = models.DateField(_("due"))
    people_low = models.IntegerField(null=True)
    people_high = models.IntegerField(null=True)
    people = models.PositiveIntegerField(_("people it has given"), null=True, blank=True)
    missing = models.PositiveIntegerField(_("still missing"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    learnt = models.TextField(_("what was learnt"), max_length=3000, blank=True)
    reminded_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("due_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=["decision", "years"], name="gap_look_back_once"),
            models.CheckConstraint(
                condition=Q(done_at=None) | ~Q(learnt=""), name="gap_look_back_says_what_was_learnt"
            ),
        )
