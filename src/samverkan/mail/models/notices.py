"""What somebody is to be told."""

from django.db import models

from samverkan.mail.models.messages import Message
from samverkan.mail.news import group_of


class NoticeQuerySet(models.QuerySet["Notice"]):
    def waiting(self) -> "NoticeQuerySet":
        """Return what has gone into no mail yet."""
        return self.filter(message=None, dropped_at=None)


class Notice(models.Model):
    """One sentence that one person is to be told, and where to read more; it goes into that person's next mail."""

    to = models.EmailField()
    language = models.CharField(max_length=5)
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=300, blank=True, help_text="The heading it stands under: an agreement's name.")
    sentence = models.TextField()
    path = models.CharField(max_length=300)
    reason = models.CharField(max_length=200)
    party_key = models.UUIDField(null=True)
    urgent = models.BooleanField(default=False)
    thing = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    message = models.ForeignKey(Message, models.SET_NULL, null=True, related_name="notices")
    dropped_at = models.DateTimeField(null=True, help_text="When it was found to hold no longer, or to be unwanted.")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")
        indexes = (
            models.Index(
                fields=["to"], name="notice_waiting", condition=models.Q(message=None) & models.Q(dropped_at=None)
            ),
        )

    @property
    def group(self) -> str:
        """The kind of news it is stopped by."""
        return group_of(self.kind)
