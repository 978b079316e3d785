"""A paper as one HTML file that needs no other file."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from samverkan import papers

STYLES = ("ui/tokens.css", "papers/paper.css")
FONT_FACE = re.compile(r"@font-face\s*{[^}]*}")


def page(paper: papers.Paper) -> str:
    """Return a whole page with its styles inside; fonts are left to the reader's machine."""
    files = [Path(found) for name in STYLES if (found := finders.find(name))]
    styles = FONT_FACE.sub("", "\n".join(file.read_text() for file in files))
    context = {"paper": paper, "paper_html": papers.html(paper), "styles": mark_safe(styles)}
    return render_to_string("meetings/standalone.html", context)
