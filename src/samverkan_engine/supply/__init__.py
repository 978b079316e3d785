"""People, students and graduates there will be: what the labour model says of supply, as declared tables."""

from samverkan_engine.supply.project import Parameters, Supply, project

__all__ = ["Parameters", "Supply", "project"]
