"""Whether each row has a measure with a baseline and a target."""

from __future__ import annotations

from csp.prose.nouns import count_noun
from plans.law.duties import REGULATIONS_BEGAN, regulations
from reporting.statutory.action_rows import found_no_rows, lacking_rows, row_pages
from reporting.statutory.check import Page, check
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts


@check(
    "ST-12",
    "Measures of each row",
    *regulations("regulation 11(1)(e)", "regulation 9(e)"),
    asks="Every row has a measure, best with where it started and where it should get to.",
    todo="Write a measure on each row, with a baseline and a target.",
    mended_on=Page("The action plan", "plan", of_plan=True),
    began=REGULATIONS_BEGAN,
    needs_plan=True,
)
def check_row_measures(facts: StatutoryFacts) -> CheckVerdict:
    if not facts.actions:
        return found_no_rows(facts)
    rows = {action for action, _, _ in facts.measures}
    without = [row for row in facts.actions if row.pk not in rows]
    whole = sum(bool(baseline and target) for _, baseline, target in facts.measures)
    share = (
        f"{whole:,} of {count_noun(len(facts.measures), 'measure')} have a baseline and a target"
    )
    parts = []
    if without:
        none = CheckOutcome.FAIL if len(without) == len(facts.actions) else CheckOutcome.WARN
        parts.append((none, lacking_rows(without, "have no measure", one="has no measure")))
    outcome = CheckOutcome.PASS if whole == len(facts.measures) else CheckOutcome.WARN
    parts.append((outcome, share))
    return combine_verdicts(parts, *row_pages(facts, without))
