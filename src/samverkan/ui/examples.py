"""Invented content for the style guide."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator

from samverkan.ui import charts, states
from samverkan.ui import components as ui
from samverkan.ui.forms import DayInput
from samverkan.ui.page import Crumb

UNIVERSITY = ui.PartyMark("NTU", 1, "Norra tekniska universitetet")
MUNICIPALITY = ui.PartyMark("ÄLVS", 2, "Älvsjös kommun")
TODAY = date(2026, 11, 2)
NAMES = ("Granbergs högskola", "Region Norrådal", "Lidens kommun", "Myrans institut", "Tuna AB", "Björkö stiftelse")
MARKS = ("GH", "RN", "LIDEN", "MI", "TUNA", "BS")


class ExampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Rubrik", help_text="Kort, som den ska stå på dagordningen.")
    body = forms.CharField(label="Beskrivning", widget=forms.Textarea, required=False)
    day = forms.DateField(label="Datum", widget=DayInput)
    kind = forms.ChoiceField(label="Slag", choices=[("a", "Gemensam ståndpunkt"), ("b", "Anteckning")])
    circle = forms.ChoiceField(
        label="Vem ser det?",
        widget=forms.RadioSelect,
        choices=[("private", "Bara er part"), ("shared", "Parterna"), ("public", "Alla")],
    )
    domains = forms.MultipleChoiceField(
        label="Områden",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("e", "Utbildning"), ("f", "Forskning"), ("i", "Innovation")],
    )
    file = forms.FileField(label="Fil", required=False, help_text="PDF, DOCX, HTML eller TXT, högst 50 MB.")
    sure = forms.BooleanField(label="Jag har läst förslaget", required=False)


def page(number: str) -> dict[str, Any]:
    """Return everything the style guide shows."""
    wrong = ExampleForm({"title": "", "day": "i morgon", "circle": ""})
    return {
        "crumbs": [Crumb("Start", "/"), Crumb("Utseende")],
        "today": TODAY,
        "known_month": "2019-11",
        "states": list(states.STATES),
        "parties": [UNIVERSITY, MUNICIPALITY]
        + [ui.PartyMark(mark, slot, name) for slot, (mark, name) in enumerate(zip(MARKS, NAMES, strict=True), 3)],
        "form": ExampleForm(),
        "wrong": wrong,
        "numbers": _numbers(),
        "strip": _strip(),
        "cards": _cards(),
        "tabs": [ui.Tab("Texten", "#", current=True), ui.Tab("Åtaganden", "#", count=14), ui.Tab("Historik", "#")],
        "history": _history(),
        "rows": _rows(),
        "charts": _charts(),
        "pages": Paginator(range(230), 20).get_page(number),
    }


def _numbers() -> list[ui.Number]:
    return [
        ui.Number(1284, "personer", year=2025, source="SCB", source_url="#"),
        ui.Number(12.46, "%", decimals=1, year=2025, source="Egen uppföljning", preliminary=True),
        ui.Number(0, "kurser", year=2024),
        ui.Number(None, absent="unanswered"),
        ui.Number(None, absent="not_applicable"),
    ]


def _strip() -> list[ui.SummaryItem]:
    return [
        ui.SummaryItem(14, "åtaganden"),
        ui.SummaryItem(6, "pågår", "under_way", "#pagar"),
        ui.SummaryItem(3, "klara", "done", "#klara"),
        ui.SummaryItem(2, "ändrade", "changed"),
        ui.SummaryItem(1, "struket", "dropped"),
        ui.SummaryItem(2, "utan ansvarig"),
    ]


def _cards() -> list[ui.Card]:
    where = "Avsiktsförklaring 2023 · NTU – Älvsjö"
    return [
        ui.Card(
            "Bekräfta NTU:s läge för åtagande 4",
            "#",
            text="Läget skiljer sig: NTU säger pågår, Älvsjö säger ej påbörjat.",
            where=where,
            due=date(2026, 11, 13),
            minutes=3,
            state="differs",
            party=UNIVERSITY,
        ),
        ui.Card("Föreslå en ansvarig för åtagande 9", "#", where=where, due=date(2026, 12, 1), minutes=2),
    ]


def _history() -> list[ui.HistoryLine]:
    return [
        ui.HistoryLine(datetime(2026, 10, 28, 13, 20, tzinfo=UTC), "Eva Ek bekräftade läget pågår.", MUNICIPALITY),
        ui.HistoryLine(datetime(2026, 10, 2, 7, 5, tzinfo=UTC), "Per Ask ändrade läget till pågår.", UNIVERSITY),
        ui.HistoryLine(datetime(2023, 3, 14, 9, 0, tzinfo=UTC), "Avtalet registrerades.", UNIVERSITY),
    ]


def _rows() -> list[dict[str, Any]]:
    return [
        {
            "text": "Ledningarna träffas varje år",
            "state": "kept",
            "party": UNIVERSITY,
            "day": date(2026, 5, 20),
            "n": 7,
        },
        {"text": "Nya samarbeten ska prövas", "state": "open", "party": MUNICIPALITY, "day": date(2026, 9, 1), "n": 12},
        {"text": "Gemensam testbädd för trä", "state": "overdue", "party": MUNICIPALITY, "day": "2025-12", "n": 0},
    ]


def _charts() -> list[ui.Chart]:
    return [_bars(), _timeline(), _lines(), _wheel(), _over_time(), _differences(), _tiles()]


def _bars() -> ui.Chart:
    parts = (
        charts.Part("klara", 3, "good"),
        charts.Part("pågår", 6, "calm"),
        charts.Part("läget skiljer sig", 2, "attention"),
        charts.Part("ej påbörjade", 3, "quiet"),
    )
    rows = (charts.Bar(parts, "Utbildning"), charts.Bar(parts[:2], "Forskning"), charts.Bar(parts[2:], "Innovation"))
    return charts.bars("Åtaganden efter läge, antal", rows, "Område")


def _timeline() -> ui.Chart:
    return charts.timeline(
        "Vad som hände",
        events=(
            charts.Event(date(2023, 3, 14), "Avtalet undertecknades"),
            charts.Event(date(2025, 2, 3), "Fabriken stängde", "broken"),
            charts.Event(date(2026, 5, 20), "Tredje ledningsmötet"),
        ),
        spans=(
            charts.Span(date(2023, 9, 1), "Uppdragsutbildning för montörer", date(2025, 6, 30), "good"),
            charts.Span(date(2024, 8, 15), "Gemensam doktorand i träteknik", date(2026, 12, 31)),
            charts.Span(date(2026, 9, 1), "Testbädd för trä", date(2027, 6, 1), planned=True),
        ),
        today=TODAY,
    )


def _lines() -> ui.Chart:
    values = (310, 325, 318, None, 352, 371, 390)
    facts = [
        charts.Point(year, value, note="" if value else "ny definition") for year, value in enumerate(values, 2019)
    ]
    coming = [
        charts.Point(2025 + n, 390 + 14 * n, True, (390 + 9 * n, 390 + 19 * n), (390 + 2 * n, 390 + 27 * n))
        for n in range(1, 6)
    ]
    taught = [charts.Point(year, 240 + 9 * (year - 2019), year > 2025) for year in range(2019, 2031)]
    series = (charts.Series("Efterfrågan", facts + coming), charts.Series("Utbud", taught, "good"))
    return charts.line("Underhållsmekaniker i regionen", series, "personer")


def _wheel() -> ui.Chart:
    steps = (
        charts.Step(date(2026, 2, 1), "Parterna lämnar sina lägen", date(2026, 3, 15), "good", done=True),
        charts.Step(date(2026, 5, 20), "Ledningsmöte", tone="attention", done=True),
        charts.Step(date(2026, 9, 1), "Frågor till nästa möte samlas in", date(2026, 10, 31)),
        charts.Step(date(2026, 12, 1), "Underlaget fryses", tone="attention"),
    )
    return charts.wheel("Årets steg 2026", 2026, steps, TODAY)


def _over_time() -> ui.Chart:
    values = ((1, 41), (2, 38), (3, 44), (4, 71), (5, 74), (6, 69))
    spots = [
        charts.Spot(
            date(2026, month, 1), value, band=(value * 0.7, value * 1.4), breaks="brott i serien" if month == 4 else ""
        )
        for month, value in values
    ]
    return charts.over_time("Sökta personer med 90-procentigt band", [charts.Dated("sökta", spots)], unit="antal")


def _differences() -> ui.Chart:
    rows = (charts.Difference("svetsning", 6.2, 3.1, 9.4), charts.Difference("omvårdnad", -4.0, -6.5, -1.6))
    return charts.differences("Skillnader i vad annonserna nämner", rows, ("mer i länet", "mer i kommunen"), "%")


def _tiles() -> ui.Chart:
    places = (
        charts.Tile("Norrsjö", 12, 64.9, 18.1),
        charts.Tile("Lidens kommun", 85, 64.4, 17.2),
        charts.Tile("Älvsjö", 214, 64.3, 20.3),
        charts.Tile("Granberg", None, 63.8, 18.4),
        charts.Tile("Tuna", 0, 63.6, 19.9),
    )
    return charts.tiles("Lediga jobb per kommun", places, "lediga jobb", absent="få")
