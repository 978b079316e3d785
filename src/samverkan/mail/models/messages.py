"""Mail that is to be sent, or was."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class WhyGivenUp(models.TextChoices):
    """Why a message is not tried again by itself."""

    TRIES = "tries", _("It was tried for a day and a half without success.")
    ADDRESS = "address", _("The mail server says that the address takes no mail.")
    BOUNCED = "bounced", _("The address is on the list of those that take no mail.")
    TEXT = "text", _("The mail server did not accept the message itself.")
    STOPPED = "stopped", _("The receiver has stopped mail of this kind.")
    NO_LONGER = "no_longer", _("What it told of no longer holds, or may no longer be seen by the receiver.")


class MessageQuerySet(models.QuerySet["Message"]):
    def sent(self) -> "MessageQuerySet":
        """Return what a mail server has taken over."""
        return self.filter(sent_at__isnull=False)

    def failed(self) -> "MessageQuerySet":
        """Return what could not be sent and is tried again."""
        return self.filter(sent_at=None, given_up="").exclude(fault="")

    def given_up(self) -> "MessageQuerySet":
        """Return what is not tried again unless somebody asks for it."""
        return self.filter(sent_at=None).exclude(given_up="")

    def waiting(self) -> "MessageQuerySet":
        """Return what has not been tried: there is no mail server, or it is on its way."""
        return self.filter(sent_at=None, fault="", given_up="")

    def due(self, at: datetime) -> "MessageQuerySet":
        """Return what is to be tried by itself, oldest first."""
        free = models.Q(claimed_until=None) | models.Q(claimed_until__lt=at)
        return self.filter(free, sent_at=None, next_try_at__lte=at).order_by("next_try_at", "pk")


class Message(models.Model):
    """One mail to one address, kept from the moment it is due until it is sent, and after."""

    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    reason = models.CharField(max_length=200)
    party_key = models.UUIDField(null=True)
    lets_in = models.BooleanField(default=False, help_text="Holds a link that lets somebody in, until it is sent.")
    calendar = models.TextField(blank=True, help_text="A calendar file that goes with it, as text.")
    stop = models.CharField(
        max_length=200, blank=True, help_text="What its one-click stop is signed for; empty for none."
    )
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    next_try_at = models.DateTimeField(null=True, help_text="Empty when nothing is tried by itself.")
    claimed_until = models.DateTimeField(null=True, help_text="Until when it is in the hands of one worker.")
    status = models.CharField(max_length=20, blank=True, help_text="As the server gave it: 450 4.2.1; empty for none.")
    fault = models.CharField(max_length=300, blank=True)
    given_up = models.CharField(max_length=20, blank=True, choices=WhyGivenUp.choices)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ("-queued_at", "-pk")
        indexes = (
            models.Index(fields=["party_key", "-queued_at"], name="mail_by_party"),
            models.Index(fields=["next_try_at"], name="mail_due", condition=models.Q(sent_at=None)),
        )

    def __str__(self) -> str:
        return self.subject

    @property
    def state(self) -> str:
        """Sent, given up, failed (and tried again) or waiting."""
        if self.sent_at:
            return "sent"
        if self.given_up:
            return "given_up"
        return "failed" if self.fault else "waiting"
