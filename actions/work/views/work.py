"""The home of the work done: projects, enforcement, reviews and schemes; what their pages share."""

from __future__ import annotations

from actions.work.queries import work_counts
from plans.access import Can
from plans.pages.views.base import WorkspacePage
from plans.pages.views.cards import CardKind, cards
from plans.pages.views.lists import PartnershipList

WORK = "Work"

KINDS = [
    CardKind(
        "projects",
        "project",
        "projects",
        "projects",
        "Projects",
        "What each project of a year was for and what came of it: your summary of actions.",
    ),
    CardKind(
        "case_studies",
        "case study",
        "case studies",
        "case_studies",
        "Case studies",
        "Stories in which nobody can be recognised, to print beside the numbers.",
    ),
    CardKind(
        "uses",
        "use of a legal tool",
        "uses of legal tools",
        "enforcement",
        "Enforcement",
        "Warnings, notices, orders and court outcomes, by tool and by year.",
    ),
    CardKind(
        "tools",
        "legal tool",
        "legal tools",
        "tools",
        "Legal tools",
        "The powers that you use, with where the law gives them.",
    ),
    CardKind(
        "case_reviews",
        "year of figures",
        "years of figures",
        "case_review_years",
        "Case reviews",
        "The four figures of anti-social behaviour case reviews that are published each year.",
    ),
    CardKind(
        "death_reviews",
        "review",
        "reviews",
        "death_reviews",
        "Death reviews",
        "Where each review after a death stands. What is in it stays with the few who may read it.",
    ),
    CardKind(
        "schemes",
        "scheme",
        "schemes",
        "schemes",
        "Schemes",
        "Seasons of activities, with who puts on what, where, when and for whom.",
    ),
]


class WorkHome(WorkspacePage):
    power = Can.READ_PARTNERS
    title = WORK
    template_name = "actions/work/work.html"

    def get(self, request, *args, **kwargs):
        return self.page(cards=cards(self, KINDS, work_counts(self.access)))


class WorkList(PartnershipList):
    power = Can.READ_PARTNERS

    def above(self) -> tuple[str, str]:
        return (WORK, self.address("work"))

    def get_table_kwargs(self) -> dict:
        return {"may_edit": self.access.can(Can.EDIT)}


def lines_with_words(*pairs: tuple[str, object]) -> list[tuple[str, str]]:
    """The lines of a summary list that have something to say."""
    return [(label, str(value)) for label, value in pairs if value not in (None, "")]
