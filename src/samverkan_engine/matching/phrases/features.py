"""What the models look at: the words of each sentence, and what each word, pair of words, sentence and phrase shows."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources

import numpy as np

from samverkan_engine.matching.phrases.known import hints
from samverkan_engine.matching.words import Sentence, Words

REACH = 3
"""How many words before and after a word are looked at."""

LONGEST = 80
"""Words; a longer sentence is cut, so that a text without full stops is no burden."""

BEFORE, AFTER = "<s>", "</s>"

SAID = frozenset(
    [
        "du",
        "dig",
        "vi",
        "oss",
        "våra",
        "vår",
        "din",
        "ditt",
        "erbjuder",
        "meriterande",
        "you",
        "your",
        "we",
        "our",
        "är",
        "har",
        "kan",
        "ska",
        "söker",
        "erfarenhet",
        "kunskap",
        "kunskaper",
        "krav",
        "merit",
        "välkommen",
        "ansökan",
        "får",
        "arbetar",
    ]
)
"""Words whose presence anywhere in a sentence tells what it is about."""

ENDINGS = (
    "ernas",
    "arnas",
    "orna",
    "arna",
    "erna",
    "ande",
    "ende",
    "ens",
    "ets",
    "ar",
    "er",
    "or",
    "en",
    "et",
    "an",
    "de",
    "te",
    "ad",
    "at",
    "ing",
    "s",
    "r",
    "t",
    "n",
    "a",
)
KEPT = 4
"""Letters that must be left of a word when an ending is taken off."""


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, list[str]]:
    """Return how words occur in the labels of the taxonomies and in our own lists, by the word."""
    table = resources.files("samverkan_engine.matching.phrases").joinpath("vocabulary.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {word: classes.split() for word, classes in rows}


def classes(word: str) -> list[str]:
    """Return the classes of a lower-case word: what our table hints at, and how the labels of the taxonomies use it."""
    return (hints(word) if word[0].isalpha() and len(word) > 3 else []) + labelled(word)


def labelled(word: str) -> list[str]:
    """Return how the labels of the taxonomies use a lower-case word; marked when only its stem is known there."""
    known = _vocabulary()
    if word in known:
        return known[word]
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= KEPT:
            for other in ("", "a", "e"):
                stem = word[: -len(ending)] + other
                if stem in known:
                    return ["~" + one for one in known[stem]]
    return []


def shape(word: str) -> str:
    """Return how a word is written: capitals, one capital, digits, letters; a sign is itself."""
    if word.isupper() and len(word) > 1:
        return "X"
    if word[0].isupper():
        return "Xx"
    if word[0].isdigit():
        return "d"
    return "x" if word[0].isalpha() else word


def of_word(text: str) -> list[list[str]]:
    """Return the features a word or sign gives to the one 3 places after it, 2 after it … itself … 3 before it."""
    low = text if text in (BEFORE, AFTER) else text.lower()
    kind = "." if text in (BEFORE, AFTER) else shape(text)
    said = classes(low)
    found = []
    for place in range(-REACH, REACH + 1):
        some = [f"w{place}={low}"]
        if -1 <= place <= 1:
            if low[0].isalpha():
                some += [f"x{place}={low[-size:]}" for size in (2, 3, 4, 5, 6) if len(low) > size]
                if place >= 0:
                    some += [f"p{place}={low[:size]}" for size in (3, 4, 5, 7) if len(low) > size]
            some.append(f"sh{place}={kind}")
        if abs(place) == 2 and len(low) > 3:
            some.append(f"x{place}={low[-3:]}")
        if -1 <= place <= 2:
            some += [f"e{place}={one}" for one in said]
        found.append(some)
    return found


def of_section(section: str, text: str) -> str:
    """Return the feature of a word in a section."""
    return f"sx={section}{text.lower()[-3:]}"


def of_pair(first: str, second: str) -> list[str]:
    """Return the features two words beside each other give to: the one after, the second, the first, the one before."""
    pair = f"{first.lower()}|{second.lower()}"
    return ["b-2=" + pair, "b-1=" + pair, "b1=" + pair, "b2=" + pair]


def of_sentence(sentence: Sentence, size: int, said: Iterable[str]) -> list[str]:
    """Return the features a sentence of so many words, with these of SAID among them, gives to each of its words."""
    section, item, headed = sentence.section.value, int(sentence.item), int(sentence.heading)
    found = ["sec=" + section, f"head={headed}", f"item={item}", f"si={section}{item}{headed}"]
    found.append(f"len={min(size // 3, 8)}")
    return found + ["s:" + word for word in said]


def of_place(index: int) -> str:
    """Return the feature of how far into its sentence a word stands."""
    return f"i={min(index, REACH)}"


def of_phrase(texts: list[str], before: list[str], after: str, section: str) -> list[str]:
    """Return the features by which the kind of a phrase is told: its words, two before, one after, the section."""
    low = [text.lower() for text in texts]
    last, first = low[-1], low[0]
    found = ["bias", "sec=" + section, f"n={min(len(low), 5)}", "first=" + first, "last=" + last]
    found += ["w=" + word for word in low]
    found += ["x=" + last[-size:] for size in (2, 3, 4, 5, 6) if len(last) > size]
    found += ["f=" + first[-size:] for size in (1, 2, 3) if len(first) > size]
    found += ["p=" + first[:size] for size in (3, 4, 5, 6) if len(first) > size]
    found += ["e=" + one for one in classes(last)] + ["ef=" + one for one in classes(first)]
    found += ["sh=" + shape(texts[0]), "sn=" + section + str(min(len(low), 3))]
    padded = [BEFORE, BEFORE] + [word.lower() for word in before]
    found += ["b1=" + padded[-1], "b2=" + padded[-2] + "|" + padded[-1], "a1=" + after.lower()]
    return found


def tokens(words: Words) -> Iterator[tuple[Sentence, list[str], list[int], list[int]]]:
    """Yield each sentence of a text with its words and signs, where they begin and where they end."""
    texts, begins, ends = _pieces(words)
    firsts = np.searchsorted(begins, [sentence.start for sentence in words.sentences]).tolist()
    lasts = np.searchsorted(begins, [sentence.end for sentence in words.sentences]).tolist()
    for sentence, first, last in zip(words.sentences, firsts, lasts, strict=True):
        for cut in range(first, last, LONGEST):
            part = slice(cut, min(cut + LONGEST, last))
            yield sentence, texts[part], begins[part], ends[part]


def _pieces(words: Words) -> tuple[list[str], list[int], list[int]]:
    """Return the words and signs of a text, with where they begin and end; "C++" and "C#" are words."""
    texts: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    pieces, stops = words.pieces, words.ends
    begin = 0
    for index in range(0, len(pieces), 2):  # what stands between words, and words, in turn
        between = pieces[index]
        if between != " ":
            for at, sign in _signs(between):
                if sign in "+#" and ends and ends[-1] == begin + at:
                    texts[-1] += sign
                    ends[-1] += 1
                else:
                    texts.append(sign)
                    begins.append(begin + at)
                    ends.append(begin + at + 1)
        if index + 1 < len(pieces):
            texts.append(pieces[index + 1])
            begins.append(stops[index])
            begin = stops[index + 1]
            ends.append(begin)
    return texts, begins, ends


def signs_of(piece: str) -> list[tuple[int, str]]:
    """Return the words and signs of a word, or of what stands between two, each with its place."""
    if piece[:1].isalnum() or piece[:1] == "_":
        return [(0, piece)]
    found: list[tuple[int, str]] = []
    for at, sign in _signs(piece):
        if sign in "+#" and found and found[-1][0] + len(found[-1][1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + sign)
        else:
            found.append((at, sign))
    return found


@lru_cache(maxsize=10_000)
def _signs(between: str) -> tuple[tuple[int, str], ...]:
    return tuple((at, sign) for at, sign in enumerate(between) if not sign.isspace())
