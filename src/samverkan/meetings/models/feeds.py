"""A person's meetings as a calendar that other programs follow."""

from django.core.signing import BadSignature, Signer
from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Person

SIGNER = Signer(salt="meetings.calendar_feed", sep=".")


class CalendarFeed(models.Model):
    """A person's secret address of a calendar with the meetings that the person may see."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    number = models.CharField(max_length=43, unique=True, help_text="Random; with its signature it is the address.")
    only_called = models.BooleanField(_("only the meetings I am called to"), default=False)
    made_at = models.DateTimeField()

    @property
    def token(self) -> str:
        """What the address ends with; nobody can make it from what is stored without the key of the installation."""
        return SIGNER.sign(self.number)


def number_of(token: str) -> str:
    """Return the number that a token holds; empty for one that was not made here."""
    try:
        return SIGNER.unsign(token)
    except BadSignature:
        return ""
