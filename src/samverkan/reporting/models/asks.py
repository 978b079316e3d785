"""What is asked of whom, the draft of an answer, and the answer."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Organisation, Person
from samverkan.agreements.models import Commitment, Party, ReportState, StatusReport
from samverkan.reporting.models.rounds import Respondent, Round
from samverkan.sources.models import Snapshot


class AskQuerySet(models.QuerySet["Ask"]):
    def visible_to(self, actor: Actor) -> Self:
        """Return what is asked in the rounds and about the promises that the actor sees."""
        rounds = Round.objects.visible_to(actor).order_by().values("pk")
        promises = Commitment.objects.visible_to(actor).filter(pk=models.OuterRef("commitment")).order_by()
        return self.filter(models.Exists(promises), round__in=rounds)

    def standing(self) -> Self:
        """Return what has not been withdrawn."""
        return self.filter(withdrawn_at=None)


def answered_for(actor: Actor) -> models.Q:
    """Return the condition of an answer that the actor sees: its own party's, or one that is shared."""
    own = models.Q(party__organisation=actor.organisation_id)
    return models.Q(answer__isnull=False) & (own | ~models.Q(answer__report__circle=Circle.PRIVATE))


class Ask(models.Model):
    """That one party is asked in a round how it sees one promise; of nobody as long as nobody there owns it."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="asks")
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="asks")
    party = models.ForeignKey(Party, models.CASCADE, related_name="asks")
    respondent = models.ForeignKey(Respondent, models.SET_NULL, null=True, related_name="asks")
    answer = models.OneToOneField("Answer", models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = AskQuerySet.as_manager()

    class Meta:
        ordering = ("party__position", "commitment__number", "pk")
        constraints = (models.UniqueConstraint(fields=["round", "commitment", "party"], name="asked_once"),)

    @property
    def home(self) -> Organisation:
        """The organisation that is asked, for the journal."""
        return self.party.organisation

    @property
    def home_id(self) -> int:
        return self.party.organisation_id

    @property
    def circle(self) -> str:
        """What is asked about a party's own promise is its own."""
        return Circle.PRIVATE if self.commitment.circle == Circle.PRIVATE else self.round.circle


class Said(models.Model):
    """What somebody says of a promise besides its state: a figure, a file, where it can be read."""

    sentence = models.CharField(_("in one sentence"), max_length=400, blank=True)
    figure = models.DecimalField(_("figure"), max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    evidence = models.CharField(_("where it can be read"), max_length=200, blank=True)
    file = models.ForeignKey(Snapshot, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True


class Draft(Said):
    """What has been written of an answer and not been sent; seen by the one who is asked and by the own party."""

    ask = models.OneToOneField(Ask, models.CASCADE, related_name="draft")
    state = models.CharField(_("state"), max_length=16, choices=ReportState.choices, blank=True)
    own_only = models.BooleanField(_("only within our party"), default=False)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")


class Answer(Said):
    """What was sent, and the view of the party that it became; a changed answer is a new one."""

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="answers")
    report = models.OneToOneField(StatusReport, models.CASCADE, related_name="answer")
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    seconds = models.PositiveIntegerField(null=True, help_text="From opening the page; nothing where none was opened.")

    class Meta:
        ordering = ("-answered_at", "-pk")
