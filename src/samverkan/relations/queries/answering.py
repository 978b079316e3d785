"""What one person is asked, with what that person has written so far: shown to nobody else."""

from dataclasses import dataclass

from samverkan.relations.models import Answer, Respondent, Statement


@dataclass(frozen=True)
class Question:
    """One statement as it is put to somebody."""

    statement: Statement
    answer: Answer | None


def questions(respondent: Respondent) -> list[Question]:
    """Return the statements of the check with the respondent's own answers: two queries."""
    written = {answer.statement_id: answer for answer in respondent.answers.all()}
    statements = Statement.objects.filter(check_of=respondent.check_of_id)
    return [Question(statement, written.get(statement.pk)) for statement in statements]
