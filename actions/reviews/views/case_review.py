"""The yearly figures of anti-social behaviour case reviews."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actions.models import CaseReviewYear
from actions.reviews.forms.case_review import CaseReviewYearForm
from actions.reviews.queries import case_reviews_for_list
from actions.reviews.tables import CaseReviewTable
from actions.work.views.work import WorkList, lines_with_words
from csp.periods import date_words, parse_code, today
from plans.access import Can
from plans.pages.views.base import AddPage, DetailPage, EditPage, RemovePage, RowPage


class CaseReviewList(WorkList):
    title = "Case reviews"
    intro = (
        "The four figures that are published each year, nought included (Anti-social Behaviour, "
        "Crime and Policing Act 2014, section 104)."
    )
    table_class = CaseReviewTable
    add_route, add_label = "case_review_year_add", "Add a year"
    filename = "case-reviews"
    empty_title = "No year yet"
    empty_text = "Add the figures of the last financial year, also if all four are nought."

    def get_queryset(self):
        return case_reviews_for_list(self.partnership)


class CaseReviewPages(RowPage):
    model = CaseReviewYear
    words = "year"
    list_route, list_title = "case_review_years", "Case reviews"


class CaseReviewDetail(CaseReviewPages, DetailPage):
    power = Can.READ_PARTNERS
    template_name = "actions/work/work_detail.html"
    edit_route = "case_review_year_edit"

    def get(self, request, *args, **kwargs):
        year = self.row_or_404()
        return self.page(
            title=f"Case reviews {year.year_code}",
            facts=case_review_facts(year),
            link=year.link,
            remarks=list(case_review_remarks(year, today())),
        )


def case_review_facts(year: CaseReviewYear) -> list[tuple[str, str]]:
    return lines_with_words(
        ("Applications received", year.received),
        ("Threshold not met", year.threshold_not_met),
        ("Reviews carried out", year.carried_out),
        ("Reviews that led to recommendations", year.recommendations),
        ("Published", date_words(year.published_on) if year.published_on else "Not yet"),
    )


def case_review_remarks(year: CaseReviewYear, today: date) -> Iterator[str]:
    """What is worth a second look before the figures go out; none of it is refused."""
    met = year.received - year.threshold_not_met
    if year.carried_out > met:
        yield (
            f"{year.carried_out} reviews were carried out, but only {met} applications met the "
            "threshold. That is right only if some came from the year before."
        )
    if year.recommendations > year.carried_out:
        yield (
            f"{year.recommendations} reviews led to recommendations, but only {year.carried_out} "
            "were carried out. Check both figures."
        )
    if year.published_on is None and is_over(year.year_code, today):
        yield "The year is over and these figures are not marked as published yet."


def is_over(code: str, today: date) -> bool:
    try:
        return parse_code(code).end < today
    except ValueError:
        return False


class CaseReviewAdd(CaseReviewPages, AddPage):
    title = "Add a year of case reviews"
    form_class = CaseReviewYearForm


class CaseReviewEdit(CaseReviewPages, EditPage):
    form_class = CaseReviewYearForm
    remove_route = "case_review_year_remove"


class CaseReviewRemove(CaseReviewPages, RemovePage):
    text = "Only remove a year that was added by mistake. You can bring it back."
