"""The words of Swedish, English, Norwegian and Danish that several readers look for."""

import re
from collections.abc import Iterable, Sequence


def any_of(*alternatives: str) -> re.Pattern[str]:
    """Return a pattern for any of the alternatives as whole words, in any case of letters."""
    return re.compile(rf"\b(?:{by_first_letter(alternatives)})\b")


def parted(pattern: str) -> list[str]:
    """Return the alternatives of a pattern, cut where no bracket is open."""
    found, depth, begin = [], 0, 0
    for at, character in enumerate(pattern):
        depth += (character == "(") - (character == ")")
        if character == "|" and not depth:
            found.append(pattern[begin:at])
            begin = at + 1
    return [*found, pattern[begin:]]


OPENS_WITH_LETTER = re.compile(r"[a-zåäöæøé](?![?*+{])", re.IGNORECASE)


OPENS_WITH_CHOICE = re.compile(r"\(\?:([^()]*)\)(?![?*+{])")


def by_first_letter(alternatives: Sequence[str]) -> str:
    """
    Join alternatives into a pattern that sees by the first letter of a word which of them it need not try.

    What opens with no letter of its own keeps its place among the others, so that the same one is found first.
    """
    found: list[str] = []
    letters: dict[str, list[str]] = {}
    each = [spread for several in alternatives for one in parted(several) for spread in _spread(one)]
    for one in (*each, ""):
        if OPENS_WITH_LETTER.match(one):
            letters.setdefault(one[0].lower(), []).append(one[1:])
            continue
        found += [f"[{letter}{letter.upper()}](?i:{'|'.join(rest)})" for letter, rest in letters.items()]
        found += [f"(?i:{one})"] if one else []
        letters = {}
    return "|".join(found)


def _spread(alternative: str) -> list[str]:
    """What opens with a choice is a choice of what opens with each: "(?:a|b)c" is "ac|bc"."""
    choice = OPENS_WITH_CHOICE.match(alternative)
    if not choice:
        return [alternative]
    return [f"{one}{alternative[choice.end() :]}" for one in parted(choice.group(1))]


def names_of(names: Iterable[str]) -> str:
    """Return a pattern for any of the names, each as a pattern of its own, the longest of a letter first."""
    letters: dict[str, list[str]] = {}
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        letters.setdefault(name[0], []).append(name[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in letters.items())


def set_of(words: str) -> frozenset[str]:
    """Return the words of a text, which white space parts."""
    return frozenset(words.split())


LETTER = (
    r"avsiktsförklaring\w*", r"intentions?avtal\w*", r"viljeförklaring\w*", r"intensjonsavtale\w*",
    r"intensjonserklæring\w*", r"hensigtserklæring\w*", r"intentionsaftale\w*", r"letters?\s+of\s+intent",
    r"statement\s+of\s+intent", r"declaration\s+of\s+intent",
)  # fmt: skip
MEMORANDUM = (
    r"memorand(?:um|a)\s+of\s+(?:understanding|agreement|co-?operation)", r"mous?", r"samförståndsavtal\w*",
    r"samförståndsförklaring\w*",
)  # fmt: skip
COOPERATION = (
    r"(?=\w{2,30}kontrakt)(?!anställnings|hyres|köpe|leasing|leje|ansættelses|ansettelses)\w{2,30}kontrakt(?:et|er|en)?",
    r"(?:samverkans|samarbets|utvecklings|ram|campus|förlängnings|tilläggs)(?:avtal|överenskommelse)\w*",
    r"(?:avtal|överenskommelse)n?\s+om\s+(?:\w+\s+)?(?:samverkan|samarbete)", r"avtale\s+om\s+samarbeid",
    r"aftale\s+om\s+samarbejde", r"agreement\s+on\s+co-?operation",
    r"(?:samarbeids|utviklings|ramme|hoved|universitets|campus|forlengelses|tilleggs)avtale\w*",
    r"(?:samarbejds|udviklings|ramme|campus|forlængelses|tillægs)aftale\w*", r"civic(?:\s+\w+)?\s+agreements?",
    r"(?:co-?operation|collaborati(?:on|ve)|framework|development)\s+agreements?",
)  # fmt: skip
PARTNERSHIP = (
    r"partnerskaps?(?:avtal|överenskommelse)\w*", r"partnerskapsavtale\w*", r"partnerskabsaftale\w*",
    r"(?:avtal|överenskommelse)(?:et|n)?\s+om\s+(?:\w+\s+){0,2}partnerskap",
    r"avtale[nr]?\s+om\s+(?:\w+\s+)?partnerskap",
    r"aftale[nr]?\s+om\s+(?:\w+\s+)?partnerskab", r"partner(?:ship|ing)\s+agreements?",
    r"strategisk\w*\s+partner\w*", r"strategic\s+partner\w*",
)  # fmt: skip
BARE_PARTNERSHIP = (r"partnerskap\w*", r"partnerskab\w*", r"partnerships?")
OTHER_PAPER = (
    r"(?!(?:kollektiv|anställnings|ansettelses|ansættelses|hyres|husleie|leje|köpe|kjøpe|köp|kjøps|købs|leasing|arrende"
    r"|licens|lisens|handels|tull|freds|klimat|paris|löne|lønns|tariff|försäkrings|forsikrings|lån|låne|nyttjanderätts"
    r"|exploaterings|överlåtelse|tolknings|kärnvapen|frihandels|service|jobb)(?:avtal|avtale|aftale|kontrakt))"
)
"""Papers of work, rent, trade and peace bind no university to a public body as this engine means it."""

BARE_AGREEMENT = (
    rf"{OTHER_PAPER}\w{{2,30}}(?:avtal(?:et|ets|en|s)?|överenskommelse(?:n|ns|r|rna)?|avtale[nr]?s?|aftale[nr]?s?)",
    r"avtal(?:et|ets|s)?", r"överenskommelsen?s?", r"avtale[nr]?s?",
    r"aftale[nr]?s?", r"agreements?", r"accord", r"concordat", r"charter", r"pact",
)  # fmt: skip

AGREEMENT_NOUN = any_of(*LETTER, *MEMORANDUM, *COOPERATION, *PARTNERSHIP, *BARE_PARTNERSHIP, *BARE_AGREEMENT)
SPECIFIC_NOUN = any_of(*LETTER, *MEMORANDUM, *COOPERATION, *PARTNERSHIP)
DOCUMENT_NOUN = any_of(*LETTER, *MEMORANDUM, *COOPERATION, *PARTNERSHIP, *BARE_AGREEMENT)

SIGNS = any_of(
    # Swedish
    r"undertecknad?e?s?", r"underteckna(?:r|t|ts|s)?", r"undertecknande\w*", r"underskrift\w*", r"signera\w*",
    r"teckna(?:r|t|de|ts|des|s)?", r"slut(?:er|it|its)", r"slöt\w?", r"ingå(?:r|tt|tts|s)?", r"ingick\w?",
    r"sina\s+namn", r"navnetrekk\w*", r"namnteckning\w*", r"skriv(?:its|s)", r"skrevs",
    r"(?:skaka|tog|ta|tok|gav|gi|ge)\w*\s+(?:\w+\s+){0,2}h[aåä]nd\w*\s+på", r"sh(?:ook|ak\w+)\s+hands\s+on",
    r"penn(?:an|orna|en|ene)",
    r"s(?:at|atte|att|etter)\s+(?:(?:deres|sine|sitt|sin)\s+)?(?:nav[ne]+|underskrift\w*)", r"namnen\s+på",
    r"namn\s+under", r"drew\s+up",
    r"upprätta(?:de|t|ts)",
    r"skrev\s+(?=[^.]{0,80}\b(?:för|for)\s+\w+(?:et|en)\b)", r"ko(?:mmit|m)\s+(?:\w+\s+)?överens\s+om",
    r"sina\s+underskrifter",
    r"skr(?:iv|ev)\w{0,3}(?:[^.!?\n]{0,200}?)\s(?:under|på)",
    # English
    r"sign(?:s|ed|ing|ings)?", r"signator\w+", r"inked", r"put\s+pen\s+to\s+paper",
    r"sealed", r"formali[sz]ed", r"enter(?:s|ed|ing)?\s+into",
    r"put\s+their\s+(?:names?|signatures?)",
    # Norwegian and Danish
    r"undertegn\w+", r"signer(?:t|te|er|es)", r"signeringen?", r"inngå\w*", r"inngikk", r"indgå\w*", r"indgik",
    r"underskriv\w+", r"underskrev\w?", r"underskrevet",
)  # fmt: skip
DECIDES = any_of(
    r"beslut(?:ade|at|ar|ades|ats|as)", r"beslöt", r"godkän(?:de|t|ner|des|ts|s)", r"antog\w?", r"antagit\w?",
    r"antas", r"fastställ(?:de|t|des|s)", r"decided", r"resolved", r"approved?", r"adopted", r"ratified",
    r"vedt(?:ok|att|as)\w?", r"besluttet", r"godkjen(?:t|te|ner)", r"godkend(?:t|te|er)", r"vedtog\w?",
    r"vedtaget", r"g(?:ave|iven|ives)\s+(?:\w+\s+){0,3}(?:approval|go-ahead|green\s+light|backing)", r"endorse[sd]",
    r"g[ae]v?\s+(?:\w+\s+){0,3}(?:klartecken|grönt\s+ljus|godkännande|tilslutning|klarsignal|grønt\s+lys)",
    r"klubba(?:de|ts|t|s)",
    r"sa(?:de)?\s+ja\s+till", r"sa\s+ja\s+til", r"tiltrådte", r"ställde\s+sig\s+bakom", r"stemte\s+for",
)  # fmt: skip

SAYS = any_of(
    # Swedish
    r"säger(?!\s+upp)", "sade", "sa", "berättar", "berättade", "menar", "menade", "tycker", "tyckte", "anser",
    "förklarar", "kommenterar", "konstaterar", "påpekar", "betonar", "framhåller", "understryker", "påminner",
    "hoppas", "tror", "beskriver", "kallar", "tillägger", "välkomnar", "ser fram", "uttalat", "uttalade", "uppger",
    "uppgav", "meddelar", "nämner", "pekar på",
    "lyfter fram", "poängterar", "uttrycker", "gläds",
    "påpekade", "betonade", "framhöll", "underströk", "påminde", "hoppades", "trodde", "beskrev", "kallade", "tillade",
    "välkomnade", "nämnde", "pekade på", "poängterade", "uttryckte", "gladdes", "resonerade", "resonerar", "ansåg",
    r"svara(?:r|de)(?!\s+för)", "kommenterade", "konstaterade", "förklarade", "lyfte fram", "såg fram", "gläder sig",
    # English
    "says", "said", "told", "explains", "explained", "added", "adds", "commented", "comments", "believes",
    "hopes", "argues", "stressed", "stresses", "welcomed", "thinks", "calls", "described", "describes",
    "noted", "replied", "remarked", "emphasi[sz]e[sd]", "highlighted", "praised", "believed", "hoped", "argued",
    "comment(?:ing)?",
    # Norwegian and Danish
    "sier", "forteller", "mener", "mente", "synes", "understreker", "forklarer", "håper", "uttaler", "siger",
    "sagde", "fortæller", "peger på", "glæder sig", "peker på", "gleder seg", "understreger", "håber",
    "udtaler", "påpeger", "fortalte", "understreket", "forklarte", "håpet", "uttalte", "minner om", "minte", "roser",
    "roste",
    "påpekte", "svarte", "svarede", "omtaler", "trekker fram", "fremhæver", "fremhever", "setter pris på",
    "understregede",
    "forklarede", "håbede", "udtalte", "pegede på", "tilføjede", "tilføjer", "påpegede", "ser frem til", "ser fram til",
)  # fmt: skip

_PAPER = (
    r"(?:avtal|avsiktsförklaring|överenskommelse|dokument|paragraf|avtale|aftale|erklæring|agreement|memorandum"
    r"|mou|letter|document|clause)\w{0,6}"
)
_READS = (
    r"(?:står|heter|anges?|framgår|fastslås|lyder|formuleras|states?|stated|reads?|says|provides|fremgår"
    r"|fastslår|hedder)"
)
STANDS_WRITTEN = re.compile(
    rf"\b(?:{_PAPER}\b[^.!?]{{0,80}}?\b{_READS}|{_READS}\b[^.!?]{{0,60}}?\b{_PAPER}|(?:enligt|according\s+to"
    rf"|ifølge|i\s+henhold\s+til)\s+(?:\w+\s+){{0,2}}{_PAPER})\b[^.!?”“\"]{{0,90}}$",
    re.IGNORECASE,
)
STANDS_WRITTEN_AFTER = re.compile(
    rf"[\s,.]{{0,3}}{_READS}\s+(?:det\s+)?(?:i\s+|in\s+)?(?:the\s+)?{_PAPER}", re.IGNORECASE
)
