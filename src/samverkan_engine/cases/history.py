"""What a case file tells of the past: what is shown beside, and what the case is calibrated on and tested against."""

from samverkan_engine.cases.shapes import Each, Flag, Free, Listed, Number, Record, Text


def counted(meaning: str) -> Each:
    """Return counts by year."""
    return Each(meaning, Number("count", "people"), of="year")


OBSERVED = Listed(
    "Counts by occupation, an unbroken series each: another register or classification begins another. A case is "
    "calibrated on them and tested against them; no forecast crosses from one to the next.",
    Record(
        "An unbroken series of counts.",
        {
            "version": Text("register and classification, such as BAS, SSYK 2012"),
            "occupations": Each(
                "The counts of each occupation, by year; of its autumn.",
                Record(
                    "The counts of an occupation.",
                    {
                        "people": counted("People in the occupation in the region."),
                        "jobs": counted("Jobs, filled or wanted, without the establishment."),
                        "exits": counted("Who left the occupation from that autumn to the next."),
                    },
                    (),
                ),
                digits=4,
            ),
        },
        ("version", "occupations"),
    ),
)

INTAKES = Listed(
    "Intakes that have been, and what became of them; what nobody has counted yet is left out.",
    Record(
        "An intake.",
        {
            "programme": Text("id of the programme"),
            "year": Number("when it began", "year", 1900, 2200, whole=True, grounded=False),
            "spring": Flag("it began in spring; else in autumn"),
            "seats": Number("places", "people"),
            "applicants": Number("people who would take one", "people"),
            "admitted": Number("of them", "people"),
            "registered": Number("of those admitted", "people"),
            "finished": Number("of those registered", "people"),
            "stayed": Number("of those who finished, who work in the region", "people"),
            "work": Each("Of those who stayed, who work in each occupation.", Number("people", "people"), digits=4),
        },
        ("programme", "year"),
    ),
)

HISTORY = Record(
    "What has been: shown beside what is foreseen.",
    {
        "observed": OBSERVED,
        "intakes": INTAKES,
        "population": Record("People living there.", {"values": Each("By day.", Number("people"), of="period")}),
        "moves": Listed(
            "Moves over the border.",
            Record(
                "A year.",
                {"year": Number("which", "year", 1900, 2200, whole=True, grounded=False),
                 "in": Number("moved in", "people"), "out": Number("moved out", "people")},
                ("year",),
            ),
        ),
        "plant_plan": Listed(
            "What was said of the establishment, and when.",
            Record(
                "One version of the plan.",
                {
                    "said": Text("when it was said", of_month=True),
                    "who": Text("who said it"),
                    "jobs": Number("jobs there were to be", "jobs"),
                    "by": Number("by which year", "year", 1900, 2200, whole=True, grounded=False),
                },
                ("said", "jobs", "by"),
            ),
        ),
        "plant_actual": Listed(
            "People at work there.",
            Record("A count.", {"at": Text("when", of_month=True), "jobs": Number("people", "jobs")}, ("at", "jobs")),
        ),
    },
    others=Free("Other figures, for those who read the file."),
)  # fmt: skip
