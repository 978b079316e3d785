"""What is remembered of gap cases."""

from samverkan.gap_cases.models.cases import CaseOwner, CaseState, DeciderKind, GapCase
from samverkan.gap_cases.models.decisions import CaseDecision, LookBack
from samverkan.gap_cases.models.needs import CitedNeed
from samverkan.gap_cases.models.options import Figures, Option, OptionKind

__all__ = [
    "CaseDecision",
    "CaseOwner",
    "CaseState",
    "CitedNeed",
    "DeciderKind",
    "Figures",
    "GapCase",
    "LookBack",
    "Option",
    "OptionKind",
]
