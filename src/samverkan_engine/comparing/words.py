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
    universitet universitetet universitetets högskola högskolan högskolans lärosätet lärosätets kommun kommunen
    kommunens region regionen regionens staden stadens åt hos ge ger ges erbjuda erbjuder erbjuds tillhandahålla
    tillhandahåller står stå stod svarar svara ansvarar bidrar bidra minst högst gång gånger
    university university's municipality municipality's council city region offer offers offered provide provides
    """)
)
"""Words that stand in any promise, those of promising itself, and what the parties are, in Swedish and English."""
SAME = (
    "möts mötas möte möten träffas träffar sammanträder sammanträda sammanträffar",
    "undersöka undersöker undersöks utreda utreder utreds pröva prövar prövas kartlägga kartlägger kartläggs",
    "starta startar startas inrätta inrättar inrättas etablera etablerar etableras bilda bildar bildas öppna öppnar",
    "årlig årliga årligen år året",
    "anställd anställda anställdas medarbetare medarbetares medarbetarna personal personalen personalens",
    "studenter studenterna studenters student studerande studerandes",
    "meet meets meeting meetings",
    "explore explores investigate investigates examine examines study studies",
    "start starts establish establishes create creates open opens",
)
"""Words that say the same in a promise; each line is one."""
_SAME = {word: words.split()[0] for words in SAME for word in words.split()}
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
    found = [_SAME.get(word, word) for word in map(str.casefold, WORD.findall(text))]
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
