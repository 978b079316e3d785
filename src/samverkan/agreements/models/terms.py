"""What an agreement says beside its promises: its time, notice, money, bodies, follow-up, annexes and words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Person
from samverkan.agreements.models.agreements import Agreement, Cadence, Party, WithinAgreement, Wording
from samverkan.agreements.partial_dates import PartialDateField


class Terms(WithinAgreement):
    """
    The terms of one agreement, with the wording that they were read in.

    `passages` names for each single term the stretches [start, end] of that wording which say it.
    """

    agreement = models.OneToOneField(Agreement, models.CASCADE, related_name="terms")
    wording = models.ForeignKey(Wording, models.SET_NULL, null=True, blank=True, related_name="+")
    length_months = models.PositiveSmallIntegerField(_("length in months"), null=True, blank=True)
    runs_from_signing = models.BooleanField(_("counted from the day of signing"), default=False)
    until_further_notice = models.BooleanField(_("until further notice"), default=False)
    notice_months = models.PositiveSmallIntegerField(_("months of notice"), null=True, blank=True)
    renewal_months = models.PositiveSmallIntegerField(_("goes on by so many months"), null=True, blank=True)
    renew_by = PartialDateField(_("decide on renewal by"))
    passages = models.JSONField(default=dict, blank=True)
    notice_date_is_computed = models.BooleanField(default=False, help_text="From the terms, not from the text.")
    review_date_is_computed = models.BooleanField(default=False, help_text="From the terms, not from the text.")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "terms"

    def __str__(self) -> str:
        return str(self.agreement)


class TermRow(models.Model):
    """One of several terms of a kind, with the stretches of the terms' wording that say it."""

    terms = models.ForeignKey(Terms, models.CASCADE, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField(default=1)
    passages = models.JSONField(default=list, blank=True, help_text="[start, end] of each, the clearest first.")

    class Meta:
        abstract = True
        ordering = ("position", "pk")


class FundingLine(TermRow):
    """A sum that one party puts in, or all together, or each of them, for a year, some years or every year."""

    terms = models.ForeignKey(Terms, models.CASCADE, related_name="funding")
    payer = models.ForeignKey(
        Party, models.CASCADE, null=True, blank=True, related_name="+", help_text="None: all the parties."
    )
    from_each = models.BooleanField(_("so much from each party"), default=False)
    amount = models.PositiveBigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3, default="SEK")
    first_year = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)
    yearly = models.BooleanField(_("so much every year"), default=False)

    class Meta(TermRow.Meta):
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last_year=None) | models.Q(last_year__gte=models.F("first_year")),
                name="funding_years_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(from_each=False) | models.Q(payer=None), name="funding_from_each_or_one"
            ),
        )


class Body(TermRow):
    """A group that governs or prepares: its name and how often it meets."""

    terms = models.ForeignKey(Terms, models.CASCADE, related_name="bodies")
    name = models.CharField(_("name"), max_length=150)
    cadence = models.CharField(_("meets"), max_length=10, choices=Cadence.choices, blank=True)

    class Meta(TermRow.Meta):
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.name


class Seats(models.Model):
    """How many seats in a body a party has, or each of the parties."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="seats")
    party = models.ForeignKey(
        Party, models.CASCADE, null=True, blank=True, related_name="+", help_text="None: each of the parties."
    )
    number = models.PositiveSmallIntegerField(_("seats"))

    class Meta:
        ordering = ("party__position", "pk")
        verbose_name_plural = "seats"
        constraints = (models.UniqueConstraint(fields=["body", "party"], name="seats_once"),)


class FollowUpDuty(TermRow):
    """A duty to follow up, evaluate or report on the agreement, with its rhythm."""

    terms = models.ForeignKey(Terms, models.CASCADE, related_name="follow_ups")
    text = models.TextField(_("duty"))
    rhythm = models.CharField(_("how often"), max_length=10, choices=Cadence.choices, blank=True)

    class Meta(TermRow.Meta):
        verbose_name_plural = "follow-up duties"


class Annex(TermRow):
    """An annex that the agreement names, by its number or letter."""

    terms = models.ForeignKey(Terms, models.CASCADE, related_name="annexes")
    number = models.CharField(_("number"), max_length=10)
    title = models.CharField(_("title"), max_length=200, blank=True)

    class Meta(TermRow.Meta):
        verbose_name_plural = "annexes"


class Definition(TermRow):
    """A word with the meaning that the agreement gives it."""

    term = models.CharField(_("word"), max_length=120)
    meaning = models.TextField(_("meaning"))
