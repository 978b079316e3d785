"""What is remembered so that things can be found by their words."""

from django.db import models


class Entry(models.Model):
    """
    The words of one thing, as they were when it was last read.

    It only points: nobody is shown an entry but through the queryset of the thing itself.
    """

    kind = models.CharField(max_length=24)
    thing = models.BigIntegerField()
    dated_on = models.DateField(null=True)
    language = models.CharField(max_length=2)
    fingerprint = models.CharField(max_length=64)
    address = models.CharField(max_length=200)
    places = models.TextField(blank=True, help_text="The agreements it stands in: p1 p2.")
    title = models.TextField(blank=True)
    title_stems = models.TextField(blank=True)
    endings = models.TextField(blank=True, help_text="Its longer stems backwards, so that ends of compounds are found.")
    text = models.TextField(blank=True)
    text_stems = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "entries"
        constraints = (models.UniqueConstraint(fields=["kind", "thing"], name="search_entry_once"),)

    def __str__(self) -> str:
        return self.title

    @property
    def agreements(self) -> list[int]:
        return [int(place[1:]) for place in self.places.split()]


class Due(models.Model):
    """
    That a thing has been written and is to be read anew; put here by the database itself, see `triggers`.

    A thing may stand here several times: who reads it takes away only what was there when reading began.
    """

    kind = models.CharField(max_length=24)
    thing = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "due"
        indexes = (models.Index(fields=["kind", "thing"], name="search_due_thing"),)


class Word(models.Model):
    """A word that stands somewhere, whoever may see it; only ever compared with, never shown as it is."""

    word = models.CharField(max_length=60, unique=True)
    length = models.PositiveSmallIntegerField(db_index=True)

    def __str__(self) -> str:
        return self.word
