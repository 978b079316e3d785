"""What is written of an answer: the words themselves, wherever they stand."""

from dataclasses import dataclass
from decimal import Decimal

from samverkan.accounts.models import Circle
from samverkan.agreements.models import ReportState
from samverkan.reporting.models import Ask
from samverkan.sources.models import Snapshot


@dataclass(frozen=True, kw_only=True)
class Words:
    """What is said of one promise; `own_only` keeps it within the party."""

    state: str = ""
    sentence: str = ""
    figure: Decimal | None = None
    unit: str = ""
    evidence: str = ""
    file: Snapshot | None = None
    own_only: bool = False


def current_words(ask: Ask) -> Words:
    """Return what is written so far: the draft, else what was sent, else nothing."""
    draft = getattr(ask, "draft", None)
    if draft is not None:
        return Words(
            state=draft.state, sentence=draft.sentence, figure=draft.figure, unit=draft.unit,
            evidence=draft.evidence, file=draft.file, own_only=draft.own_only,
        )  # fmt: skip
    if ask.answer is None:
        return Words()
    made = ask.answer
    return Words(
        state=ReportState(made.report.state), sentence=made.sentence, figure=made.figure, unit=made.unit,
        evidence=made.evidence, file=made.file, own_only=made.report.circle == Circle.PRIVATE,
    )  # fmt: skip
