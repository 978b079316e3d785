"""What is remembered of what came in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Circled, Person
from samverkan.search import SwedishKeyField


class StoredFile(models.Model):
    """The bytes of a file, once, however often it came in; they lie in the folder under their SHA-256."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    size = models.PositiveBigIntegerField()
    first_at = models.DateTimeField()


class Snapshot(Circled):
    """One thing received from outside at a time: its name, its bytes, and the text read from it."""

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="snapshots")
    name = models.CharField(_("file name"), max_length=255)
    name_key = SwedishKeyField(source="name")
    media_type = models.CharField(max_length=100)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-received_at", "-pk")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def shared_with(cls, organisation_id: int) -> models.Q:
        # A file is shared through the thing it belongs to; that room checks first and then hands it over.
        return models.Q(home_id=organisation_id)
