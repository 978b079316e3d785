"""What people write about cases."""

from samverkan.planning.forms.cases import CaseForm, CopyForm, StartForm, UploadForm, values_of

__all__ = ["CaseForm", "CopyForm", "StartForm", "UploadForm", "values_of"]
