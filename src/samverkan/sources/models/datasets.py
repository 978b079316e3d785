"""Datasets: declared tables as they were read, kept as Parquet; and how people's own files are read into them."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Person
from samverkan.sources.models.fetches import Fetch

TABLES = {
    "ADS": _("Job ads"),
    "ASSESSMENTS": _("Assessments of occupations"),
    "CONCEPTS": _("Occupations and skills"),
    "FIGURES": _("Figures"),
    "LABELS": _("What occupations and skills are called"),
    "OFFERS": _("Education offered"),
    "RELATIONS": _("How occupations and skills hang together"),
}


class Dataset(models.Model):
    """
    One part of a declared table as it was read from one fetch; the next reading of the same part supersedes it.

    part   what of the source it holds, such as a table or key figure; a source with one thing to give has one part
    path   the Parquet file, within the folder of tables

    What is invented for the example is kept beside what is real: neither supersedes the other, nor is counted with it.
    """

    table = models.CharField(max_length=20)
    source = models.CharField(max_length=30)
    part = models.CharField(max_length=200, blank=True)
    period = models.CharField(max_length=60, blank=True)
    fetch = models.ForeignKey(Fetch, models.PROTECT, related_name="datasets")
    path = models.CharField(max_length=300, unique=True)
    rows = models.PositiveBigIntegerField()
    made_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)
    is_invented = models.BooleanField(default=False, help_text="Made up, for the region of the example alone.")

    class Meta:
        ordering = ("table", "source", "part", "-made_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["table", "source", "part", "is_invented"],
                condition=models.Q(superseded_at=None),
                name="dataset_current_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.table} {self.source} {self.part}".rstrip()

    @property
    def table_name(self) -> str:
        """What the table is called for people."""
        return str(TABLES.get(self.table, self.table))


class Mapping(models.Model):
    """How the columns of one kind of own file become those of a declared table, saved under a name to be used again."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    table = models.CharField(max_length=20)
    columns = models.JSONField(help_text="Field of the table to the name of the column in the file.")
    constants = models.JSONField(default=dict, help_text="Field of the table to what every row has there.")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def wanted(self) -> dict[str, Any]:
        """What a fetch of a file that is read in this way asks for."""
        return {"mapping": self.name, "table": self.table, "columns": self.columns, "constants": self.constants}
