"""The case itself: which gap, where, whose it is to look after, and whose to decide."""

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.models import Circle, CircledQuerySet, Person
from samverkan.agreements.models import Party, WithinAgreement
from samverkan.areas.models import Area
from samverkan.competence.models import REGION, SSYK
from samverkan.meetings.models import AgendaItem, ItemState, Topic, TopicState
from samverkan.search import SwedishKeyField, key

BROUGHT_UP = "gap:"
"""What an agenda item is derived from when the data brought the case up: gap:12."""
ENOUGH = 2
"""With so many options there is something to choose between."""


class CaseState(models.TextChoices):
    """Where a case stands; found from what has been done, never written."""

    OPEN = "open", pgettext_lazy("gap case", "Open")
    READY = "ready", pgettext_lazy("gap case", "Options ready")
    AWAITING = "awaiting", pgettext_lazy("gap case", "Awaits decision")
    DECIDED = "decided", pgettext_lazy("gap case", "Decided")
    FOLLOWED = "followed", pgettext_lazy("gap case", "Followed up")
    CLOSED = "closed", pgettext_lazy("gap case", "Closed")


class DeciderKind(models.TextChoices):
    """What kind of body decides."""

    PROGRAMME = "programme", _("Programme director")
    FACULTY = "faculty", _("Faculty or department")
    UNIVERSITY = "university", _("Vice-chancellor or university board")
    MUNICIPALITY = "municipality", _("Municipal board or council")
    REGION = "region", _("The region")
    YH_AUTHORITY = "yh", _("Agency for Higher Vocational Education")
    OTHER = "other", pgettext_lazy("decider", "Another body")


class GapCaseQuerySet(CircledQuerySet):
    def with_state(self) -> "GapCaseQuerySet":
        """Tell of each case where it stands, in its own query."""
        return self.annotate(state=_state())

    def found_by(self, text: str) -> "GapCaseQuerySet":
        return self.filter(Q(title_key__contains=key(text)) | Q(occupation__icontains=text) | Q(ssyk=text.strip()))

    def like(self, ssyk: str, region: str) -> "GapCaseQuerySet":
        """Return the cases not closed about the same occupation in the same region."""
        return self.filter(ssyk=ssyk, region=region, closed_at=None)


class GapCase(WithinAgreement):
    """A gap between the people asked for and the people there are, taken up to be decided on and followed up."""

    title = models.CharField(_("title"), max_length=200)
    title_key = SwedishKeyField(source="title", max_length=400)
    ssyk = models.CharField(_("SSYK group"), max_length=4, validators=[SSYK])
    occupation = models.CharField(_("occupation"), max_length=200, help_text="As it was called when the case opened.")
    region = models.CharField(_("region"), max_length=2, validators=[REGION])
    area = models.ForeignKey(Area, models.SET_NULL, null=True, blank=True, related_name="gap_cases")
    year = models.PositiveSmallIntegerField(_("year"))
    low = models.PositiveIntegerField(_("missing, at least"))
    high = models.PositiveIntegerField(_("missing, at most"))
    source = models.CharField(_("source of the gap"), max_length=300)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    origin = models.CharField(max_length=60, blank=True, help_text="The computation the gap was taken from: an id.")
    why = models.TextField(_("why it matters"), max_length=2000, blank=True)
    decider_kind = models.CharField(_("whose decision"), max_length=12, choices=DeciderKind.choices, blank=True)
    decider = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    body = models.CharField(_("body"), max_length=150, blank=True)
    topics = models.ManyToManyField(Topic, related_name="gap_cases", blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    closed_why = models.CharField(_("why it was closed"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = GapCaseQuerySet.as_manager()

    class Meta:
        ordering = ("-opened_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(low__lte=models.F("high")), name="gap_case_low_below_high"),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_why="") | (Q(closed_at__isnull=False) & ~Q(closed_why="")),
                name="gap_case_closed_with_reason",
            ),
        )

    def __str__(self) -> str:
        return self.title


class CaseOwner(models.Model):
    """Who looks after a gap case in one party."""

    case = models.ForeignKey(GapCase, models.CASCADE, related_name="owners")
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="gap_cases")

    class Meta:
        ordering = ("party__position",)
        constraints = (models.UniqueConstraint(fields=["case", "party"], name="gap_case_one_owner_each"),)


def brought_up_as(pk: OuterRef) -> Concat:
    """Return, within a query, what an agenda item is derived from when the data brought up the case with that key."""
    return Concat(Value(BROUGHT_UP), Cast(pk, models.CharField()))


def _state() -> Case:
    """Return where a case stands by what has been done about it."""
    from samverkan.gap_cases.models.decisions import CaseDecision, LookBack
    from samverkan.gap_cases.models.options import Option

    decided = CaseDecision.objects.filter(case=OuterRef("pk"), withdrawn_at=None)
    looked = LookBack.objects.filter(decision__case=OuterRef("pk"), decision__withdrawn_at=None, done_at__isnull=False)
    sent = GapCase.topics.through.objects.filter(gapcase=OuterRef("pk")).exclude(topic__state=TopicState.WITHDRAWN)
    taken = AgendaItem.objects.filter(derived_from=brought_up_as(OuterRef("pk"))).exclude(state=ItemState.MOVED)
    # Of a case that all parties see, what one of them keeps in its own inbox or forum tells the others nothing.
    sent = sent.filter(~Q(topic__circle=Circle.PRIVATE) | Q(gapcase__circle=Circle.PRIVATE))
    own = Q(meeting__forum__circle=Circle.PRIVATE) & ~Q(meeting__forum__agreement__circle=Circle.PRIVATE)
    taken = taken.exclude(own)
    several = Option.objects.filter(case=OuterRef("pk"), position__gte=ENOUGH)
    return Case(
        When(closed_at__isnull=False, then=Value(CaseState.CLOSED)),
        When(Exists(looked.order_by()), then=Value(CaseState.FOLLOWED)),
        When(Exists(decided), then=Value(CaseState.DECIDED)),
        When(Exists(sent.order_by()) | Exists(taken.order_by()), then=Value(CaseState.AWAITING)),
        When(Exists(several.order_by()), then=Value(CaseState.READY)),
        default=Value(CaseState.OPEN),
        output_field=models.CharField(),
    )
