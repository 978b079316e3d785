"""Bytes of plain text become characters."""

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

EIGHT_BIT = ("cp1252", "mac_roman", "cp850")
"""What Nordic and British files without Unicode are written in; latin-1 is cp1252 where both print."""

IN_A_WORD = re.compile(r"(?<=[A-Za-z])[åäöæøéü](?=[a-zåäöæø\s.,;:!?)-])|\b[ÅÄÖÆØåäöæø](?=[a-z])")
ORDINARY = re.compile(r"[\s!-~åäöæøéüÅÄÖÆØÉÜ–—‘’“”„»«•…§£€°´×·½­ ]*")


def decode(data: bytes) -> str:
    """Return the characters of a plain text; bytes that fit no encoding become U+FFFD."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_eight_bit(data)


def _wide_encoding(data: bytes) -> str | None:
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 2 < len(sample) * 0.7:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _decode_eight_bit(data: bytes) -> str:
    """Take the encoding that puts most Nordic letters inside words; ask charset-normalizer when none does."""
    candidates = [data.decode(encoding, errors="replace") for encoding in EIGHT_BIT]
    best = max(candidates, key=_likeness)
    if _likeness(best) > 0:
        return best
    from charset_normalizer import from_bytes  # takes 30 ms to import, and is seldom needed

    guess = from_bytes(data[:200_000]).best()
    return data.decode(guess.encoding if guess else "latin-1", errors="replace")


def _likeness(text: str) -> int:
    sample = text[:50_000]
    strange = len(ORDINARY.sub("", sample))
    return len(IN_A_WORD.findall(sample)) - 2 * strange
