"""Slips in a plan's words and figures: short forms that nobody explains, sums that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from actions.models import Action
from csp.periods import date_words
from csp.periods.lengths import outside
from csp.prose import acronyms
from plans import proofreading
from plans.models import Partnership, Term
from plans.proofreading import Surroundings
from plans.proofreading.findings import Finding, Passage
from plans.proofreading.words import find_short_forms

SHORT_FORM = re.compile(r"[A-Z][A-Za-z&]*[A-Z]")


def outside_the_plan(around: Surroundings, actions: Iterable[Action], url_of) -> Iterator[Finding]:
    """``period-mismatch``: a row is due before the plan begins or after it ends."""
    plan = around.plan
    for action in actions:
        day, words = action.due_on, outside(action.timescale, (plan.start, plan.end))
        if day and not plan.start <= day <= plan.end:
            words = words or date_words(day)
        if words:
            yield Finding(
                "period-mismatch",
                f"Row {action.ref} is due “{words}”, outside the plan’s period.",
                url_of(action),
                action.ref,
                "timescale",
            )


def short_form_warnings(
    around: Surroundings, texts: Sequence[Passage], leads: Iterable[str]
) -> Iterator[Finding]:
    """``acronym-variant`` and ``unknown-acronym``, each short form once, where it first stands."""
    page = proofreading.page_address(around.plan, "terms")
    return find_short_forms(texts, known_forms(around, leads), page=page)


def known_forms(around: Surroundings, leads: Iterable[str]) -> set[str]:
    """Short forms that need no telling: of the glossary, of bodies, and of those who lead a row."""
    names = [name for body in around.bodies for name in (body.name, body.acronym)]
    found = {form for name in (*names, *around.names) for form in SHORT_FORM.findall(name)}
    found |= {form for words in leads for form in acronyms.find_acronyms(words)}
    return found | glossary_forms(around.plan.partnership)


def glossary_forms(partnership: Partnership) -> set[str]:
    """The short forms that the partnership explains, in every spelling."""
    found: set[str] = set()
    terms = Term.objects.filter(partnership=partnership).order_by()
    for acronym, variants in terms.values_list("acronym", "variants"):
        found |= {acronym, *filter(None, map(str.strip, variants.split(",")))}
    return found
