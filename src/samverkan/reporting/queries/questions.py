"""What one person, or one party, is to answer: the promise's words, what was said last, what is written so far."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from samverkan.accounts.actor import Actor
from samverkan.agreements import states
from samverkan.agreements.models import StatusReport
from samverkan.reporting.figures import figure_text
from samverkan.reporting.models import Ask, Respondent, Round

PER_PAGE = 20
IN_TABLE = 50


@dataclass(frozen=True)
class Question:
    """One question as it is put: `last` is what one's own party said before."""

    ask: Ask
    last: StatusReport | None
    last_chip: states.Chip | None

    @property
    def figure(self) -> str:
        """The figure that was sent, with its unit."""
        sent = self.ask.answer
        return figure_text(sent.figure, sent.unit) if sent else ""

    @property
    def is_answered(self) -> bool:
        return self.ask.answer_id is not None


def asked_of(respondent: Respondent, by: Actor) -> QuerySet[Ask]:
    """Return what a person is asked in a round, those not answered first."""
    return with_words(Ask.objects.visible_to(by).standing().filter(respondent=respondent), by)


def asked_of_party(asked: Round, by: Actor) -> QuerySet[Ask]:
    """Return what the actor's own party is asked in a round."""
    own = Ask.objects.visible_to(by).standing().filter(round=asked, party__organisation=by.organisation_id)
    return with_words(own, by)


def with_words(asks: QuerySet[Ask], by: Actor) -> QuerySet[Ask]:
    """Fetch with each question what a form for it shows."""
    views = StatusReport.objects.visible_to(by).filter(is_latest=True, party__organisation=by.organisation_id)
    return asks.select_related(
        "round__agreement", "commitment__agreement__home", "commitment__home", "party__organisation",
        "respondent__person", "draft__file", "answer__report", "answer__file",
    ).prefetch_related(Prefetch("commitment__reports", views, to_attr="last_views")).order_by(
        "commitment__number", "pk"
    )  # fmt: skip


def questions(asks: Iterable[Ask]) -> list[Question]:
    """Return the questions, fetched by `with_words`."""
    return [_question(ask) for ask in asks]


def _question(ask: Ask) -> Question:
    answered = ask.answer.report_id if ask.answer else None
    views = [view for view in getattr(ask.commitment, "last_views", ()) if view.pk != answered]
    last = max(views, key=lambda view: (view.as_of, view.pk), default=None)
    return Question(ask, last, states.chip(last.state, year=last.year) if last else None)
