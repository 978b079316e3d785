"""An e-mail (.eml) becomes the documents attached to it, or its own text when there are none."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage

from samverkan_engine.documents.encoding import decode
from samverkan_engine.documents.form import claimed_form
from samverkan_engine.documents.packed import Budget
from samverkan_engine.errors import Damaged, Refused

DOCUMENTS = {"pdf", "docx", "html", "text", "mail", "zip"}
"""The forms of attachments that may be what the e-mail is about; pictures are mostly logotypes."""


def contents(data: bytes, name: str, budget: Budget) -> Iterator[tuple[str, bytes | Refused]]:
    """Return the documents attached to an e-mail by name; its own text, by the name of the file, when none is."""
    try:
        message = email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)
        found = list(_attached(message)) or list(_body(message, name))
    except Exception as error:  # the standard library lets many kinds of error through from broken e-mails
        raise Damaged(name=name, form="mail") from error
    for inner, content in found:
        budget.take(name, len(content))
        yield inner, content


def _attached(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(message.walk()):
        if part.get_content_type() == "message/rfc822" and number:
            inner = part.get_payload(0)
            assert isinstance(inner, EmailMessage)
            subject = " ".join(str(inner["subject"] or "").split())
            yield f"{subject or number}.eml", inner.as_bytes()
        elif not part.is_multipart() and _form(part) in DOCUMENTS and not _is_inside_another(message, part):
            yield _name(part), _bytes(part)


def _is_inside_another(message: EmailMessage, part: EmailMessage) -> bool:
    """Return whether a part belongs to an e-mail that is attached to this one."""
    others = (each for each in message.walk() if each is not message and each.get_content_type() == "message/rfc822")
    return any(part is each for other in others for each in other.walk())


def _form(part: EmailMessage) -> str | None:
    name = _name(part)
    return claimed_form(name) if name else None


def _name(part: EmailMessage) -> str:
    """The name of an attached file, on one line and without folders."""
    return " ".join((part.get_filename() or "").split()).replace("\\", "/").rpartition("/")[2]


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _body(message: EmailMessage, name: str) -> Iterator[tuple[str, bytes]]:
    """The text of an e-mail, written anew so that it is read by what it is and not as an e-mail again."""
    for kind, ending in (("plain", ".txt"), ("html", ".html")):
        part = message.get_body(preferencelist=(kind,))
        if isinstance(part, EmailMessage):
            text = _text(part)
            if text.strip():
                yield name + ending, text.encode("utf-8", errors="replace")
                return


def _text(part: EmailMessage) -> str:
    data = _bytes(part)
    try:
        return data.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decode(data)
