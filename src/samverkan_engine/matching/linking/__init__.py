"""A free label, of a skill or an occupation, in Swedish or English, becomes ranked concepts of ESCO and JobTech."""

from samverkan_engine.matching.linking.kept import PARTS, opened, tables
from samverkan_engine.matching.linking.ranking import Linker, Ranked, linker_of

__all__ = ["PARTS", "Linker", "Ranked", "linker_of", "opened", "tables"]
