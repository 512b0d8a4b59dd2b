"""Addresses of case reviews and of reviews of a death. Below <slug:p>/work/."""

from __future__ import annotations

from actions.reviews.views import case_review, death_review
from actions.work.urls import WORK
from plans.pages.urls import noun

review_pages = [
    *noun(
        f"{WORK}case-reviews/",
        "case_review_years",
        "case_review_year",
        list=case_review.CaseReviewList,
        detail=case_review.CaseReviewDetail,
        add=case_review.CaseReviewAdd,
        edit=case_review.CaseReviewEdit,
        remove=case_review.CaseReviewRemove,
    ),
    *noun(
        f"{WORK}death-reviews/",
        "death_reviews",
        "death_review",
        list=death_review.DeathReviewList,
        detail=death_review.DeathReviewDetail,
        add=death_review.DeathReviewAdd,
        edit=death_review.DeathReviewEdit,
        remove=death_review.DeathReviewRemove,
    ),
]
