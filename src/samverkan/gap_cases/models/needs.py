"""What a case rests on beside the figures of its gap: skills that were asked for and not given."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Person
from samverkan.gap_cases.models.cases import GapCase
from samverkan.search import SwedishKeyField


class CitedNeed(models.Model):
    """
    A skill that employers asked for as commissioned education and did not get, cited as a ground of a case.

    Only its name is kept. How many asked is never written here: each reader is shown what that reader may see.
    """

    case = models.ForeignKey(GapCase, models.CASCADE, related_name="needs")
    name = models.CharField(_("skill"), max_length=120)
    name_key = SwedishKeyField(source="name")
    concept = models.CharField(max_length=200, blank=True, help_text="Its id in a taxonomy; empty for own words.")
    cited_at = models.DateTimeField()
    cited_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("name_key", "pk")
        constraints = (models.UniqueConstraint(fields=["case", "name_key"], name="gap_case_need_once"),)

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """What it is known by: its id in a taxonomy, else its words."""
        return self.concept or self.name
