"""Organisations that can be parties."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.numbers import check_municipality_code, check_organisation_number, check_ror
from samverkan.search import SwedishKeyField


class OrganisationKind(models.TextChoices):
    UNIVERSITY = "university", _("University or college")
    MUNICIPALITY = "municipality", _("Municipality")
    REGION = "region", _("Region")
    COMPANY = "company", _("Company")
    AGENCY = "agency", _("Government agency")
    INSTITUTE = "institute", _("Institute")
    ASSOCIATION = "association", _("Association")
    OTHER = "other", _("Other")


class Organisation(models.Model):
    """A university, a municipality or another organisation that can be a party to agreements."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    name_key = SwedishKeyField(source="name")
    short_mark = models.CharField(
        _("short mark"), max_length=8, help_text=_("Two to eight letters, shown where the name does not fit.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    organisation_number = models.CharField(
        _("organisation number"),
        max_length=11,
        null=True,
        blank=True,
        unique=True,
        validators=[check_organisation_number],
    )
    ror_id = models.CharField(_("ROR id"), max_length=9, blank=True, validators=[check_ror])
    municipality_code = models.CharField(
        _("municipality code"), max_length=4, blank=True, validators=[check_municipality_code]
    )
    website = models.URLField(_("website"), blank=True)
    is_example = models.BooleanField(default=False, help_text="Read-only: nobody can hold a role here.")

    class Meta:
        ordering = ("name_key",)

    def __str__(self) -> str:
        return self.name


class FormerName(models.Model):
    """What an organisation was called until a day: a county council that became a region, a college a university."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="former_names")
    name = models.CharField(_("former name"), max_length=200)
    until = models.DateField(_("until"))

    class Meta:
        ordering = ("until",)
        constraints = (models.UniqueConstraint(fields=["organisation", "until"], name="former_name_one_a_day"),)

    def __str__(self) -> str:
        return self.name
