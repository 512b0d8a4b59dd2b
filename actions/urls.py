"""Addresses of this app: the workspace below /workspace/, and the answers by link below /update/ and /do/;
whether a plan changed below /live/.
"""

from __future__ import annotations

from actions.agreed.urls import agreed_pages
from actions.imports.urls import import_pages
from actions.owed.urls import do_pages, owed_pages
from actions.planner.urls import planner_pages
from actions.reviews.urls import review_pages
from actions.rounds.urls import answers, discussion, quarter, update_pages
from actions.rows.urls import live_pages, row_pages
from actions.work.urls import money_pages, work_pages
from actions.year_end.urls import year_end_pages

__all__ = ["do_pages", "live_pages", "update_pages", "workspace"]

# The pages of imports come first, as "import" would else be the address of a plan.
workspace = [
    *import_pages,
    *row_pages,
    *year_end_pages,
    *agreed_pages,
    *owed_pages,
    *answers,
    *discussion,
    *quarter,
    *money_pages,
    *work_pages,
    *review_pages,
    *planner_pages,
]
