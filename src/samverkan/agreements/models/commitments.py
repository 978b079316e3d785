"""What the parties promised, and how each of them sees it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, CircledQuerySet, Organisation, Person
from samverkan.accounts.models.conditions import SeenBy
from samverkan.agreements.models.agreements import Domain, Party, WithinAgreement, Wording
from samverkan.agreements.models.membership import HasRead
from samverkan.areas.models import Area
from samverkan.search import SwedishKeyField, key


class CommitmentKind(models.TextChoices):
    RECURRING = "recurring", _("Recurring")
    DECLARATION = "declaration", _("Declaration")
    EXPLORATION = "exploration", _("Exploration")
    DIRECTION = "direction", _("Direction")
    DELIVERABLE = "deliverable", _("Deliverable")


class Standing(models.TextChoices):
    """What the parties have done with the promise itself, whatever its state."""

    STANDS = "stands", _("Stands")
    CHANGED = "changed", _("Changed")
    UNDER_REVIEW = "under_review", _("Under review")
    DROPPED = "dropped", _("Dropped")


class CommitmentQuerySet(CircledQuerySet):
    def found_by(self, text: str) -> "CommitmentQuerySet":
        return self.filter(text_key__contains=key(text))


class Commitment(WithinAgreement):
    """What one or more parties promise, anchored in passages of the text."""

    known_from = "made_at"
    changes_in = "version"

    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("short name"), max_length=150)
    text = models.TextField(_("wording"))
    text_key = SwedishKeyField(source="text")
    kind = models.CharField(_("kind"), max_length=12, choices=CommitmentKind.choices)
    is_agreement_wording = models.BooleanField(default=False)
    standing = models.CharField(max_length=12, choices=Standing.choices, default=Standing.STANDS)
    due_on = models.DateField(_("due"), null=True, blank=True)
    report_every_days = models.PositiveSmallIntegerField(_("days between reports"), null=True, blank=True)
    domains = models.ManyToManyField(Domain, related_name="commitments", blank=True)
    areas = models.ManyToManyField(Area, related_name="commitments", blank=True)
    bound = models.ManyToManyField(
        Party, through="Binding", through_fields=("commitment", "party"), related_name="commitments"
    )
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["agreement", "number"], name="commitment_numbered"),)

    def __str__(self) -> str:
        return self.title


class Passage(models.Model):
    """The exact words of a wording that a commitment rests on."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="passages")
    wording = models.ForeignKey(Wording, models.CASCADE, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ("start",)
        constraints = (models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="passage_has_words"),)


class PassageOutcome(models.TextChoices):
    """What a person says of a passage that a new wording no longer has as it was."""

    WAITING = "", _("Not decided yet")
    FOLLOWS = "follows", _("The promise is the same, in these words")
    CHANGED = "changed", _("The promise is changed")
    UNWRITTEN = "unwritten", _("The promise stands, though the new wording does not write it")
    DROPPED = "dropped", _("The promise is dropped")


class PassageDecision(models.Model):
    """That a passage's words are reworded in, or gone from, a new wording, and what a person says of it."""

    passage = models.ForeignKey(Passage, models.CASCADE, related_name="decisions")
    wording = models.ForeignKey(Wording, models.CASCADE, related_name="decisions")
    is_gone = models.BooleanField(help_text="Nothing like it was found.")
    candidates = models.JSONField(default=list, help_text="[start, end, likeness] of the likeliest places.")
    outcome = models.CharField(
        max_length=10, choices=PassageOutcome.choices, default=PassageOutcome.WAITING, blank=True
    )
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("passage__commitment__number", "passage__start", "pk")
        constraints = (
            models.UniqueConstraint(fields=["passage", "wording"], name="passage_decided_once"),
            models.CheckConstraint(
                condition=models.Q(outcome="", settled_at=None) | (~models.Q(outcome="") & ~models.Q(settled_at=None)),
                name="passage_settled_at_a_time",
            ),
        )


class Binding(models.Model):
    """One party bound by a commitment: who owns it there, and what the party wants out of it."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="bindings")
    party = models.ForeignKey(Party, models.CASCADE, related_name="bindings")
    owner = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="owned")
    wants = models.CharField(_("what your party wants out of it"), max_length=400, blank=True)
    spokesperson = models.ForeignKey(
        Party,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The party whose view counts as this party's too; named by this party itself.",
    )

    class Meta:
        ordering = ("party__position",)
        constraints = (models.UniqueConstraint(fields=["commitment", "party"], name="bound_once"),)


class ReportState(models.TextChoices):
    """Every state; which of them fit is told by the kind of commitment (see `states`)."""

    NOT_STARTED = "not_started", _("Not started")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    KEPT = "kept", _("Kept this year")
    MISSED = "missed", _("Missed this year")
    HOLDS = "holds", _("Holds")
    HOLDS_NO_LONGER = "holds_no_longer", _("Holds no longer")
    OPEN = "open", _("Being explored")
    ESTABLISH = "establish", _("Explored: establish")
    NOT_ESTABLISH = "not_establish", _("Explored: do not establish")
    AT_RISK = "at_risk", _("At risk")


class ReportQuerySet(models.QuerySet["StatusReport"]):
    def visible_to(self, actor: Actor) -> "ReportQuerySet":
        """Return the public reports, the shared ones of the actor's agreements, and its own party's."""
        if actor.organisation_id is None:
            return self.filter(circle=Circle.PUBLIC)
        return self.filter(SeenReport(actor.organisation_id, shares_only=actor.shares_only))


class SeenReport(SeenBy):
    """What an organisation sees of reports: as of other records, but a party's own is what it has said itself."""

    sql = "({circle} = 'public' OR {home} = %s OR {circle} = 'shared' AND {shared})"
    sharing = "({circle} = 'public' OR {circle} = 'shared' AND {shared})"
    home = "party__organisation"

    def __init__(self, organisation_id: int, *, shares_only: bool) -> None:
        shared = HasRead("commitment__agreement", organisation_id, since="reported_at")
        super().__init__(organisation_id, shared, shares_only=shares_only)


class StatusReport(models.Model):
    """One party's view of a commitment on a day; the latest of each party counts, in each circle for itself."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="reports")
    party = models.ForeignKey(Party, models.CASCADE, related_name="reports")
    state = models.CharField(_("state"), max_length=16, choices=ReportState.choices)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    sentence = models.CharField(_("in one sentence"), max_length=400, blank=True)
    evidence_url = models.URLField(_("address of the evidence"), max_length=500, blank=True)
    evidence_note = models.CharField(_("evidence"), max_length=300, blank=True)
    circle = models.CharField(max_length=10, choices=Circle.choices, default=Circle.SHARED)
    as_of = models.DateField(_("as of"))
    reported_at = models.DateTimeField()
    reported_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    is_latest = models.BooleanField(default=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("-as_of", "-pk")
        indexes = (models.Index(fields=["commitment", "is_latest"], name="report_latest"),)
        constraints = (
            models.UniqueConstraint(
                fields=["commitment", "party", "circle"],
                condition=models.Q(is_latest=True),
                name="one_latest_view_each",
            ),
        )

    @property
    def home(self) -> Organisation:
        """The organisation whose view it is, for the journal."""
        return self.party.organisation

    @property
    def home_id(self) -> int:
        return self.party.organisation_id


class CommitmentChange(models.Model):
    """That a promise was changed, dropped, put under review or restored: when, and why."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="changes")
    standing = models.CharField(max_length=12, choices=Standing.choices)
    reason = models.TextField(_("reason"))
    old_text = models.TextField(_("earlier wording"), blank=True)
    new_text = models.TextField(_("new wording"), blank=True)
    changed_on = models.DateField(_("date"))
    by_party = models.ForeignKey(Party, models.PROTECT, related_name="+", null=True)
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    answers = models.ForeignKey("agreements.Assumption", models.SET_NULL, null=True, related_name="answers")
    made_at = models.DateTimeField(null=True, help_text="Unknown where it was not yet remembered.")

    class Meta:
        ordering = ("-changed_on", "-pk")
