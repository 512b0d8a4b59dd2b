"""Slips in a plan's words and figures: short forms that nobody explains, sums that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from actions.models import Action
from csp.periods import date_words
from csp.periods.lengths import outside
from csp.prose import acronyms
from csp.quantities import sums
from plans import proofreading
from plans.models import Partnership, Term
from plans.proofreading import PlanWarning, Surroundings, Text

SHORT_FORM = re.compile(r"[A-Z][A-Za-z&]*[A-Z]")


def wrong_figures(texts: Iterable[Text]) -> Iterator[PlanWarning]:
    """``sum-mismatch`` and ``product-mismatch``: a number and the parts that it is made of disagree."""
    for text in texts:
        for wrong in sums.find_mismatches(text.words):
            yield PlanWarning(
                wrong.code,
                f"{text.where} says “{wrong.words}”, but that makes {wrong.made:,}.",
                text.url,
                text.ref,
                text.cell,
            )


def outside_the_plan(
    around: Surroundings, actions: Iterable[Action], url_of
) -> Iterator[PlanWarning]:
    """``period-mismatch``: a row is due before the plan begins or after it ends."""
    plan = around.plan
    for action in actions:
        day, words = action.due_on, outside(action.timescale, (plan.start, plan.end))
        if day and not plan.start <= day <= plan.end:
            words = words or date_words(day)
        if words:
            yield PlanWarning(
                "period-mismatch",
                f"Row {action.ref} is due “{words}”, outside the plan’s period.",
                url_of(action),
                action.ref,
                "timescale",
            )


def short_form_warnings(
    around: Surroundings, texts: Sequence[Text], leads: Iterable[str]
) -> Iterator[PlanWarning]:
    """``acronym-variant`` and ``unknown-acronym``, each short form once, where it first stands."""
    known = known_forms(around, leads)
    words = [text.words for text in texts]
    slips = acronyms.variants(words, known)
    for slip in slips:
        yield acronym_warning(
            texts,
            slip.words,
            "acronym-variant",
            f"“{slip.words}” looks like a slip of “{slip.usual}”.",
        )
    address = proofreading.page_address(around.plan, "terms")
    for word in acronyms.unknown_acronyms(words, known | {slip.words for slip in slips}):
        message = f"“{word}” is not spelt out. Add it to the glossary, or write it in full."
        yield acronym_warning(texts, word, "unknown-acronym", message, address)


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


def acronym_warning(
    texts: Sequence[Text], word: str, code: str, message: str, address: str = ""
) -> PlanWarning:
    first = next(text for text in texts if word in acronyms.find_acronyms(text.words))
    return PlanWarning(
        code, f"{first.where}: {message}", address or first.url, first.ref, first.cell
    )
