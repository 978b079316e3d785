"""What the engine says of rows and files that could not be read, in the reader's language."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samverkan_engine.errors import Refused
from samverkan_engine.tables.reading import Fault, RowRefused

if TYPE_CHECKING:
    from samverkan_engine.readers.taxonomies import Fault as FaultOfTaxonomy

SENTENCES = {
    Fault.NOT_JSON: gettext_noop("The line is not JSON."),
    Fault.NOT_A_RECORD: gettext_noop("This is not a record of the expected kind."),
    Fault.MISSING: gettext_noop("%(field)s is missing."),
    Fault.NOT_TEXT: gettext_noop("%(field)s should be text."),
    Fault.NOT_A_NUMBER: gettext_noop("%(field)s should be a number but is “%(value)s”."),
    Fault.NOT_A_TIME: gettext_noop("%(field)s should be a date or a time but is “%(value)s”."),
    Fault.NOT_A_CODE: gettext_noop("%(field)s should be a code but is “%(value)s”."),
    Fault.OUT_OF_RANGE: gettext_noop("%(field)s is “%(value)s”, which cannot be right."),
    Fault.TOO_FEW_CELLS: gettext_noop("The row has fewer cells than there are columns."),
    Fault.TWICE: gettext_noop("%(field)s “%(value)s” stands here a second time."),
    Fault.UNKNOWN: gettext_noop("%(field)s “%(value)s” is not known."),
    Fault.FAILED_AT_SOURCE: gettext_noop("The source says that it could not answer: “%(value)s”."),
}

EXPECTED = (
    gettext_noop("job ads of the employment service"),
    gettext_noop("answers of Susa-navet (educationInfos, educationEvents)"),
    gettext_noop("answers of Kolada (values, next_url)"),
    gettext_noop("assessments of Yrkesbarometern (yb_yrke, lan, ssyk)"),
    gettext_noop("an answer of JobSearch"),
    gettext_noop("a table in JSON-stat2 (id, size, dimension, value)"),
    gettext_noop("a value for each cell of its dimensions; a description of a table has none"),
    gettext_noop("as many codes in each dimension as it says (size)"),
)
"""What the readers say that they expected, word for word."""

OF_FILES = {
    "unreadable": gettext_noop("%(name)s could not be read. Fetch it again from its source."),
    "not_json": gettext_noop(
        "%(name)s is not JSON: line %(line)s, column %(column)s breaks its rules. Fetch it again from its source."
    ),
    "cut_short": gettext_noop(
        "%(name)s is cut short: it ends in the middle, at line %(line)s. Nothing was taken from it. Fetch it again."
    ),
    "wrong_format": gettext_noop(
        "%(name)s does not hold what was expected (%(expected)s). Choose the kind of file that it is, or another file."
    ),
    "lacks_columns": gettext_noop(
        "%(name)s lacks the columns %(columns)s. Check that it is the right file, or say which columns these are."
    ),
    "not_text": gettext_noop("%(name)s is not text that can be read. Save it as UTF-8."),
    "no_content": gettext_noop("%(name)s is empty. Fetch it again from its source."),
    "not_unpacked": gettext_noop(
        "%(name)s cannot be unpacked: it is damaged, locked or far too large. Unpack it first."
    ),
}


OF_TAXONOMIES = (
    gettext_noop("the packed file is damaged"),
    gettext_noop("the file unpacks to more than a gigabyte"),
    gettext_noop("the text is not UTF-8"),
    gettext_noop("the file is not CSV from here on"),
    gettext_noop("the file is not JSON, or is cut short"),
    gettext_noop("the source answered with an error"),
    gettext_noop("the file ends without a line break and may be cut short; if it is whole, add one"),
    gettext_noop("no address, an unknown type, or no language at the end of the file's name (skills_sv.csv)"),
    gettext_noop("a relation lacks one of its concepts"),
    gettext_noop("neither a concept nor a relation of ESCO or JobTech Taxonomy"),
    gettext_noop("a value is not as expected"),
)
"""Why rows of taxonomies were left out, word for word as the readers say it."""


def of_taxonomy(fault: "FaultOfTaxonomy") -> str:
    """Return why a row or file of a taxonomy was left out, as a sentence."""
    words = _(fault.reason) if fault.reason in OF_TAXONOMIES else fault.reason
    words = f"{words} ({fault.detail})" if fault.detail else words
    return f"{words[:1].upper()}{words[1:]}."


def of_row(refused: RowRefused) -> str:
    """Return why a row, or one value of it, was not read; and that the rest of the row is there, where it is."""
    words = _(SENTENCES[refused.fault]) % {"field": refused.field, "value": refused.value}
    rest = _("The rest of the row was read.")
    return f"{words} {rest}" if refused.kept else words


def place_of(refused: RowRefused) -> str:
    """Return where a row stands: its line or number, and its own id."""
    return " · ".join(filter(None, [str(refused.line or ""), refused.record]))


def of_file(refusal: Refused) -> str:
    """Return why nothing of a file could be read."""
    told, expected = dict(refusal.params), refusal.params.get("expected")
    if expected in EXPECTED:
        told["expected"] = _(expected)
    return _(OF_FILES[refusal.code]) % told if refusal.code in OF_FILES else str(refusal)
