"""The check itself, its statements, who said yes to it, and who is asked."""

import hashlib
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import CircledQuerySet, Organisation, Person
from samverkan.agreements.models import Party, WithinAgreement

FEW, MOST = 8, 10
"""So many statements a check has at least and at most."""
CLOSES_AFTER = timedelta(days=14)
"""So long after the day to answer by a check closes by itself, and its links stop working."""


class CheckState(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("check", "Proposed")
    OPEN = "open", pgettext_lazy("check", "Being answered")
    CLOSED = "closed", pgettext_lazy("check", "Closed")
    WITHDRAWN = "withdrawn", pgettext_lazy("check", "Taken back")


class CheckQuerySet(CircledQuerySet):
    def standing(self) -> "CheckQuerySet":
        """Return the checks that have not been taken back."""
        return self.exclude(state=CheckState.WITHDRAWN)

    def under_way(self) -> "CheckQuerySet":
        """Return the checks that are proposed or being answered."""
        return self.filter(state__in=(CheckState.PROPOSED, CheckState.OPEN))


class Check(WithinAgreement):
    """One year's relationship check of an agreement: voluntary, begun when every party has said yes to it."""

    number = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField(_("year"))
    message = models.TextField(_("a line to those who are asked"), max_length=600, blank=True)
    answer_by = models.DateField(_("answer by"))
    state = models.CharField(max_length=9, choices=CheckState.choices, default=CheckState.PROPOSED)
    party = models.ForeignKey(Party, models.PROTECT, related_name="+", help_text="The party that proposed it.")
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="+", help_text="Nobody when it closed by itself."
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=400, blank=True, help_text="Why it was taken back.")
    version = models.PositiveIntegerField(default=1)

    objects = CheckQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "-number")
        constraints = (
            models.UniqueConstraint(fields=["agreement", "number"], name="check_numbered"),
            models.UniqueConstraint(
                fields=["agreement", "year"], condition=~models.Q(state="withdrawn"), name="check_once_a_year"
            ),
            models.CheckConstraint(condition=models.Q(circle="shared"), name="check_between_the_parties"),
            models.CheckConstraint(
                condition=models.Q(state="closed", closed_at__isnull=False, started_at__isnull=False)
                | (~models.Q(state="closed") & models.Q(closed_at=None)),
                name="check_closed_at_a_time",
            ),
            models.CheckConstraint(
                condition=(models.Q(state="withdrawn", withdrawn_at__isnull=False) & ~models.Q(reason=""))
                | (~models.Q(state="withdrawn") & models.Q(withdrawn_at=None, reason="")),
                name="check_withdrawn_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.year}"

    @property
    def is_proposed(self) -> bool:
        return self.state == CheckState.PROPOSED

    @property
    def is_open(self) -> bool:
        return self.state == CheckState.OPEN

    @property
    def is_closed(self) -> bool:
        return self.state == CheckState.CLOSED

    @property
    def is_under_way(self) -> bool:
        return self.is_proposed or self.is_open

    @property
    def links_end(self) -> datetime:
        """When the links stop working if the check is not closed before: the end of the day it closes by itself."""
        day = self.answer_by + CLOSES_AFTER + timedelta(days=1)
        return timezone.make_aware(datetime(day.year, day.month, day.day))


def same_wording(swedish: str, english: str) -> str:
    """Return the key of a statement: the same words have the same key in every year, other words another."""
    words = " ".join(f"{swedish}|{english}".split()).casefold()
    return hashlib.sha256(words.encode()).hexdigest()[:16]


class Statement(models.Model):
    """One statement of one check; the same words in another year are the same statement, followed by its key."""

    check_of = models.ForeignKey(Check, models.CASCADE, related_name="statements")
    position = models.PositiveSmallIntegerField()
    swedish = models.CharField(_("in Swedish"), max_length=200)
    english = models.CharField(_("in English"), max_length=200, blank=True)
    key = models.CharField(max_length=16)

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(fields=["check_of", "position"], name="statement_in_its_place"),
            models.UniqueConstraint(fields=["check_of", "key"], name="statement_once"),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The statement in the reader's language; in Swedish where it has no English."""
        is_english = (get_language() or "").startswith("en")
        return self.english if is_english and self.english else self.swedish


class Consent(models.Model):
    """That a party has said yes to a check with the statements as they stand."""

    check_of = models.ForeignKey(Check, models.CASCADE, related_name="consents")
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("party__position",)
        constraints = (models.UniqueConstraint(fields=["check_of", "party"], name="consent_once"),)


class Respondent(models.Model):
    """One person of a party's leadership who is asked; chosen by that party, and known to it alone."""

    check_of = models.ForeignKey(Check, models.CASCADE, related_name="respondents")
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(null=True, help_text="When the latest link was sent.")
    answered_at = models.DateTimeField(null=True, help_text="When the answers were sent; they may change until closed.")

    class Meta:
        ordering = ("party__position", "person__name_key", "pk")
        constraints = (models.UniqueConstraint(fields=["check_of", "party", "person"], name="asked_of_relation_once"),)

    def __str__(self) -> str:
        return str(self.person)

    @property
    def home(self) -> Organisation:
        """The organisation that the person answers for, for the journal."""
        return self.party.organisation

    @property
    def home_id(self) -> int:
        return self.party.organisation_id


class Reminder(models.Model):
    """A reminder sent to one who has not answered; by itself at most one of each kind."""

    respondent = models.ForeignKey(Respondent, models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=8, help_text="before, on or after the day, or by_hand")
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ("sent_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["respondent", "kind"],
                condition=~models.Q(kind="by_hand"),
                name="relation_reminded_once_of_each_kind",
            ),
        )
