"""
A draft that is kept nowhere: it travels in the form of the public page, compressed and signed.

The signature makes sure that what comes back is what was sent out; it hides nothing.
"""

from django.core import signing
from django.utils.translation import gettext as _

from samverkan.agreements.drafting import Working
from samverkan.agreements.drafting.storage import document_from_plain, document_to_plain
from samverkan_engine.tables import DocumentText

SALT = "samverkan.agreements.travelling"
DOCUMENT_SALT = f"{SALT}.document"


class StateLost(Exception):
    """What came back is not what was sent out; the draft has to be made again."""


def pack(working: Working) -> str:
    """Return the whole draft, with what can be undone, as text for a hidden field."""
    return signing.dumps(working.to_plain(), salt=SALT, compress=True)


def unpack(state: str) -> Working:
    """Return the draft that `pack` wrote; raise StateLost for anything else."""
    try:
        return Working.from_plain(signing.loads(state, salt=SALT))
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        sentence = _("The draft could not be read back. Paste the text once more.")
        raise StateLost(sentence) from None


def pack_document(name: str, document: DocumentText) -> str:
    """Return a document with its name as text for a form."""
    return signing.dumps([name, document_to_plain(document)], salt=DOCUMENT_SALT, compress=True)


def unpack_document(packed: str) -> tuple[str, DocumentText]:
    """Return the name and the document that `pack_document` wrote; raise StateLost for anything else."""
    try:
        name, stored = signing.loads(packed, salt=DOCUMENT_SALT)
    except (signing.BadSignature, TypeError, ValueError):
        raise StateLost(_("The document could not be found again. Send the file once more.")) from None
    return name, document_from_plain(stored)
