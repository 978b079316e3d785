"""The words of a promise by which it is compared: their stems, without those that only hold a sentence together."""

import re
from collections.abc import Collection
from functools import cache


def listed(words: str) -> list[str]:
    """Return the words of a text, which white space parts."""
    return words.split()


WORD = re.compile(r"[^\W\d_]+")
EMPTY = frozenset(
    listed("""
    och att i på av för med som en ett den det de dem sin sitt sina till från om vid är var vara blir bli har ha hade
    ska skall skulle kommer bör kan kunna avser avse vill verkar verka åtar åta förbinder sig parterna parterne partene
    part parts parter båda bägge gemensamt tillsammans avtalet avtal även också samt eller men så inom mellan under
    över genom enligt efter före mot per varje ej inte detta denna dessa där här när vilka vilken vilket bland annat
    the a an of to and in on for with by from at as is are be been being will shall should must may can it its their
    they this that these those both parties party agree agrees agreed commit commits undertake undertakes intend
    intends aim aims seek together jointly between within under each every or not which also through such
    """)
)
"""Words that stand in any promise, with those of promising itself, in Swedish and English."""
ENDINGS = tuple(
    sorted(
        listed("""
        ningarna ningar ningen ning elserna elser elsen else heterna heter heten het arnas ernas ornas orna arna erna
        arens ande ende aren iska isk ligt liga lig igt iga ig ades ade at as ar er or en et ens ets an na n t a e s
        ations ation ments ment ings ing ities ity ness ies ied ed es ly
        """),
        key=len,
        reverse=True,
    )
)
LEAST = 4
"""What is left of a word when its ending is taken away has at least so many letters."""
GRAM = 4


def words_of(text: str, without: Collection[str] = ()) -> list[str]:
    """Return the words that carry the meaning, in lower case; all of them when none does, or the whole text."""
    found = [word.casefold() for word in WORD.findall(text)]
    return [word for word in found if word not in EMPTY and word not in without] or found or [text.strip()]


@cache
def stem(word: str) -> str:
    """Return a word without its Swedish or English ending, and without a genitive's s."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST:
            return word[: -len(ending)]
    return word


@cache
def grams(word: str) -> tuple[str, ...]:
    """Return the runs of four letters of a word, its borders marked; compounds share some of theirs."""
    bordered = f"<{word}>"
    return tuple(dict.fromkeys(bordered[at : at + GRAM] for at in range(max(1, len(bordered) - GRAM + 1))))


def name_key(name: str) -> str:
    """Return what two names of a subject area have in common when they are the same."""
    return " ".join(stem(word) for word in words_of(name)) or name.strip().casefold()
