"""Refusals of documents that cannot be read."""

from typing import ClassVar

FORMS = {
    "pdf": "PDF",
    "docx": "Word (.docx)",
    "html": "a web page",
    "text": "plain text",
    "doc": "an older Office file (.doc, .xls)",
    "office": "another kind of Office file",
    "rtf": "RTF",
    "zip": "a compressed folder",
    "mail": "an e-mail",
    "image": "a picture",
    "binary": "no known kind of document",
}
"""The forms by code, in English words; who shows a refusal in another language translates the codes."""


class Refused(Exception):
    """
    A document that cannot be read: `code` names the refusal, `params` fill its sentence.

    str() gives the sentence in English; who shows it in another language translates by code.
    Every refusal has `name` among its params; forms stand there by their code in FORMS.
    """

    code: ClassVar[str] = "refused"
    sentence: ClassVar[str] = "{name} could not be read."

    def __init__(self, **params: str | int) -> None:
        self.params = params
        words = {key: FORMS.get(str(value), value) if key != "name" else value for key, value in params.items()}
        super().__init__(self.sentence.format(**words))


class Damaged(Refused):
    """The bytes begin as the form they claim but cannot be read to the end; params `name`, `form`."""

    code = "damaged"
    sentence = (
        "{name} is damaged and cannot be read as {form}. "
        "Open it in the program it was made with, save it again and try once more."
    )


class Encrypted(Refused):
    """A password is needed; params `name`."""

    code = "encrypted"
    sentence = "{name} is protected by a password. Save a copy without the password and try once more."


class Scanned(Refused):
    """Pictures of pages, without a text layer; params `name`."""

    code = "scanned"
    sentence = (
        "{name} holds pictures of pages but no text. Run text recognition (OCR) on it, or paste the text instead."
    )


class Empty(Refused):
    """Nothing to read; params `name`."""

    code = "empty"
    sentence = "{name} holds no text. Check that it is the right file."


class TooLarge(Refused):
    """More bytes than the limit; params `name`, `size_mb`, `limit_mb`, in millions of bytes."""

    code = "too_large"
    sentence = (
        "{name} is {size_mb} MB; at most {limit_mb} MB can be read. "
        "Save the agreement alone as a file of its own, or paste its text."
    )


class Mislabelled(Refused):
    """The content is of another form than the ending says; params `name`, `claimed`, `actual`."""

    code = "mislabelled"
    sentence = (
        "{name} is named as {claimed}, but what it holds is {actual}. "
        "Give it the right ending, or save it as PDF, Word (.docx), a web page or plain text."
    )


class UnknownFormat(Refused):
    """A form that is not read; params `name`, `form`."""

    code = "unknown_format"
    sentence = "{name} is {form}, which cannot be read here. Save it as PDF, Word (.docx), a web page or plain text."


class TooLong(Refused):
    """Far more text than any agreement; params `name`, `pages`."""

    code = "too_long"
    sentence = (
        "{name} holds more text than {pages} pages do. "
        "Save the agreement alone as a file of its own, or paste its text."
    )


class TooManyFiles(Refused):
    """More files in a compressed folder or an e-mail than are read at once; params `name`, `limit`."""

    code = "too_many_files"
    sentence = "{name} holds more than {limit} files. Divide them among several folders and send one at a time."


class NothingReadable(Refused):
    """An e-mail or compressed folder with several files, none of which can be read; params `name`, `count`."""

    code = "nothing_readable"
    sentence = "{name} holds {count} files, but none of them can be read. Send the agreement as a file of its own."


class Overpacked(Refused):
    """A file that unpacks to far more than a document does, as those made to do harm; params `name`."""

    code = "overpacked"
    sentence = (
        "{name} unpacks to far more than a document holds, so it was not opened. "
        "Send the agreement as a file of its own, not compressed."
    )


class TooDeep(Refused):
    """Compressed folders or e-mails within each other; params `name`, `limit`."""

    code = "too_deep"
    sentence = "{name} lies in more than {limit} folders or e-mails packed into each other. Unpack it first."
