"""Filters above the lists of assessments, consultations and surveys."""

from __future__ import annotations

import django_filters

from csp.lists.filters import ScopedFilterSet, WordsFilter
from plans.models import Assessment, Consultation, Survey


class AssessmentFilter(ScopedFilterSet):
    words = WordsFilter(fields=["name", "also_called", "producer"])
    visibility = django_filters.ChoiceFilter(
        choices=Assessment.Visibility, label="Who may see it", empty_label="All"
    )

    class Meta:
        model = Assessment
        fields = ()


class ConsultationFilter(ScopedFilterSet):
    words = WordsFilter(fields=["title", "channel", "audience"])

    class Meta:
        model = Consultation
        fields = ()


class SurveyFilter(ScopedFilterSet):
    words = WordsFilter(fields=["name", "source"])

    class Meta:
        model = Survey
        fields = ()
