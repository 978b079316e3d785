"""Refusals of documents that cannot be read."""

from typing import ClassVar


class Refused(Exception):
    """
    A document that cannot be read: `code` names the refusal, `params` fill its sentence.

    str() gives the sentence in English; who shows it in another language translates by code.
    """

    code: ClassVar[str] = "refused"
    sentence: ClassVar[str] = "{name} could not be read."

    def __init__(self, **params: str | int) -> None:
        self.params = params
        super().__init__(self.sentence.format(**params))


class Damaged(Refused):
    """The bytes begin as the format they claim but cannot be read to the end."""

    code = "damaged"
    sentence = (
        "{name} is damaged and cannot be read as {form}. "
        "Open it in the program it was made with, save it again and try once more."
    )


class Encrypted(Refused):
    """A password is needed."""

    code = "encrypted"
    sentence = "{name} is protected by a password. Save a copy without the password and try once more."


class Scanned(Refused):
    """Pages that are pictures only, without a text layer."""

    code = "scanned"
    sentence = (
        "{name} holds pictures of pages but no text. "
        "Run text recognition (OCR) on it, or paste the text instead."
    )


class Empty(Refused):
    """Nothing to read."""

    code = "empty"
    sentence = "{name} holds no text. Check that it is the right file."


class TooLarge(Refused):
    """More bytes than the limit."""

    code = "too_large"
    sentence = (
        "{name} is {size_mb} MB; at most {limit_mb} MB can be read. "
        "Save the agreement alone as a file of its own."
    )


class Mislabelled(Refused):
    """The content is of another form than the ending says, and not one that can be read."""

    code = "mislabelled"
    sentence = (
        "{name} is named as {claimed} but its content is {actual}. "
        "Save it as PDF, Word (.docx), HTML or plain text."
    )


class UnknownFormat(Refused):
    """A form that is not read."""

    code = "unknown_format"
    sentence = "{name} is of a form that is not read. Save it as PDF, Word (.docx), HTML or plain text."
