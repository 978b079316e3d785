"""What only a whole agreement says: its outline, words, time, money, bodies, follow-up and annexes."""

from samverkan_engine.drafting.contract.annexes import annexes
from samverkan_engine.drafting.contract.bodies import bodies
from samverkan_engine.drafting.contract.definitions import definitions
from samverkan_engine.drafting.contract.duration import terms
from samverkan_engine.drafting.contract.followup import follow_ups
from samverkan_engine.drafting.contract.money import funding
from samverkan_engine.drafting.contract.outline import outline
from samverkan_engine.drafting.contract.registration import with_numbers

__all__ = ["annexes", "bodies", "definitions", "follow_ups", "funding", "outline", "terms", "with_numbers"]
