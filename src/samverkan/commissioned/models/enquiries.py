"""Enquiries: what an employer asks for, and where the answer stands."""

import uuid
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.models import Circled, CircledQuerySet, Organisation, Person
from samverkan.accounts.numbers import check_organisation_number
from samverkan.commissioned.states import CLOSED, LostBecause, State
from samverkan.search import SwedishKeyField, key

EVALUATED_WITHIN = timedelta(days=30)
"""After its last day a course is to be evaluated within so long."""


class CourseForm(models.TextChoices):
    """How the employer would have the teaching."""

    ANY = "any", pgettext_lazy("form of a course", "It does not matter")
    CAMPUS = "campus", pgettext_lazy("form of a course", "On campus")
    WORKPLACE = "workplace", pgettext_lazy("form of a course", "At the workplace")
    DISTANCE = "distance", pgettext_lazy("form of a course", "At a distance")
    MIXED = "mixed", pgettext_lazy("form of a course", "Some meetings, the rest at a distance")
    EVENING = "evening", pgettext_lazy("form of a course", "Evenings or weekends")


class EnquiryQuerySet(CircledQuerySet):
    def found_by(self, text: str) -> "EnquiryQuerySet":
        words = key(text)
        return self.filter(models.Q(employer_key__contains=words) | models.Q(title_key__contains=words))

    def overdue(self, today: date) -> "EnquiryQuerySet":
        """Return those to which no offer was made by the day set."""
        return self.filter(state__in=(State.NEW, State.ANSWERING), answer_by__lt=today)

    def silent(self, today: date) -> "EnquiryQuerySet":
        """Return those whose offer has run out without an answer."""
        return self.filter(state=State.OFFERED, offer_until__lt=today)

    def unevaluated(self, today: date) -> "EnquiryQuerySet":
        """Return those whose course ended a while ago and has not been evaluated."""
        return self.filter(state=State.GIVEN, course__ends_on__lt=today - EVALUATED_WITHIN)


class Enquiry(Circled):
    """An employer asks for commissioned education, and one party answers; nobody else sees it unless it is shared."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("what it is about"), max_length=120)
    title_key = SwedishKeyField(source="title")
    employer = models.CharField(_("employer"), max_length=150)
    employer_key = SwedishKeyField(source="employer")
    employer_number = models.CharField(
        _("organisation number"), max_length=11, blank=True, validators=[check_organisation_number]
    )
    contact_name = models.CharField(_("contact person"), max_length=150, blank=True)
    contact_email = models.EmailField(_("e-mail address"), blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    contact_removed_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=5, default="sv", help_text="In which mail to the contact is written.")
    people = models.PositiveIntegerField(_("number of people"), null=True, blank=True)
    wanted_from = models.DateField(_("wanted from"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    region = models.CharField(_("county"), max_length=2, blank=True)
    form = models.CharField(_("form"), max_length=10, choices=CourseForm.choices, default=CourseForm.ANY)
    words = models.TextField(_("more about the need"), blank=True)
    organisations = models.ManyToManyField(Organisation, related_name="+", blank=True)
    is_from_form = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    link_until = models.DateField(null=True, help_text="Until when the contact's own link works.")

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.NEW)
    state_since = models.DateTimeField()
    responsible = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="enquiries")
    answer_by = models.DateField(_("answer by"))
    offer_until = models.DateField(_("the offer stands until"), null=True, blank=True)
    lost_because = models.CharField(_("reason"), max_length=16, choices=LostBecause.choices, blank=True)
    lost_words = models.TextField(_("more about why"), blank=True)
    calculation_url = models.URLField(_("link to the price calculation"), max_length=500, blank=True)
    invoice_url = models.URLField(_("link to the invoice"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        ordering = ("-received_at", "-pk")
        indexes = (models.Index(fields=["home", "state"], name="enquiry_by_state"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=State.LOST) & ~models.Q(lost_because="")
                | ~models.Q(state=State.LOST) & models.Q(lost_because=""),
                name="enquiry_lost_with_reason",
            ),
            models.CheckConstraint(condition=models.Q(people=None) | models.Q(people__gt=0), name="enquiry_of_people"),
            models.CheckConstraint(
                condition=models.Q(contact_removed_at=None)
                | models.Q(contact_name="", contact_email="", contact_phone=""),
                name="enquiry_contact_removed_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.employer}: {self.title}"

    @classmethod
    def shared_with(cls, organisation_id: int) -> models.Exists:
        through: Any = Enquiry.organisations.through
        return models.Exists(through.objects.filter(enquiry=models.OuterRef("pk"), organisation=organisation_id))

    @property
    def is_closed(self) -> bool:
        return self.state in CLOSED


class Need(models.Model):
    """A skill that the employer asks for: one of a taxonomy, or in its own words."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="needs")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("skill"), max_length=120)
    name_key = SwedishKeyField(source="name")
    concept = models.CharField(max_length=200, blank=True, help_text="Its id in the taxonomy; empty for own words.")

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=["enquiry", "name_key"], name="need_once"),)

    def __str__(self) -> str:
        return self.name
