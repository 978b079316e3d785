"""What is remembered of every action."""

from django.db import models


class AppendOnly(Exception):
    """Somebody tried to change or remove a line of the journal."""


class EntryQuerySet(models.QuerySet["Entry"]):
    def of(self, thing: models.Model) -> "EntryQuerySet":
        """Return the lines about one thing, newest first."""
        return self.filter(thing_kind=thing._meta.label, thing_id=str(thing.pk)).order_by("-number")

    def update(self, **fields: object) -> int:
        raise AppendOnly("A line of the journal cannot be changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnly("A line of the journal cannot be removed.")


class Entry(models.Model):
    """One action: who, on behalf of which party, when, what. Names of persons live outside it."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    person_key = models.UUIDField(null=True)
    party_key = models.UUIDField(null=True)
    action = models.CharField(max_length=80)
    thing_kind = models.CharField(max_length=80)
    thing_id = models.CharField(max_length=40)
    within_kind = models.CharField(max_length=80, blank=True)
    within_id = models.CharField(max_length=40, blank=True)
    circle = models.CharField(max_length=10)
    home_key = models.UUIDField(null=True)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ("-number",)
        indexes = (
            models.Index(fields=["thing_kind", "thing_id"], name="journal_thing"),
            models.Index(fields=["within_kind", "within_id"], name="journal_within"),
        )

    def save(self, *args: object, **options: object) -> None:
        if not self._state.adding:
            raise AppendOnly("A line of the journal cannot be changed.")
        super().save(force_insert=True)

    def delete(self, *args: object, **options: object) -> tuple[int, dict[str, int]]:
        raise AppendOnly("A line of the journal cannot be removed.")


class Head(models.Model):
    """Where the chain ends; one row, locked while a line is added, so that a lost tail shows."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="journal_one_head"),)
