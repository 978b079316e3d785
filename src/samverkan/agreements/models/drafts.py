"""Drafts: a document on its way to becoming an agreement."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Circled, CircledQuerySet, Person
from samverkan.agreements.drafting import Working
from samverkan.agreements.models.agreements import Agreement
from samverkan.search import SwedishKeyField
from samverkan.sources.models import Snapshot


class DraftState(models.TextChoices):
    OPEN = "open", _("Being corrected")
    REGISTERED = "registered", _("Registered")
    SET_ASIDE = "set_aside", _("Set aside: not an agreement")


class Draft(Circled):
    """What was read from a document, corrected step by step by its party; always private."""

    title = models.CharField(max_length=250)
    title_key = SwedishKeyField(source="title")
    state = models.CharField(max_length=12, choices=DraftState.choices, default=DraftState.OPEN)
    document = models.JSONField(help_text="Text, pages and paragraphs as the engine read them.")
    content = models.JSONField(help_text="The draft as it stands after corrections.")
    base = models.JSONField(help_text="The draft before the corrections that can be undone.")
    steps = models.JSONField(default=list, help_text="Those corrections, latest last.")
    snapshot = models.ForeignKey(Snapshot, models.SET_NULL, null=True, related_name="drafts")
    agreement = models.ForeignKey(Agreement, models.SET_NULL, null=True, related_name="drafts")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = CircledQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at",)

    @classmethod
    def shared_with(cls, organisation_id: int) -> models.Q:
        return models.Q(home_id=organisation_id)

    def working(self) -> Working:
        """Return the draft as the pure value that corrections work on."""
        stored = {name: getattr(self, name) for name in ("document", "base", "content", "steps")}
        return Working.from_plain(stored)
