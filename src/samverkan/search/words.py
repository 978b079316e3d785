"""
Words as the index knows them: folded, and cut down to their stems.

Åtagande, åtaganden and ÅTAGANDENA are one word to whoever looks for it. The stems are Snowball's, for Swedish or for
English; they are made here and not by the database, so that SQLite and PostgreSQL find the same.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

LONGEST_WORD = 60
LONGEST_TEXT = 400_000  # characters: some 150 pages; PostgreSQL refuses to index more than a megabyte of words
COMPOUND = 4  # letters that a word needs to be looked for as a part of longer ones

WORD = re.compile(r"[^\W_]+")
_UNSEEN = {0: " ", 0xAD: None, 0x200B: None, 0x200C: None, 0x200D: None, 0x2060: None, 0xFEFF: None}
_LETTERS = str.maketrans({"æ": "ä", "ø": "ö", "ð": "d", "đ": "d", "þ": "th", "ł": "l", "œ": "oe", "ı": "i"})
_KEPT = "åäö"
_NAMES = {"sv": "swedish", "en": "english"}
_SWEDISH = "och att det som en ett av för med till den är på ska inte om har kan eller vid från"
_ENGLISH = "the and of to in a is that for with as be on by shall not this or are will at from"
_TELLING = {"sv": frozenset(_SWEDISH.split()), "en": frozenset(_ENGLISH.split())}


def clean(text: str) -> str:
    """Return a text as it is kept: composed letters, nothing that cannot be seen or stored, not too long."""
    return unicodedata.normalize("NFC", text[:LONGEST_TEXT]).translate(_UNSEEN)


def words_in(text: str) -> Iterator[re.Match[str]]:
    """Yield each word of a clean text, with its place."""
    return WORD.finditer(text)


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return a word in small letters without accents; å, ä and ö are letters of their own."""
    small = word.casefold().translate(_LETTERS)
    if small.isascii():
        return small[:LONGEST_WORD]
    return "".join(letter if letter in _KEPT else _bare(letter) for letter in small)[:LONGEST_WORD]


def _bare(letter: str) -> str:
    """Return a letter without its accents."""
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if part.isalnum())


class Stemmers(threading.local):
    """The stemmers of one thread: a stemmer keeps the word it works on in itself."""

    def __init__(self) -> None:
        import snowballstemmer  # slow to load, with all the languages there are

        self.of = {language: snowballstemmer.stemmer(name) for language, name in _NAMES.items()}


@cache
def _stemmers() -> Stemmers:
    return Stemmers()


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a word as it stands in a text; stemmed until it stays, since one round leaves åtagandena."""
    cut = fold(word)
    for _round in range(3):
        shorter = _stemmers().of[language].stemWord(cut)
        if shorter == cut or len(shorter) < 2:
            break
        cut = shorter
    return cut


def stems(text: str, language: str) -> list[str]:
    """Return the stems of a clean text, in their order."""
    return [stem(found[0], language) for found in words_in(text)]


def endings(some: list[str]) -> str:
    """Return the longer stems backwards, each once: a word that ends with another then begins with it."""
    return " ".join(sorted({each[::-1] for each in some if len(each) > COMPOUND}))


def language_of(text: str) -> str:
    """Return "en" for a text with more of English's commonest words than of Swedish's, else "sv"."""
    counts = dict.fromkeys(_TELLING, 0)
    for found in words_in(text[:5000]):
        for language, telling in _TELLING.items():
            counts[language] += fold(found[0]) in telling
    return "en" if counts["en"] > counts["sv"] else "sv"


def is_common(word: str) -> bool:
    """Whether a folded word is too common to tell anything."""
    return any(word in telling for telling in _TELLING.values())
