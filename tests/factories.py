"""Rows for tests, one factory a model. They make what is valid and leave empty what may be."""

from __future__ import annotations

from datetime import date

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory

from actions.importers import read_plan
from actions.models import Action, ColumnChoice, CrossReference, Import, Lead, Measure, Risk
from actions.reading import to_json
from csp.models import User
from plans import models as plans
from reporting.gathering import gather
from reporting.models import Publication
from reporting.snapshot import digest, freeze


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Officer {n}")
    email = factory.Sequence(lambda n: f"person-{n}@test.example")
    password = factory.django.Password("a-password-for-tests")


class PartnershipFactory(DjangoModelFactory):
    class Meta:
        model = plans.Partnership

    name = factory.Sequence(lambda n: f"Partnership {n}")
    slug = factory.Sequence(lambda n: f"partnership-{n}")


class Belonging(DjangoModelFactory):
    class Meta:
        abstract = True

    partnership = factory.SubFactory(PartnershipFactory)


class OrganisationFactory(Belonging):
    class Meta:
        model = plans.Organisation

    name = factory.Sequence(lambda n: f"Body {n}")


class FormerNameFactory(Belonging):
    class Meta:
        model = plans.FormerName

    organisation = factory.SubFactory(
        OrganisationFactory, partnership=factory.SelfAttribute("..partnership")
    )
    name = "A former name"


class MembershipFactory(Belonging):
    class Meta:
        model = plans.Membership

    organisation = factory.SubFactory(
        OrganisationFactory, partnership=factory.SelfAttribute("..partnership")
    )


class LocalNameFactory(Belonging):
    class Meta:
        model = plans.LocalName

    name = factory.Sequence(lambda n: f"Local name {n}")


class AreaFactory(Belonging):
    class Meta:
        model = plans.Area

    name = factory.Sequence(lambda n: f"Area {n}")


class PersonFactory(Belonging):
    class Meta:
        model = plans.Person

    name = factory.Sequence(lambda n: f"Person {n}")


class PostFactory(Belonging):
    class Meta:
        model = plans.Post

    title = factory.Sequence(lambda n: f"Post {n}")


class GroupFactory(Belonging):
    class Meta:
        model = plans.Group

    name = factory.Sequence(lambda n: f"Group {n}")


class SeatFactory(Belonging):
    class Meta:
        model = plans.Seat

    group = factory.SubFactory(GroupFactory, partnership=factory.SelfAttribute("..partnership"))
    words = "Station managers"


class RoleFactory(Belonging):
    class Meta:
        model = plans.Role

    user = factory.SubFactory(UserFactory)
    kind = plans.Role.Kind.VIEWER


class TermFactory(Belonging):
    class Meta:
        model = plans.Term

    acronym = factory.Sequence(lambda n: f"T{n}")
    words = "A term written out"


class DriverFactory(Belonging):
    class Meta:
        model = plans.Driver

    title = factory.Sequence(lambda n: f"Strategy {n}")
    level = plans.Driver.Level.COUNTY


class DriverPriorityFactory(Belonging):
    class Meta:
        model = plans.DriverPriority

    driver = factory.SubFactory(DriverFactory, partnership=factory.SelfAttribute("..partnership"))
    title = factory.Sequence(lambda n: f"County priority {n}")


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


class PublicationFactory(DjangoModelFactory):
    """A version with the plan's real snapshot, and a file that stands for its PDF."""

    class Meta:
        model = Publication

    plan = factory.SubFactory(PlanFactory)
    partnership = factory.SelfAttribute("plan.partnership")
    number = 1
    state = Publication.State.CURRENT
    snapshot = factory.LazyAttribute(lambda row: freeze(gather(row.plan, public=True)))
    sha256 = factory.LazyAttribute(lambda row: digest(row.snapshot))
    page = "<p>The plan as it was drawn.</p>"
    pdf = factory.LazyFunction(lambda: ContentFile(b"%PDF-1.7 stands for a file", name="plan.pdf"))
    published_by = factory.SubFactory(UserFactory)
    frozen_at = factory.LazyFunction(timezone.now)
    published_at = factory.LazyFunction(timezone.now)
