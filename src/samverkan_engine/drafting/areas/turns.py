"""What the turns of phrase around a candidate say of it, as features: heads, openings, and what points back."""

from collections.abc import Iterator, Mapping, Sequence

from samverkan_engine.drafting.areas import words
from samverkan_engine.drafting.areas.announced import Head
from samverkan_engine.drafting.areas.candidates import LAST_JOINTS, Candidate
from samverkan_engine.drafting.areas.tokens import Scope, Token
from samverkan_engine.tables import ParagraphKind


def of_head(head: Head | None, candidate: Candidate) -> Iterator[str]:
    """Yield whether it is the head of a paragraph, all of it or a part, and whether areas were announced before."""
    if head is None or candidate.end > head.end:
        return
    half = candidate.first == 0 or candidate.end == head.end
    whole = "head" if candidate.sort == "head" else "half" if half else "part"
    yield f"is {whole} {min(head.heads, 3)}"
    if head.announced:
        yield f"{whole} announced"
        yield f"{whole} announced {'agrees' if head.agrees else 'otherwise'}"


def opened(openings: Mapping[int, tuple[str, ...]], candidate: Candidate) -> Iterator[str]:
    """Yield what turn of phrase opens it or its enumeration."""
    several = "several" if candidate.members > 1 else "one"
    ends = _stops(candidate)
    if candidate.outer >= 0:
        yield from (f"outer opened {name}" for name in openings.get(candidate.outer, ()))
    for name in openings.get(candidate.begins, ()):
        yield f"opened {name}"
        yield f"opened {name} {several}"
        if candidate.first == candidate.own:
            yield f"opened {name} whole"
            if ends:
                yield f"opened {name} to the end"
    if candidate.first != candidate.begins:
        yield from (f"right after {name}" for name in openings.get(candidate.first, ()))


def _stops(candidate: Candidate) -> bool:
    """The enumeration ends its sentence, or a clause begins after it."""
    rest = candidate.scope.tokens[candidate.ends : candidate.ends + 2]
    return not rest or rest[0].kind in ("mark", "pron", "sub") or (rest[0].kind == "comma" and rest[-1].kind != "word")


def fronted(candidate: Candidate, found: Sequence[str]) -> Iterator[str]:
    """Yield what is said after an enumeration that begins its sentence."""
    tokens = candidate.scope.tokens
    if candidate.sort != "member" or (candidate.begins and any(t.kind != "lead" for t in tokens[: candidate.begins])):
        return
    several = "several" if candidate.members > 1 else "one"
    rest = tokens[candidate.ends : candidate.ends + 1]
    if "after is area" in found and rest and words.POOLED.get(rest[0].low) == "is":
        yield f"fronted {several}"
    if "told after" in found and candidate.members > 2:
        yield "fronted before"


def points_back(scope: Scope, following: Scope) -> bool:
    """Return whether one points back, after a sentence without a verb, and speaks of areas or work."""
    if scope.kind is not ParagraphKind.PARAGRAPH:
        return False
    joined = any(token.kind == "comma" for token in scope.tokens)
    if not joined or any(token.kind == "aux" or token.group in words.VERBS for token in scope.tokens):
        return False
    opening = following.tokens[:9]
    back = bool(opening) and opening[0].text.casefold() in words.POINTERS | words.PREPOSITIONS
    return back and any(token.group in ("area", "work") for token in opening)


def is_half(candidate: Candidate, together: Sequence[Token]) -> bool:
    """Return whether "och" joins it to another where "samt" joins the last member: it is then a part of one."""
    if not any(token.text.lower() in LAST_JOINTS for token in together):
        return False
    tokens = candidate.scope.tokens
    beside = (*tokens[max(0, candidate.first - 1) : candidate.first], *tokens[candidate.last : candidate.last + 1])
    return any(token.kind == "and" and token.text.lower() not in LAST_JOINTS for token in beside)


def capitals(candidate: Candidate, tokens: Sequence[Token], capitals: int) -> Iterator[str]:
    """Yield what so many capitals say; inside a sentence they make a name."""
    where = "opening" if candidate.first == 0 and capitals == 1 else "inner"
    yield f"capitals {where} {min(capitals, 3)}"
    yield f"{candidate.sort} capitals {where} {min(capitals, 3)}"
    if capitals == len(tokens) > 1:
        yield "all capitals"
        scope = candidate.scope.tokens
        near = scope[max(0, candidate.first - 3) : candidate.first] + scope[candidate.last : candidate.last + 3]
        signs = {token.group for token in near}
        if "role" in signs:
            yield "role near"
        if "says" in signs:
            yield "says near"
    if tokens[-1].capital and tokens[-1].text.endswith("s"):
        yield "head genitive"
    before = candidate.scope.tokens[candidate.begins - 1].kind if candidate.begins else "start"
    if candidate.sort == "name" and before in ("start", "comma"):
        yield "name apposed"
