"""Every type of paper, by the name that is stored with it. A new one is a file and a line here."""

from __future__ import annotations

from reporting.papers.patterns import (
    annual_summary,
    case_review_notice,
    funder_return,
    highlight,
    long_plan,
    plan_on_a_page,
    scrutiny_progress,
    scrutiny_update,
    strategy,
)
from reporting.papers.patterns.pattern import PaperType, PatternBlock, Slot, data, text_block

PATTERNS: dict[str, PaperType] = {
    "scrutiny-update": scrutiny_update.PATTERN,
    "scrutiny-progress": scrutiny_progress.PATTERN,
    "strategy": strategy.PATTERN,
    "long-plan": long_plan.PATTERN,
    "highlight": highlight.PATTERN,
    "annual-summary": annual_summary.PATTERN,
    "plan-on-a-page": plan_on_a_page.PATTERN,
    "funder-return": funder_return.PATTERN,
    "case-review-notice": case_review_notice.PATTERN,
}

__all__ = ["PATTERNS", "PaperType", "PatternBlock", "Slot", "data", "text_block"]
