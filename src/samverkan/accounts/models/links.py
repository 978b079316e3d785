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
