"""The agreement itself, its wordings and its parties."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.models import Circled, CircledQuerySet, Organisation, Person
from samverkan.accounts.models.conditions import Condition
from samverkan.agreements.models.membership import HasRead, IsParty
from samverkan.agreements.partial_dates import PartialDateField
from samverkan.areas.models import Area
from samverkan.search import SwedishKeyField, key
from samverkan.sources.models import Snapshot


class AgreementKind(models.TextChoices):
    LETTER_OF_INTENT = "letter of intent", _("Letter of intent")
    COOPERATION = "cooperation agreement", _("Cooperation agreement")
    MEMORANDUM = "memorandum of understanding", _("Memorandum of understanding")
    PARTNERSHIP = "strategic partnership", _("Strategic partnership")
    RENEWAL = "renewal", _("Renewal")


class AgreementState(models.TextChoices):
    PROPOSED = "proposed", _("Proposed: each party has yet to agree")
    IN_FORCE = "in_force", _("In force")
    ENDED = "ended", _("Ended")


class Cadence(models.TextChoices):
    ANNUAL = "annual", _("Every year")
    BIANNUAL = "biannual", _("Twice a year")
    QUARTERLY = "quarterly", _("Every quarter")
    MONTHLY = "monthly", _("Every month")


class AgreementQuerySet(CircledQuerySet):
    def of_organisation(self, organisation_id: int | None) -> "AgreementQuerySet":
        """Return the agreements that an organisation is party to, or has registered."""
        party = Party.objects.filter(agreement=models.OuterRef("pk"), organisation=organisation_id)
        return self.filter(models.Q(models.Exists(party)) | models.Q(home=organisation_id))

    def found_by(self, text: str) -> "AgreementQuerySet":
        return self.filter(title_key__contains=key(text))


class Agreement(Circled):
    """What two to eight parties signed, or are about to: the root of everything in the partnership."""

    title = models.CharField(_("title"), max_length=250)
    title_key = SwedishKeyField(source="title")
    kind = models.CharField(_("kind"), max_length=30, choices=AgreementKind.choices)
    state = models.CharField(_("state"), max_length=10, choices=AgreementState.choices, default=AgreementState.IN_FORCE)
    language = models.CharField(_("language of the text"), max_length=2, default="sv")
    purpose = models.TextField(_("purpose"), blank=True)
    decided_on = PartialDateField(_("decided"))
    planned_on = PartialDateField(_("planned to be signed"))
    signed_on = PartialDateField(_("signed"))
    published_on = PartialDateField(_("published"))
    valid_from = PartialDateField(_("valid from"))
    valid_to = PartialDateField(_("valid to"))
    notice_date = models.DateField(_("last day to give notice"), null=True, blank=True)
    review_date = models.DateField(_("review"), null=True, blank=True)
    meeting_cadence = models.CharField(_("the leaderships meet"), max_length=10, choices=Cadence.choices, blank=True)
    report_every_days = models.PositiveSmallIntegerField(_("days between reports"), default=182)
    areas = models.ManyToManyField(Area, related_name="agreements", blank=True)
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    notice = models.TextField(_("notice on every page"), blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ("title_key",)

    def __str__(self) -> str:
        return self.title

    @classmethod
    def shared_with(cls, organisation_id: int) -> Condition:
        return HasRead("pk", organisation_id)

    @classmethod
    def concerns(cls, organisation_id: int) -> Condition:
        return IsParty("pk", organisation_id)


class WithinAgreement(Circled):
    """
    A record within one agreement: what is shared is shared between that agreement's parties.

    A party that has left sees none of it, except what a kind of record says that it does: `known_from` names the time
    at which a record was shared, and `changes_in` the number that is 1 as long as it has not been changed since.
    """

    known_from: ClassVar[str] = ""
    changes_in: ClassVar[str] = ""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True

    @classmethod
    def shared_with(cls, organisation_id: int) -> Condition:
        if cls.known_from:
            return HasRead("agreement", organisation_id, since=cls.known_from, version=cls.changes_in)
        return IsParty("agreement", organisation_id)

    @classmethod
    def concerns(cls, organisation_id: int) -> Condition:
        return IsParty("agreement", organisation_id)


class PartyQuerySet(models.QuerySet["Party"]):
    def current(self) -> Self:
        """Return the parties that have not left, as of today."""
        return self.filter(models.Q(left_on=None) | models.Q(left_on__gte=timezone.localdate()))


class Party(models.Model):
    """An organisation's dated membership of an agreement."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="parties")
    position = models.PositiveSmallIntegerField(help_text="1 to 8: the order, and the party's colour.")
    joined_on = models.DateField(_("joined"), null=True, blank=True)
    left_on = models.DateField(_("left"), null=True, blank=True)
    contact = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="contact_for")
    registry_number = models.CharField(_("registry number"), max_length=60, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    confirmed_name = models.CharField(
        max_length=150, blank=True, help_text="Who confirmed, as written that day; also without an account."
    )

    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering = ("position",)
        verbose_name_plural = "parties"
        constraints = (
            models.UniqueConstraint(fields=["agreement", "organisation"], name="party_once"),
            models.UniqueConstraint(fields=["agreement", "position"], name="party_own_position"),
            models.CheckConstraint(condition=models.Q(position__range=(1, 8)), name="party_two_to_eight"),
            models.CheckConstraint(
                condition=models.Q(joined_on=None)
                | models.Q(left_on=None)
                | models.Q(left_on__gte=models.F("joined_on")),
                name="party_leaves_after_it_joined",
            ),
        )

    def __str__(self) -> str:
        return self.organisation.name

    def is_member(self, on: date) -> bool:
        return not (self.left_on and self.left_on < on)


class PartyGoal(models.Model):
    """A goal of a party's own that the agreement serves; seen by that party only until shared."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="goals")
    text = models.CharField(_("goal"), max_length=300)
    source = models.CharField(_("where it is written"), max_length=300, blank=True)
    is_shared = models.BooleanField(_("the other parties may see it"), default=False)


class ConfirmationLink(models.Model):
    """A signed link by which a party without an account confirms an agreement, once, before it expires."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=150)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-sent_at",)
        constraints = (
            models.CheckConstraint(condition=models.Q(expires_at__gt=models.F("sent_at")), name="link_lives_a_while"),
        )


class RepresentativePart(models.TextChoices):
    SIGNATORY = "signatory", _("Signatory")
    REPRESENTATIVE = "representative", _("Representative in a caption")
    QUOTED = "quoted", _("Quoted")
    WITNESS = "witness", _("Witness")


class Representative(models.Model):
    """Who stood for a party in the document, with title and organisation of that day."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="representatives")
    name = models.CharField(_("name"), max_length=150)
    title = models.CharField(_("title"), max_length=150, blank=True)
    organisation_name = models.CharField(_("organisation"), max_length=200, blank=True)
    part = models.CharField(_("part"), max_length=15, choices=RepresentativePart.choices)

    class Meta:
        ordering = ("pk",)


class WordingNature(models.TextChoices):
    AGREEMENT = "agreement", _("The agreement's own wording")
    ACCOUNT = "account", _("Somebody's account of the agreement")


class Wording(WithinAgreement):
    """One wording of the text, with its fingerprint; the latest is the one that is followed."""

    known_from = "made_at"

    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    nature = models.CharField(max_length=10, choices=WordingNature.choices)
    caption = models.CharField(max_length=300, blank=True, help_text="Shown above the text: what it is and whose.")
    quotations = models.JSONField(default=list, help_text="[start, end] of what is the agreement's own wording.")
    pages = models.JSONField(default=list, help_text="[number, start, end] of each page.")
    paragraphs = models.JSONField(default=list, help_text="[start, end, kind] of each paragraph.")
    outline = models.JSONField(default=list, help_text="[number, title, level, start, end] of each section and clause.")
    fingerprint = models.CharField(max_length=64)
    snapshot = models.ForeignKey(Snapshot, models.SET_NULL, null=True, blank=True, related_name="wordings")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["agreement", "number"], name="wording_numbered"),)


class DomainCode(models.TextChoices):
    EDUCATION = "education", _("Education")
    COMPETENCE_DEVELOPMENT = "competence_development", _("Competence development")
    RESEARCH = "research", _("Research")
    INNOVATION = "innovation", _("Innovation")
    COMMISSIONED_EDUCATION = "commissioned_education", _("Commissioned education")
    ENTREPRENEURSHIP = "entrepreneurship", _("Entrepreneurship")
    SUSTAINABILITY = "sustainability", _("Sustainability")
    INFRASTRUCTURE = "infrastructure", _("Infrastructure")
    CULTURE = "culture", _("Culture")
    STUDENT_LIFE = "student_life", _("Student life")
    INTERNATIONALISATION = "internationalisation", _("Internationalisation")
    ATTRACTIVENESS = "attractiveness", _("Attractiveness")
    HEALTH = "health", pgettext_lazy("domain", "Health")
    SCHOOL = "school", _("School")
    OTHER = "other", _("Other")


class Domain(models.Model):
    """One of the kinds of work an agreement is about; the list is the agreement's own."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="domains")
    code = models.CharField(max_length=30, choices=DomainCode.choices)
    own_name = models.CharField(_("the agreement's own name for it"), max_length=100, blank=True)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=["agreement", "code", "own_name"], name="domain_once"),)

    def __str__(self) -> str:
        return self.own_name or str(self.get_code_display())
