"""What is done with an enquiry: moves, checks, reminders, and the course that came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Person
from samverkan.commissioned.checklist import Answer, Point
from samverkan.commissioned.models.enquiries import Enquiry
from samverkan.commissioned.states import State
from samverkan.education.models import Programme


class MoveQuerySet(models.QuerySet["Move"]):
    def standing(self) -> "MoveQuerySet":
        """Return those that nobody took back."""
        return self.filter(undone_at=None)


class Move(models.Model):
    """An enquiry went from one state to another, and perhaps back, when it was a mistake."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="moves")
    from_state = models.CharField(max_length=10, choices=State.choices)
    to_state = models.CharField(max_length=10, choices=State.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    is_by_employer = models.BooleanField(default=False)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    objects = MoveQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")


class Checked(models.Model):
    """What was found about one point of the checklist."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="checked")
    point = models.CharField(max_length=12, choices=Point.choices)
    answer = models.CharField(max_length=3, choices=Answer.choices)
    note = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["enquiry", "point"], name="point_checked_once"),)


class CommissionedCourse(models.Model):
    """Education bought by an employer at full cost: when, where and for how many; never for whom."""

    enquiry = models.OneToOneField(Enquiry, models.CASCADE, related_name="course")
    title = models.CharField(_("title"), max_length=150)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    place = models.CharField(_("place"), max_length=120, blank=True)
    builds_on = models.ForeignKey(Programme, models.SET_NULL, null=True, blank=True, related_name="+")
    places = models.PositiveIntegerField(_("places"))
    completed = models.PositiveIntegerField(_("how many completed it"), null=True, blank=True)
    result = models.TextField(_("what it gave"), blank=True)
    learnt = models.TextField(_("what we learnt"), blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("starts_on")), name="course_ends_after"),
            models.CheckConstraint(
                condition=models.Q(completed=None) | models.Q(completed__lte=models.F("places")),
                name="course_completed_within_places",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Reminder(models.Model):
    """Somebody was reminded of an enquiry, once for each day that it was about."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=12)
    about = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["enquiry", "kind", "about"], name="reminded_once"),)
