"""What lies ahead of a case: the scenarios, what one class more gives, and which assumption moves the answer most."""

from samverkan_engine.outlook.assuming import move
from samverkan_engine.outlook.classes import compare
from samverkan_engine.outlook.parameters import Parameters
from samverkan_engine.outlook.scenes import SCENES, foresee, scenes

__all__ = ["SCENES", "Parameters", "compare", "foresee", "move", "scenes"]
