"""The forms of a word and of a label: which endings are inflection, and how else a label may be written."""

import re
from collections.abc import Iterator

SWEDISH_ENDINGS = (
    "arnas|ernas|ornas|arna|erna|orna|andes|ande|ades|aren|ens|ets|ade|ats|ast|are|as|es|ar|er|or|en|et|na|at|ad|ns|ts"
    "|a|e|s|t|n|r"
)
ENGLISH_ENDINGS = "ings|ing|ies|ed|es|s|e|y"
SHORTEST = 3
"""Characters left when an ending is taken away."""

SWEDISH = re.compile(rf"(\w{{{SHORTEST},}}?)({SWEDISH_ENDINGS})?$")
ENGLISH = re.compile(rf"(\w{{{SHORTEST},}}?)({ENGLISH_ENDINGS})?$")

NOUN = frozenset(
    (
        "",
        "s",
        "en",
        "ens",
        "et",
        "ets",
        "er",
        "ers",
        "erna",
        "ernas",
        "ar",
        "ars",
        "arna",
        "arnas",
        "or",
        "orna",
        "na",
        "n",
        "ns",
        "t",
        "ts",
        "a",
    )
)
VERB = frozenset(("a", "ar", "ade", "ades", "at", "ats", "as", "ande", "ad", "er", "t", "s", "an", "or", "orna"))
PLURAL = frozenset(("", "ar", "er", "or", "en", "et", "s", "arna", "erna", "orna", "a"))
SAME = frozenset(("",))
FOLLOWING: dict[str, frozenset[str]] = {
    "": NOUN,
    "a": VERB,
    "ar": PLURAL,
    "er": PLURAL,
    "or": PLURAL | frozenset("an"),
    "e": frozenset(("e", "en", "ens", "ar", "arna", "es", "et", "n")),
}
"""Which endings a word may have in a text, by the ending it has in the label."""

QUALIFIED = re.compile(r"^(?P<name>[^,(]{2,}?)(?:, (?P<kind>[^,()]+)| ?\((?P<aside>[^)]+)\))$")
EXPERIENCE = re.compile(r"^(?P<name>\w{4,}?)(?:s)?(?:vana|erfarenhet|kunskaper|kunskap)$")
LICENCE = re.compile(r"^(?:Legitimation som|Legitimation,|Legitimerad) (?P<who>\w+)$", re.IGNORECASE)


def stem(word: str) -> str:
    """Return a lower-case Swedish word without its inflection."""
    match = SWEDISH.match(word)
    return match.group(1) if match else word


def english_stem(word: str) -> str:
    """Return a lower-case English word without its inflection."""
    match = ENGLISH.match(word)
    return match.group(1) if match else word


def is_form_of(word: str, label: str) -> bool:
    """Tell whether a word of a text may be a form of a label of one word, both lower-case and of one stem."""
    if word == label:
        return True
    shared = stem(label)
    if not word.startswith(shared):
        shared = english_stem(label)
        return (
            word.startswith(shared)
            and word[len(shared) :] in ("", "s", "es")
            and label[len(shared) :] in ("", "s", "es")
        )
    ending, given = label[len(shared) :], word[len(shared) :]
    if len(shared) < 4:
        return given in ("s", ending + "s", ending + "t", ending + "n")
    return given in FOLLOWING.get(ending, SAME) or given in (ending + "s", ending + "n", ending + "t", ending + "na")


def variants(label: str) -> Iterator[tuple[str, bool]]:
    """
    Yield the other ways to write a label, each with whether it says less than the label does.

    "PLC-programmering" is also "PLC programmering", "Java, programmeringsspråk" is "Java" and says less.
    """
    if "-" in label:
        yield label.replace("-", " "), False
        yield label.replace("-", ""), False
    if "/" in label:
        for part in label.split("/"):
            if len(part.strip()) > 1:
                yield part.strip(), False
    qualified = QUALIFIED.match(label)
    if qualified:
        yield qualified["name"], True
        aside = qualified["aside"]
        if aside and aside.isupper():
            yield aside, True
    experience = EXPERIENCE.match(label)
    if experience:
        yield experience["name"], False
    licence = LICENCE.match(label)
    if licence:
        who = licence["who"].lower()
        for form in (f"legitimerad {who}", f"leg. {who}", f"leg {who}", f"{who}legitimation", f"legitimation {who}"):
            yield form, False
