"""What stands between a paper and its readers: what stops a freeze, and what an officer may want to mend.

Every check looks at what will be printed, with its slips as typed: nothing is corrected. Which findings
stop a freeze is each partnership's own choice (``PaperSettings.blocking``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from plans.proofreading import exposure
from reporting.gate import Finding
from reporting.models import PaperSettings
from reporting.papers import gate_figures, gate_names, gate_periods, gate_shape, gate_words
from reporting.papers.draft import Draft
from reporting.papers.gate_places import Looked


@dataclass(frozen=True)
class Check:
    """A code: what it finds, and whether it usually stops a freeze.

    A ``hint`` never does; what does ``always`` is let stand only with a reason each time.
    """

    words: str
    blocks: bool = False
    hint: bool = False
    always: bool = False


CODES: dict[str, Check] = {
    **{code: Check(words, blocks=True) for code, words in exposure.TITLES.items()},
    "restricted-reference": Check(
        "Public words that point at a part kept for the committee", blocks=True
    ),
    "not-agreed": Check("Words of a plan that nobody has agreed yet", blocks=True, always=True),
    "kept-since": Check("Data that has been restricted since it was gathered", blocks=True),
    "dead-reference": Check("Links to a part that is not in the paper", blocks=True),
    "broken-link": Check("Web links that cannot work", blocks=True),
    "no-alternative": Check("Pictures without words for people who cannot see them", blocks=True),
    "left-out": Check("What the public version leaves out"),
    "typed-reference": Check("Section and page numbers typed by hand, which do not follow"),
    "period-mismatch": Check("A stated period that is not the one of the figures"),
    "period-conflict": Check("Two lengths given for one plan"),
    "sum-mismatch": Check("Sums, totals and percentages that do not add up"),
    "product-mismatch": Check("Products that do not come to the number beside them"),
    "no-source": Check("Figures without a source"),
    "no-count": Check("Percentages without the numbers behind them"),
    "joint-place": Check("Figures of another area than the paper’s"),
    "expired-strategy": Check("Strategies that had ended before the paper’s time"),
    "dead-body": Check("Bodies and orders that the law has done away with"),
    "appendix-title": Check("An appendix listed under another title than its heading"),
    "priority-mismatch": Check("Two lists of priorities that differ"),
    "area-word": Check("“Borough” in a district, or the other way round"),
    "empty-heading": Check("Headings with nothing under them"),
    "numbering": Check("Numbers that repeat or go backwards"),
    "cut-short": Check("Sentences that break off"),
    "duplicate": Check("Paragraphs that stand in the paper twice"),
    "impossible-year": Check("Acts with a year that cannot be"),
    "unknown-acronym": Check("Short forms that nobody explains"),
    "acronym-variant": Check("Short forms that look like a slip of another"),
    "reading-age": Check("Text that is hard to read", hint=True),
}
USUAL = frozenset(code for code, check in CODES.items() if check.blocks)
ALWAYS = frozenset(code for code, check in CODES.items() if check.always)

CHECKS: tuple[Callable[[Looked], Iterator[Finding]], ...] = (
    gate_names.exposed,
    gate_figures.small_numbers,
    gate_shape.references,
    gate_shape.typed_references,
    gate_shape.web_links,
    gate_shape.pictures,
    gate_names.left_out,
    gate_periods.stated_periods,
    gate_periods.plan_lengths,
    gate_periods.impossible_years,
    gate_periods.expired_strategies,
    gate_periods.repealed,
    gate_figures.sums_in_words,
    gate_figures.shares,
    gate_figures.totals,
    gate_figures.near_totals,
    gate_figures.without_source,
    gate_figures.without_counts,
    gate_figures.joint_places,
    gate_shape.appendix_titles,
    gate_shape.priority_lists,
    gate_shape.empty_headings,
    gate_shape.numbers,
    gate_names.area_words,
    gate_words.cut_short,
    gate_words.duplicates,
    gate_words.short_forms,
    gate_words.reading_age,
)


def check(draft: Draft, *, today: date) -> tuple[Finding, ...]:
    """Everything to look at in a paper: what stops a freeze first. Four queries, whatever its length."""
    looked = Looked.at(draft, today)
    found = (each for one in CHECKS for each in one(looked))
    return settled(dict.fromkeys(found), draft.settings)


def settled(findings: dict[Finding, None], settings: PaperSettings) -> tuple[Finding, ...]:
    """Each with whether it stops a freeze in this partnership; those that do stand first."""
    stopping = blocking(settings)
    told = [replace(each, blocks=each.code in stopping) for each in findings]
    return tuple(sorted(told, key=lambda each: not each.blocks))


def blocking(settings: PaperSettings) -> frozenset[str]:
    """The codes that stop a freeze: the partnership's own choice, else the usual ones."""
    if settings.blocking is None:
        return USUAL
    return ALWAYS | frozenset(settings.blocking) & may_block()


def may_block() -> frozenset[str]:
    """The codes of which a partnership decides whether they stop a freeze."""
    return frozenset(code for code, check in CODES.items() if not (check.hint or check.always))
