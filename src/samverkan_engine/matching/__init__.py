"""Job ads become mentions of skills and an occupation each, course plans of what they teach; a free label, concepts."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from samverkan_engine.matching.matcher import (
        Matched,
        Matcher,
        Parameters,
        match,
        prepare,
        prepared,
        read_plan,
        version_of,
    )

__all__ = ["Matched", "Matcher", "Parameters", "match", "prepare", "prepared", "read_plan", "version_of"]


def __getattr__(name: str) -> Any:
    """Load what is asked for only then: Arrow and the automaton take half a second, which `--help` does without."""
    if name not in __all__:
        raise AttributeError(name)
    from samverkan_engine.matching import matcher

    return getattr(matcher, name)
