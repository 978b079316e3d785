"""The three circles: private to a party, shared between the parties, public."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models.conditions import SeenBy
from samverkan.accounts.models.organisations import Organisation

if TYPE_CHECKING:
    from samverkan.accounts.actor import Actor


Shown = models.Q | models.Exists | models.Func


class Circle(models.TextChoices):
    PRIVATE = "private", _("Seen by your party only")
    SHARED = "shared", _("Shared between the parties")
    PUBLIC = "public", _("Public")


class CircledQuerySet(models.QuerySet[Any]):
    """Every query that ends on a page, in a feed or in a file begins with `visible_to`."""

    def visible_to(self, actor: "Actor") -> Self:
        """
        Return what the actor may see: the public, what its organisation shares, and its own.

        An independent example stands on its public page alone, apart from what people work with.
        """
        if actor.organisation_id is None:
            return self.public()
        shared = self.model.shared_with(actor.organisation_id)
        return self.filter(SeenBy(actor.organisation_id, shared, shares_only=actor.shares_only))

    def public(self) -> Self:
        """Return what everybody may see."""
        return self.filter(circle=Circle.PUBLIC)


class Circled(models.Model):
    """A record that stands in one of the three circles; `home` is the organisation that made it."""

    circle = models.CharField(_("seen by"), max_length=10, choices=Circle.choices, default=Circle.PRIVATE)
    home = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    objects = CircledQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def shared_with(cls, organisation_id: int) -> Shown:
        """Return the condition under which a shared record is shared with the organisation."""
        raise NotImplementedError

    @classmethod
    def concerns(cls, organisation_id: int) -> Shown:
        """Return the condition under which the organisation may also act on it: most often the same."""
        return cls.shared_with(organisation_id)
