"""Where the figures of these pages come from."""

from samverkan.sources.queries import datasets

SHOWN = ("ASSESSMENTS", "FIGURES", "OFFERS")


def origins() -> tuple[datasets.Origin, ...]:
    """Return each source of what is shown, once, with its licence and when it was fetched."""
    every = (origin for name in SHOWN for origin in datasets.origins(name))
    return tuple(dict.fromkeys(every))
