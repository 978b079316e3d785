"""What stands around words: whether the sentence that holds them still says the same."""

from samverkan_engine.following.words import Words

LONGEST_LIST = 60
"""How many items back the words that lead into a list are looked for."""


def same_sentence(old: Words, span: tuple[int, int], new: Words, place: int) -> bool:
    """
    Say whether what stands beside the words, in their sentence, is the same in both texts.

    Both texts say how far the sentence goes, so a "not" put before or behind the words is always seen.
    """
    last = place + span[1] - span[0]
    before = max(span[0] - _first(old, span[0]), place - _first(new, place))
    after = max(_last(old, span[1]) - span[1], _last(new, last) - last)
    if before > min(span[0], place) or after > min(len(old.keys) - span[1], len(new.keys) - last):
        return False
    return (
        old.keys[span[0] - before : span[0]] == new.keys[place - before : place]
        and old.keys[span[1] : span[1] + after] == new.keys[last : last + after]
    )


def shared_run(old: Words, span: tuple[int, int], new: Words, place: int, *, most: int) -> tuple[int, int]:
    """Return how many words and marks in a row, at most `most`, are the same before and behind."""
    left = right = 0
    last = place + span[1] - span[0]
    while left < min(most, span[0], place) and old.keys[span[0] - left - 1] == new.keys[place - left - 1]:
        left += 1
    room = min(most, len(old.keys) - span[1], len(new.keys) - last)
    while right < room and old.keys[span[1] + right] == new.keys[last + right]:
        right += 1
    return left, right


def lead_in(words: Words, number: int) -> list[str]:
    """Return the words that lead into the list which a word stands in ("The parties shall:"), or nothing."""
    which = words.sentence_at(number)
    for before in range(which - 1, max(which - LONGEST_LIST, -1), -1):
        first, last = words.sentence(before)
        if words.keys[last - 1] == ":":
            return words.keys[first:last]
        if not _is_item(words, before + 1):
            break
    return []


def _is_item(words: Words, which: int) -> bool:
    first, last = words.sentence(which)
    opening = words.keys[first : first + 2]
    return opening[0] == "-" or opening[0][0].islower() or opening[1:] == [")"] or words.keys[last - 1] in ";,"


def _first(words: Words, number: int) -> int:
    return words.sentence(words.sentence_at(number))[0]


def _last(words: Words, end: int) -> int:
    return words.sentence(words.sentence_at(end - 1))[1]
