"""The words around a passage of a course plan."""

AROUND = 90


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
