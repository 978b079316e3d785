"""What people write and choose about education."""

from samverkan.education.forms.choosing import ManyForm, SusaFilter, TakeUpForm
from samverkan.education.forms.figures import FiguresForm, told
from samverkan.education.forms.programmes import ArchiveForm, ProgrammeForm, values_of
from samverkan.education.forms.searching import CoverageFilter, PairForm, ProgrammeFilter, PublicFilter
from samverkan.education.forms.short_courses import ShortCourseForm, from_programme, written
from samverkan.education.forms.skills import PlanForm, SkillSearch

__all__ = [
    "ArchiveForm",
    "CoverageFilter",
    "FiguresForm",
    "ManyForm",
    "PairForm",
    "PlanForm",
    "ProgrammeFilter",
    "ProgrammeForm",
    "PublicFilter",
    "ShortCourseForm",
    "SkillSearch",
    "SusaFilter",
    "TakeUpForm",
    "from_programme",
    "told",
    "values_of",
    "written",
]
