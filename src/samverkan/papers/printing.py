"""The paper as PDF/UA-1, by typst."""

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan.papers.blocks import Paper
from samverkan.papers.checks import check
from samverkan.papers.data import paper_data
from samverkan.papers.glyphs import FONTS

if TYPE_CHECKING:
    import typst

TEMPLATE = Path(__file__).parent / "paper.typ"


def pdf(paper: Paper) -> bytes:
    """
    Return the paper as a tagged PDF (PDF/UA-1, A4) with its language and title set; same paper, same bytes.

    Raises a PaperRefused when the paper could not be read by everyone.
    """
    import typst  # slow to load

    check(paper)
    compiler = typst.Compiler(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=fonts(),
        sys_inputs={"data": json.dumps(paper_data(paper), ensure_ascii=False)},
    )
    written = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(written, bytes)  # one file for all pages: only pictures come as a list
    return written


@cache
def fonts() -> "typst.Fonts":
    """Return the fonts that papers are set in, and no others."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
