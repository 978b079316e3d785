"""Course plans: which parts tell what is taught, which passages may name it, and the skills read from them."""

from samverkan_engine.matching.plans.parts import lines, taught_part

__all__ = ["lines", "taught_part"]
