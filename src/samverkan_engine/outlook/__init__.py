"""What lies ahead of a case: scenarios, what one class more gives, where people go, which assumption decides."""

from samverkan_engine.outlook.assuming import move
from samverkan_engine.outlook.classes import compare
from samverkan_engine.outlook.flowing import flow
from samverkan_engine.outlook.parameters import Parameters
from samverkan_engine.outlook.scenes import foresee

__all__ = ["Parameters", "compare", "flow", "foresee", "move"]
