"""A new wording of an agreement: kept beside the earlier ones, and the promises follow into it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.reading import Received, read
from samverkan.agreements.actions.registering.agreement import add_wording as keep
from samverkan.agreements.actions.registering.agreement import fingerprint
from samverkan.agreements.actions.reports import own_party
from samverkan.agreements.actions.telling import tell_others
from samverkan.agreements.drafting import Working
from samverkan.agreements.given import WordingGiven
from samverkan.agreements.models import (
    Agreement,
    Commitment,
    Passage,
    PassageDecision,
    PassageOutcome,
    Standing,
    Wording,
    WordingNature,
)
from samverkan.journal.actions import record
from samverkan.runs import actions as runs
from samverkan.sources import actions as sources
from samverkan.sources.models import Snapshot
from samverkan_engine.tables import Followed, FollowKind


class SameWording(Exception):
    """The text is, letter by letter, the wording that is followed already."""


@transaction.atomic
def add_wording(
    *,
    agreement: Agreement,
    received: Received,
    nature: str = WordingNature.AGREEMENT,
    caption: str = "",
    address: str = "",
    by: Actor,
    at: datetime,
) -> Wording:
    """
    Keep a new wording of the agreement, and let the promises follow into it.

    Passages whose words stand there still follow at once; each of the others waits for `settle_passage`.
    The earlier wordings stay, with their passages. The other parties are told by mail, with the `address` of
    the page, when they see the agreement. Raises SameWording, NotAParty, and what `reading.read` raises.
    """
    require(by, Permission.AGREEMENT_REGISTER, agreement)
    own_party(agreement, by, timezone.localdate(at))
    agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    working = read(received)
    last = agreement.wordings.order_by("-number").first()
    if last and last.fingerprint == fingerprint(working.document.text):
        sentence = _("This is wording %(number)d, letter by letter. Nothing was added.")
        raise SameWording(sentence % {"number": last.number})
    snapshot = sources.receive(data=received.content, name=received.name or _("Pasted text"), by=by, at=at)
    given = _given(working, nature, caption.strip(), snapshot)
    made = keep(agreement, given, number=last.number + 1 if last else 1, by=by, at=at)
    _follow(made, last)
    _tell(agreement, address, by, at)
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


def _follow(made: Wording, last: Wording | None) -> None:
    """Bring along every passage of the last wording, and those of earlier ones that still wait for a decision."""
    waiting = PassageDecision.objects.filter(wording__agreement=made.agreement, outcome=PassageOutcome.WAITING)
    kept = Passage.objects.filter(wording=last) | Passage.objects.filter(decisions__in=waiting)
    passages = list(kept.select_related("commitment", "wording").distinct())
    waiting.delete()  # the question is put anew, to the new wording
    by_wording: dict[Wording, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_wording[passage.wording].append(passage)
    for wording, group in by_wording.items():
        spans = [(passage.start, passage.end) for passage in group]
        found = runs.follow_passages(wording.text, spans, made.text)
        _place(made, zip(group, found, strict=True))


def _place(made: Wording, pairs: Iterable[tuple[Passage, Followed]]) -> None:
    new, asked, sure = [], [], []
    for passage, found in pairs:
        if found.is_certain:
            new.append(Passage(commitment=passage.commitment, wording=made, start=found.start or 0, end=found.end or 0))
            sure.append(passage.commitment_id)
        elif passage.commitment.standing != Standing.DROPPED:
            candidates = [[place.start, place.end, place.likeness] for place in found.candidates]
            gone = found.kind is FollowKind.GONE
            asked.append(PassageDecision(passage=passage, wording=made, is_gone=gone, candidates=candidates))
    Passage.objects.bulk_create(new)
    PassageDecision.objects.bulk_create(asked)
    if made.nature == WordingNature.AGREEMENT:
        Commitment.objects.filter(pk__in=sure).update(is_agreement_wording=True)


def _tell(agreement: Agreement, address: str, by: Actor, at: datetime) -> None:
    if agreement.circle == Circle.PRIVATE:
        return
    subject = _("%(party)s has added a new wording of %(title)s") % {"party": by.organisation, "title": agreement.title}
    body = _(
        "%(party)s has added a new wording of the agreement “%(title)s”.\n\n"
        "Read what has changed, and say what becomes of the promises that are worded anew:\n%(address)s\n"
    ) % {"party": by.organisation, "title": agreement.title, "address": address}
    reason = _("An agreement of your party has a new wording.")
    tell_others(agreement, subject=subject, body=body, reason=reason, except_for=by.organisation_id, at=at)
