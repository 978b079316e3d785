"""
A ready text for the annual report: what an agreement led to in one year, from what is shared and has a source.

`composing` makes the sentences, `facts` finds what they are made of.
"""

from samverkan.overview.queries.annual_text.composing import compose
from samverkan.overview.queries.annual_text.facts import YearFacts, facts_of

__all__ = ["YearFacts", "compose", "facts_of"]
