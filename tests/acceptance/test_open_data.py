"""Everything that the demo publishes as data is as its published schema says."""

from __future__ import annotations

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from reporting.letters.news import path_of
from reporting.models import Publication, Report
from reporting.pages.open_data_schema import PAPER, PLAN, schema_of

pytestmark = pytest.mark.one_database


def test_every_published_plan_and_paper_is_as_its_schema_says(demo):
    plans = [
        f"/partnerships/{each.partnership.slug}/{each.plan.slug}/versions/{each.number}/plan.json"
        for each in Publication.objects.open().select_related("partnership", "plan")
    ]
    reports = Report.objects.filter(kind="paper", state="published").select_related("partnership")
    papers = [f"{path_of(each)}report.json" for each in reports]
    assert plans and len(papers) >= 4
    for name, paths in ((PLAN, plans), (PAPER, papers)):
        schema = Draft202012Validator(schema_of(name))
        for path in paths:
            found = [error.message[:200] for error in schema.iter_errors(Client().get(path).json())]
            assert found == [], path
