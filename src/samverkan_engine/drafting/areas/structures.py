"""Turns of phrase after which, or in which, agreements name areas; each is a feature of what it opens."""

import re
from collections.abc import Iterator

from samverkan_engine.drafting import lexicon
from samverkan_engine.drafting.areas.tokens import Scope

WITHIN = re.compile(
    lexicon.any_of(
        r"utbildning(?:ar)?|forskning(?:en)?|samarbet\w+|samverkan|kompetens\w*|education|research|co-?operation"
        r"|collaborat\w+|utdanning|samarbeid\w*|uddannelse|samarbejd\w*|områden?a?|områder?ne|areas|mål|satsning\w*"
        r"|verksamhet\w*|insatser|projekt|utveckling(?:en)?"
    ).pattern
    + r"(?i:\s+"
    r"(?:inom|kring|rörande|avseende|gällande|i\s+anslutning\s+till|i\s+fråga\s+om|när\s+det\s+gäller|innen"
    r"|indenfor|inden\s+for|in\s+the\s+(?:areas?|fields?)\s+of|in|on|within|om)\s+"
    r")"
)
WORK_ON = re.compile(
    lexicon.any_of(
        r"arbeta|arbetar|arbeide|arbejde|fokusera[rt]?|fokuserer|fokus|inrikta[ts]|work|focus(?:es)?"
    ).pattern
    + r"(?i:\s+"
    r"(?:med|på|kring|on|mot)\s+(?!(?:att|å|at|to|den|det|de)\b)"
    r")"
)
TREATS = re.compile(
    lexicon.any_of(
        r"retter\s+se?i?g\s+mo[td]|riktar\s+sig\s+mot|fokus(?:erar|erer)\s+på|focuses\s+on|identifies|omfatt(?:ar|er)(?:\s+(?:även|också|også))?|sigter\s+på"
        r"|handlar\s+(?:främst\s+|bland\s+annat\s+)?om|rör|berör|kretsar\s+kring|spänner\s+över|inriktas\s+på"
        r"|inriktar\s+sig\s+på|gäller\s+(?:främst|bland\s+annat)|handler\s+(?:først\s+og\s+fremst\s+)?om"
        r"|dreier\s+seg\s+om|drejer\s+sig\s+om|dekker|dækker|spenner\s+over|concerns|centres\s+on|covers?"
        r"|relates\s+to|(?:is|are)\s+about|(?:initially|mainly|primarily)\s+(?:focus|focusing)\s+on|spans|includes?|inkluderar|inkluderer|innefattar|tar\s+også\s+opp"
        r"|nämner|nævner|nevner|mentions"
    ).pattern
    + r"(?i:\s+"
    r"(?:(?:\w*forskning|utbildning|utbildningar|utdanning|uddannelse|research|education|studies)\s+"
    r"(?:inom|om|i|kring|innen|inden\s+for|into|in|on)\s+)?)"
)
"""What an agreement is said to be about."""

PAPER = lexicon.any_of(
    lexicon.AGREEMENT_NOUN.pattern, "samarbetet", "samverkan", "samarbeidet", "samarbejdet", r"(?:the\s+)?work",
    r"co-?operation", "collaboration", "erklæringen", "förlängningen", r"sats(?:n)?ingen", "indsatsen", "förklaringen",
    "dokumentet", "memorandum", r"the\s+document",
)  # fmt: skip
OPENS = re.compile(r"(?:den|it|denne|that)\s", re.IGNORECASE)
POINTS_OUT = re.compile(
    r"(?:"
    + lexicon.any_of(
        r"identifies|highlights|singles\s+out|pekar\s+(?:särskilt\s+)?ut|lyfter\s+(?:särskilt\s+)?fram|peker\s+ut"
        r"|udpeger|utpeker|lyfts|pekas|kon[sc]entrere\s+s[ei]+g\s+om|tar\s+sikte\s+på"
    ).pattern
    + r"|\b[Kk](?i:oncentrera\s+sig\s+på[^:.]{0,30}:))\s+"
)
EXAMPLES = re.compile(
    r"(?:,?\s*(?:till\s+exempel|t\.\s?ex\.|bland\s+annat|exempelvis|såsom|for\s+example|such\s+as|including"
    r"|for\s+eksempel|f\.\s?eks\.|blant\s+annet|blandt\s+andet|herunder))\s+",
    re.IGNORECASE,
)
COLON = re.compile(r":\s+")
FIRST = re.compile(
    r"\b(?:prioriteras|prioriterar|betonas|framhålls|omfattar|prioritised|covers?|prioriteres|omfatter)\s+",
    re.IGNORECASE,
)
ARE = re.compile(
    r"(?:\s+(?!som\b|där\b|der\b|that\b|which\b|where\b)\w+){0,2}\s+(?:är|er|are|include|inkluderar|inkluderer|omfattar)\s+",
    re.IGNORECASE,
)
EXAMPLE_IS = re.compile(r"\b(?:ett|et|one|an)\s+(?:exempel|eksempel|example)\s+(?:är|er|is)\s+", re.IGNORECASE)
GOES_ON_WITH = re.compile(
    lexicon.any_of(
        r"arbetet|samarbetet|insatserna|satsningen|arbeidet|samarbeidet|arbejdet|samarbejdet|the\s+work"
    ).pattern
    + r"(?i:\s+"
    r"(?:med|kring|inom|om|on|with|in|innen|inden\s+for)\s+"
    r")"
)
PROJECT = re.compile(
    lexicon.any_of(
        r"projektet|prosjektet|initiativet|programmet|plattformen|satsningen|testbädden|nätverket|konferensen"
        r"|festivalen|mötesplatsen|inkubatorn|the\s+(?:project|programme|initiative|platform|festival)"
        r"|project|programme|initiative|platform|festival"
        r"|kallad|kallas|kallat|som\s+heter|med\s+namnet|called|named|known\s+as|kalt|kaldt"
    ).pattern
    + r"(?i:\s+"
    r")"
)
"""What comes before the name of a project."""

ANYWHERE = (("within", WITHIN), ("work", WORK_ON), ("points", POINTS_OUT), ("example", EXAMPLE_IS),
            ("goes on", GOES_ON_WITH), ("project", PROJECT))  # fmt: skip
DIRECT = 3
"""The subject of a plain sentence of what an agreement is about has no more words."""

AFTER_NOUN = (("colon", COLON), ("examples", EXAMPLES), ("first", FIRST))


def openings(scope: Scope) -> dict[int, tuple[str, ...]]:
    """Return by the number of the token that a turn of phrase opens what turns those are."""
    found: dict[int, tuple[str, ...]] = {}
    for name, place in _places(scope):
        at = _token_from(scope, scope.sentence.start + place)
        found[at] = (*found.get(at, ()), name)
    return found


def _token_from(scope: Scope, place: int) -> int:
    """The number of the first word from a place on that is no article or the like."""
    at = next((n for n, token in enumerate(scope.tokens) if token.start >= place), len(scope.tokens))
    while at < len(scope.tokens) and scope.tokens[at].kind == "lead":
        at += 1
    return at


def _places(scope: Scope) -> Iterator[tuple[str, int]]:
    text = scope.sentence.text
    for name, pattern in ANYWHERE:
        yield from ((name, match.end()) for match in pattern.finditer(text))
    treats = TREATS.search(text)
    if treats and (OPENS.match(text) or PAPER.search(text, 0, treats.start())):
        yield "treats", treats.end()
        before = text[: treats.start()].split()
        if len(before) <= DIRECT and (OPENS.match(text) or PAPER.search(before[-1] if before else "")):
            yield "treats directly", treats.end()
    noun = next((token for token in scope.tokens if token.group == "area"), None)
    if noun:
        end = noun.end - scope.sentence.start
        for name, pattern in AFTER_NOUN:
            opening = pattern.search(text, end)
            if opening:
                yield name, opening.end()
        are = ARE.match(text, end)
        if are:
            yield "are", are.end()
