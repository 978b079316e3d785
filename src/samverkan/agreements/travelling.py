"""
A draft that is kept nowhere: it travels in the form of the public page, compressed and signed.

The signature makes sure that what comes back is what was sent out; it hides nothing.
"""

from base64 import b64decode, b64encode

from django.core import signing
from django.utils.translation import gettext as _

from samverkan.agreements.drafting import Working

SALT = "samverkan.agreements.travelling"
FILE_SALT = f"{SALT}.file"


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


def pack_file(name: str, data: bytes) -> str:
    """Return a file with its name as text for a form."""
    return signing.dumps([name, b64encode(data).decode()], salt=FILE_SALT, compress=True)


def unpack_file(packed: str) -> tuple[str, bytes]:
    """Return the name and the bytes that `pack_file` wrote; raise StateLost for anything else."""
    try:
        name, data = signing.loads(packed, salt=FILE_SALT)
        return name, b64decode(data)
    except (signing.BadSignature, TypeError, ValueError):
        raise StateLost(_("The document could not be found again. Send the file once more.")) from None
