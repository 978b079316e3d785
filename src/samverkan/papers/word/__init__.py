"""The paper as a Word document, to edit further: real headings, tables with head rows, pictures with words."""

from samverkan.papers.blocks import Paper


def docx(paper: Paper) -> bytes:
    """
    Return the paper as a .docx with its language, title and headings set; same paper, same bytes.

    Raises a PaperRefused like `pdf`.
    """
    from samverkan.papers.word.writing import written  # slow to load, and seldom asked for

    return written(paper)


__all__ = ["docx"]
