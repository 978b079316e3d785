"""Moving an agreement outward: to its other parties, then to everybody. Each is one explicit act."""

from collections.abc import Callable, Collection
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.telling import tell_others
from samverkan.agreements.models import Agreement, Terms
from samverkan.agreements.models.wordings import agreed
from samverkan.areas.models import Area
from samverkan.journal.actions import record


class CannotShare(Exception):
    """The agreement is not in the circle that it would be moved from."""


@transaction.atomic
def share(agreement: Agreement, *, by: Actor, at: datetime) -> Agreement:
    """
    Let the other parties see the agreement, its text and its commitments; they are told.

    Activities, views and notes of one's own stay where they are until each is shared. Raises CannotShare when it is
    already shared.
    """
    require(by, Permission.AGREEMENT_SHARE, agreement)
    agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if agreement.circle != Circle.PRIVATE:
        raise CannotShare(_("The agreement is already shared with its parties."))
    _move(agreement, Circle.PRIVATE, Circle.SHARED)
    _share_areas(agreement, by)
    _tell(
        agreement,
        "shared",
        lambda: (
            _(
                "%(party)s has registered the agreement and lists your organisation as a party. Read it, and confirm "
                "it if it is right."
            )
            % {"party": by.organisation}
        ),
        by,
        at,
    )
    record("agreements.share", agreement, by=by, at=at, within=agreement)
    return agreement


def _move(agreement: Agreement, outof: str, into: str) -> None:
    agreement.circle = into
    agreement.save(update_fields=["circle"])
    # What another party has written for itself is not ours to move.
    for things in (agreement.wordings, agreement.commitments):
        things.filter(circle=outof, home=agreement.home).update(circle=into)
    # The terms go no further than to the parties, also when the text is published.
    Terms.objects.filter(agreement=agreement, circle=outof, home=agreement.home).update(circle=into)


def _share_areas(agreement: Agreement, by: Actor) -> None:
    members = agreement.parties.values_list("organisation", flat=True)
    for area in Area.objects.filter(agreements=agreement, home=by.organisation, circle=Circle.PRIVATE):
        area.circle = Circle.SHARED
        area.save(update_fields=["circle"])
        area.organisations.add(*members)


@transaction.atomic
def publish(agreement: Agreement, *, wording: bool, commitments: Collection[int], by: Actor, at: datetime) -> Agreement:
    """
    Let everybody see the agreement, and of its content what is chosen.

    wording      its text too
    commitments  ids of those commitments that everybody may see; the parties' views of them stay as they are
    The other parties are told. Raises CannotShare when the other parties do not see it yet.
    """
    require(by, Permission.AGREEMENT_PUBLISH, agreement)
    agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if agreement.circle == Circle.PRIVATE:
        raise CannotShare(_("Share the agreement with its parties before everybody can see it."))
    agreement.circle = Circle.PUBLIC
    agreement.save(update_fields=["circle"])
    if wording:
        agreement.wordings.filter(agreed(), circle=Circle.SHARED).update(circle=Circle.PUBLIC)
    chosen = agreement.commitments.filter(circle=Circle.SHARED, pk__in=commitments)
    numbers = sorted(chosen.values_list("number", flat=True))
    chosen.update(circle=Circle.PUBLIC)
    _tell(agreement, "published", lambda: _published(len(numbers), by), by, at)
    detail = {"wording": wording, "commitments": numbers}
    record("agreements.publish", agreement, by=by, at=at, within=agreement, detail=detail)
    return agreement


def _published(count: int, by: Actor) -> str:
    sentence = ngettext(
        "%(party)s has made the agreement public with %(number)d commitment. Everybody can now read it.",
        "%(party)s has made the agreement public with %(number)d commitments. Everybody can now read it.",
        count,
    )
    return sentence % {"party": by.organisation, "number": count}


def _tell(agreement: Agreement, what: str, sentence: Callable[[], str], by: Actor, at: datetime) -> None:
    path, own = reverse("agreements:page", args=[agreement.pk]), by.organisation_id
    tell_others(agreement, kind=f"agreement.{what}", sentence=sentence, path=path, except_for=own, at=at)
