"""People and the roles they hold within parties."""

import uuid
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models.organisations import Organisation
from samverkan.accounts.permissions import Role
from samverkan.search import SwedishKeyField


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str | None = None, password: str | None = None, **fields: Any) -> "Person":
        """Make a person; without a password there is no way to sign in until one is set by invitation."""
        person = self.model(email=self.normalize_email(email).casefold() if email else None, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who acts in the system or is asked to: a contact without a log-in is a person too."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=150)
    name_key = SwedishKeyField(source="name")
    email = models.EmailField(_("e-mail address"), null=True, blank=True, unique=True)
    title = models.CharField(_("title"), max_length=150, blank=True)
    title_key = SwedishKeyField(source="title")
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=5, default="sv")
    is_active = models.BooleanField(default=True)
    is_pseudonymised = models.BooleanField(default=False)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = PersonManager()

    class Meta:
        ordering = ("name_key",)

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class RoleQuerySet(models.QuerySet["RoleHeld"]):
    def current(self, on: date) -> "RoleQuerySet":
        """Return the roles held on a day."""
        ends = models.Q(to_date=None) | models.Q(to_date__gte=on)
        return self.filter(ends, from_date__lte=on)

    def lasting(self, on: date) -> "RoleQuerySet":
        """Return the roles held on a day or later: the current and the coming."""
        return self.filter(models.Q(to_date=None) | models.Q(to_date__gte=on))


class RoleHeld(models.Model):
    """One role of one person within one organisation, from a day and perhaps to one."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="roles")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="roles")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("to"), null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = ("organisation", "person", "role")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(to_date=None) | models.Q(to_date__gte=models.F("from_date")),
                name="role_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=models.Q(to_date=None),
                name="role_held_once_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()} ({self.organisation.short_mark})"
