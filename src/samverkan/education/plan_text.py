"""The text of a course plan: which of its parts tell what is taught, and the words around a passage."""

import re

NOT_TAUGHT = re.compile(
    r"(särskild[a]? |grundläggande |allmän )?(behörighet\w*|förkunskap\w*|antagning\w*|urval\w*)"
    r"|(kurs)?litteratur\w*|(kurs)?litteraturlista|läromedel\w*|betyg\w*( och .*)?|betygsskala|övergångsbestämmelser\w*"
    r"|entry requirements|prerequisites|(course )?literature|reading list|grad(es|ing scale)",
    re.IGNORECASE,
)
"""Headings of parts that say what one must know beforehand, or read, and not what is learnt."""

HEADING = re.compile(r"\s*(?:§?\s*\d+(?:\.\d+)*[.)]?\s+)?(?P<words>[A-ZÅÄÖ][^.!?:;,]{2,70}):?\s*")
AROUND = 90


def taught_part(text: str) -> str:
    """Return the text with the parts that do not tell what is taught made blank; every position stays what it was."""
    kept, is_taught = [], True
    for line in text.splitlines(keepends=True):
        heading = HEADING.fullmatch(line.rstrip("\r\n"))
        begins, _colon, rest = line.partition(":")
        if heading:
            is_taught = not NOT_TAUGHT.fullmatch(heading["words"].strip())
        elif rest.strip() and NOT_TAUGHT.fullmatch(begins.strip()):
            kept.append(blank(line))
            continue
        kept.append(line if is_taught else blank(line))
    return "".join(kept)


def blank(line: str) -> str:
    """Return a line of the same length without its words."""
    return re.sub(r"[^\r\n]", " ", line)


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return what stands before, in and after a passage, cut at whole words and within its line."""
    first = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    last = min(text.find("\n", end) if "\n" in text[end:] else len(text), end + AROUND)
    before, after = text[first:start], text[end:last]
    if first and text[first - 1] not in "\n " and " " in before:
        before = f"… {before.split(' ', 1)[1]}"
    if last < len(text) and text[last] not in "\n " and " " in after:
        after = f"{after.rsplit(' ', 1)[0]} …"
    return before, text[start:end], after
