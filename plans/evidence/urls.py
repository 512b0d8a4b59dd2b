"""Addresses of what was assessed, asked and found, and of what priorities rest on and serve."""

from __future__ import annotations

from django.urls import path

from plans.evidence.views import (
    assessment,
    consultation,
    crosswalk,
    evidence,
    priority_evidence,
    survey,
)
from plans.pages.urls import EVIDENCE, PLAN, WAYS, noun

PRIORITIES = f"{PLAN}priorities/"


def within(place: str, one: str, **pages) -> list:
    """The addresses of rows that are listed on the page of another row, which ``place`` names."""
    return [
        path(f"{place}{WAYS[way]}", page.as_view(), name=f"{one}_{way}")
        for way, page in pages.items()
    ]


assessment_pages = [
    path(EVIDENCE, evidence.EvidenceHome.as_view(), name="evidence"),
    *noun(
        f"{EVIDENCE}assessments/",
        "assessments",
        "assessment",
        list=assessment.AssessmentList,
        detail=assessment.AssessmentDetail,
        add=assessment.AssessmentAdd,
        edit=assessment.AssessmentEdit,
        remove=assessment.AssessmentRemove,
    ),
    *noun(
        f"{EVIDENCE}consultations/",
        "consultations",
        "consultation",
        list=consultation.ConsultationList,
        detail=consultation.ConsultationDetail,
        add=consultation.ConsultationAdd,
        edit=consultation.ConsultationEdit,
        remove=consultation.ConsultationRemove,
    ),
    *within(
        f"{EVIDENCE}consultations/<int:consultation>/questions/",
        "question",
        add=consultation.QuestionAdd,
        edit=consultation.QuestionEdit,
        remove=consultation.QuestionRemove,
        move=consultation.QuestionMove,
    ),
    *noun(
        f"{EVIDENCE}surveys/",
        "surveys",
        "survey",
        list=survey.SurveyList,
        detail=survey.SurveyDetail,
        add=survey.SurveyAdd,
        edit=survey.SurveyEdit,
        remove=survey.SurveyRemove,
    ),
    path(f"{PRIORITIES}<int:pk>/", priority_evidence.PriorityDetail.as_view(), name="priority"),
    *within(
        f"{PRIORITIES}<int:priority>/evidence/",
        "priority_evidence",
        add=priority_evidence.PriorityEvidenceAdd,
        edit=priority_evidence.PriorityEvidenceEdit,
        remove=priority_evidence.PriorityEvidenceRemove,
        move=priority_evidence.PriorityEvidenceMove,
    ),
    path("<slug:p>/plans/<slug:q>/crosswalk/", crosswalk.Crosswalk.as_view(), name="crosswalk"),
]
