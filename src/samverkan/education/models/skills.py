"""What programmes teach: the text of the course plan, and the skills read from it or added by a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.models import Person
from samverkan.education.models.programmes import Programme
from samverkan.search import SwedishKeyField


class CoursePlan(models.Model):
    """
    The text of a course plan, as it was pasted or read from a file; the newest of a programme counts.

    refused  why no skills could be read from it; empty as long as nothing is wrong
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="plans")
    name = models.CharField(_("name"), max_length=200)
    text = models.TextField(_("text"))
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    matched_at = models.DateTimeField(null=True, blank=True)
    refused = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-given_at", "-pk")

    def __str__(self) -> str:
        return self.name


class Judged(models.TextChoices):
    """What a person has said of a skill that was read from the plan."""

    PROPOSED = "proposed", pgettext_lazy("skill", "Proposed")
    CONFIRMED = "confirmed", pgettext_lazy("skill", "Confirmed")
    REMOVED = "removed", pgettext_lazy("skill", "Taken away")


class TaughtSkill(models.Model):
    """
    A skill that a programme teaches, by its id in ESCO or JobTech, with the words of the plan that it was read from.

    concept, other  its id in one taxonomy, and in the other where it is the same there
    plan            missing where a person added it; start and end are where the words stand in that plan
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="skills")
    concept = models.CharField(max_length=200)
    other = models.CharField(max_length=200, blank=True)
    name = models.CharField(_("skill"), max_length=300)
    name_key = SwedishKeyField(source="name")
    judged = models.CharField(_("state"), max_length=10, choices=Judged.choices, default=Judged.PROPOSED)
    plan = models.ForeignKey(CoursePlan, models.SET_NULL, null=True, blank=True, related_name="skills")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    words = models.CharField(max_length=300, blank=True)
    score = models.FloatField(null=True, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("programme", "name_key", "pk")
        constraints = (
            models.UniqueConstraint(fields=["programme", "concept"], name="skill_taught_once"),
            models.CheckConstraint(
                condition=models.Q(start=None, end=None) | models.Q(start__lt=models.F("end")),
                name="skill_words_start_before_end",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id that the skill is known by."""
        return tuple(filter(None, (self.concept, self.other)))
