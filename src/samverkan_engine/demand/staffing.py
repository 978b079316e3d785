"""
Which employers are staffing agencies: told by a register's organisation numbers, or by the name.

The name tells it when it holds a word of the trade, or is that of a company known for it. The list is short and public;
an agency with an ordinary name is missed unless its number is given.
"""

WORDS = ("bemanning", "bemannings", "staffing", "personaluthyrning", "konsultuthyrning", "vikariepool")
COMPANIES = (
    *("academic work", "adecco", "barona", "bravura", "clockwork", "dedicare", "experis", "jobandtalent", "lernia"),
    *("manpower", "maxkompetens", "nexer recruit", "onepartner", "poolia", "proffice", "randstad", "studentconsulting"),
    *("tng group", "uniflex", "wikan personal", "workforce"),
)
NAMES = "(?i)(" + "|".join((*WORDS, *(f"(^|[ (]){name}($|[ ,)])" for name in COMPANIES))) + ")"
"""A pattern that DuckDB and Python read alike."""
