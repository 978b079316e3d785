"""
"Did you mean": the nearest word that stands in something the actor may see.

The list of words is everybody's, so it only proposes; a word is offered when it stands in an entry that came through
the same query as any hit, and the whole of what is offered finds something.
"""

import re
from collections.abc import Iterable
from typing import Any

from samverkan.search.asking import Asked, Clause, clause, read
from samverkan.search.models import Word
from samverkan.search.queries import entries_at, found, in_order
from samverkan.search.words import fold, stem, words_in

SHORTEST = 4
MOST_WORDS = 3
NEAR = 24
ENTRIES = 30


def suggestion(asked: Asked, actor: Any) -> str:
    """Return other words that do find something the actor may see, or nothing."""
    if '"' in asked.words or asked.unwanted:
        return ""
    typed = [each[0] for each in words_in(asked.words) if len(each[0]) >= SHORTEST]
    if not 0 < len(typed) <= MOST_WORDS:
        return ""
    proposed = asked.words
    for word in typed:
        better = nearest(word, actor)
        if better and better != fold(word):
            proposed = re.sub(rf"\b{re.escape(word)}\b", better, proposed)
    if proposed == asked.words or not found(read(proposed), actor):
        return ""
    return proposed


def nearest(word: str, actor: Any) -> str:
    """Return the word itself or the one most like it, among those that the actor may see."""
    wanted = fold(word)
    candidates = near(wanted)
    if not candidates:
        return ""
    any_of = clause(list(candidates)).rows
    rows = tuple((each,) for row in any_of for each in row)
    entries = entries_at(in_order(found(Asked("", (Clause(rows),)), actor))[:ENTRIES])
    seen = {fold(each[0]) for entry in entries for text in (entry.title, entry.text) for each in words_in(text)}
    best = min((each for each in candidates if each in seen), key=lambda each: (candidates[each], each), default="")
    return wanted if best and stem(best, "sv") == stem(wanted, "sv") else best


def near(word: str) -> dict[str, int]:
    """Return the words that are a slip or two away, with how many."""
    most = 1 if len(word) < 6 else 2
    lengths = (len(word) - most, len(word) + most)
    known: Iterable[str] = Word.objects.filter(length__range=lengths).values_list("word", flat=True)
    counted = ((distance(word, each, most), each) for each in known if shares(word, each))
    return {each: slips for slips, each in sorted(pair for pair in counted if pair[0] <= most)[:NEAR]}


def shares(one: str, other: str) -> bool:
    """Whether two words begin or end alike: nobody misspells both, and comparing takes time."""
    return one[:1] == other[:1] or one[-2:] == other[-2:]


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters must be changed, put in, left out or swapped; anything above `most` is just more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, beside in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != beside))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == beside:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
