"""What people write about cases."""

from samverkan.planning.forms.cases import CaseForm, CopyForm, StartForm, UploadForm, values_of
from samverkan.planning.forms.trying import TryingForm

__all__ = ["CaseForm", "CopyForm", "StartForm", "TryingForm", "UploadForm", "values_of"]
