"""Whether the publication gate finds anything in the plan."""

from __future__ import annotations

from collections import Counter

from django.urls import reverse

from csp.prose.nouns import count_noun
from plans.access import Can
from plans.law.duties import ACCESSIBILITY_BEGAN, LegalReference, everywhere
from plans.proofreading.exposure import may_be_right
from reporting.statutory.check import Page, check
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckLink, CheckOutcome, CheckVerdict, combine_verdicts

# Found by the publication gate, and not about whether the public may read the plan.
OF_STATUS = {"not-agreed"}
KINDS = {
    "placeholder": ("passage that waits to be filled in", "passages that wait to be filled in"),
    "personal-name": ("name that nobody agreed to publish", "names that nobody agreed to publish"),
    "titled-name": ("person named by title", "people named by title"),
    "home-address": ("house number with its street", "house numbers with their street"),
    "postcode": ("whole postcode", "whole postcodes"),
    "telephone": ("telephone number to look at", "telephone numbers to look at"),
    "personal-email": ("e-mail address of a person", "e-mail addresses of people"),
    "small-number": ("small count in words", "small counts in words"),
    "age": ("age of one person", "ages of single people"),
    "no-alternative": ("picture without words", "pictures without words"),
    "lost-picture": ("picture that cannot be read", "pictures that cannot be read"),
    "no-title": ("missing title or period", "missing titles or periods"),
    "nothing-to-publish": ("plan with nothing in it", "plans with nothing in them"),
    "too-many-rows": ("plan that is too long", "plans that are too long"),
}
WANTING = {
    "no-formats": "the plan does not say how to ask for another format",
    "no-contact": "the plan does not say how to reach the partnership",
    "hidden-target": "a row points to one that the public cannot see",
}


@check(
    "ST-24",
    "Fit to publish",
    LegalReference("SI 2018/952"),
    LegalReference("UK GDPR", False),
    LegalReference("the government’s security classifications", False),
    asks=(
        "Nothing in the plan is restricted, half-written or names somebody who has not agreed, pictures have "
        "words, and readers learn how to ask for another format."
    ),
    todo="Open the page for publishing: it names each thing and where to mend it.",
    mended_on=Page("Publish", "publish", power=Can.PUBLISH, of_plan=True),
    began=everywhere(ACCESSIBILITY_BEGAN),
    needs_plan=True,
    of_the_day=True,
)
def fit_to_publish(facts: StatutoryFacts) -> CheckVerdict:
    """What the publication gate says, without the words that it is about."""
    page = facts.of_plan("Publish", "publish", power=Can.PUBLISH)
    findings = facts.gate.findings if facts.gate else ()
    every = [each for each in findings if each.code not in OF_STATUS]
    blocks = Counter(each.code for each in every if each.blocks)
    codes = {each.code for each in every}
    parts = [
        (weight_of(code), count_noun(many, *exposure_nouns(code))) for code, many in blocks.items()
    ]
    parts += [(CheckOutcome.WARN, words) for code, words in WANTING.items() if code in codes]
    if not parts:
        words = "nothing stands in the way, and readers learn how to ask for another format"
        parts = [(CheckOutcome.PASS, words)]
    elif blocks:
        outcome, words = parts[0]
        parts[0] = outcome, f"there is still {words}"
    statement = CheckLink("Accessibility statement of this site", reverse("public:accessibility"))
    return combine_verdicts(parts, page, statement)


def weight_of(code: str) -> CheckOutcome:
    """A guess that may be right does not fail."""
    return CheckOutcome.WARN if may_be_right(code) else CheckOutcome.FAIL


def exposure_nouns(code: str) -> tuple[str, str]:
    return KINDS.get(
        code, ("thing that keeps it from the public", "things that keep it from the public")
    )
