"""
What was answered: by each person until the check closes, and after that only counted by party.

When a check closes its answers are counted and then deleted. What is left cannot be led back to a person: not from a
page, and not from the tables either.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.models import Party
from samverkan.relations.models.checks import Respondent, Statement


class Scale(models.IntegerChoices):
    """How true a statement is; who cannot say is no part of the median."""

    NOT_AT_ALL = 1, _("Not true at all")
    HARDLY = 2, _("Hardly true")
    PARTLY = 3, _("Partly true")
    LARGELY = 4, _("Largely true")
    ENTIRELY = 5, _("Entirely true")
    CANNOT_SAY = 0, _("Cannot say")


class Answer(models.Model):
    """What one person answers to one statement, as long as the check is open; deleted when it closes."""

    respondent = models.ForeignKey(Respondent, models.CASCADE, related_name="answers")
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="answers")
    value = models.PositiveSmallIntegerField(choices=Scale.choices, null=True)
    comment = models.CharField(_("comment"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("statement__position", "pk")
        constraints = (
            models.UniqueConstraint(fields=["respondent", "statement"], name="relation_answered_once"),
            models.CheckConstraint(
                condition=models.Q(value=None) | models.Q(value__range=(0, 5)), name="relation_answer_on_the_scale"
            ),
        )


class Tally(models.Model):
    """
    How the people of one party answered one statement of a closed check.

    `answered` is how many of the party answered the check. Where they are fewer than three only the median is kept.
    """

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="tallies")
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    answered = models.PositiveSmallIntegerField()
    median = models.DecimalField(max_digits=2, decimal_places=1, null=True, help_text="1 to 5; none if nobody can say.")
    counts = models.JSONField(default=list, help_text="How many said 1 to 5, and cannot say; empty for small numbers.")

    class Meta:
        ordering = ("statement__position", "party__position")
        verbose_name_plural = "tallies"
        constraints = (
            models.UniqueConstraint(fields=["statement", "party"], name="tally_once"),
            models.CheckConstraint(
                condition=models.Q(answered__gte=3) | models.Q(counts=[]), name="tally_of_few_without_counts"
            ),
        )


class Comment(models.Model):
    """A comment from one party on one statement of a closed check, without a name, kept in alphabetical order."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="comments")
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    text = models.CharField(max_length=400)

    class Meta:
        ordering = ("statement__position", "party__position", "pk")
