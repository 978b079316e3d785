"""Small numbers are suppressed and the rest rounded before they leave, in this one place; see docs/explanation."""

from samverkan_engine.disclosure.protecting import Parameters, UnknownTable, protect

__all__ = ["Parameters", "UnknownTable", "protect"]
