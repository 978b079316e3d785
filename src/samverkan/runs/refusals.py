"""The engine's refusals of documents, in the reader's language, by their codes."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from samverkan.runs.actions import LIMIT, Refused
from samverkan_engine.errors import TooLarge

SENTENCES = {
    "damaged": gettext_noop(
        "%(name)s is damaged and cannot be read as %(form)s. "
        "Open it in the program it was made with, save it again and try once more."
    ),
    "encrypted": gettext_noop(
        "%(name)s is protected by a password. Save a copy without the password and try once more."
    ),
    "scanned": gettext_noop(
        "%(name)s is a picture without text. Scan it again with text recognition (OCR), or paste the text here."
    ),
    "empty": gettext_noop("%(name)s holds no text. Check that it is the right one."),
    "too_large": gettext_noop(
        "%(name)s is %(size_mb)s MB; at most %(limit_mb)s MB can be read. "
        "Save what is needed as a file of its own, or paste its text."
    ),
    "mislabelled": gettext_noop(
        "%(name)s is named as %(claimed)s, but what it holds is %(actual)s. "
        "Give it the right ending, or save it as PDF, Word (.docx), a web page or plain text."
    ),
    "unknown_format": gettext_noop(
        "%(name)s is %(form)s, which cannot be read here. Save it as PDF, Word (.docx), a web page or plain text."
    ),
    "too_long": gettext_noop(
        "%(name)s holds more text than %(pages)s pages do. Save what is needed as a file of its own, or paste its text."
    ),
    "too_many_files": gettext_noop(
        "%(name)s holds more than %(limit)s files. Divide them among several folders and send one at a time."
    ),
    "nothing_readable": gettext_noop(
        "%(name)s holds %(count)s files, but none of them can be read. Send the document as a file of its own."
    ),
    "overpacked": gettext_noop(
        "%(name)s unpacks to far more than a document holds, so it was not opened. "
        "Send the document as a file of its own, not compressed."
    ),
    "too_deep": gettext_noop(
        "%(name)s lies in more than %(limit)s folders or e-mails packed into each other. Unpack it first."
    ),
}
FORMS = {
    "pdf": gettext_lazy("PDF"),
    "docx": gettext_lazy("Word (.docx)"),
    "html": gettext_lazy("a web page"),
    "text": gettext_lazy("plain text"),
    "doc": gettext_lazy("an older Office file (.doc, .xls)"),
    "office": gettext_lazy("another kind of Office file"),
    "rtf": gettext_lazy("RTF"),
    "zip": gettext_lazy("a compressed folder"),
    "mail": gettext_lazy("an e-mail"),
    "image": gettext_lazy("a picture"),
    "binary": gettext_lazy("no known kind of document"),
}


def sentence(refusal: Refused) -> str:
    """Return the refusal as a sentence; one without a translation comes in the engine's English."""
    return _words(refusal.code, refusal.params, str(refusal))


def _words(code: str, params: dict[str, str | int], otherwise: str) -> str:
    template = SENTENCES.get(code)
    if template is None:
        return otherwise
    words = {key: value if key == "name" else FORMS.get(str(value), value) for key, value in params.items()}
    return _(template) % words


def sentence_of(stored: dict[str, Any]) -> str:
    """Return a refusal that was kept by its code, or as its sentence, as a sentence."""
    if "code" not in stored:
        return str(stored.get("sentence", ""))
    refusal = Refused(**{"name": "", **stored["params"]})
    return _words(stored["code"], refusal.params, str(refusal))


def too_large(size: int, name: str, limit: int | None = None) -> str:
    """Return the refusal of a file of so many bytes, or an empty text when it may be read."""
    limit = limit or LIMIT
    if size <= limit:
        return ""
    name = name or _("The file")
    return sentence(TooLarge(name=name, size_mb=-(-size // 1_000_000), limit_mb=limit // 1_000_000))
