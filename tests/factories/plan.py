"""A plan with its sections, promises and priorities."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from plans import models as plans
from tests.factories.people import Belonging, OrganisationFactory


class PlanFactory(Belonging):
    class Meta:
        model = plans.Plan

    title = "Partnership plan"
    slug = factory.Sequence(lambda n: f"plan-{n}")
    start = factory.Sequence(lambda n: date(1950 + n % 200, 4, 1))
    end = factory.LazyAttribute(lambda plan: date(plan.start.year + 1, 3, 31))


class PlanChildFactory(DjangoModelFactory):
    """Give ``plan``; the partnership follows."""

    class Meta:
        abstract = True

    plan = factory.SubFactory(PlanFactory)
    partnership = factory.SelfAttribute("plan.partnership")
    position = factory.Sequence(lambda n: n + 1)


class StatusChangeFactory(DjangoModelFactory):
    class Meta:
        model = plans.StatusChange

    plan = factory.SubFactory(PlanFactory)
    partnership = factory.SelfAttribute("plan.partnership")
    status = plans.Plan.Status.AGREED
    on = date(2016, 5, 12)


class SectionFactory(PlanChildFactory):
    class Meta:
        model = plans.Section

    heading = factory.Sequence(lambda n: f"Section {n}")


class CommitmentFactory(PlanChildFactory):
    class Meta:
        model = plans.Commitment

    text = factory.Sequence(lambda n: f"Promise {n}")


class PriorityFactory(PlanChildFactory):
    class Meta:
        model = plans.Priority

    number = factory.Sequence(lambda n: str(n + 1))
    title = factory.Sequence(lambda n: f"Priority {n}")


class PriorityAreaFactory(DjangoModelFactory):
    class Meta:
        model = plans.PriorityArea

    priority = factory.SubFactory(PriorityFactory)
    partnership = factory.SelfAttribute("priority.partnership")
    title = factory.Sequence(lambda n: f"Topic {n}")
    position = factory.Sequence(lambda n: n + 1)


class EndorsementFactory(PlanChildFactory):
    class Meta:
        model = plans.Endorsement

    post = "Chief Executive"
    organisation = factory.SubFactory(
        OrganisationFactory, partnership=factory.SelfAttribute("..plan.partnership")
    )
