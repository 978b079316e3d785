"""What a form shows when its answer was refused."""

from samverkan.accounts.versions import EditedMeanwhile
from samverkan.reporting.drafting import current_words
from samverkan.reporting.forms.answers import WordsForm
from samverkan.reporting.models import Ask


def with_error(form: WordsForm, why: Exception) -> None:
    """Let the form say why it was refused, and show what somebody else wrote meanwhile where that is why."""
    form.add_error(None, str(why))
    now = Ask.objects.select_related("draft__file", "answer__report", "answer__file", "commitment")
    form.renew(current_words(now.get(pk=form.ask.pk)) if isinstance(why, EditedMeanwhile) else None)
