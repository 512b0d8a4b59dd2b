"""Rows of a plan, and the files that they came from."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from actions.imports import read_plan
from actions.imports.stored import to_json
from actions.models import (
    Action,
    ColumnChoice,
    CrossReference,
    Import,
    Lead,
    Measure,
    Risk,
    RowComment,
)
from tests.factories.people import Belonging
from tests.factories.plan import PriorityFactory


class ActionFactory(DjangoModelFactory):
    """Give ``priority``; the plan and the partnership follow."""

    class Meta:
        model = Action

    priority = factory.SubFactory(PriorityFactory)
    plan = factory.SelfAttribute("priority.plan")
    partnership = factory.SelfAttribute("priority.partnership")
    ref = factory.Sequence(lambda n: f"1.{n + 1}")
    position = factory.Sequence(lambda n: n + 1)
    aim = factory.Sequence(lambda n: f"Aim of row {n}")


class RowPartFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    action = factory.SubFactory(ActionFactory)
    partnership = factory.SelfAttribute("action.partnership")
    position = factory.Sequence(lambda n: n + 1)


class LeadFactory(RowPartFactory):
    class Meta:
        model = Lead

    words = factory.Sequence(lambda n: f"Lead {n}")


class MeasureFactory(RowPartFactory):
    class Meta:
        model = Measure

    text = factory.Sequence(lambda n: f"Number of things {n}")


class RowCommentFactory(DjangoModelFactory):
    class Meta:
        model = RowComment

    action = factory.SubFactory(ActionFactory)
    partnership = factory.SelfAttribute("action.partnership")
    text = factory.Sequence(lambda n: f"Comment {n}")
    said_as = "The officer"


class RiskFactory(RowPartFactory):
    class Meta:
        model = Risk

    text = factory.Sequence(lambda n: f"Something could go wrong {n}")


class CrossReferenceFactory(RowPartFactory):
    class Meta:
        model = CrossReference

    words = "Link to 1.1"
    ref = "1.1"


class ImportFactory(Belonging):
    """A file that was read and waits; it gave one row."""

    class Meta:
        model = Import

    name = "plan.csv"
    sha256 = "0" * 64
    state = Import.State.READ
    new_plan = {"title": "New plan", "slug": "2030-31", "start": "2030-04-01", "end": "2031-03-31"}
    result = factory.LazyFunction(
        lambda: to_json(read_plan("plan.csv", b"Ref,Aim,Lead\n1.1,Keep safe,Police\n"))
    )


class ColumnChoiceFactory(Belonging):
    class Meta:
        model = ColumnChoice

    printed = factory.Sequence(lambda n: f"Heading {n}")
    field = "aim"
