"""What is remembered only for the public."""

from django.db import models
from django.utils.translation import get_language

from samverkan.agreements.models import Agreement, Commitment


def in_language(swedish: str, english: str) -> str:
    """Return the words in the reader's language, Swedish where there are no English ones."""
    return english if english and get_language() == "en" else swedish


class IndependentExample(models.Model):
    """That an agreement is an example made from public sources, by nobody it names; what every page then says."""

    agreement = models.OneToOneField(Agreement, models.CASCADE, related_name="independent_example")
    title_en = models.CharField(max_length=250)
    notice = models.TextField()
    notice_en = models.TextField()
    causality = models.TextField()
    causality_en = models.TextField()
    people = models.TextField()
    people_en = models.TextField()
    people_source = models.JSONField()

    def __str__(self) -> str:
        return in_language(self.notice, self.notice_en)


class PublicWords(models.Model):
    """What the public page says of a promise beside its exact words."""

    commitment = models.OneToOneField(Commitment, models.CASCADE, related_name="public_words")
    title_en = models.CharField(max_length=150, blank=True)
    looked_for = models.TextField(blank=True, help_text="What was looked for and not found.")
    looked_for_en = models.TextField(blank=True)


class PublicFact(models.Model):
    """A dated line with its sources, in our own words, about the partnership and perhaps some of its promises."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="facts")
    commitments = models.ManyToManyField(Commitment, related_name="facts", blank=True)
    dated = models.CharField(max_length=10, help_text="YYYY, YYYY-MM or YYYY-MM-DD, as the source gives it.")
    text = models.TextField()
    text_en = models.TextField(blank=True)
    sources = models.JSONField(help_text="A list of {publisher, title, url, published}.")
    in_story = models.BooleanField(default=True)

    class Meta:
        ordering = ("dated", "pk")
        constraints = (models.CheckConstraint(condition=~models.Q(sources=[]), name="fact_has_a_source"),)

    def __str__(self) -> str:
        return in_language(self.text, self.text_en)
