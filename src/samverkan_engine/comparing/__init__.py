"""Two sides are laid beside each other: what both promise, what one does and the other does not."""

from samverkan_engine.comparing.compare import CompareParameters, compare
from samverkan_engine.comparing.sides import side_of

__all__ = ["CompareParameters", "compare", "side_of"]
