"""What is remembered of education: programmes and their years, what they teach, short courses in European terms."""

from samverkan.education.models.programmes import Credits, Form, Kind, Origin, Programme, YearFigures
from samverkan.education.models.short_courses import Participation, ShortCourse, Stacking, Supervision
from samverkan.education.models.skills import CoursePlan, Judged, TaughtSkill

__all__ = [
    "CoursePlan",
    "Credits",
    "Form",
    "Judged",
    "Kind",
    "Origin",
    "Participation",
    "Programme",
    "ShortCourse",
    "Stacking",
    "Supervision",
    "TaughtSkill",
    "YearFigures",
]
