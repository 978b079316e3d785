"""Subject areas: the themes, focus areas and named projects that the text lists."""

import re
from collections.abc import Iterator, Sequence

from samverkan_engine.drafting import lexicon
from samverkan_engine.drafting.organisations import Organisation
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.tables import AreaStatus, ParagraphKind, SubjectArea

AREA_NOUN = re.compile(
    r"\b(?:\w*områden?a?|teman?|temaområden\w*|\w*frågor|inriktning\w*|prioritera\w*|profil\w*|fokus\w*"
    r"|\w*areas?|themes?|priorit\w+|strands?|subjects?|ämnen(?:a)?|fag(?:ene)?|mål|huvudområden\w*|fundament\w*"
    r"|hörnstenar|pelare|pillars?|topics?|\w*områder?n?e?|\w*område|temaer|satsing\w*|indsats\w*|prosjekter"
    r"|projekt(?:er|en)?|projects|delmål|underavtaler)\b",
    re.IGNORECASE,
)
WITHIN = re.compile(
    r"\b(?:utbildning(?:ar)?|forskning(?:en)?|samarbet\w+|samverkan|kompetens\w*|education|research|cooperation"
    r"|collaborat\w+|utdanning|samarbeid\w*|uddannelse|forskning|samarbejd\w*|områden?a?|områder?ne|areas"
    r"|verksamhet\w*|insatser|projekt|utveckling(?:en)?)\s+"
    r"(?:inom|kring|rörande|avseende|gällande|i\s+anslutning\s+till|i\s+fråga\s+om|innen|indenfor|inden\s+for"
    r"|in\s+the\s+(?:areas?|fields?)\s+of|in|on|within|om)\s+",
    re.IGNORECASE,
)
WORK_ON = re.compile(
    r"\b(?:arbeta|arbetar|arbeide|arbejde|fokusera[rt]?|fokuserer|fokus|inrikta[ts]|work|focus)\s+(?:med|på"
    r"|kring|on|mot)\s+(?!(?:att|å|at|to|den|det|de)\b)",
    re.IGNORECASE,
)
EXAMPLES = re.compile(
    r"(?:,?\s*(?:till\s+exempel|t\.\s?ex\.|bland\s+annat|exempelvis|såsom|for\s+example|such\s+as|including"
    r"|for\s+eksempel|f\.\s?eks\.|blant\s+annet|blandt\s+andet|herunder))\s+",
    re.IGNORECASE,
)
IN_MARKS = re.compile(r"[«»”“\"]([^«»”“\"\n]{4,60})[«»”“\"]")
EXAMPLE_IS = re.compile(r"\b(?:ett|et|one|an)\s+(?:exempel|eksempel|example)\s+(?:är|er|is)\s+", re.IGNORECASE)
LABEL_END = re.compile(r":\s+|\s[–—-]\s")
COLON = re.compile(r":\s+")
ARE = re.compile(
    r"\s+(?:(?!som\b|där\b|der\b|that\b|which\b|where\b)\w+\s+){0,2}(?:är|er|are|include|inkluderar|inkluderer"
    r"|omfattar)\s+",
    re.IGNORECASE,
)
TREATS = re.compile(
    r"\b(?:retter\s+seg\s+mot|retter\s+sig\s+mod|riktar\s+sig\s+mot|omfattar\s+(?:även|också)|handlar\s+(?:främst\s+|bland\s+annat\s+)?om|rör|berör|kretsar\s+kring|spänner\s+över|inriktas\s+på"
    r"|inriktar\s+sig\s+på|gäller\s+(?:främst|bland\s+annat)|handler\s+(?:først\s+og\s+fremst\s+)?om|dreier\s+seg\s+om"
    r"|drejer\s+sig\s+om|dekker|dækker|spenner\s+over|concerns|centres\s+on|relates\s+to|(?:is|are)\s+about"
    r"|(?:initially|mainly|primarily)\s+(?:focus|focusing)\s+on|spans)\s+",
    re.IGNORECASE,
)
"""What an agreement is said to be about."""

ABOUT_PAPER = lexicon.any_of(
    lexicon.AGREEMENT_NOUN.pattern,
    r"samarbetet",
    r"samverkan",
    r"samarbeidet",
    r"samarbejdet",
    r"(?:the\s+)?work",
    r"co-?operation",
    r"collaboration",
    r"erklæringen",
    r"förlängningen",
    r"sats(?:n)?ingen",
    r"indsatsen",
    r"förklaringen",
    r"dokumentet",
    r"the\s+document",
)
POINTS_OUT = re.compile(
    r"\b(?:identifies|highlights|singles\s+out|pekar\s+ut|pekar\s+särskilt\s+ut|lyfter\s+fram|peker\s+ut|udpeger|utpeker"
    r"|lyfts|pekas|koncentrera\s+sig\s+på[^:.]{0,30}:|konsentrere\s+seg\s+om|koncentrere\s+sig\s+om|tar\s+sikte\s+på)\s+",
    re.IGNORECASE,
)
GOES_ON_WITH = re.compile(
    r"\b(?:arbetet|samarbetet|insatserna|satsningen|arbeidet|samarbeidet|arbejdet|samarbejdet|the\s+work)\s+"
    r"(?:med|kring|inom|om|on|with|in|innen|inden\s+for)\s+(?P<name>[\w-]+(?:\s+[\w-]+){0,3}?)"
    r"(?=,?\s+(?:som\b|fortsätter|pågår|ska\b|vidare|fortsetter|fortsætter|continues|which\b|that\b))",
    re.IGNORECASE,
)
"""One area that is worked on, named alone."""

OPENS = re.compile(r"(?:den|it|denne)\s", re.IGNORECASE)
INVERTED = re.compile(
    r"\s+(?:är|er|are|blir|utgör|bliver)\s+(?:(?:de|några\s+av\s+de|tre\s+av\s+de|två\s+av\s+de|the|blant|bland"
    r"|among|två|tre|to|two|three|av|of|exempel\s+på|examples\s+of)\s+){0,2}(?:\w+\s+){0,2}?",
    re.IGNORECASE,
)
PROJECT = re.compile(
    r"\b(?i:projektet|prosjektet|initiativet|programmet|plattformen|satsningen|testbädden|nätverket|konferensen|festivalen"
    r"|mötesplatsen|inkubatorn|(?:the\s+)?(?:project|programme|initiative|platform|festival))\s+"
    r"(?P<name>[A-ZÅÄÖÆØ][\w-]{2,30}(?:\s+[A-ZÅÄÖÆØ0-9][\w-]{1,30}){0,3})"
    r"|\b(?i:kallad|kallas|kallat|som\s+heter|med\s+namnet|called|named|known\s+as|kalt|kaldt)\s+"
    r"(?P<called>[A-ZÅÄÖÆØ][\w-]{2,30}(?:\s+[A-ZÅÄÖÆØ0-9][\w-]{1,30}){0,3})"
    r"|(?<![\w-])(?P<is>[A-ZÅÄÖÆØ][\w-]{3,30}(?:\s+[A-ZÅÄÖÆØ0-9][\w-]{1,30}){0,2})\s+(?i:är\s+ett\s+(?:av\s+de\s+|av\s+flera\s+)?"
    r"|er\s+et\s+(?:av\s+|af\s+)?|is\s+(?:a|one\s+of\s+(?:the|several))\s+)(?i:\w+\s+){0,2}(?i:projekt\w*|prosjekt\w*|projects?)"
)
"""A project that the text names by a word for projects before its name, or after it."""

FIRST = re.compile(
    r"\b(?:prioriteras|prioriterar|betonas|framhålls|omfattar|prioritised|covers?|prioriteres|omfatter)\s+",
    re.IGNORECASE,
)

STOP = re.compile(
    r"\s+(?:efter|för\s+att|där|som|as|fram|ut|så\s+att|som\s+ska|vilka|which|where|that|in\s+order|to\s+\w+|der"
    r"|hvor|slik\s+at|for\s+at|are|is|är|står|stod|utgör|bör|ska|skal|will|er|med\s+målet|with\s+the)\b"
    r"|[.;:!?()]|\s[–—]\s|$",
    re.IGNORECASE,
)
SEPARATOR = re.compile(
    r",\s+(?:och|samt|and|og|as\s+well\s+as)\s+|,\s+|(?<!-)\s+(?:och|samt|and|og|as\s+well\s+as)\s+", re.IGNORECASE
)
SAMT = re.compile(r"\s(?:samt|as\s+well\s+as)\s", re.IGNORECASE)
LAST_BY_SAMT = re.compile(r",\s+(?:(?:samt|as\s+well\s+as)\s+)?|\s+(?:samt|as\s+well\s+as)\s+", re.IGNORECASE)
"""Where "samt" comes before the last item, an "och" belongs to one of the items."""

VERB = re.compile(
    r"\b(?:ska|skall|kommer|är|har|kan|bör|att|får|blir|will|shall|is|are|has|have|can|to|skal|vil|er|kan|at|å"
    r"|säger|says|den|det|de)\b",
    re.IGNORECASE,
)
PLAIN_DOMAIN = re.compile(
    r"^(?:(?:högre|higher|fortsatt|gemensam|joint)\s+)?(?:utbildning\w*|forskning\w*|innovation\w*"
    r"|kompetensutveckling|utveckling|samverkan|education|research|training|knowledge\s+exchange|utdanning"
    r"|innovasjon|uddannelse|kultur|samhälle\w*|näringsliv\w*)$",
    re.IGNORECASE,
)
NEW = re.compile(
    r"\b(?:ny(?:a|tt)?\s+(?:samarbet\w+|områden?|projekt)|undersök\w+|utred\w+|utforsk\w+|skapa|start(?:a|ar"
    r"|as)|inrätta\w*|etablera\w*|planera\w*|explor\w+|new|planned|launch\w*|establish\w*|create|set\s+up|nye?"
    r"|utrede|etabler\w+|opprett\w+|opret\w+|undersøg\w+|vurder\w+)\b",
    re.IGNORECASE,
)
EXISTING = re.compile(
    r"\b(?:pågå\w+|redan|utgör|befintlig\w*|finns|sedan|lyckat|existing|ongoing|already|record\s+of|current\w*"
    r"|pågår|samma|the\s+same|de\s+samme|eksisterende|allerede|i\s+dag|igangværende|nuvarande|idag|fortsätt\w*|continu\w+|fortsett\w*|fortsætt\w*)\b",
    re.IGNORECASE,
)

NOT_TOLD = (ParagraphKind.CAPTION, ParagraphKind.LIST_ITEM)
"""In captions and items of lists an enumeration names something else than areas."""

ARTICLE = re.compile(
    r"(?:the|an?|en|ett|et|både|såväl|både|both|att|i\s+fråga\s+om|bland\s+annat|främst|särskilt)\s+",
    re.IGNORECASE,
)

BESIDE = re.compile(r"[^,;]{0,60}\bi\s+anslutning\s+till\s+", re.IGNORECASE)
FOR_WHOM = re.compile(r"\s+(?:för|till|hos|vid|ved|hos)\s+", re.IGNORECASE)

LONGEST_ITEM = 9
"""An item of more words than this is a sentence, not the name of an area."""

Item = tuple[int, int]


def subject_areas(reading: Reading, organisations: Sequence[Organisation] = ()) -> tuple[SubjectArea, ...]:
    """Return the areas that lists and enumerations name, each once, in order."""
    found: dict[str, SubjectArea] = {}
    for (start, end), context, confidence in _items(reading):
        name = reading.text[start:end]
        key = name.casefold()
        if any(organisation.start < end and start < organisation.end for organisation in organisations):
            continue
        if key in found or PLAIN_DOMAIN.match(name) or not _is_name(name):
            continue
        found[key] = SubjectArea(
            name=name,
            status=_status(context, name),
            passages=(reading.passage(start, end),),
            confidence=confidence,
            nature=reading.nature(start, end),
        )
    return tuple(sorted(found.values(), key=lambda area: area.passages[0].start))


def _is_name(name: str) -> bool:
    words = name.split()
    return 0 < len(words) <= LONGEST_ITEM and len(name) > 3 and not VERB.search(name)


def _status(context: str, name: str) -> AreaStatus:
    """The word nearest before the name decides, else the first after it."""
    at = context.find(name)
    cues = [(match.start(), AreaStatus.NEW) for match in NEW.finditer(context)]
    cues += [(match.start(), AreaStatus.EXISTING) for match in EXISTING.finditer(context)]
    outside = [cue for cue in cues if not at <= cue[0] < at + len(name)]
    before = [cue for cue in outside if cue[0] < at]
    if before:
        return max(before)[1]
    return min(outside)[1] if outside else AreaStatus.UNSPECIFIED


def _items(reading: Reading) -> Iterator[tuple[Item, str, float]]:
    yield from _in_lists(reading)
    yield from _named_in_marks(reading)
    for sentence in reading.sentences:
        if sentence.kind in NOT_TOLD or reading.is_speech(sentence.start, sentence.end):
            continue
        example = EXAMPLE_IS.search(sentence.text)
        if example:
            yield from _single(reading.text, sentence, sentence.start + example.end())
        for match in PROJECT.finditer(reading.text, sentence.start, sentence.end):
            group = match.lastgroup or "name"
            yield match.span(group), reading.text[sentence.start : sentence.end], 0.5
        yield from _inverted(reading, sentence)
        for match in GOES_ON_WITH.finditer(reading.text, sentence.start, sentence.end):
            yield match.span("name"), reading.text[sentence.start : sentence.end], 0.5
        for start in _treated(sentence):
            for item in _enumerated(reading.text, sentence.start + start, sentence.end, fewest=1):
                yield item, sentence.text, 0.55
        for start in _openings(reading, sentence):
            for item in _enumerated(reading.text, sentence.start + start, sentence.end):
                yield item, sentence.text, 0.6


def _named_in_marks(reading: Reading) -> Iterator[tuple[Item, str, float]]:
    """A few words within quotation marks, where areas, projects or agreements are spoken of, name one of them."""
    for sentence in reading.sentences:
        if sentence.kind in NOT_TOLD or not (
            reading.has(AREA_NOUN, sentence.text) or reading.has(lexicon.AGREEMENT_NOUN, sentence.text)
        ):
            continue
        for match in IN_MARKS.finditer(reading.text, sentence.start, sentence.end):
            if not reading.is_speech(match.start(), match.end()):
                yield match.span(1), sentence.text, 0.5


def _in_lists(reading: Reading) -> Iterator[tuple[Item, str, float]]:
    """Items under a line that speaks of areas; of "Label: what we do" the label is the name."""
    told, lead = False, ""
    for paragraph in reading.paragraphs:
        words = reading.words(paragraph)
        if paragraph.kind is not ParagraphKind.LIST_ITEM:
            goes_on = paragraph.kind is ParagraphKind.PARAGRAPH and not words.rstrip().endswith(":")
            told = reading.has(AREA_NOUN, words) or (told and goes_on)
            lead = words if reading.has(AREA_NOUN, words) else lead
            continue
        if not told or reading.is_speech(paragraph.start, paragraph.end):
            continue
        start = reading.after_bullet(paragraph.start, paragraph.end)
        label = LABEL_END.search(reading.text, start, paragraph.end)
        end = label.start() if label else paragraph.end
        while end > start and reading.text[end - 1] in " .,;":
            end -= 1
        yield (start, end), lead, 0.75


def _treated(sentence: Sentence) -> Iterator[int]:
    """Where it begins what the agreement is said to be about, or to point out."""
    treats = TREATS.search(sentence.text)
    if treats and (ABOUT_PAPER.search(sentence.text, 0, treats.start()) or OPENS.match(sentence.text)):
        yield treats.end()
    points = POINTS_OUT.search(sentence.text)
    if points:
        yield points.end()


def _openings(reading: Reading, sentence: Sentence) -> Iterator[int]:
    """Where an enumeration of areas begins in a sentence."""
    for pattern in (WITHIN, WORK_ON):
        for match in pattern.finditer(sentence.text):
            yield match.end()
    noun = AREA_NOUN.search(sentence.text)
    if noun:
        for pattern in (COLON, EXAMPLES, FIRST):
            opening = pattern.search(sentence.text, noun.start())
            if opening:
                yield opening.end()
        are = ARE.match(sentence.text, noun.end())
        if are:
            yield are.end()
    elif reading.has(lexicon.AGREEMENT_NOUN, sentence.text):
        first = FIRST.search(sentence.text)
        if first:
            yield first.end()


def _inverted(reading: Reading, sentence: Sentence) -> Iterator[tuple[Item, str, float]]:
    """The areas may come first: "Skog och vatten är de områden som pekas ut"."""
    verb = INVERTED.search(sentence.text)
    noun = AREA_NOUN.match(sentence.text, verb.end()) if verb else None
    if not verb or not noun or VERB.search(sentence.text[: verb.start()]):
        return
    for item in _enumerated(reading.text, sentence.start, sentence.start + verb.start()):
        yield item, sentence.text, 0.55


def _single(text: str, sentence: Sentence, start: int) -> Iterator[tuple[Item, str, float]]:
    stop = STOP.search(text, start, sentence.end)
    if stop and stop.start() > start:
        yield _bare_name(text, start, stop.start()), "existing", 0.5


def _enumerated(text: str, start: int, end: int, fewest: int = 2) -> list[Item]:
    """Return the items of "A, B och C" from start on; one alone is no enumeration."""
    stop = STOP.search(text, start, end)
    limit = stop.start() if stop else end
    items, begin = [], start
    for separator in _separators(text, start, limit):
        items.append((begin, separator.start()))
        begin = separator.end()
    items.append((begin, limit))
    named = [_bare_name(text, *item) for item in items if item[1] - item[0] > 2]
    return named if len(named) >= fewest else []


def _separators(text: str, start: int, end: int) -> list[re.Match[str]]:
    """An "and" before a comma, or before "samt", belongs to one of the items: "vård och omsorg, skola och kultur"."""
    if SAMT.search(text, start, end):
        return list(LAST_BY_SAMT.finditer(text, start, end))
    comma = text.rfind(",", start, end)
    return [match for match in SEPARATOR.finditer(text, start, end) if "," in match.group() or match.start() > comma]


def _bare_name(text: str, start: int, end: int) -> Item:
    """Drop what leads up to the name and what says for whom or where it is."""
    for pattern in (BESIDE, ARTICLE):
        lead = pattern.match(text, start, end)
        start = lead.end() if lead else start
    tail = FOR_WHOM.search(text, start + 1, end)
    return start, (tail.start() if tail else end)
