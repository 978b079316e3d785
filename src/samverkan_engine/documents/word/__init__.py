"""A Word file (.docx) becomes text with paragraphs, headings, list items and table rows."""

from lxml import etree

from samverkan_engine.documents.layout import assemble
from samverkan_engine.documents.word.body import pieces
from samverkan_engine.documents.word.numbering import Numbering
from samverkan_engine.documents.word.package import BROKEN, parts
from samverkan_engine.documents.word.styles import Styles
from samverkan_engine.errors import Damaged
from samverkan_engine.tables import DocumentText


def read(data: bytes, name: str) -> DocumentText:
    """
    Return the text of a Word file as it stands with all tracked changes accepted.

    Comments, notes, headers and footers are left out. Raises Damaged, Encrypted or TooLarge.
    """
    found = parts(data, name)
    try:
        styles = Styles(found.styles)
        return assemble(pieces(found.document, styles, Numbering(found.numbering, styles)))
    except (*BROKEN, etree.LxmlError) as error:
        raise Damaged(name=name, form="docx") from error
