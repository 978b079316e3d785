"""Taxonomies of skills and occupations: their concepts, what these are called, and how they hang together."""

import pyarrow as pa

from samverkan_engine.tables.declared import Column, Declared

CONCEPTS = Declared(
    "CONCEPTS",
    "Concepts of ESCO and of JobTech Taxonomy",
    (
        Column("scheme", pa.string(), "esco or jobtech", needed=True),
        Column("id", pa.string(), "ESCO uri, or JobTech concept id", needed=True),
        Column(
            "kind",
            pa.string(),
            "skill, language, licence, occupation, occupation-group, keyword, or the source's own word",
            needed=True,
        ),
        Column("label_sv", pa.string(), "Swedish preferred label"),
        Column("label_en", pa.string(), "English preferred label"),
        Column("broader", pa.list_(pa.string()), "ids of broader concepts in the same scheme"),
        Column("code", pa.string(), "SSYK 2012 or ISCO-08 code where the concept has one"),
        Column("description", pa.string(), "definition, where the source has one"),
    ),
)

LABELS = Declared(
    "LABELS",
    "What concepts are called",
    (
        Column("scheme", pa.string(), "esco or jobtech", needed=True),
        Column("id", pa.string(), "the concept", needed=True),
        Column("language", pa.string(), "sv or en", needed=True),
        Column("label", pa.string(), "as the taxonomy writes it", needed=True),
        Column("preferred", pa.bool_(), "the preferred label, not an alternative", needed=True),
    ),
)

RELATIONS = Declared(
    "RELATIONS",
    "Concepts that stand in a relation to each other, also across the taxonomies",
    (
        Column("scheme", pa.string(), "scheme of the concept", needed=True),
        Column("id", pa.string(), "the concept", needed=True),
        Column(
            "relation",
            pa.string(),
            "essential, optional, related, replaced_by, substitutes, exact_match, isco (SSYK to ISCO-08 group), …",
            needed=True,
        ),
        Column("other_scheme", pa.string(), "scheme of the other", needed=True),
        Column("other", pa.string(), "the other concept", needed=True),
        Column("weight", pa.float64(), "how strong, where the source says so", "share 0 to 1"),
    ),
)
