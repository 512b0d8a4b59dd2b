"""Addresses of the committee's side. Below <slug:p>/scrutiny/."""

from __future__ import annotations

from django.urls import path

from plans.pages.urls import noun
from reporting.scrutiny.views import answer, recommendation, scrutiny

PLACE = "<slug:p>/scrutiny/"
LIST = f"{PLACE}recommendations/"

scrutiny_pages = [
    path(PLACE, scrutiny.ScrutinyPage.as_view(), name="scrutiny"),
    *noun(
        LIST,
        "recommendations",
        "recommendation",
        list=recommendation.RecommendationList,
        detail=recommendation.RecommendationDetail,
        add=recommendation.RecommendationAdd,
        edit=recommendation.RecommendationEdit,
        remove=recommendation.RecommendationRemove,
    ),
    path(
        f"{LIST}<int:pk>/close/",
        recommendation.RecommendationClose.as_view(),
        name="recommendation_close",
    ),
    path(
        f"{LIST}<int:pk>/open/",
        recommendation.RecommendationReopen.as_view(),
        name="recommendation_reopen",
    ),
    path(f"{PLACE}answers/<int:pk>/", answer.AnswerEdit.as_view(), name="answer_edit"),
]
