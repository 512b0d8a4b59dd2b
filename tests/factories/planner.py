"""The activity planner, and what stands in it."""

from __future__ import annotations

from datetime import date

import factory

from actions import models as actions
from tests.factories.people import Belonging, GroupFactory


class PlannerFactory(Belonging):
    class Meta:
        model = actions.Planner

    group = factory.SubFactory(GroupFactory, partnership=factory.SelfAttribute("..partnership"))
    start = date(2011, 3, 1)
    end = date(2012, 3, 31)
    title = "Partnership Planner 2011-2012"
    audience = "public"


class PlannerRowFactory(Belonging):
    class Meta:
        model = actions.PlannerRow

    planner = factory.SubFactory(PlannerFactory, partnership=factory.SelfAttribute("..partnership"))
    day = date(2011, 3, 8)
    position = factory.Sequence(lambda n: n + 1)


class PlannerEntryFactory(Belonging):
    class Meta:
        model = actions.PlannerEntry

    row = factory.SubFactory(PlannerRowFactory, partnership=factory.SelfAttribute("..partnership"))
    words = factory.Sequence(lambda n: f"Activity {n}")
    title = factory.SelfAttribute("words")
    position = factory.Sequence(lambda n: n + 1)
    audience = "public"


class PlannerLeadFactory(Belonging):
    class Meta:
        model = actions.PlannerLead

    row = factory.SubFactory(PlannerRowFactory, partnership=factory.SelfAttribute("..partnership"))
    words = factory.Sequence(lambda n: f"Body {n}")
    position = factory.Sequence(lambda n: n + 1)


class PlannerImportFactory(Belonging):
    class Meta:
        model = actions.PlannerImport

    name = factory.Sequence(lambda n: f"planner-{n}.docx")
    kind = "Word"
    sha256 = "0" * 64
    result = factory.LazyFunction(
        lambda: {
            "kind": "Word", "title": "A planner", "running_line": "", "heads": {}, "left_out": [],
            "rows": [
                {"printed": "8 March 2011", "day": "2011-03-08", "month": "", "current": "Fair",
                 "planned": "", "leads": "", "lines": []}
            ],
        }
    )  # fmt: skip
