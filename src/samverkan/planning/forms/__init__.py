"""What people write about cases."""

from samverkan.planning.forms.cases import CaseForm, CopyForm, UploadForm, values_of

__all__ = ["CaseForm", "CopyForm", "UploadForm", "values_of"]
