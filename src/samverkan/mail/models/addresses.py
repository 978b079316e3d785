"""What is known of an address: what its owner wishes, and whether mail reaches it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rhythm(models.TextChoices):
    """How often somebody is told what is new."""

    DAILY = "daily", _("Once a day, in the morning")
    WEEKLY = "weekly", _("Once a week, in the morning")
    AT_ONCE = "at_once", _("At once, in a mail for each")
    NEVER = "never", _("Not at all; urgent news still comes")


class Wishes(models.Model):
    """How often the owner of an address wants mail, and of what not at all; its key stands in the links that stop."""

    to = models.EmailField(unique=True)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    rhythm = models.CharField(max_length=10, choices=Rhythm.choices, default=Rhythm.DAILY)
    rhythm_before = models.CharField(max_length=10, blank=True, help_text="What undoing a stop gives back.")
    weekday = models.PositiveSmallIntegerField(default=0, help_text="0 is Monday; of the weekly mail.")
    stopped = models.JSONField(default=list, blank=True, help_text="The groups of news that are not wanted.")
    last_digest_on = models.DateField(null=True)


class Bounce(models.Model):
    """An address that mail does not reach: nothing more is sent there until somebody says it works again."""

    to = models.EmailField(unique=True)
    at = models.DateTimeField()
    status = models.CharField(max_length=20, blank=True, help_text="As the server gave it: 550 5.1.1.")
    sentence = models.CharField(max_length=300)
    by_report = models.BooleanField(default=False, help_text="It came back as mail, after the server had taken it.")

    class Meta:
        ordering = ("-at", "-pk")
