"""Reviews after a death: their state for colleagues, the rest for those who may read it."""

from __future__ import annotations

from actions.models import DeathReview
from actions.reviews.forms.death_review import DeathReviewForm
from actions.reviews.queries import death_reviews_seen
from actions.reviews.services import change_review, create_review
from actions.reviews.tables import DeathReviewTable
from actions.work.views.work import WorkList, lines_with_words
from csp.periods import date_words
from plans.access import Can
from plans.pages.views.base import AddPage, DetailPage, EditPage, RemovePage, RowPage


class DeathReviewList(WorkList):
    title = "Death reviews"
    intro = (
        "A partnership reviews a death that seems to have come from violence, abuse or neglect by "
        "a relative, a partner or somebody of the same household, so as to learn from it (Domestic "
        "Violence, Crime and Victims Act 2004, section 9). Nobody is named here."
    )
    table_class = DeathReviewTable
    add_route, add_label = "death_review_add", "Add a review"
    filename = "death-reviews"
    empty_title = "No reviews"
    empty_text = "If there has been one, add it with a reference that names nobody."

    def get_queryset(self):
        return death_reviews_seen(self.access)


class DeathReviewPages(RowPage):
    model = DeathReview
    words = "review"
    list_route, list_title = "death_reviews", "Death reviews"

    def rows(self):
        return death_reviews_seen(self.access)

    def may_read_all(self) -> bool:
        return self.access.can(Can.READ_REVIEWS)


class DeathReviewDetail(DeathReviewPages, DetailPage):
    power = Can.READ_PARTNERS
    template_name = "actions/work/work_detail.html"
    edit_route = "death_review_edit"

    def get(self, request, *args, **kwargs):
        review = self.row_or_404()
        facts = death_review_facts(review) + (kept_facts(review) if self.may_read_all() else [])
        return self.page(
            title=str(review), facts=facts, link=review.link if review.publishable else ""
        )


def death_review_facts(review: DeathReview) -> list[tuple[str, str]]:
    """What every colleague may read."""
    facts = [
        ("Reference", review.local_ref),
        ("Kind of review", review.label),
        ("Where it stands", review.get_state_display()),
        ("Publication", "May be published" if review.publishable else "Not for publication"),
    ]
    if review.publishable:
        day = review.published_on
        published = review.published_words or (day and date_words(day))
        facts += [("Published", published), ("Summary", review.summary)]
    return lines_with_words(*facts)


def kept_facts(review: DeathReview) -> list[tuple[str, str]]:
    """What only those read who may read all of a review."""
    dates = ("decided_on", "notified_on", "submitted_on", "signed_off_on")
    said = [
        (review._meta.get_field(name).verbose_name.capitalize(), date_words(day))
        for name in dates
        if (day := getattr(review, name))
    ]
    return lines_with_words(
        *said,
        ("Signed off by", review.signed_off_by),
        ("Why it must never be published", review.never_publish_reason),
        ("Summary, not for publication", "" if review.publishable else review.summary),
        ("For those who may read it", review.detail),
    )


class DeathReviewWriting(DeathReviewPages):
    """Pages that show all of a review: changing one takes the right to read it as well."""

    def come_in(self, request, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.access.require(Can.READ_REVIEWS)


class DeathReviewAdd(DeathReviewWriting, AddPage):
    title = "Add a death review"
    form_class = DeathReviewForm

    def store(self, form, formsets):
        return create_review(
            by=self.request.user, partnership=self.partnership, values=form.values()
        )


class DeathReviewEdit(DeathReviewWriting, EditPage):
    form_class = DeathReviewForm
    remove_route = "death_review_remove"

    def store(self, form, formsets):
        return change_review(
            by=self.request.user, review=self.row, version=form.began_from, values=form.values()
        )


class DeathReviewRemove(DeathReviewWriting, RemovePage):
    text = "Only remove a review that was added by mistake. You can bring it back."
