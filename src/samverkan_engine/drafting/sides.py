"""The two sides of an agreement by the words for them and for those who lead them."""

import re

from samverkan_engine.drafting import lexicon

UNIVERSITY = lexicon.any_of(
    r"universitetets?",
    r"högskolans?",
    r"lärosätets?",
    r"\w*rektor\w*",
    r"vice-chancellor",
    r"provost",
    r"the\s+university",
    r"(?<!vice )(?<!vice-)chancellor",
    r"universitetsledning\w*",
    r"høgskolens?",
    r"højskolen",
)
PUBLIC = lexicon.any_of(
    r"kommunens?",
    r"stadens?",
    r"regionens?",
    r"kommunstyrelsens?",
    r"kommun(?:alråd|direktör|chef|strateg)\w*",
    r"kommunesjef\w*",
    r"kommundirektör\w*",
    r"stadsdirektör\w*",
    r"borgmäst\w*",
    r"borgmester\w*",
    r"(?:fylkes)?ordfører\w*",
    r"fylkesråd\w*",
    r"fylkeskommunens?",
    r"landsting\w*",
    r"(?:finansborgar|borgar)råd\w*",
    r"kommunedirektør\w*",
    r"rådmann\w*",
    r"\w*fullmäktiges?",
    r"(?:by|kommune)styret",
    r"formannskapet",
    r"(?:by|kommunal)?byrådet",
    r"(?:fylkes|lands)tinget",
    r"regionråd\w*",
    r"regiondirektör\w*",
    r"mayor",
    r"the\s+(?:council|city|municipality|region)",
)

UNIVERSITIES = lexicon.any_of(
    r"lärosätena?s?", r"universitete(?:n|ne|rne)s?", r"högskolorna?s?", r"høgskolene", r"høyskolene", r"højskolerne",
    r"the\s+(?:\w+\s+){0,2}universities", r"læreste(?:dene|derne)",
)  # fmt: skip
MUNICIPALITIES = lexicon.any_of(
    r"\w*kommuner(?:na|ne)s?", r"\w*kommunenes?", r"(?:region|stä|by)(?:erna|derna|erne)s?", r"skolhuvudmän(?:nen)?s?",
    r"(?:samtliga|alla|alle|deltagande|deltakende|deltagende|medverkande|flera|flere|två|tre|fyra|fem|sex|sju|åtta|nio|tio"
    r"|fire|seks|syv|otte|åtte|ni|ti|\d+)\s+(?:\w+\s+)?kommune?r",
    r"(?:the|all|participating|member|several|two|three|four|five|\d+)\s+(?:\w+\s+){0,2}(?:municipalities|councils"
    r"|local\s+authorities)",
)  # fmt: skip
"""Either side where several share it and only what they are is said."""

ASSOCIATION = re.compile(
    r"^Campus\b|^[A-ZÅÄÖÆØ]\w{4,}(?:tinget|regionen|kommunene|kommunerna)$"
    r"|\b(?:\w*[Kk]ommun(?:al)?|[Rr]egion)förbund|[Rr]egionråd|Local Government|Local Authorities"
    r"|Municipalities$|s Kommuner$|^Kommunernes Landsforening|^Kommunesektorens|^Sveriges Kommuner"
)
"""Names of what municipalities have together and let act for them."""
