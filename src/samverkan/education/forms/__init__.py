"""What people write and choose about education."""

from samverkan.education.forms.figures import FiguresForm, told
from samverkan.education.forms.programmes import ArchiveForm, ProgrammeForm, values_of
from samverkan.education.forms.searching import ProgrammeFilter
from samverkan.education.forms.skills import PlanForm, SkillSearch

__all__ = [
    "ArchiveForm",
    "FiguresForm",
    "PlanForm",
    "ProgrammeFilter",
    "ProgrammeForm",
    "SkillSearch",
    "told",
    "values_of",
]
