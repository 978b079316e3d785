"""The meetings of the region."""

from samverkan.config.examples.region.book import Book


def make(book: Book) -> None:
    """Make the meetings."""
