"""Letting everybody see something: always one explicit act, with a trace that the other parties see."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement
from samverkan.journal.actions import record
from samverkan.publishing.choices import Choice, choices


class NotPublicYet(Exception):
    """The agreement itself is not public, so nothing within it can be."""


class NotYours(Exception):
    """Something chosen is not the party's to make public."""


@transaction.atomic
def publish(agreement: Agreement, *, chosen: Collection[str], by: Actor, at: datetime) -> list[Choice]:
    """
    Let everybody see what is chosen, by the keys of `choices`; what is public already stays so.

    A party makes its own views and activities public, and what the parties agreed together. Returns
    what became public. Raises NotPublicYet, NotYours.
    """
    require(by, Permission.AGREEMENT_PUBLISH, agreement)
    if agreement.circle != Circle.PUBLIC:
        raise NotPublicYet(_("Make the agreement public first; then choose what of its life everybody can see."))
    offered = {choice.key: choice for choice in choices(agreement, by)}
    if not set(chosen) <= set(offered):
        raise NotYours(_("Something you chose is no longer there, or is the other party's. Choose again."))
    published = [offered[key] for key in chosen if not offered[key].is_public]
    for choice in published:
        _publish(choice.thing)
    detail = {"things": sorted(choice.key for choice in published)}
    record("publishing.publish", agreement, by=by, at=at, within=agreement, detail=detail)
    return published


def _publish(thing: Any) -> None:
    thing.circle = Circle.PUBLIC
    thing.save(update_fields=["circle"])
