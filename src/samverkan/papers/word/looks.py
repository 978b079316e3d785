"""How the Word document looks: its page, its styles, its language."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from samverkan.papers.word.marks import child

INK, QUIET, SPRUCE, AMBER = "1B2430", "4C535C", "1F5C4D", "8A5A00"
LINE, WASH = "C9C8C2", "F4F3EE"
FONT = "Calibri"
PLACES = {"sv": "sv-SE", "en": "en-GB"}
HEADINGS = {"Heading 1": 15, "Heading 2": 12, "Heading 3": 10.5, "Heading 4": 10.5}


def dress(document: Any, language: str) -> None:
    """Set the page, the styles and the language of a new document."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    _body(document)
    _headings(document)
    _own(document)
    _speak(document, PLACES.get(language, language))


def _body(document: Any) -> None:
    normal = document.styles["Normal"]
    lettering(normal, 10.5, INK)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15


def _headings(document: Any) -> None:
    for name, size in HEADINGS.items():
        style = document.styles[name]
        lettering(style, size, INK, bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(size), Pt(4)
        style.paragraph_format.keep_with_next = True
    title = document.styles["Title"]
    lettering(title, 24, INK, bold=True)
    title.paragraph_format.space_after = Pt(4)
    border = title.element.pPr.find(qn("w:pBdr"))
    if border is not None:
        title.element.pPr.remove(border)
    lettering(document.styles["Subtitle"], 10, QUIET)
    lettering(document.styles["Caption"], 9.5, INK, bold=True)
    document.styles["Caption"].paragraph_format.keep_with_next = True


def _own(document: Any) -> None:
    """Add the styles that Word lacks, so that whoever edits further can change the look in one place."""
    for name, size, colour, bold in (
        ("Source note", 8.5, QUIET, False),
        ("Lead", 12, INK, False),
        ("Proposal title", 12, INK, True),
        ("Proposed wording", 10.5, INK, False),
        ("Remark", 10.5, INK, False),
        ("Cell", 9.5, INK, False),
        ("Cell head", 9, QUIET, True),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        lettering(style, size, colour, bold=bold)
    for name in ("Cell", "Cell head"):
        document.styles[name].paragraph_format.space_after = Pt(2)
    document.styles["Proposal title"].paragraph_format.keep_with_next = True
    boxed(document.styles["Proposed wording"].element, SPRUCE, ("top", "left", "bottom", "right"))
    boxed(document.styles["Remark"].element, SPRUCE, ("left",), wash=True)


def lettering(style: Any, size: float, colour: str, *, bold: bool = False) -> None:
    """Set a style's letters."""
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)


def boxed(element: Any, colour: str, sides: tuple[str, ...], *, wash: bool = False) -> None:
    """Draw lines around the paragraphs of a style."""
    properties = element.get_or_add_pPr()
    border = child(properties, "w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            child(border, f"w:{side}", val="single", sz="18" if len(sides) == 1 else "6", space="6", color=colour)
    if wash:
        child(properties, "w:shd", val="clear", color="auto", fill=WASH)
    child(properties, "w:ind", left="170", right="170")


def _speak(document: Any, place: str) -> None:
    defaults = document.styles.element.find(".//" + qn("w:rPrDefault")).find(".//" + qn("w:lang"))
    defaults.set(qn("w:val"), place)
    settings = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), place)
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
