"""Promises of the tests' own documents, worded anew by rules."""

import re
from pathlib import Path
from random import Random

from samverkan_engine.comparing import side_of
from samverkan_engine.pipeline import draft_from_file
from samverkan_engine.tables.comparing import Side

CASES = Path(__file__).parent.parent / "cases" / "open"
SAID = (
    ("ska", "bör", "skall", "kommer att", "åtar sig att"),
    ("inrätta", "starta", "bilda", "etablera"),
    ("inrättas", "startas", "bildas"),
    ("erbjuda", "ge", "ställa till förfogande"),
    ("erbjuder", "ger", "tillhandahåller"),
    ("undersöka", "utreda", "pröva"),
    ("undersöks", "utreds", "prövas"),
    ("utveckla", "förbättra", "bygga ut"),
    ("stärka", "öka", "främja"),
    ("varje år", "årligen", "en gång per år"),
    ("två gånger per år", "en gång i halvåret", "vår och höst"),
    ("träffas", "möts", "sammanträder"),
    ("gemensamt", "tillsammans", "i samverkan"),
    ("parterna", "kommunen och universitetet", "de båda parterna"),
    ("kommunen", "kommunens ledning", "staden"),
    ("universitetet", "lärosätet", "högskolan"),
    ("studenter", "studerande"),
    ("medarbetare", "anställda", "personal"),
    ("näringslivet", "företagen", "det lokala näringslivet"),
    ("forskning", "forskningen", "forskningsprojekt"),
    ("utbildning", "utbildningar", "kurser"),
    ("samarbete", "samverkan"),
    ("lokaler", "utrymmen"),
    ("bidra till", "medverka till"),
    ("genomföra", "ordna", "hålla"),
    ("genomförs", "ordnas", "hålls"),
)
ADDED = ("från och med 2027", "så långt det är möjligt", "i hela kommunen", "med start nästa läsår", "på båda orterna")


def read_sides() -> list[Side]:
    """Return the Swedish documents that may be read, as they are drafted, each with its promises."""
    sides = (side_of(draft_from_file(path.read_bytes(), path.name)) for path in sorted(CASES.glob("*.txt")))
    return [side for side in sides if side.language == "sv" and len(side.promises) >= 2]


def reworded(text: str, chance: Random, heavy: int) -> str:
    """Return the promise in other words: 1 changes a word or two, 2 also the order or what is said, 3 all of it."""
    text = _other_words(text, chance, share=0.3 * heavy)
    steps = [_turn, _shorten, _add]
    for step in chance.sample(steps, heavy - 1):
        text = step(text, chance)
    return text


def _other_words(text: str, chance: Random, share: float) -> str:
    for group in SAID:
        found = next((words for words in group if re.search(rf"\b{words}\b", text, re.IGNORECASE)), None)
        if found and chance.random() < share:
            other = chance.choice([words for words in group if words != found])
            text = re.sub(rf"\b{found}\b", other, text, count=1, flags=re.IGNORECASE)
    return text


def _turn(text: str, chance: Random) -> str:
    """Move what stands last to the front, as for another emphasis."""
    words = text.rstrip(".").split()
    if len(words) < 6:
        return text
    at = chance.randint(len(words) // 2, len(words) - 2)
    return " ".join([*words[at:], *words[:at]]) + "."


def _shorten(text: str, chance: Random) -> str:
    """Leave out what stands last, or a word here and there."""
    words = text.rstrip(".").split()
    if len(words) < 8:
        return text
    if chance.random() < 0.5:
        return " ".join(words[: -chance.randint(2, len(words) // 3)]) + "."
    left_out = set(chance.sample(range(len(words)), len(words) // 5))
    return " ".join(word for at, word in enumerate(words) if at not in left_out) + "."


def _add(text: str, chance: Random) -> str:
    return f"{text.rstrip('.')} {chance.choice(ADDED)}."
