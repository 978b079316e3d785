"""The round itself, and who is asked in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.models import Organisation, Person
from samverkan.agreements.models import Party, WithinAgreement

GRACE_DAYS = 30
"""So many days after the due date the links still work, if the round is not closed before."""


class RoundState(models.TextChoices):
    OPEN = "open", pgettext_lazy("round", "Open")
    CLOSED = "closed", pgettext_lazy("round", "Closed")


class Round(WithinAgreement):
    """One time when those who own the promises of an agreement are asked, in all its parties, how they stand."""

    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("name"), max_length=120)
    year = models.PositiveSmallIntegerField(_("year"), help_text="Asked about of what is kept or missed each year.")
    message = models.TextField(_("a line to those who are asked"), max_length=600, blank=True)
    state = models.CharField(max_length=6, choices=RoundState.choices, default=RoundState.OPEN)
    due_on = models.DateField(_("answer by"))
    party = models.ForeignKey(Party, models.PROTECT, related_name="+", help_text="The party that opened it.")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["agreement", "number"], name="round_numbered"),
            models.UniqueConstraint(
                fields=["agreement"], condition=models.Q(state="open"), name="round_one_open_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", closed_at=None) | models.Q(state="closed", closed_at__isnull=False),
                name="round_closed_at_a_time",
            ),
            models.CheckConstraint(condition=~models.Q(circle="public"), name="round_never_public"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state == RoundState.OPEN


class Respondent(models.Model):
    """One person asked in a round for one party: one mail with one link to everything asked of that person."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="respondents")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(null=True, help_text="When the latest link was sent.")
    opened_at = models.DateTimeField(null=True, help_text="When the questions were first looked at.")
    counted_from = models.DateTimeField(null=True, help_text="From when the time that the next answer takes counts.")

    class Meta:
        ordering = ("party__position", "person__name_key", "pk")
        constraints = (models.UniqueConstraint(fields=["round", "person", "party"], name="respondent_once"),)

    def __str__(self) -> str:
        return str(self.person)

    @property
    def home(self) -> Organisation:
        """The organisation that the person answers for, for the journal."""
        return self.party.organisation

    @property
    def home_id(self) -> int:
        return self.party.organisation_id

    @property
    def circle(self) -> str:
        return self.round.circle


class ReminderKind(models.TextChoices):
    BEFORE = "before", pgettext_lazy("reminder", "Before the day")
    ON = "on", pgettext_lazy("reminder", "On the day")
    AFTER = "after", pgettext_lazy("reminder", "After the day")
    BY_HAND = "by_hand", pgettext_lazy("reminder", "By hand")


class Reminder(models.Model):
    """A reminder sent to one who has not answered; by itself at most one of each kind for each due date."""

    respondent = models.ForeignKey(Respondent, models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=8, choices=ReminderKind.choices)
    due_on = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ("sent_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["respondent", "kind", "due_on"],
                condition=~models.Q(kind="by_hand"),
                name="reminded_once_of_each_kind",
            ),
        )


class Notice(models.Model):
    """That those who see to a party's side have been told, once for each due date, who there has not answered."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="notices")
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    due_on = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ("sent_at", "pk")
        constraints = (models.UniqueConstraint(fields=["round", "party", "due_on"], name="notice_once"),)
