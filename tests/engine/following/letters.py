"""Letters of many sentences, edited by chance, that remember what became of each sentence."""

from dataclasses import dataclass, field, replace
from random import Random

WHO = (
    "Parterna", "Kommunen", "Universitetet", "Norrviks kommun", "Högskolan i Norrskog", "Styrgruppen",
    "Samordnarna", "Ledningarna", "Båda parter", "Regionen",
)  # fmt: skip
DOES = (
    "ska verka för", "ska utveckla", "kommer att stärka", "åtar sig att finansiera", "ska årligen följa upp",
    "bör undersöka", "ska gemensamt planera", "ska erbjuda", "avser att pröva", "ansvarar för",
)  # fmt: skip
WHAT = (
    "flexibla utbildningar", "forskning om träbyggande", "ett gemensamt laboratorium", "praktikplatser",
    "kompetensutveckling för lärare", "nya former av uppdragsutbildning", "en mötesplats för företag",
    "samverkan kring elektromobilitet", "ett nätverk för innovation", "kurser i batteriteknik",
)  # fmt: skip
WHERE = (
    "i Norrvik", "på campus", "i hela regionen", "längs värdekedjan", "tillsammans med näringslivet",
    "inom ramen för avtalet", "under tre år", "senast 2027", "varje vår", "så länge avtalet gäller",
)  # fmt: skip
HEADINGS = ("Syfte", "Parternas åtaganden", "Uppföljning", "Ekonomi", "Giltighet", "Organisation", "Kommunikation")


@dataclass(frozen=True)
class Sentence:
    """A sentence; an edit of its words makes it `edited`."""

    key: int
    text: str
    edited: bool = False


@dataclass(frozen=True)
class Letter:
    """Paragraphs of sentences, and how they are set."""

    paragraphs: tuple[tuple[Sentence, ...], ...]
    width: int = 0
    places: dict[int, tuple[int, int]] = field(default_factory=dict)
    text: str = ""


def letter(chance: Random, paragraphs: int = 12) -> Letter:
    """Return a letter; some of its sentences may be alike word for word, as in real ones."""
    keys = iter(range(10_000))
    made = tuple(
        tuple(Sentence(next(keys), sentence(chance)) for _ in range(chance.randint(1, 5))) for _ in range(paragraphs)
    )
    return written(Letter(made), chance)


def sentence(chance: Random) -> str:
    """Return a promise."""
    return f"{chance.choice(WHO)} {chance.choice(DOES)} {chance.choice(WHAT)} {chance.choice(WHERE)}."


def written(letter: Letter, chance: Random) -> Letter:
    """Return the letter with its text, a heading here and there, and the place of each sentence."""
    text, places = "", {}
    for number, paragraph in enumerate(letter.paragraphs):
        if number % 3 == 0:
            text += f"{HEADINGS[number // 3 % len(HEADINGS)]}\n\n"
        for each in paragraph:
            places[each.key] = (len(text), len(text) + len(each.text))
            text += each.text + " "
        text = text.rstrip() + "\n\n"
    if letter.width:
        text = wrapped(text, letter.width)  # as many characters as before, so the places stay
    return replace(letter, text=text, places=places)


def wrapped(text: str, width: int) -> str:
    """Return the text with line breaks for spaces, as a program that breaks lines leaves it."""
    result, column = [], 0
    for at, sign in enumerate(text):
        column = 0 if sign == "\n" else column + 1
        broken = sign == " " and column >= width and text[at + 1 : at + 2].islower()
        result.append("\n" if broken else sign)
        column = 0 if broken else column
    return "".join(result)


def edited(old: Letter, chance: Random, edits: int = 6) -> Letter:
    """Return the letter after some edits by chance."""
    paragraphs = [list(paragraph) for paragraph in old.paragraphs]
    for _ in range(edits):
        chance.choice((add, remove, reword, move_sentence, move_paragraph, part_paragraph))(paragraphs, chance)
    kept = tuple(tuple(paragraph) for paragraph in paragraphs if paragraph)
    return written(Letter(kept, width=chance.choice((0, 0, 50, 72))), chance)


def _some(paragraphs: list[list[Sentence]], chance: Random) -> tuple[list[Sentence], int]:
    paragraph = chance.choice([each for each in paragraphs if each] or [[Sentence(-1, "Slut.")]])
    return paragraph, chance.randrange(len(paragraph))


def add(paragraphs: list[list[Sentence]], chance: Random) -> None:
    paragraph, at = _some(paragraphs, chance)
    paragraph.insert(at, Sentence(chance.randrange(20_000, 10**9), sentence(chance)))


def remove(paragraphs: list[list[Sentence]], chance: Random) -> None:
    paragraph, at = _some(paragraphs, chance)
    del paragraph[at]


def reword(paragraphs: list[list[Sentence]], chance: Random) -> None:
    paragraph, at = _some(paragraphs, chance)
    words = paragraph[at].text.rstrip(".").split()
    where = chance.randrange(1, len(words))
    words[where : where + chance.randint(0, 1)] = [chance.choice(("inte", "också", "vid behov", "fyra", "möjligen"))]
    paragraph[at] = Sentence(paragraph[at].key, " ".join(words) + ".", edited=True)


def move_sentence(paragraphs: list[list[Sentence]], chance: Random) -> None:
    paragraph, at = _some(paragraphs, chance)
    moved = paragraph.pop(at)
    to = chance.choice(paragraphs)
    to.insert(chance.randint(0, len(to)), moved)


def move_paragraph(paragraphs: list[list[Sentence]], chance: Random) -> None:
    moved = paragraphs.pop(chance.randrange(len(paragraphs)))
    paragraphs.insert(chance.randint(0, len(paragraphs)), moved)


def part_paragraph(paragraphs: list[list[Sentence]], chance: Random) -> None:
    at = chance.randrange(len(paragraphs))
    cut = chance.randint(0, len(paragraphs[at]))
    paragraphs[at : at + 1] = [paragraphs[at][:cut], paragraphs[at][cut:]]
