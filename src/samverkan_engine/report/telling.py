"""What is told of a case, piece by piece, for who shows it in pages of their own."""

from samverkan_engine.report.charts import Chart
from samverkan_engine.report.parts import (
    assumptions,
    effects,
    first,
    grounds,
    measures,
    occupations,
    past,
    plan,
    scenarios,
    summary,
    worth,
)
from samverkan_engine.report.parts.effects import Subject, Told
from samverkan_engine.report.parts.setting import Setting, Table
from samverkan_engine.report.words import Words
from samverkan_engine.tables.planned import DRAWN, Planned


class Telling:
    """
    The sentences, charts and tables of a report, in one language and one scenario.

    Everything reads what is computed already, so that another scenario is told at once.
    """

    def __init__(self, planned: Planned, language: str, scenario: str = DRAWN) -> None:
        words = Words(language)
        self.planned = planned.happening(scenario)
        self.words = words
        self.figures = words.figures(planned.about.is_example)
        self._of = Setting(self.planned, words, self.figures, scenario)

    def sentence(self) -> str:
        """How many are missing, and most of all why."""
        return first.sentence(self._of)

    def sentence_of(self, ssyk: str) -> str:
        """The same of one occupation."""
        return occupations.sentence_of(self._of, ssyk)

    def choices(self) -> list[first.Choice]:
        """The three ways to educate that fill most for the money."""
        return first.choices(self._of)

    def choices_lead(self) -> str:
        """What the choices are."""
        return self.words("choices.lead", seats=first.seats_of_a_class(self._of))

    def seats_of_a_class(self) -> str:
        """How many places the class has that is compared."""
        return first.seats_of_a_class(self._of)

    def occupations(self) -> list[occupations.Missing]:
        """Every occupation, the largest expected shortage first."""
        return occupations.missing_in_each(self._of)

    def year(self) -> int:
        """The year that sentences speak of."""
        return self._of.ahead[1]

    def scenario_names(self) -> dict[str, str]:
        """The scenarios that were computed, with what they are called."""
        found = self.planned.scenarios["scenario"].to_pylist()
        return {name: self.words.of("scene", name) for name in found}

    def missing(self) -> Chart:
        """The fan of the jobs that stand empty."""
        return first.missing(self._of)

    def jobs_and_people(self, ssyk: str) -> Chart:
        """The fans of the jobs and the people of an occupation."""
        return occupations.jobs_and_people(self._of, ssyk)

    def gap(self, ssyk: str) -> Chart:
        """The fan of the jobs less the people."""
        return occupations.gap(self._of, ssyk)

    def causes(self, ssyk: str) -> Chart:
        """What widens and narrows the gap."""
        return occupations.causes_of(self._of, ssyk)

    def scenarios(self) -> Chart:
        """The scenarios side by side."""
        return scenarios.compared(self._of)

    def against(self) -> Table:
        """How each scenario differs from all that may happen."""
        return scenarios.against(self._of)

    def said(self) -> Chart | None:
        """What was said of the establishment and what became of it; None where the case tells nothing of it."""
        return scenarios.said_of_it(self._of) if self.planned.said.num_rows else None

    def classes(self) -> Chart | None:
        """What a class more of each programme fills; None without measures."""
        return measures.filled(self._of) if self.planned.classes.num_rows else None

    def classes_side_by_side(self) -> Table:
        """What a class more gives, costs and when."""
        return measures.side_by_side(self._of)

    def intakes(self) -> Chart | None:
        """The plan over time; None where the best is to do nothing."""
        return plan.intakes(self._of) if plan.has_intakes(self._of) else None

    def flows(self) -> Chart | None:
        """From which programme forms people come to which occupations."""
        return plan.flows(self._of) if self.planned.flows.num_rows else None

    def plan_tables(self) -> list[Table]:
        """What the plan gives in each scenario, and what it gains beside the plan of a fixed response."""
        return [plan.given(self._of), plan.beside(self._of)]

    def regrets(self) -> Table | None:
        """What each plan may be regretted by; None where only one thing can happen."""
        return plan.regretted(self._of) if self.planned.regrets.num_rows else None

    def effects_side_by_side(self) -> Table | None:
        """What each measure by itself takes and gives; None without measures."""
        return effects.in_all(self._of) if self.measures() else None

    def measures(self) -> dict[str, str]:
        """The measures of the case with what they are called, those that fill most first."""
        return {subject.name: subject.called(self._of) for subject in effects.measures(self._of)}

    def plans(self) -> dict[str, str]:
        """The plans that are told of year by year, but for doing nothing, with what they are called."""
        return {subject.name: subject.called(self._of) for subject in effects.plans(self._of)}

    def effect(self, what: str, name: str) -> Told:
        """What a plan or a measure gives year by year."""
        return effects.told(self._of, Subject(what, name))

    def seats_worth(self) -> Chart | None:
        """What one seat more fills in each programme; None where it fills nothing in any."""
        return worth.seats_drawn(self._of)

    def seats_lead(self) -> str:
        """How to read it."""
        return " ".join(worth.seats_lead(self._of))

    def seats_by_autumn(self) -> list[Table]:
        """What one seat more fills and is worth, by the autumn it begins."""
        return worth.seats_by_autumn(self._of)

    def scarce(self) -> Table | None:
        """What one krona and one teacher more would save; None where nothing is limited."""
        return worth.scarce(self._of) if self.planned.scarce.num_rows else None

    def scarce_lead(self) -> str:
        """How to read it."""
        return " ".join(worth.scarce_lead(self._of))

    def sways(self) -> Chart | None:
        """Which assumptions sway most what the plan gains; None where there is no plan to sway."""
        return worth.swayed(self._of) if self.planned.sways.num_rows else None

    def overdrawn(self) -> list[str]:
        """From which occupations courses take more people than there are."""
        return occupations.overdrawn(self._of)

    def tipping(self) -> Table | None:
        """What would have to be true for the next best plan to win."""
        return worth.would_have_to_be(self._of) if self.planned.tipping.num_rows else None

    def assumptions(self) -> Chart:
        """How far each assumption moves the answer."""
        return assumptions.moved(self._of)

    def to_obtain(self) -> list[str]:
        """The figures without a source that move the answer most."""
        return assumptions.to_obtain(self._of)

    def inputs(self) -> Table:
        """Every number with its source or assumption."""
        return grounds.grounds(self._of)

    def inputs_of(self, ssyk: str) -> Table:
        """Those that one occupation is computed from."""
        return grounds.grounds_of(self._of, ssyk)

    def how(self) -> list[str]:
        """How it was computed."""
        return assumptions.how_sentences(self._of)

    def verdict(self) -> tuple[str, str]:
        """Whether decisions may rest on it: what to call it where they may not, else nothing, and a sentence."""
        did = self.planned.about.tested
        title = "" if did.is_fit else self.words(f"tested.title.{did.verdict}")
        return title, self.words(f"tested.short.{did.verdict}")

    def tested(self) -> list[str]:
        """How it did in its own past, and what it lacks for decisions to rest on it."""
        return [*past.tested(self._of), *past.lacking(self._of)]

    def past(self) -> list[Table]:
        """How far off forecasts were by years ahead, and what the history says of the figures."""
        years = past.years_ahead(self._of)
        return [*([years] if years else []), past.parameters(self._of)]

    def summary(self) -> list[tuple[str, str]]:
        """The result in a few numbers, each by its name; the names are the same for every result of a year."""
        return summary.summary(self._of)

    def seats_by_programme(self) -> dict[str, str]:
        """How many seats the plan adds in all, by programme."""
        return {name: self.figures.number(seats) for name, seats in summary.seats_by_programme(self._of).items()}
