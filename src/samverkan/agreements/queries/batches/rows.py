"""One document of a folder as a row."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.agreements.models import AgreementKind, BatchRow, DraftState, RowState
from samverkan.agreements.queries.batches.twins import Twin
from samverkan.agreements.queries.drafts.summary import Summary

STATES = ("waiting", "refused", "no_agreement", "twin", "read", "registered", "set_aside")
"""What a row can be, in the order in which a person has something to do about it."""


@dataclass(frozen=True)
class RowLine:
    """A row as it is shown, with everything decided."""

    row: BatchRow
    summary: Summary
    state: str
    twin: Twin | None = None

    @property
    def number(self) -> int:
        return self.row.number

    @property
    def title(self) -> str:
        """The title read, or the name of the file when none was."""
        return self.summary.title or self.row.name

    @property
    def kind(self) -> str:
        kind = self.summary.kind
        return str(AgreementKind(kind).label) if kind in AgreementKind.values else ""

    @property
    def state_key(self) -> str:
        """The shape and colour that the state is shown with."""
        keys = {"refused": "missed", "no_agreement": "differs", "twin": "differs", "read": "under_way"}
        keys |= {"registered": "done", "set_aside": "dropped"}
        return keys.get(self.state, "not_started")

    @property
    def state_word(self) -> str:
        words = {
            "waiting": _("waits to be read"),
            "refused": _("could not be read"),
            "no_agreement": _("no agreement"),
            "twin": _("perhaps there already"),
            "read": _("read"),
            "registered": _("registered"),
            "set_aside": _("set aside"),
        }
        return words[self.state]

    @property
    def is_open(self) -> bool:
        """Whether the row can be corrected, registered or set aside."""
        return self.state in ("read", "no_agreement", "twin")

    @property
    def is_chosen_by_all(self) -> bool:
        """Whether one tick for all takes this row too: what may be there already is ticked by itself."""
        return self.state == "read"

    @property
    def draft_url(self) -> str:
        return reverse("agreements:draft", args=[self.row.draft_id]) if self.row.draft_id else ""

    @property
    def agreement_url(self) -> str:
        draft = self.row.draft
        return reverse("agreements:page", args=[draft.agreement_id]) if draft and draft.agreement_id else ""


def state_of(row: BatchRow, shown: Summary, twin: Twin | None) -> str:
    """Return what a row is, one of STATES."""
    draft = row.draft
    if row.state == RowState.REFUSED or (row.state == RowState.READ and draft is None):
        return "refused"
    if row.state != RowState.READ or draft is None:
        return "waiting"
    if draft.state == DraftState.REGISTERED:
        return "registered"
    if draft.state == DraftState.SET_ASIDE:
        return "set_aside"
    if not shown.is_agreement:
        return "no_agreement"
    return "twin" if twin else "read"
