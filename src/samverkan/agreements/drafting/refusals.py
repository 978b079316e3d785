"""The foreseen refusal of a correction."""


class CannotApply(Exception):
    """A correction that does not fit the draft as it stands; the text is a sentence for the reader."""
