"""Who is in a partnership: users, bodies, people, groups, roles, and what they have regard to."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from csp.models import User
from plans import models as plans


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


class GroupCadenceFactory(Belonging):
    """Every 28 days from the second Tuesday of March 2011."""

    class Meta:
        model = plans.GroupCadence

    group = factory.SubFactory(GroupFactory, partnership=factory.SelfAttribute("..partnership"))
    kind = plans.GroupCadence.Kind.DAYS
    step = 28
    first_on = date(2011, 3, 8)


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


def own(name: str):
    """A row of the same partnership, made by the factory of that name."""
    return factory.SubFactory(
        f"tests.factories.{name}Factory", partnership=factory.SelfAttribute("..partnership")
    )
