"""What differs between a draft as it stands and as somebody else's window shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverkan.agreements.drafting import CannotApply, Working, apply
from samverkan.agreements.drafting.content import Commitment, Content
from samverkan.agreements.drafting.steps import Step
from samverkan.agreements.queries.drafts import rows, words
from samverkan.agreements.queries.drafts.terms import PREFIXES, row_in_words

TABLES = (
    words.KINDS,
    words.CADENCES,
    words.COMMITMENT_KINDS,
    words.PARTY_KINDS,
    words.DATE_KINDS,
    words.PARTS,
    words.AREA_STATUSES,
    words.DOMAINS,
)


@dataclass(frozen=True)
class Difference:
    """One row: what it is about, as it stands now, and as the reader had it."""

    what: str
    now: str
    yours: str


def differences(working: Working, steps: Sequence[Step]) -> list[Difference]:
    """Return what the corrections would change."""
    labels = {field.name: field.label for field in rows.fields(working.content)}
    labels |= {name: str(label) for name, label in words.TERMS.items()}
    return [_difference(working, step, labels) for step in steps]


def _difference(working: Working, step: Step, labels: dict[str, str]) -> Difference:
    content = working.content
    if step["do"].partition("_")[2] in PREFIXES:
        return _of_terms(working, step)
    values = [str(value) for key, value in step.items() if key not in ("do", "row", "field", "start", "end")]
    yours = ", ".join(_word(value) for value in values if value)
    if step["do"] == "set":
        name = step["field"]
        now = _as_text(getattr(content, name).value) or "–"
        return Difference(labels[name], _word(now), yours or "–")
    item = content.item(step.get("row", 0))
    if item is None:
        return Difference(_("A new row"), "–", yours or "–")
    now = row_in_words(content, item.id) or _now(item, working)
    if step["do"] == "remove":
        return Difference(_("A row"), now, _("removed"))
    what = _("A commitment") if isinstance(item, Commitment) else _("A row")
    return Difference(what, now, _yours(step, content, yours))


def _now(item: object, working: Working) -> str:
    if isinstance(item, Commitment):
        text = working.document.text[item.start : item.end]
        return f"{text[:80]} ({_word(item.kind)})"
    shown = (
        getattr(item, name, "") for name in ("name", "value", "own_name", "type", "kind", "role", "status", "part")
    )
    return ", ".join(_word(value) for value in shown if value)


def _as_text(value: object) -> str:
    return _("Yes") if value is True else str(value or "")


def _of_terms(working: Working, step: Step) -> Difference:
    """A sum, body, duty, annex or word: as it stands, and as the correction would have it."""
    row = step.get("row")
    try:
        after = apply(working.content, step, working.document.text)
        yours = row_in_words(after, row or after.last_id)
    except CannotApply as refusal:
        yours = str(refusal)
    return Difference(_("A row") if row else _("A new row"), row_in_words(working.content, row) or "–", yours)


def _yours(step: Step, content: Content, yours: str) -> str:
    if "actors" in step:
        names = [party.name for party in content.parties if party.id in step["actors"]]
        return ", ".join(names) or _("All parties")
    return yours or "–"


def _word(value: str) -> str:
    return str(next((table[value] for table in TABLES if value in table), value))
