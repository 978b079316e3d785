"""Words of a label and the pieces they are made of, by which inflected and compound words meet."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+(?:[+#]+)?")
SHORTEST, LONGEST = 3, 5
"""Characters of the pieces of a word, its beginning and end (marked < and >) counted in."""


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case; C++ and C# are words, hyphens and slashes part them."""
    return WORD.findall(unicodedata.normalize("NFC", text).lower())


def pieces_of(word: str) -> list[str]:
    """Return the whole word, after an equals sign, and each piece of it once, in order."""
    marked = f"<{word}>"
    lengths = range(SHORTEST, LONGEST + 1)
    pieces = (marked[at : at + size] for size in lengths for at in range(len(marked) - size + 1))
    return list(dict.fromkeys([f"={word}", *pieces]))
