"""What people write about cases."""

from samverkan.planning.forms.cases import CaseForm, CopyForm, DescriptionForm, StartForm, UploadForm
from samverkan.planning.forms.trying import TryingForm

__all__ = ["CaseForm", "CopyForm", "DescriptionForm", "StartForm", "TryingForm", "UploadForm"]
