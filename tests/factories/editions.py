"""Frozen reports and versions of a plan."""

from __future__ import annotations

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory

from reporting.facts.gather_plan import gather
from reporting.facts.quarter.gather import gather_round
from reporting.facts.snapshot import freeze, snapshot_digest
from reporting.models import (
    Publication,
    Report,
)
from tests.factories.people import UserFactory
from tests.factories.plan import PlanFactory
from tests.factories.rounds import RoundFactory


class ReportFactory(DjangoModelFactory):
    """Give ``round`` and ``signed_by``. The highlight report of the round as it stands, not drawn."""

    class Meta:
        model = Report

    round = factory.SubFactory(RoundFactory)
    partnership = factory.SelfAttribute("round.partnership")
    slug = factory.LazyAttribute(lambda it: f"highlights-{it.round.period.lower()}")
    kind = "highlight"
    title = factory.LazyAttribute(lambda it: f"Highlight report: {it.round.title}")
    state = Report.State.FROZEN
    facts = factory.LazyAttribute(lambda it: freeze(gather_round(it.round)))
    sha256 = factory.LazyAttribute(lambda it: snapshot_digest(it.facts))
    as_at = done_at = factory.LazyFunction(timezone.now)
    page = "<p>As the group saw it.</p>"
    pdf = factory.LazyFunction(lambda: ContentFile(b"%PDF-1.7", name="report.pdf"))
    signed_as = "The chair"


class PublicationFactory(DjangoModelFactory):
    """A version with the plan's real snapshot, and a file that stands for its PDF."""

    class Meta:
        model = Publication

    plan = factory.SubFactory(PlanFactory)
    partnership = factory.SelfAttribute("plan.partnership")
    number = 1
    state = Publication.State.CURRENT
    snapshot = factory.LazyAttribute(lambda row: freeze(gather(row.plan, public=True)))
    sha256 = factory.LazyAttribute(lambda row: snapshot_digest(row.snapshot))
    page = "<p>The plan as it was drawn.</p>"
    pdf = factory.LazyFunction(lambda: ContentFile(b"%PDF-1.7 stands for a file", name="plan.pdf"))
    published_by = factory.SubFactory(UserFactory)
    frozen_at = factory.LazyFunction(timezone.now)
    published_at = factory.LazyFunction(timezone.now)
