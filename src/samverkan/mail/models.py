"""What is remembered of mail."""

from django.db import models


class Message(models.Model):
    """One mail to one address, kept from the moment it is due until it is sent, and after."""

    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    reason = models.CharField(max_length=200)
    party_key = models.UUIDField(null=True)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-queued_at", "-pk")
        indexes = (models.Index(fields=["party_key", "-queued_at"], name="mail_by_party"),)
