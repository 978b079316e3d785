"""How the `samverkan` command says no."""


class Refusal(Exception):
    """A foreseen reason not to do what was asked, as a sentence a person can act on."""
