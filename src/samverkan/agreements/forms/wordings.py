"""Forms about wordings: a new one, which two to compare, and what becomes of a doubtful passage."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverkan.agreements.actions.settling import Said
from samverkan.agreements.forms.drafts import DocumentForm
from samverkan.agreements.models import PassageOutcome, Wording, WordingNature
from samverkan.agreements.queries.wordings import Doubtful
from samverkan.ui.forms import DayInput

OTHER_WORDS = "words"
NEEDS_REASON = (PassageOutcome.CHANGED, PassageOutcome.DROPPED)


class WordingForm(DocumentForm):
    """A new wording of an agreement: pasted or as a file, whose words they are, and what stands above them."""

    nature = forms.ChoiceField(
        label=gettext_lazy("Whose words"),
        choices=WordingNature.choices,
        initial=WordingNature.AGREEMENT,
        widget=forms.RadioSelect,
    )
    caption = forms.CharField(
        label=gettext_lazy("What it is"),
        help_text=gettext_lazy("Shown above the text, for example: Renewed on 3 May 2026."),
        max_length=300,
        required=False,
    )
    in_force_on = forms.DateField(
        label=gettext_lazy("In force from"),
        help_text=gettext_lazy("The day that the new wording gives. Empty: as soon as all parties have confirmed it."),
        widget=DayInput,
        required=False,
    )
    field_order = ("text", "file", "inside", "nature", "caption", "in_force_on")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not self.is_choice:
            self.fields["text"].label = _("The text of the new wording")


class ConfirmWordingForm(forms.Form):
    """A party stands behind a proposed wording."""

    registry_number = forms.CharField(
        label=gettext_lazy("Registry number"),
        help_text=gettext_lazy("Where your party's decision is registered, if it is."),
        max_length=60,
        required=False,
    )


class ComparedForm(forms.Form):
    """Which two wordings are compared."""

    fran = forms.TypedChoiceField(label=gettext_lazy("From wording"), coerce=int)
    till = forms.TypedChoiceField(label=gettext_lazy("To wording"), coerce=int)

    def __init__(self, *args: Any, wordings: list[Wording], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("fran", "till"):
            self.fields[name].choices = [(each.number, str(each.number)) for each in wordings]


class SettleForm(forms.Form):
    """What becomes of one promise whose words are not as they were."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What has become of the promise"),
        choices=[choice for choice in PassageOutcome.choices if choice[0]],
        widget=forms.RadioSelect,
    )
    place = forms.ChoiceField(label=gettext_lazy("Where it stands now"), required=False, widget=forms.RadioSelect)
    words = forms.CharField(
        label=gettext_lazy("Words of the new wording"),
        help_text=gettext_lazy("Copy them from the text, exactly as they stand there."),
        widget=forms.Textarea({"rows": 2}),
        required=False,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Needed when the promise is changed or dropped. The other parties see it."),
        widget=forms.Textarea({"rows": 2}),
        required=False,
    )

    def __init__(self, *args: Any, doubtful: Doubtful, may_change: bool, **options: Any) -> None:
        options.setdefault("auto_id", f"p{doubtful.decision.pk}_%s")
        super().__init__(*args, **options)
        if not may_change:
            outcome = self.fields["outcome"]
            outcome.choices = [choice for choice in outcome.choices if choice[0] not in NEEDS_REASON]
        places = [(str(p.number), _("Place %(number)d") % {"number": p.number + 1}) for p in doubtful.places]
        self.fields["place"].choices = [*places, (OTHER_WORDS, _("Other words, copied below"))]
        self.initial.setdefault("place", places[0][0] if places else OTHER_WORDS)
        if not places:
            self.fields["place"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        outcome, reason = data.get("outcome"), data.get("reason", "").strip()
        if outcome in NEEDS_REASON and not reason:
            self.add_error("reason", ValidationError(_("Say why. The other parties read it.")))
        stands = outcome in (PassageOutcome.FOLLOWS, PassageOutcome.CHANGED)
        if stands and not data.get("place"):
            self.add_error("place", ValidationError(_("Choose where in the new wording the promise stands.")))
        if stands and data.get("place") == OTHER_WORDS and not data.get("words", "").strip():
            self.add_error("words", ValidationError(_("Copy the words of the promise from the new wording.")))
        return data

    def said(self) -> Said:
        """Return what was said; the form must be valid."""
        data = self.cleaned_data
        place = data["place"]
        return Said(
            outcome=data["outcome"],
            place=int(place) if place and place != OTHER_WORDS else None,
            words=data["words"],
            reason=data["reason"],
        )
