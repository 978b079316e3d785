"""The report in English."""

ENGLISH = {
    "title": "Competence plan for {region} {first}–{last}",
    "example.title": "A worked example",
    "example": (
        "Of the {figures} numbers behind it only {sourced} have a source; the others are assumptions. What lies ahead "
        "is therefore shown as ranges, and never as one number. Five figures to obtain first stand {here}."
    ),
    "example.here": "further down",
    "sourced": "Of the {figures} numbers behind it {sourced} have a source; the others are assumptions.",
    "sentence": "In the autumn of {year}, {range} people are missing in {region}{cause}.",
    "sentence.certainty": (
        "It will be so in nine cases of ten. All occupations are counted together; too many people in one "
        "occupation do not fill the jobs of another."
    ),
    "because.trend": ", most of all because there are more jobs",
    "because.plant": ", most of all because the establishment needs people",
    "because.exits": ", most of all because older people retire and others change occupation",
    "because.moving": ", most of all because people move away",
    "because.education": ", most of all because courses take people from their occupations",
    "missing.title": "Jobs that stand empty (number)",
    "missing.told": (
        "Jobs that stand empty in all occupations in {region}. The dark band holds half of the cases, the light one"
        " nine of ten. In the autumn of {year}: {range}."
    ),
    "missing.label": "Empty jobs",
    "bands.read": "The dark field holds half of the cases, the light one nine of ten.",
    "choices": "Three choices",
    "choices.lead": (
        "The three ways to educate that fill most for the money, each by itself: a class of {seats} more every year"
        " for ten years."
    ),
    "choice.filled": "Fills {range} job-years.",
    "choice.cost": "Costs SEK {cost} million.",
    "choice.first": "The first are ready in {term}.",
    "jobyear": "A job-year is a job that stands empty for a year.",
    "scenarios": "What may happen to the establishment",
    "scenarios.lead": (
        "All rows use the same draws, so that the differences come from the establishment and nothing else."
    ),
    "scenarios.title": "Empty jobs until {last} (job-years)",
    "scenarios.told": (
        "Job-years that stand empty in each scenario, the dark part half of the cases, the light nine of ten."
    ),
    "scenario": "Scenario",
    "scenario.drawn": "All that may happen, by how likely it is",
    "scenario.planned": "As planned, without a closure",
    "scenario.late": "Two years late",
    "scenario.half": "Half as large",
    "scenario.closed": "Closes after three years",
    "scenario.none": "No establishment",
    "scenario.own": "Own scenario",
    "scene.drawn": "Whatever happens",
    "scene.planned": "As planned",
    "scene.late": "Two years late",
    "scene.half": "Half",
    "scene.closed": "Closes",
    "scene.none": "None",
    "scene.own": "Own",
    "against": "Difference from all that may happen",
    "jobyears": "Job-years",
    "occupations": "Occupation by occupation",
    "occupations.lead": "In the autumn of {year}. Minus means that there are more people than jobs.",
    "occupation": "Occupation",
    "occupation.now": "Missing now",
    "occupation.then": "Missing {year}",
    "occupation.chance": "Chance that people are missing",
    "occupation.few": "fewer than 30 people, read with caution",
    "fan.title": "{name}: jobs and people (number)",
    "fan.told": "Jobs and people in the occupation {name}. In the autumn of {year}: {jobs} jobs and {people} people.",
    "fan.jobs": "Jobs",
    "fan.people": "People",
    "fan.counted": (
        "The solid lines were counted, the jobs without the establishment. "
        "Where it was counted in another way the line is broken."
    ),
    "mark.forecast": "forecast",
    "mark.counted_anew": "counted in another way",
    "why": "Why people are missing",
    "why.lead": (
        "By how much each cause has changed the gap until the autumn of {year}. In every draw the causes sum exactly "
        "to the whole change; the ranges hold nine draws in ten."
    ),
    "why.title": "{name}: causes of the change of the gap until {year} (people)",
    "why.told": "To the right more are missing, to the left fewer. The sum is {sum}.",
    "cause": "Cause",
    "cause.trend": "Jobs outside the establishment change",
    "cause.plant": "The establishment",
    "cause.exits": "Retire or change occupation",
    "cause.retrained": "Leave for a course towards another occupation",
    "cause.left": "Move because there are too few jobs",
    "cause.graduates": "Come from education",
    "cause.moved": "Come from another occupation",
    "cause.base_in": "Move in and commute, as usual",
    "cause.pulled": "Move in because there are jobs",
    "people": "People",
    "classes": "What one class more gives",
    "classes.lead": (
        "A class of {seats} more in each intake for ten years, against doing nothing. The same draws in all rows. "
        "First stands the one that fills a job-year at the lowest cost."
    ),
    "classes.title": "Job-years that one class more fills until {last}",
    "classes.told": "Job-years filled in nine cases of ten, for each programme.",
    "class": "Programme",
    "class.filled": "Job-years filled",
    "class.cost": "Cost, SEK million",
    "class.each": "SEK thousand per job-year",
    "class.first": "First ready",
    "class.nothing": "fills almost none",
    "class.free": (
        "The file does not say from which occupations the participants of {name} come. They are therefore counted "
        "as new people, and more is shown than the course gives."
    ),
    "effects": "What each measure gives, year by year",
    "effects.lead": (
        "Each measure by itself, as if nothing else were done, against doing nothing. A measure in the plan is "
        "counted at its places there. One that the plan leaves out is counted at a smallest class each year."
    ),
    "effects.add": (
        "Places, people and cost can be summed over the measures. Jobs filled cannot: measures that teach for the "
        "same jobs share them."
    ),
    "effects.in_all": "The measures one by one, until {last}",
    "effect.size": "Counted at",
    "effect.size.as_planned": "{seats} places in {intakes} intakes, as in the plan",
    "effect.size.a_class": "{seats} places in {intakes} intakes, a smallest class each year",
    "effect.cost": "Cost, SEK",
    "effect.begin": "Begin",
    "effect.people": "People it has given",
    "effect.left": "Jobs empty in the region",
    "effect.without": "Nothing is done",
    "effect.with": "With it",
    "effect.sentence": (
        "By the autumn of {year} it has given {people} people, and {left} jobs stand empty in the region. With "
        "nothing done they are {none}."
    ),
    "effect.people.title": "{name}: people it has given (number)",
    "effect.people.told": (
        "Those who have finished, stayed and found work in the region, less those who left an occupation for the "
        "course. In the autumn of {year}: {range}."
    ),
    "effect.left.title": "{name}: jobs that stand empty in the region (number)",
    "effect.by_year": "{name}, year by year",
    "effect.people.in_each": "{name}: people it has given, occupation by occupation",
    "effect.gap.in_each": "{name}: jobs less people in the occupation (below nought there are too many)",
    "effect.why": "Why the gap does not shrink as much",
    "effect.why.lead": (
        "Who finishes fills a job, but then fewer move in for it, and more leave an occupation where jobs are too "
        "few. The parts together are exactly what the gap changes by."
    ),
    "effect.why.title": "{name}: what changes the gap until {year} (people)",
    "effect.why.told": "To the left fewer are missing, to the right more, than with nothing done.",
    "effect.cause.exits": "More retire or change occupation, as more work there",
    "effect.cause.retrained": "Leave the occupation for the course",
    "effect.cause.left": "More move because there are too few jobs",
    "effect.cause.graduates": "Come from the programme",
    "effect.cause.moved": "Come from another occupation",
    "effect.cause.pulled": "Fewer move in because jobs are empty",
    "plan": "The plan",
    "one.plan": "Plan",
    "plan.lead": (
        "The plan that is best over all scenarios, within money, teachers and the smallest class. It was chosen on "
        "some draws and tried on others."
    ),
    "plan.given": "What the plan gives in each scenario against doing nothing",
    "plan.beside": "What the plans gain on average against doing nothing, SEK million, on fresh draws",
    "plan.cost": "Costs, SEK million",
    "plan.better": "Better than nothing",
    "plan.none": "No measure is worth its cost under these assumptions: the plan is to do nothing.",
    "plan.title": "New places in each intake (number)",
    "plan.told": "Each box is an intake, with its number of places.",
    "plan.name.robust": "Best over all scenarios",
    "plan.name.least_regret": "Least to regret",
    "plan.name.fixed_response": "As if each place gave the same",
    "plan.name.best": "Best if: {scenario}",
    "measure": "Measure",
    "measure.recruit": "Recruit: {name}",
    "regret": "What one may regret",
    "regret.lead": (
        "By how much each plan is worse, in SEK million, than the plan that would have been best had one known what"
        " happens. The last column is the scenario in which it is worst. Ranges hold nine draws in ten; below nought "
        "the plan is better in some of them."
    ),
    "regret.worst": "At most",
    "moves": "What decides the answer",
    "moves.lead": (
        "How many job-years stand empty, on average, when one assumption at a time is as low and as high as it may "
        "reasonably be. The line is what is assumed. Figures without a range of their own are moved a fifth up and "
        "down; what does not show in the answer is left out."
    ),
    "moves.title": "Empty jobs until {last} when one assumption is moved (job-years)",
    "moves.told": "The first assumption moves the answer most: {name}.",
    "moves.obtain": "Obtain these five figures first",
    "moves.obtain_lead": "They have no source and move the answer most.",
    "figure": "Figure",
    "figure.people": "People in each occupation today",
    "figure.jobs": "Jobs in each occupation today",
    "figure.aged": "Share aged 55 or more",
    "figure.plant_jobs": "Jobs of the establishment in each scenario",
    "figure.closing_hazard": "Risk that the establishment closes",
    "figure.exit_base": "Share who leave the occupation each year",
    "figure.exit_aged": "More where many are 55 or older",
    "figure.base_in_share": "Moving in and commuting in a usual year",
    "figure.extra_in_cap": "How many more can move in (housing)",
    "figure.surplus_leaves": "Share of a surplus that moves away",
    "figure.pull": "People who move in for each empty job",
    "figure.demand_trend": "Growth of jobs outside the establishment",
    "figure.finish": "Share who finish",
    "figure.show": "Share of those admitted who begin",
    "figure.stay": "Share who stay and work in the region",
    "figure.route": "Which occupations graduates go to",
    "figure.seats": "Places",
    "figure.matched": "Share who work in their field",
    "profile.hing": "bachelor engineers",
    "profile.civing": "master engineers",
    "profile.yh": "higher vocational education",
    "profile.short": "short courses",
    "profile.commissioned": "commissioned education",
    "profile.gy": "upper secondary school",
    "tested": "Tested against what has been",
    "tested.here": "How it was tested",
    "tested.why": "Why that matters",
    "tested.title.untested": "Not tested",
    "tested.title.unfit": "Not fit for decisions",
    "tested.short.fit": "The computation has been tested against what has been, and held.",
    "tested.short.untested": (
        "Nobody knows how well it would have foreseen what has been, so the bands may be too narrow."
    ),
    "tested.short.unfit": "The computation has been tested against what has been, and did not hold.",
    "tested.no_history": (
        "The file does not tell how many people and jobs there have been in the occupations. So it has not been tested."
    ),
    "tested.too_short": (
        "The file tells of too few years for a test: it takes four years to compute from, and then at least thirty "
        "outcomes to compare with."
    ),
    "tested.why_it_matters": (
        "It matters: the bands say how uncertain it is if the model and the assumptions hold. Only what has happened "
        "can show whether they do. Add people, jobs and exits by occupation and year under history.observed in the "
        "file."
    ),
    "tested.how": (
        "From each autumn {first}–{last} it was computed anew with what was known then and compared with what came, "
        "{cells} times in all. It lay {skill_last} nearer than holding the gap for what it was, and {skill_growth} "
        "nearer than letting it go on changing as before. The bands that promise nine cases in ten held {in_nine}."
    ),
    "tested.unfit": "That is not enough to rest decisions on:",
    "tested.no_better_than_last": "It is no better than holding the gap for what it is.",
    "tested.no_better_than_growth": "It is no better than letting the gap go on changing as before.",
    "tested.too_sure": "The bands are too narrow: too few outcomes lay within them (at least 80 % must).",
    "tested.too_unsure": "The bands are too wide: nearly everything lay within them (at most 97 % may).",
    "tested.table": "How far off it was, in people per occupation",
    "tested.ahead": "Years ahead",
    "tested.cells": "Comparisons",
    "tested.model": "The model",
    "tested.last": "As it is",
    "tested.growth": "As it has changed",
    "tested.in_nine": "In the band of nine in ten",
    "tested.crps": (
        "How far off the model was is its CRPS: the distance of its draws from what came, where a band wider than it "
        "need be costs too. Of the two simple ones it is the plain distance. Within one register at a time."
    ),
    "calibrated": "What the history says of the figures",
    "calibrated.lead": (
        "Where something was counted it is weighed with what was assumed, the more the more people it is of. The rest "
        "stands as in the file."
    ),
    "calibrated.figure": "Figure",
    "calibrated.counted": "Counted for",
    "calibrated.moved": "Assumed → with the history, on average",
    "calibrated.others": "As assumed for",
    "calibrated.all": "all",
    "calibrated.of": "{some} of {all}",
    "parameter.applicants": "Applicants for an intake",
    "parameter.show": "Share of those admitted who begin",
    "parameter.finish": "Share who graduate",
    "parameter.stay": "Share who stay and work in the region",
    "parameter.routes": "Which occupations graduates go to",
    "parameter.exits": "Share who leave the occupation, per term",
    "parameter.growth": "Growth of jobs outside the establishment, per term",
    "parameter.base_in": "Moving in and commuting as usual, people per term",
    "parameter.pull": "People who move in for each unfilled job, per term",
    "parameter.leaving": "Share of a surplus that leaves, per term",
    "said": "What was said of the establishment, and what became of it",
    "said.lead": "Each dashed line goes from when a plan was told to the year it was for.",
    "said.title": "Jobs of the establishment (number)",
    "said.told": "{plans} plans that were told and {actual} counts of how many worked there.",
    "said.plan": "said",
    "said.actual": "became",
    "said.on": "When",
    "said.by": "For the year",
    "jobs": "Jobs",
    "source": "Source",
    "second_hand": "second-hand",
    "inputs": "Sources and assumptions",
    "inputs.lead": "Every number it is computed from, in the order of the file.",
    "inputs.value": "Number",
    "inputs.ground": "Source or assumption",
    "inputs.assumed": "Assumption",
    "inputs.derived": "Computed",
    "inputs.why": "Each with its source, or why it is assumed.",
    "inputs.here": "Figures that the occupation is computed from",
    "place.w0": "People in the occupation today",
    "place.d0": "Jobs in the occupation today, without the establishment",
    "place.mix": "Share of the establishment's jobs",
    "place.age55": "Share aged 55 or more",
    "place.seats": "places",
    "place.terms": "terms",
    "place.route": "share of those who stay who go to the occupation",
    "place.donor": "share of those who begin who leave the occupation",
    "place.applicants": "applicants",
    "place.cost_per_seat": "cost of a seat",
    "place.exit_rate.base": "Share who leave the occupation each year",
    "place.exit_rate.age55_weight": "Added where many are 55 or older",
    "place.base_in_share.value": "Moving in and commuting in a usual year, share",
    "place.extra_in_cap.value": "How many more can move in each year (housing)",
    "place.pull.mean": "Those who move in for each unfilled job and year",
    "place.pull.sd_log": "Those who move in for each unfilled job: spread",
    "place.surplus_leaves.value": "Share of a surplus that moves each year",
    "place.demand_trend.mean": "Growth of the jobs outside the establishment, a year",
    "place.demand_trend.sd": "Growth of the jobs: spread",
    "place.spread": "spread",
    "place.plant_jobs": "The establishment's jobs in {year}, way {number}",
    "place.plant_weight": "How likely way {number} of the establishment is",
    "place.own_jobs": "The establishment's jobs in {year}, own scenario",
    "place.closing_hazard.value": "Risk that the establishment closes, a year",
    "place.size_sd_log.value": "The establishment's size against the plan: spread",
    "place.indirect_jobs_per_job.low": "Jobs elsewhere for each of the establishment's, at least",
    "place.indirect_jobs_per_job.high": "Jobs elsewhere for each of the establishment's, at most",
    "place.higher_education_per_fte_student.value": "A full-time student for a year, SEK",
    "place.performance_ratio_technology.value": "Performance ratio, technology",
    "place.yh_per_place_year.value": "A place in higher vocational education for a year, SEK",
    "place.yh_short_course_per_place_year_technology.value": "A place in a short course, as if for a year, SEK",
    "place.commissioned_15_weeks_per_person.value": "A place in a commissioned course of a term, SEK",
    "place.vacancy_year.value": "A job unfilled for a year, SEK",
    "place.moved_in_person.value": "Somebody who moves in for a job, SEK",
    "place.students_per_teacher.value": "Full-time students for each full-time teacher",
    "place.teachers_available.value": "Teachers for new measures",
    "place.smallest_class.value": "Fewest in a class",
    "place.largest_change_per_year.value": "Most places more or fewer from one year to the next",
    "place.budget_per_year.value": "Money a year, SEK",
    "place.recruits_per_year.value": "Most people recruited from elsewhere a year",
    "summary.missing": "Missing in the autumn of {year}, people",
    "summary.seats": "New seats in the plan, in all",
    "summary.cost": "The plan costs in all, million SEK",
    "summary.filled": "Job-years that the plan fills, from the worst scenario to the best",
    "summary.gain": "The plan gains in the mean, million SEK, from the worst scenario to the best",
    "how": "How it is computed",
    "how.model": (
        "The labour market is computed term by term as a stock of people in each occupation: those who leave, those"
        " who finish, those who move. All that is uncertain is drawn {draws} times (seed {seed}); all scenarios and"
        " measures use the same draws."
    ),
    "how.silent": (
        "Where the file is silent: a tenth more applicants than places, about 66 at least; the size of the "
        "establishment uncertain by a quarter; intakes as large before the first year."
    ),
    "how.clipped": (
        "In {number} draws those who move in for empty jobs were held down to the share who move away when jobs are"
        " too few."
    ),
    "how.exits_clipped": (
        "In {number} draws more would have left an occupation than there were; exits were held so that it adds up."
    ),
    "overdrawn": (
        "More people leave {name} for courses than there are, from {term} on and in up to {share} of the draws. What "
        "the file plans cannot be carried out."
    ),
    "how.file": "File: {file}",
    "sentence.occupation": "In the autumn of {year} {range} people are missing in the occupation {name}{cause}.",
    "sentence.either": (
        "In the autumn of {year} up to {high} people may be missing in the occupation {name}{cause}; there "
        "may also be {low} too many."
    ),
    "sentence.rather": (
        "In the autumn of {year} there may be up to {low} people too many in the occupation {name}; "
        "{high} may also be missing."
    ),
    "sentence.enough": "In the autumn of {year} there are {range} people more than jobs in the occupation {name}.",
    "mark.closed": "closes",
    "gap.title": "{name}: people missing (number)",
    "gap.told": (
        "Jobs less people in the occupation {name}. Below nought there are more people than jobs. In the "
        "autumn of {year}: {range}."
    ),
    "gap.label": "Missing",
    "flows.title": "From programme to occupation {first}–{last}, with the plan (people who finish)",
    "flows.told": (
        "To the left the programmes, to the right where those who finish work, all the years together, in the mean."
    ),
    "flows.to": "Work as",
    "flows.planned": "Of them by the plan",
    "flows.elsewhere": "In another occupation or region",
    "worth": "What one more seat is worth",
    "worth.lead": (
        "What one seat more would give beside the plan. The range holds nine cases of ten, over all scenarios. Where "
        "it begins at nought there are cases in which the seat gives nothing: nobody applies, or the job is filled "
        "already. A seat pays when it is worth more than it costs."
    ),
    "worth.takes": "Below nought those who take the course leave an occupation that lacks them more than the new one.",
    "worth.some": "The tables show some of the autumns; all are in the files.",
    "worth.title": "Job-years that one seat more fills, if it begins in the autumn of {year}",
    "worth.told": "At the top is the programme in which one seat more in the autumn of {year} fills most on average.",
    "worth.job_years.ranges": "Job-years that one seat more fills, by the autumn it begins: nine cases of ten",
    "worth.job_years.mean": "Job-years that one seat more fills, by the autumn it begins: mean (nine cases of ten)",
    "worth.worth_sek.ranges": "What one seat more is worth, TSEK, by the autumn it begins: nine cases of ten",
    "worth.worth_sek.mean": "What one seat more is worth, TSEK, by the autumn it begins: mean (nine cases of ten)",
    "worth.costs": "Costs",
    "worth.cost": "A seat costs, SEK",
    "worth.figure.job_years": "Job-years filled",
    "worth.figure.worth_sek": "Worth, SEK",
    "autumn": "Autumn",
    "mean": "mean",
    "scarce": "What one more krona or teacher is worth",
    "scarce.lead": (
        "What one more saves, in every year in which it is lacking: it makes room for seats that the plan has no room "
        "for otherwise, and the cost of those seats is taken off. Minus are cases in which the seats cost more than "
        "they give."
    ),
    "scarce.plan": (
        "The plan counts the dearest cases extra. Something may therefore be worth more to the plan than it saves on "
        "average: it protects when things go badly."
    ),
    "scarce.table": "Money, teachers and what else is limited: nine cases of ten",
    "scarce.what": "What, year",
    "scarce.there": "There is",
    "scarce.used": "Used",
    "scarce.more": "Worth to the plan",
    "scarce.saves": "One more saves",
    "scarce.every": "{what}, one more every year {first}–{last}",
    "scarce.untold": "cannot be said of one year at a time",
    "scarce.enough": "nothing, there is enough",
    "scarce.krona": "{worth} kronor for each krona",
    "scarce.millions": "{worth} million SEK",
    "scarce.always": "{what}, every year",
    "scarce.unit": "{worth} thousand SEK",
    "millions": "MSEK",
    "resource.budget": "Budget",
    "resource.teachers": "Teachers",
    "resource.recruits": "Recruited",
    "resource.rooms": "Rooms",
    "resource.placements": "Placements",
    "sways": "What decides whether the plan pays",
    "sways.lead": (
        "What the plan gains against doing nothing, on average over the scenarios, with one assumption at a time held "
        "at its lowest and its highest reasonable level (5 and 95 per cent of the draws)."
    ),
    "sways.title": "What the plan gains when one assumption is moved (SEK million)",
    "sways.told": "The assumption at the top moves the gain most: {name}.",
    "sways.gain": "SEK million",
    "tipping": "What would have to be true",
    "tipping.lead": (
        "The plan is chosen on what is assumed. By so much one assumption at a time would have to differ for "
        "the next best plan to win."
    ),
    "tipping.title": "For the next best, “{rival}”, to win",
    "tipping.factor": "Would have to be",
    "tipping.more": "about {share} more than is assumed",
    "tipping.less": "about {share} less than is assumed",
    "tipping.times": "about {factor} times what is assumed",
    "tipping.never": "does not win (tried from {low} to {high} times what is assumed)",
    "tipping.already": "as good already",
    "tipping.nothing": "Nothing need be otherwise",
    "plan.name.nothing": "Do nothing",
    "sway.applicants": "Applicants to the programmes",
    "sway.show": "Share of those admitted who begin",
    "sway.finish": "Share who graduate",
    "sway.stay": "Share who stay and work in the region",
    "sway.routes": "How many choose the occupation they were trained for",
    "sway.exits": "Share who leave the occupation",
    "sway.growth": "Growth of the jobs",
    "sway.size": "Size of the establishment",
    "sway.stop": "When the establishment closes",
    "sway.pull": "Those who move in for each unfilled job",
    "sway.unfilled": "The cost of an unfilled job",
    "table": "Show as a table",
    "year": "Year",
    "nine": "Nine cases of ten",
    "half": "Half of the cases",
    "middle": "Middle",
    "term.HT": "autumn {year}",
    "term.VT": "spring {year}",
}
