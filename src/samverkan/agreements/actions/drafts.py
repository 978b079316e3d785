"""Drafts that a party keeps: made from a document, corrected step by step, set aside or registered."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.agreements.actions.reading import Received, read
from samverkan.agreements.drafting import CannotApply, Working
from samverkan.agreements.drafting.steps import Step
from samverkan.agreements.models import Draft, DraftState
from samverkan.journal.actions import record
from samverkan.sources import actions as sources
from samverkan.sources import queries as received_files
from samverkan.sources.models import Snapshot


class NoParty(Exception):
    """Whoever wants to keep a draft has no role that allows it."""

    def __str__(self) -> str:
        return _("Your role does not allow you to keep drafts. Ask your party's coordinator to do it.")


@transaction.atomic
def draft_from(received: Received, *, by: Actor, at: datetime) -> Draft:
    """
    Read a document and keep it with its draft, private to the party.

    Raises Refused or TooLong when it cannot be read; then nothing is kept.
    """
    require(by, Permission.AGREEMENT_DRAFT)
    working = read(received)
    name = received.name or _("Pasted text")
    snapshot = sources.receive(data=received.content, name=name, by=by, at=at)
    return _keep(working, snapshot, by=by, at=at)


@transaction.atomic
def read_again(draft: Draft, *, by: Actor, at: datetime) -> Draft:
    """Make a new draft from the document that another draft was made from."""
    require(by, Permission.AGREEMENT_DRAFT, draft)
    if draft.snapshot is None:
        raise CannotApply(_("The document of this draft is not kept. Paste it once more."))
    return draft_of(draft.snapshot, by=by, at=at)


@transaction.atomic
def draft_of(snapshot: Snapshot, *, by: Actor, at: datetime) -> Draft:
    """Make a draft of a document that the party has kept; raises Refused or TooLong when it cannot be read."""
    require(by, Permission.AGREEMENT_DRAFT, snapshot)
    working = read(Received(data=received_files.content(snapshot.file), name=snapshot.name))
    return _keep(working, snapshot, by=by, at=at)


@transaction.atomic
def keep(working: Working, *, by: Actor, at: datetime) -> Draft:
    """Keep a draft that so far only travelled in the form of the public page, with its corrections."""
    require(by, Permission.AGREEMENT_DRAFT)
    text = working.document.text.encode()
    snapshot = sources.receive(data=text, name=_("Pasted text"), by=by, at=at)
    return _keep(working, snapshot, by=by, at=at)


def _keep(working: Working, snapshot: Snapshot, *, by: Actor, at: datetime) -> Draft:
    assert by.organisation is not None  # no role without one
    draft = Draft.objects.create(
        **working.to_plain(),
        title=title_of(working),
        snapshot=snapshot,
        made_at=at,
        made_by=by.person,
        home=by.organisation,
    )
    record("agreements.draft", draft, by=by, at=at, detail={"snapshot": snapshot.pk})
    return draft


def title_of(working: Working) -> str:
    """Return the title of the draft, or the first words of its text."""
    return (working.content.title.value or " ".join(working.document.text[:400].split()))[:120]


@transaction.atomic
def correct(draft: Draft, *, steps: Sequence[Step], version: int, by: Actor, at: datetime) -> Draft:
    """
    Apply corrections in order, all or none.

    Raises CannotApply when one does not fit, EditedMeanwhile when the draft is no longer of that version.
    """
    working = _open(draft, version, by)
    for step in steps:
        working = working.correct(step)
    done = [step.get("do", "") for step in steps]
    return _save(draft, working, "correct_draft", by=by, at=at, detail={"steps": done})


@transaction.atomic
def undo(draft: Draft, *, version: int, by: Actor, at: datetime) -> Draft:
    """Take back the last correction."""
    working = _open(draft, version, by).undo()
    return _save(draft, working, "undo_draft", by=by, at=at)


@transaction.atomic
def set_aside(draft: Draft, *, version: int, by: Actor, at: datetime) -> Draft:
    """Put a draft away without registering it; it can be taken up again."""
    _open(draft, version, by)
    draft.state = DraftState.SET_ASIDE
    draft.save(update_fields=["state"])
    record("agreements.set_draft_aside", draft, by=by, at=at)
    return draft


@transaction.atomic
def take_up(draft: Draft, *, by: Actor, at: datetime) -> Draft:
    """Go on with a draft that was set aside."""
    require(by, Permission.AGREEMENT_DRAFT, draft)
    if draft.state != DraftState.SET_ASIDE:
        raise CannotApply(_("The draft is not set aside."))
    draft.state = DraftState.OPEN
    draft.save(update_fields=["state"])
    record("agreements.take_up_draft", draft, by=by, at=at)
    return draft


def _open(draft: Draft, version: int, by: Actor) -> Working:
    require(by, Permission.AGREEMENT_DRAFT, draft)
    take_turn(draft, version)
    draft.refresh_from_db()
    if draft.state != DraftState.OPEN:
        raise CannotApply(_("The draft is finished and cannot be changed."))
    return draft.working()


def _save(
    draft: Draft,
    working: Working,
    verb: str,
    *,
    by: Actor,
    at: datetime,
    detail: dict[str, object] | None = None,
) -> Draft:
    stored = working.to_plain()
    draft.base, draft.content, draft.steps = stored["base"], stored["content"], stored["steps"]
    draft.title = title_of(working)
    draft.save(update_fields=["base", "content", "steps", "title", "title_key"])
    record(f"agreements.{verb}", draft, by=by, at=at, detail=detail)
    return draft
