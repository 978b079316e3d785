"""The public form of a party."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Organisation


class DeskQuerySet(models.QuerySet["Desk"]):
    def taking_enquiries(self) -> "DeskQuerySet":
        """Return those that are open to everybody, by the name of the party."""
        opened = self.filter(is_open=True, organisation__is_example=False)
        return opened.select_related("organisation").order_by("organisation__name_key")


class Desk(models.Model):
    """Where a party takes enquiries from everybody: closed until the party opens it, by its own rules."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="commissioned_desk")
    is_open = models.BooleanField(_("takes enquiries from everybody"), default=False)
    words = models.TextField(_("what you want to tell those who ask"), blank=True, max_length=1500)
    answer_days = models.PositiveSmallIntegerField(
        _("days to answer"), default=10, validators=[MinValueValidator(1), MaxValueValidator(90)]
    )
    contact_months = models.PositiveSmallIntegerField(
        _("months that a contact is kept"), default=24, validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_("Counted from the day the enquiry was closed. Then name, address and telephone are removed."),
    )  # fmt: skip
    shows_figures = models.BooleanField(_("lets what is lost be counted with that of others"), default=False)
    version = models.PositiveIntegerField(default=1)

    objects = DeskQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.organisation)

    def kept_since(self, today: date) -> date:
        """Return the first day of which a closed enquiry still has its contact."""
        months = today.year * 12 + today.month - 1 - self.contact_months
        return date(months // 12, months % 12 + 1, min(today.day, 28))
