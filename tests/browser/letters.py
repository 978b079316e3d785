"""A letter to paste, of nobody's."""

LETTER = """Avsiktsförklaring mellan Fjällvinds universitet och Ripsjö kommun

Undertecknad den 3 mars 2025.

Parternas ledningar ska träffas en gång om året för att diskutera framtidsfrågor inom utbildning och forskning.

Parterna ska verka för större satsningar på utvecklingsmiljöer. Nya områden som snöteknik bör undersökas.
"""
PROMISE = "Parterna ska verka för större satsningar på utvecklingsmiljöer."
