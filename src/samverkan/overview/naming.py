"""What a new party is taken to be from its name alone, until somebody says otherwise."""

from samverkan.accounts.models import OrganisationKind
from samverkan.search import key

K = OrganisationKind
WORDS = (
    (("kommun", "kommunen", "municipality", "stad"), K.MUNICIPALITY),
    (("universitet", "hogskola", "hogskolan", "university", "college"), K.UNIVERSITY),
    (("region", "landsting", "regionen"), K.REGION),
    (("ab", "aktiebolag", "hb", "ltd", "inc"), K.COMPANY),
    (("institut", "institutet", "institute", "institutes"), K.INSTITUTE),
    (("forening", "foreningen", "forbund", "forbundet", "stiftelsen", "association"), K.ASSOCIATION),
    (("myndigheten", "verket", "lansstyrelsen"), K.AGENCY),
)
LETTERS = str.maketrans({"{": "a", "|": "a", "}": "o"})


def kind_of(name: str) -> str:
    """Return the kind of organisation that a word of the name tells, else `other`."""
    words = key(name).translate(LETTERS).replace(",", " ").split()
    for tells, kind in WORDS:
        if any(word in tells for word in words):
            return kind
    for tells, kind in WORDS:
        if any(len(tell) > 5 and word.endswith(tell) for word in words for tell in tells):
            return kind
    return K.OTHER


def mark_of(name: str) -> str:
    """Return a short mark for a name: its initials where it has three words or more, else its first letters."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    if len(words) >= 3:
        return "".join(word[0] for word in words[:4]).upper()
    first = words[0] if words else name
    if key(first) == "region" and len(words) == 2:
        return f"R{words[1][:3]}".upper()
    return first[:4].upper() if len(first) > 1 else f"{first}{first}".upper()
