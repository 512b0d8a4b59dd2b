"""Whether each row is led by somebody that there is."""

from __future__ import annotations

from plans.law.duties import REGULATIONS_BEGAN, regulations
from reporting.statutory.action_rows import found_no_rows, lacking_rows, row_pages
from reporting.statutory.check import Page, check
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts


@check(
    "ST-10",
    "Who leads each row",
    *regulations("regulation 11(1)(c)", "regulation 9(c)"),
    asks="Every row is led by a body, a post or a person that there still is.",
    todo="Name a lead on each row, and match the names to your bodies.",
    mended_on=Page("The action plan", "plan", of_plan=True),
    began=REGULATIONS_BEGAN,
    needs_plan=True,
)
def led(facts: StatutoryFacts) -> CheckVerdict:
    """A lead counts whose words were matched to somebody, if that body is still there.

    A lead on each row is our own rule: regulation 11(1)(c), in Wales 9(c), speaks of the plan's steps.
    """
    if not facts.actions:
        return found_no_rows(facts)
    named = {lead.action_id for lead in facts.leads}
    matched = {lead.action_id for lead in facts.leads if names_somebody(lead)}
    current = {
        lead.action_id for lead in facts.leads if names_somebody(lead) and is_there(facts, lead)
    }
    nobody = [row for row in facts.actions if row.pk not in named]
    gone = [row for row in facts.actions if row.pk in matched - current]
    words = [row for row in facts.actions if row.pk in named - matched]
    parts = []
    if nobody:
        parts.append((CheckOutcome.WARN, lacking_rows(nobody, "name no lead", one="names no lead")))
    if gone:
        told = lacking_rows(
            gone,
            "are led by bodies that came to an end",
            one="is led by a body that came to an end",
        )
        parts.append((CheckOutcome.WARN, told))
    if words:
        told = lacking_rows(
            words,
            "name leads that are matched to no body",
            one="names leads that are matched to no body",
        )
        parts.append((CheckOutcome.WARN, told))
    if not parts:
        parts = [
            (
                CheckOutcome.PASS,
                f"{every(facts.actions)} led by a body, post or person that there is",
            )
        ]
    return combine_verdicts(parts, *row_pages(facts, [*nobody, *gone, *words]))


def names_somebody(lead) -> bool:
    return bool(lead.organisation_id or lead.post_id or lead.named)


def is_there(facts: StatutoryFacts, lead) -> bool:
    """Bodies without a last day, or whose last day is yet to come, are there."""
    ended = (lead.organisation__ended_on, lead.post__organisation__ended_on)
    return all(day is None or day >= facts.within for day in ended)


def every(rows: list) -> str:
    return "the one row is" if len(rows) == 1 else f"all {len(rows):,} rows are"
