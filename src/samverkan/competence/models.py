"""What is remembered of the work with competence supply."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Organisation, Person

SSYK = RegexValidator(r"\A\d{4}\Z", _("An SSYK group is four digits."))
REGION = RegexValidator(r"\A\d{2}\Z", _("A county is two digits; 00 is the whole country."))


class FollowedOccupation(models.Model):
    """An occupation in a region that a party keeps an eye on; nobody else sees which."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="followed_occupations")
    ssyk = models.CharField(_("SSYK group"), max_length=4, validators=[SSYK])
    region = models.CharField(_("region"), max_length=2, validators=[REGION])
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("added_at", "pk")
        constraints = (models.UniqueConstraint(fields=["organisation", "ssyk", "region"], name="occupation_once"),)

    def __str__(self) -> str:
        return f"{self.ssyk} {self.region}"


class ValueChain(models.Model):
    """
    The stages that a party parts its competence supply into, in their order; nobody else sees them.

    stages  each with `name`, `occupations` (SSYK groups) and `words`, which stand in the names of its skills
    """

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="value_chain")
    stages = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return ", ".join(stage["name"] for stage in self.stages)
