"""Two people editing the same thing: the second save is refused, and both texts are shown."""

from django.db import models
from django.utils.translation import gettext as _


class EditedMeanwhile(Exception):
    """Somebody else saved the thing after this form was opened."""


def refuse_changed(thing: models.Model, version: int) -> None:
    """Raise EditedMeanwhile when a thing, held for oneself, is no longer the one the form was opened with."""
    if thing.version != version:  # type: ignore[attr-defined]
        raise EditedMeanwhile(_("Somebody else changed this while you were writing. Both versions are shown below."))


def take_turn(thing: models.Model, version: int) -> None:
    """Count the thing's version up, or raise EditedMeanwhile when it is no longer the one the form was opened with."""
    rows = type(thing)._base_manager.filter(pk=thing.pk, version=version)
    if not rows.update(version=models.F("version") + 1):
        sentence = _("Somebody else changed this while you were writing. Both versions are shown below.")
        raise EditedMeanwhile(sentence)
    thing.version = version + 1  # type: ignore[attr-defined]
