"""A document prepared once for all the readers that follow."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from samverkan_engine.drafting import sentences
from samverkan_engine.drafting.quoting import Quoted, quoted_spans
from samverkan_engine.tables import DocumentText, Nature, Paragraph, ParagraphKind, Passage

BULLET = re.compile(r"\s*(?:[•·*▪◦‣●○■□➢✓–—-]|\d{1,2}(?:\.\d{1,2})+\.?(?=\s)|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])\s*(?=\S)")
LEADS_TO_LIST = re.compile(r"(?::|\b(?:between|with|mellan|mellom|mellem|med))\s*$")
"""The end of a line that a list completes."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place, its words, and the paragraph it stands in."""

    start: int
    end: int
    text: str
    paragraph: int
    kind: ParagraphKind


@dataclass(frozen=True)
class Reading:
    """A document with its sentences and quotations; is_agreement_itself: it is no report of one."""

    document: DocumentText
    is_agreement_itself: bool = False
    language: str | None = None

    @property
    def text(self) -> str:
        """Return the whole text."""
        return self.document.text

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs; a document without any is one paragraph."""
        whole = (Paragraph(0, len(self.text)),) if self.text.strip() else ()
        return self.document.paragraphs or whole

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of all paragraphs in order."""
        return tuple(
            Sentence(start, end, self.text[start:end], number, paragraph.kind)
            for number, paragraph in enumerate(self.paragraphs)
            for start, end in sentences.spans(self.text, paragraph.start, paragraph.end)
        )

    @cached_property
    def quotations(self) -> tuple[Quoted, ...]:
        """Return what stands in quotation marks or after a dash of speech."""
        return quoted_spans(self.text, self.paragraphs)

    @cached_property
    def title(self) -> Paragraph | None:
        """Return the paragraph that is the document's headline, or None."""
        for paragraph in self.paragraphs[:8]:
            long_enough = paragraph.end - paragraph.start >= 20
            if paragraph.kind is ParagraphKind.HEADING and long_enough:
                return paragraph
        return next((p for p in self.paragraphs if p.kind is ParagraphKind.HEADING), None)

    def after_bullet(self, start: int, end: int) -> int:
        """Return where the words begin after the bullet or number at `start`, if there is one."""
        bullet = BULLET.match(self.text, start, end)
        return bullet.end() if bullet else start

    def words(self, paragraph: Paragraph) -> str:
        """Return the text of a paragraph."""
        return self.text[paragraph.start : paragraph.end]

    @cached_property
    def _answers(self) -> dict[tuple[int, str], tuple[re.Pattern[str], bool]]:
        """By the place of the pattern in memory, since to hash a long pattern takes longer than to search with it."""
        return {}

    @cached_property
    def _held(self) -> dict[tuple[int, str], tuple[Mapping[str, re.Pattern[str]], Mapping[str, re.Pattern[str]]]]:
        return {}

    def has(self, pattern: re.Pattern[str], words: str) -> bool:
        """Return whether the pattern is found in the words; several readers ask the same of the same sentence."""
        key = (id(pattern), words)
        answer = self._answers.get(key)
        if answer is None:
            answer = self._answers[key] = (pattern, pattern.search(words) is not None)
        return answer[1]

    def held(self, patterns: Mapping[str, re.Pattern[str]], words: str) -> Mapping[str, re.Pattern[str]]:
        """Return those of the patterns that are found in the words, asked once for each sentence."""
        key = (id(patterns), words)
        answer = self._held.get(key)
        if answer is None:
            held = {name: pattern for name, pattern in patterns.items() if self.has(pattern, words)}
            answer = self._held[key] = (patterns, held)
        return answer[1]

    def sentence_at(self, position: int) -> Sentence | None:
        """Return the sentence that holds the character at `position`, or None."""
        index = bisect_right(self.sentences, position, key=lambda sentence: sentence.start) - 1
        found = self.sentences[index] if index >= 0 else None
        return found if found and position < found.end else None

    def with_sentence_before(self, sentence: Sentence) -> str:
        """Return the words of the sentence after those of the one before it in the same paragraph."""
        before = self.sentence_at(sentence.start - 2) if sentence.start > 1 else None
        return f"{before.text} {sentence.text}" if before and before.paragraph == sentence.paragraph else sentence.text

    def with_lead_in(self, sentence: Sentence) -> str:
        """Return the words of the sentence; before those of a list item the line that introduces the list."""
        if sentence.kind is not ParagraphKind.LIST_ITEM:
            return sentence.text
        for number in range(sentence.paragraph - 1, -1, -1):
            paragraph = self.paragraphs[number]
            if paragraph.kind is not ParagraphKind.LIST_ITEM:
                lead = self.words(paragraph)
                return f"{lead} {sentence.text}" if LEADS_TO_LIST.search(lead) else sentence.text
        return sentence.text

    def passage(self, start: int, end: int) -> Passage:
        """Return a stretch of the text with its page."""
        return self.document.passage(start, end)

    def nature(self, start: int, end: int) -> Nature:
        """Return whose words the stretch is: the agreement's own, or somebody's account."""
        quoted = any(q.is_wording and q.start <= start and end <= q.end for q in self.quotations)
        return Nature.AGREEMENT_WORDING if quoted or self.is_agreement_itself else Nature.ACCOUNT

    def is_speech(self, start: int, end: int) -> bool:
        """Return whether the stretch lies within what a person is quoted as saying."""
        return any(not q.is_wording and q.is_speech and q.start < end and start < q.end for q in self.quotations)
