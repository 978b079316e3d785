"""A web page becomes the visible text of its article, with paragraphs and headings."""

import re

from lxml import etree
from lxml import html as lxml_html

from samverkan_engine.documents.encoding import decode
from samverkan_engine.documents.hypertext.article import Article, article
from samverkan_engine.documents.hypertext.walk import Found, pieces
from samverkan_engine.documents.layout import MOST_TAGS, assemble, check_length
from samverkan_engine.errors import Damaged
from samverkan_engine.tables import DocumentText

DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
EMBEDDED = re.compile(rb"data:[\w/+.;=-]{1,100},[A-Za-z0-9+/=%]{200,}")
"""A picture or typeface put into the page itself."""

XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")

SHORTEST = 200
"""Fewer characters than this are not trusted to be the article of a page that holds far more."""

FAR_MORE = 4


def read(data: bytes, name: str) -> DocumentText:
    """Return the text of the article of an HTML page; raises Damaged when nothing can be parsed, or TooLong."""
    data = EMBEDDED.sub(b"", data)
    check_length(len(data), name)
    check_length(data.count(b"<"), name, MOST_TAGS)
    try:
        parser = lxml_html.HTMLParser(huge_tree=True)  # else all that lies deeper than 256 elements is lost in silence
        characters = XML_DECLARATION.sub("", _characters(data)).replace("\0", " ")
        root = lxml_html.document_fromstring(characters, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Damaged(name=name, form="html") from error
    found = pieces(article(root))
    everything = pieces(Article(root))
    too_little = _length(found) < SHORTEST and _length(everything) > FAR_MORE * _length(found)
    return assemble(each.piece for each in (everything if too_little else found))


def _length(found: list[Found]) -> int:
    return sum(len(each.piece.text) for each in found)


def _characters(data: bytes) -> str:
    """Follow the page's own declaration unless the bytes are valid UTF-8, which is never chance."""
    declared = DECLARED.search(data[:4096])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)
