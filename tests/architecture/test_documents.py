"""The documents: each can be found from the first page of them, and every link between them leads somewhere."""

import re
from pathlib import Path

LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)(?:#[^)]*)?\)")


def test_every_document_is_found_from_the_first_page(root: Path):
    docs = root / "docs"
    first = (docs / "README.md").read_text("utf-8")
    written = {
        path.relative_to(docs) for part in ("tutorials", "how-to", "explanation") for path in docs.glob(f"{part}/*.md")
    }
    assert written
    assert {str(path) for path in written if f"({path})" not in first} == set()


def test_every_link_between_documents_leads_somewhere(root: Path):
    pages = [*root.glob("*.md"), *root.glob("docs/**/*.md")]
    links = [(page, link) for page in pages for link in LINK.findall(page.read_text("utf-8"))]
    assert links
    assert [f"{page.name}: {link}" for page, link in links if not (page.parent / link).exists()] == []
