"""Whether each row says what it is done with."""

from __future__ import annotations

from csp.prose.nouns import count_noun
from plans.law.duties import REGULATIONS_BEGAN, regulations
from reporting.statutory.action_rows import found_no_rows, lacking_rows, row_pages
from reporting.statutory.check import Page, check
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts


@check(
    "ST-11",
    "Resources of each row",
    *regulations("regulation 11(1)(d)", "regulation 9(d)"),
    asks="Every row says what it is done with, even if that is within what there is already.",
    todo="Fill in the column of resources, or set money aside for the row.",
    mended_on=Page("The action plan", "plan", of_plan=True),
    began=REGULATIONS_BEGAN,
    needs_plan=True,
)
def resourced(facts: StatutoryFacts) -> CheckVerdict:
    """In words, or by money set aside."""
    if not facts.actions:
        return found_no_rows(facts)
    without = [row for row in facts.actions if not row.resources.strip() and not row.paid]
    if not without:
        words = (
            f"{count_noun(len(facts.actions), 'row')} say what {pronoun(facts.actions)} done with"
        )
        return combine_verdicts([(CheckOutcome.PASS, words)], *row_pages(facts))
    outcome = CheckOutcome.FAIL if len(without) == len(facts.actions) else CheckOutcome.WARN
    return combine_verdicts([(outcome, not_said(facts, without))], *row_pages(facts, without))


def pronoun(rows: list) -> str:
    return "it is" if len(rows) == 1 else "they are"


def not_said(facts: StatutoryFacts, without: list) -> str:
    if len(without) == len(facts.actions):
        return "no row says what it is done with"
    return lacking_rows(
        without, "do not say what they are done with", one="does not say what it is done with"
    )
