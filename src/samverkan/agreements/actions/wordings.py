"""A new wording of an agreement: kept beside the earlier ones, and the promises follow into it."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.following import follow
from samverkan.agreements.actions.proposing import needs_the_others, propose
from samverkan.agreements.actions.reading import Received, read
from samverkan.agreements.actions.registering.agreement import add_wording as keep
from samverkan.agreements.actions.registering.agreement import fingerprint
from samverkan.agreements.actions.reports import own_party
from samverkan.agreements.actions.telling import tell_others
from samverkan.agreements.drafting import Working
from samverkan.agreements.given import WordingGiven
from samverkan.agreements.models import Agreement, Wording, WordingNature, WordingProposal
from samverkan.agreements.models.wordings import agreed
from samverkan.journal.actions import record
from samverkan.sources import actions as sources
from samverkan.sources.models import Snapshot


class SameWording(Exception):
    """The text is, letter by letter, the newest wording that there is already."""


@transaction.atomic
def add_wording(
    *,
    agreement: Agreement,
    received: Received,
    nature: str = WordingNature.AGREEMENT,
    caption: str = "",
    in_force_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Wording:
    """
    Keep a new wording of the agreement.

    The agreement's own words are proposed: they hold from `in_force_on`, or at once, when each other party has
    confirmed them (`proposing`), and only then do the promises follow. The first text of an agreement that had none,
    somebody's account, and a wording that no other party sees, hold as soon as they are kept: passages whose words
    stand there still follow, each of the others waits for `settle_passage`. The earlier wordings stay, with their
    passages. The other parties are told.
    Raises SameWording, NotAParty, and what `reading.read` raises.
    """
    require(by, Permission.AGREEMENT_REGISTER, agreement)
    own_party(agreement, by, timezone.localdate(at))
    agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    working = read(received)
    last = agreement.wordings.order_by("-number").first()
    held = agreement.wordings.filter(agreed()).order_by("-number").first()
    if last and last.fingerprint == fingerprint(working.document.text):
        sentence = _("This is wording %(number)d, letter by letter. Nothing was added.")
        raise SameWording(sentence % {"number": last.number})
    snapshot = sources.receive(data=received.content, name=received.name or _("Pasted text"), by=by, at=at)
    given = _given(working, nature, caption.strip(), snapshot)
    made = keep(agreement, given, number=last.number + 1 if last else 1, by=by, at=at)
    proposal = None
    if held is not None and needs_the_others(agreement, nature, by, timezone.localdate(at)):
        proposal = propose(made, in_force_on=in_force_on, by=by, at=at)
    else:
        follow(made, held)
    _tell(made, proposal, by=by, at=at)
    detail = {"number": made.number, "fingerprint": made.fingerprint}
    record("agreements.add_wording", made, by=by, at=at, within=agreement, detail=detail)
    return made


def _given(working: Working, nature: str, caption: str, snapshot: Snapshot) -> WordingGiven:
    document = working.document
    return WordingGiven(
        text=document.text,
        nature=nature,
        caption=caption,
        quotations=working.content.quotations if nature == WordingNature.ACCOUNT else (),
        pages=tuple((page.number, page.start, page.end) for page in document.pages),
        paragraphs=tuple((p.start, p.end, p.kind.value) for p in document.paragraphs),
        outline=working.content.outline,
        snapshot=snapshot,
    )


def _tell(made: Wording, proposal: WordingProposal | None, *, by: Actor, at: datetime) -> None:
    tell_others(
        made.agreement,
        kind="agreement.wording_proposed" if proposal else "agreement.wording",
        sentence=lambda: _sentence(is_proposed=proposal is not None, by=by),
        path=reverse("agreements:wordings", args=[made.agreement_id]),
        thing=f"proposal:{proposal.pk}" if proposal else f"wording:{made.number}",
        except_for=by.organisation_id,
        at=at,
    )


def _sentence(*, is_proposed: bool, by: Actor) -> str:
    sentence = (
        _(
            "%(party)s proposes a new wording of the agreement. Read what it would change, and confirm it for your "
            "party. Until all parties have, the wording in force still holds."
        )
        if is_proposed
        else _(
            "%(party)s has added a new wording of the agreement. Read what has changed, and say what becomes of the "
            "promises that are worded anew."
        )
    )
    return sentence % {"party": by.organisation}
