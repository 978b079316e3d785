"""What lies ahead of a case: the scenarios, what one class more gives, and which assumption moves the answer most."""

from samverkan_engine.outlook.assuming import move
from samverkan_engine.outlook.classes import compare
from samverkan_engine.outlook.parameters import Parameters
from samverkan_engine.outlook.scenes import foresee

__all__ = ["Parameters", "compare", "foresee", "move"]
