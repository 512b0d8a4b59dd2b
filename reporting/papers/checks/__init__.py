"""What stands between a paper and its readers: what stops a freeze, and what an officer may want to mend.

Every check looks at what will be printed, with its slips as typed: nothing is corrected. Which findings
stop a freeze is each partnership's own choice (``PaperSettings.blocking``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from plans.proofreading import exposure
from plans.proofreading.findings import Finding, Level
from reporting.models import PaperSettings
from reporting.papers.checks import figures, names, periods, shape, wording
from reporting.papers.checks.places import Looked
from reporting.papers.compose.draft import WholePaperDraft


@dataclass(frozen=True)
class PaperCheck:
    """A code: what it finds, and whether it usually stops a freeze.

    A ``hint`` never does; what does ``always`` is let stand only with a reason each time.
    """

    words: str
    blocks: bool = False
    hint: bool = False
    always: bool = False


CODES: dict[str, PaperCheck] = {
    **{code: PaperCheck(words, blocks=True) for code, words in exposure.TITLES.items()},
    "restricted-reference": PaperCheck(
        "Public words that point at a part kept for the committee", blocks=True
    ),
    "not-agreed": PaperCheck(
        "Words of a plan that nobody has agreed yet", blocks=True, always=True
    ),
    "kept-since": PaperCheck("Data that has been restricted since it was gathered", blocks=True),
    "dead-reference": PaperCheck("Links to a part that is not in the paper", blocks=True),
    "broken-link": PaperCheck("Web links that cannot work", blocks=True),
    "no-alternative": PaperCheck(
        "Pictures without words for people who cannot see them", blocks=True
    ),
    "left-out": PaperCheck("What the public version leaves out"),
    "typed-reference": PaperCheck("Section and page numbers typed by hand, which do not follow"),
    "period-mismatch": PaperCheck("A stated period that is not the one of the figures"),
    "period-conflict": PaperCheck("Two lengths given for one plan"),
    "sum-mismatch": PaperCheck("Sums, totals and percentages that do not add up"),
    "product-mismatch": PaperCheck("Products that do not come to the number beside them"),
    "no-source": PaperCheck("Figures without a source"),
    "no-count": PaperCheck("Percentages without the numbers behind them"),
    "joint-place": PaperCheck("Figures of another area than the paper’s"),
    "expired-strategy": PaperCheck("Strategies that had ended before the paper’s time"),
    "dead-body": PaperCheck("Bodies and orders that the law has done away with"),
    "appendix-title": PaperCheck("An appendix listed under another title than its heading"),
    "priority-mismatch": PaperCheck("Two lists of priorities that differ"),
    "area-word": PaperCheck("“Borough” in a district, or the other way round"),
    "empty-heading": PaperCheck("Headings with nothing under them"),
    "numbering": PaperCheck("Numbers that repeat or go backwards"),
    "cut-short": PaperCheck("Sentences that break off"),
    "duplicate": PaperCheck("Paragraphs that stand in the paper twice"),
    "impossible-year": PaperCheck("Acts with a year that cannot be"),
    "unknown-acronym": PaperCheck("Short forms that nobody explains"),
    "acronym-variant": PaperCheck("Short forms that look like a slip of another"),
    "reading-age": PaperCheck("Text that is hard to read", hint=True),
}
USUAL = frozenset(code for code, check in CODES.items() if check.blocks)
ALWAYS = frozenset(code for code, check in CODES.items() if check.always)

CHECKS: tuple[Callable[[Looked], Iterator[Finding]], ...] = (
    names.find_exposed_names,
    figures.small_numbers,
    shape.find_bad_references,
    shape.typed_references,
    shape.web_links,
    shape.find_undescribed_pictures,
    names.find_left_out,
    periods.stated_periods,
    periods.plan_lengths,
    periods.impossible_years,
    periods.expired_strategies,
    periods.repealed,
    figures.sums_in_words,
    figures.shares,
    figures.totals,
    figures.near_totals,
    figures.without_source,
    figures.without_counts,
    figures.joint_places,
    shape.appendix_titles,
    shape.priority_lists,
    shape.empty_headings,
    shape.find_number_faults,
    names.area_words,
    wording.find_cut_short,
    wording.duplicates,
    wording.paper_short_forms,
    wording.reading_age,
)


def check_paper(draft: WholePaperDraft, *, today: date) -> tuple[Finding, ...]:
    """Everything to look at in a paper: what stops a freeze first. Four queries, whatever its length."""
    looked = Looked.at(draft, today)
    found = (each for one in CHECKS for each in one(looked))
    return mark_blocking(dict.fromkeys(found), draft.settings)


def mark_blocking(findings: dict[Finding, None], settings: PaperSettings) -> tuple[Finding, ...]:
    """Each with whether it stops a freeze in this partnership; those that do stand first."""
    stopping = blocking(settings)
    told = [
        replace(each, level=Level.STOP if each.code in stopping else Level.LOOK)
        for each in findings
    ]
    return tuple(sorted(told, key=lambda each: not each.blocks))


def blocking(settings: PaperSettings) -> frozenset[str]:
    """The codes that stop a freeze: the partnership's own choice, else the usual ones."""
    if settings.blocking is None:
        return USUAL
    return ALWAYS | frozenset(settings.blocking) & may_block()


def may_block() -> frozenset[str]:
    """The codes of which a partnership decides whether they stop a freeze."""
    return frozenset(code for code, check in CODES.items() if not (check.hint or check.always))
