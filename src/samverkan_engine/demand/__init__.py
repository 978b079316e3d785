"""Matched ads become vacancies and people sought, by place, occupation, skill and month; method in docs/explanation."""

from samverkan_engine.demand.beside import beside
from samverkan_engine.demand.both import count_into
from samverkan_engine.demand.breaks import seasons
from samverkan_engine.demand.comparing import Part, compare, rising
from samverkan_engine.demand.counting import count
from samverkan_engine.demand.parameters import Parameters, Range
from samverkan_engine.demand.refusals import UnknownAd, UnknownCode
from samverkan_engine.demand.together import together, together_among

__all__ = [
    "Parameters",
    "Part",
    "Range",
    "UnknownAd",
    "UnknownCode",
    "beside",
    "compare",
    "count",
    "count_into",
    "rising",
    "seasons",
    "together",
    "together_among",
]
