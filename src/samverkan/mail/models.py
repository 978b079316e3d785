"""What is remembered of mail."""

from django.db import models


class MessageQuerySet(models.QuerySet["Message"]):
    def sent(self) -> "MessageQuerySet":
        """Return what a mail server has taken over."""
        return self.filter(sent_at__isnull=False)

    def failed(self) -> "MessageQuerySet":
        """Return what a mail server refused, or that could not be reached."""
        return self.filter(sent_at=None).exclude(fault="")

    def waiting(self) -> "MessageQuerySet":
        """Return what has not been tried, since there is no mail server."""
        return self.filter(sent_at=None, fault="")


class Message(models.Model):
    """One mail to one address, kept from the moment it is due until it is sent, and after."""

    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    reason = models.CharField(max_length=200)
    party_key = models.UUIDField(null=True)
    lets_in = models.BooleanField(default=False, help_text="Holds a link that lets somebody in, until it is sent.")
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=300, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ("-queued_at", "-pk")
        indexes = (models.Index(fields=["party_key", "-queued_at"], name="mail_by_party"),)

    def __str__(self) -> str:
        return self.subject

    @property
    def state(self) -> str:
        """Sent, failed or waiting."""
        if self.sent_at:
            return "sent"
        return "failed" if self.fault else "waiting"
