"""Links sent by mail that let somebody in once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models.organisations import Organisation
from samverkan.accounts.models.people import Person


class Invitation(models.Model):
    """A link that lets an invited person choose a password once, before it expires."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    invited_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    digest = models.CharField(_("digest of the link"), max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Errand(models.Model):
    """A link by which one person does one thing for one party without signing in, once and until a day."""

    purpose = models.CharField(max_length=40, help_text="What may be done, as room.verb.")
    thing = models.PositiveBigIntegerField(help_text="The key of what it is done to, in the room of the purpose.")
    person = models.ForeignKey(Person, models.CASCADE, related_name="errands")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="errands")
    digest = models.CharField(_("digest of the link"), max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_because = models.CharField(
        max_length=10,
        blank=True,
        choices=[("closed", "The thing is over, or a newer link was sent."), ("foreign", "Shown at another door.")],
    )

    class Meta:
        ordering = ("-sent_at", "-pk")
        indexes = (models.Index(fields=["purpose", "thing"], name="errand_of_thing"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(closed_at=None, closed_because="")
                | (models.Q(closed_at__isnull=False) & ~models.Q(closed_because="")),
                name="errand_closed_with_reason",
            ),
        )
