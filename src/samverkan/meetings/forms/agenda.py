"""Forms about topics and agenda items."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.models import Commitment
from samverkan.meetings.models import AgendaItem, ItemKind, Topic

PROPOSED = (ItemKind.QUESTION, ItemKind.DECISION, ItemKind.INFORMATION)


class TopicForm(forms.ModelForm):
    """Something to bring up."""

    kind = forms.ChoiceField(
        label=_("What it is"), choices=[(kind.value, kind.label) for kind in PROPOSED], initial=ItemKind.QUESTION
    )

    class Meta:
        model = Topic
        fields = ("title", "kind", "why", "proposal", "commitment")
        widgets = {"why": forms.Textarea({"rows": 4}), "proposal": forms.Textarea({"rows": 3})}

    def __init__(self, *args: Any, commitments: QuerySet[Commitment], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["commitment"]
        field.queryset = commitments
        field.label_from_instance = lambda c: f"{c.number}. {c.title}"
        field.empty_label = _("None in particular")


class ItemForm(forms.ModelForm):
    """An item of the agenda."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    minutes = forms.IntegerField(label=_("How many minutes"), min_value=1, max_value=600, initial=10)

    class Meta:
        model = AgendaItem
        fields = ("title", "kind", "minutes", "proposal", "background")
        widgets = {"proposal": forms.Textarea({"rows": 3}), "background": forms.Textarea({"rows": 4})}
        help_texts = {"proposal": _("For a decision: the sentence that the meeting is asked to agree on.")}


class TakeForm(forms.Form):
    """What to take from the inbox: a topic, or what the data brought up."""

    topic = forms.IntegerField(required=False)
    key = forms.CharField(required=False, max_length=40)
