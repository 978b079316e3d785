"""
What sources deliver, held against a case file: each figure that is newer or another, and how it comes in.

A figure has a key by which it is known again, whatever is moved in the file: `people|<series>|7412|2025`. What was
taken from a source is remembered by its key; what stands in the file and is something else was written by a person.
"""

from samverkan.planning.flowing.choosing import by_themselves, chosen, with_flows
from samverkan.planning.flowing.figures import Counted, Delivered, Flow, Flows, Given, Way
from samverkan.planning.flowing.finding import flows

__all__ = [
    "Counted", "Delivered", "Flow", "Flows", "Given", "Way", "by_themselves", "chosen", "flows", "with_flows",
]  # fmt: skip
