"""What people write and choose about education."""

from samverkan.education.forms.programmes import ArchiveForm, ProgrammeForm, values_of
from samverkan.education.forms.searching import ProgrammeFilter

__all__ = ["ArchiveForm", "ProgrammeFilter", "ProgrammeForm", "values_of"]
