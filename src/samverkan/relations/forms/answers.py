"""One statement as somebody answers it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.relations.actions.answering import Given
from samverkan.relations.models import Scale
from samverkan.relations.queries.answering import Question

STEPS = [(int(step), step.label) for step in (*sorted(set(Scale) - {Scale.CANNOT_SAY}), Scale.CANNOT_SAY)]


class StatementForm(forms.Form):
    """How true the statement is, and a comment."""

    version = forms.IntegerField(widget=forms.HiddenInput({"data-version": ""}), required=False)
    value = forms.TypedChoiceField(
        label=_("How true is it?"),
        choices=STEPS,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    comment = forms.CharField(
        label=_("Comment, if you like"), max_length=400, required=False, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, data: Any = None, *, question: Question) -> None:
        self.question = question
        answer = question.answer
        initial = {
            "version": answer.version if answer else 0,
            "value": answer.value if answer else None,
            "comment": answer.comment if answer else "",
        }
        super().__init__(data, prefix=prefix_of(question), initial=initial)

    def given(self) -> Given:
        said = self.cleaned_data
        return Given(statement=self.question.statement, value=said["value"], comment=said["comment"])


def prefix_of(question: Question) -> str:
    """Return what the names of a statement's fields begin with."""
    return f"s{question.statement.pk}"
