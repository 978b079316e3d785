"""Each party judges what the agreement gave: written in peace, then sent to the others in one explicit act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile, take_turn
from samverkan.agreements.actions.telling import tell_others
from samverkan.agreements.models import Domain, Party
from samverkan.areas.models import Area
from samverkan.journal.actions import record
from samverkan.renewals.actions.finding import held
from samverkan.renewals.models import Evaluation, Mark, Renewal, RenewalState
from samverkan.renewals.queries.figures import figures, frozen
from samverkan.renewals.queries.members import members


class AlreadySent(Exception):
    """The party's evaluation is with the other parties, and stays as they read it."""


class NotReady(Exception):
    """Something without which the others cannot read the evaluation is missing."""


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What a party writes."""

    achieved: str = ""
    not_achieved: str = ""
    wish: str = ""
    wish_text: str = ""
    domains: Mapping[Domain, str] = field(default_factory=dict)
    areas: Mapping[Area, str] = field(default_factory=dict)


@transaction.atomic
def save_evaluation(*, renewal: Renewal, judgement: Judgement, version: int, by: Actor, at: datetime) -> Evaluation:
    """
    Keep what the actor's party has written so far; nobody else sees it.

    `version` is 0 when nothing was kept before. Raises AlreadySent, EditedMeanwhile, AlreadySettled, NotAParty.
    """
    renewal, party = held(renewal, Permission.AGREEMENT_REGISTER, by, at)
    evaluation = _own(renewal, party, version, by, at)
    for name in ("achieved", "not_achieved", "wish", "wish_text"):
        setattr(evaluation, name, getattr(judgement, name).strip())
    evaluation.changed_at, evaluation.changed_by = at, by.person
    evaluation.save()
    evaluation.marks.all().delete()
    marks = [Mark(evaluation=evaluation, domain=one, value=value) for one, value in judgement.domains.items() if value]
    marks += [Mark(evaluation=evaluation, area=one, value=value) for one, value in judgement.areas.items() if value]
    Mark.objects.bulk_create(marks)
    detail = {"number": renewal.number, "version": evaluation.version}
    record("renewals.save_evaluation", evaluation, by=by, at=at, within=renewal.agreement, detail=detail)
    return evaluation


def _own(renewal: Renewal, party: Party, version: int, by: Actor, at: datetime) -> Evaluation:
    found = Evaluation.objects.filter(renewal=renewal, party=party).first()
    if found is None:
        return Evaluation(renewal=renewal, party=party, changed_at=at, changed_by=by.person)
    if found.sent_at:
        raise AlreadySent(_("Your party's evaluation is already sent. The other parties have it as it was."))
    if version == 0:
        raise EditedMeanwhile(_("Somebody else changed this while you were writing. Both versions are shown below."))
    take_turn(found, version)
    return found


@transaction.atomic
def send_evaluation(*, renewal: Renewal, version: int, by: Actor, at: datetime) -> Evaluation:
    """
    Send the actor's party's evaluation to the other parties, with the figures as they are today; it stays as it is.

    When every party has sent its own, the wording is next. Raises NotReady, AlreadySent, EditedMeanwhile.
    """
    renewal, party = held(renewal, Permission.AGREEMENT_SHARE, by, at)
    evaluation = Evaluation.objects.select_related("party__organisation").filter(renewal=renewal, party=party).first()
    if evaluation is None or not evaluation.wish or not (evaluation.achieved or evaluation.not_achieved):
        sentence = _("Write what was achieved or what was not, and say what your party wants, before you send it.")
        raise NotReady(sentence)
    if evaluation.sent_at:
        raise AlreadySent(_("Your party's evaluation is already sent. The other parties have it as it was."))
    take_turn(evaluation, version)
    evaluation.sent_at, evaluation.sent_by = at, by.person
    evaluation.renewal = renewal
    evaluation.figures = frozen(figures(renewal.agreement, by, timezone.localdate(at)))
    evaluation.save()
    _go_on(renewal)
    _tell(renewal, by, at)
    detail = {"number": renewal.number, "wish": evaluation.wish}
    record("renewals.send_evaluation", evaluation, by=by, at=at, within=renewal.agreement, detail=detail)
    return evaluation


def _go_on(renewal: Renewal) -> None:
    sent = set(renewal.evaluations.filter(sent_at__isnull=False).values_list("party", flat=True))
    if sent >= {party.pk for party in members(renewal.agreement)}:
        renewal.state = RenewalState.DRAFTING
        renewal.save(update_fields=["state"])


def _tell(renewal: Renewal, by: Actor, at: datetime) -> None:
    tell_others(
        renewal.agreement,
        kind="renewal.evaluated",
        sentence=lambda: _("%(party)s has sent its evaluation of the agreement.") % {"party": by.organisation},
        path=reverse("renewals:evaluations", args=[renewal.agreement_id]),
        thing=f"renewal:{renewal.pk}:{by.organisation_id}",
        except_for=by.organisation_id,
        at=at,
    )
