"""What people write about cases."""

from samverkan.planning.forms.cases import CaseForm, UploadForm, values_of

__all__ = ["CaseForm", "UploadForm", "values_of"]
