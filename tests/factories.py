"""Rows for tests, one factory a model. They make what is valid and leave empty what may be."""

from __future__ import annotations

from datetime import date

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory

from actions import models as actions
from actions.imports import read_plan
from actions.imports.stored import to_json
from actions.models import (
    Action,
    ColumnChoice,
    CrossReference,
    Import,
    Invitation,
    Lead,
    Mail,
    Measure,
    Risk,
    Round,
    Status,
    Update,
)
from csp.models import User
from plans import models as plans
from reporting import document
from reporting.document import tree
from reporting.document.gathered import Gathered
from reporting.facts.gather_plan import gather
from reporting.facts.quarter.gather import gather_round
from reporting.facts.snapshot import freeze, snapshot_digest
from reporting.models import (
    Answer,
    Paper,
    PaperBlock,
    PaperSection,
    PaperSettings,
    Publication,
    Recommendation,
    Report,
)


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


def free_shape(partnership) -> str:
    """A disc, or else one of the shapes that tests seldom ask for by name, while there are any."""
    taken = set(Status.objects.filter(partnership=partnership).values_list("shape", flat=True))
    free = (each for each in ("circle", *reversed(Status.Shape.values)) if each not in taken)
    return next(free, "")


class StatusFactory(Belonging):
    class Meta:
        model = Status

    label = factory.Sequence(lambda n: f"Going well {n}")
    nature = Status.Nature.ON_TRACK
    colour = "#00703c"
    shape = factory.LazyAttribute(lambda status: free_shape(status.partnership))
    position = factory.Sequence(lambda n: n + 1)


class RoundFactory(Belonging):
    """Quarter 1 of 2016/17, which asks nobody until updates are made for it."""

    class Meta:
        model = Round

    period = "2016-17Q1"
    title = "Quarter 1 (April to June 2016)"
    start, end = date(2016, 4, 1), date(2016, 6, 30)
    opens_on, due_on, closes_on = date(2016, 7, 1), date(2016, 7, 14), date(2016, 7, 28)


class UpdateFactory(DjangoModelFactory):
    """Give ``round`` and ``action``. It is asked for; ``sent=True`` makes it an answer."""

    class Meta:
        model = Update

    class Params:
        sent = factory.Trait(
            state=Update.State.SENT,
            sent_at=factory.LazyFunction(timezone.now),
            sent_as="The lead",
            happened="A worker started in May.",
            status=factory.SubFactory(
                StatusFactory, partnership=factory.SelfAttribute("..partnership")
            ),
        )

    round = factory.SubFactory(RoundFactory)
    partnership = factory.SelfAttribute("round.partnership")
    action = factory.SubFactory(
        ActionFactory, priority__plan__partnership=factory.SelfAttribute("....round.partnership")
    )
    asked_on = date(2016, 7, 1)


class ReadingFactory(DjangoModelFactory):
    """Give ``update`` and ``measure``."""

    class Meta:
        model = actions.Reading

    update = factory.SubFactory(UpdateFactory)
    partnership = factory.SelfAttribute("update.partnership")
    measure = factory.SubFactory(MeasureFactory, action=factory.SelfAttribute("..update.action"))
    printed = "27"
    value = 27


class EvidenceFileFactory(DjangoModelFactory):
    """Give ``update``."""

    class Meta:
        model = actions.EvidenceFile

    update = factory.SubFactory(UpdateFactory)
    partnership = factory.SelfAttribute("update.partnership")
    file = factory.LazyFunction(lambda: ContentFile(b"Visits,21\n", name="visits.csv"))
    name = "visits.csv"
    media_type = "text/csv"
    size = 10
    sha256 = "0" * 64
    added_as = "The lead"


class CommentFactory(DjangoModelFactory):
    """Give ``update``. It is a question unless ``kind`` says otherwise."""

    class Meta:
        model = actions.Comment

    update = factory.SubFactory(UpdateFactory)
    partnership = factory.SelfAttribute("update.partnership")
    kind = actions.Comment.Kind.QUESTION
    text = "When will the post be filled?"
    said_as = "The chair"


class InvitationFactory(DjangoModelFactory):
    """Give ``round``; ``updates`` are the rows that the link opens."""

    class Meta:
        model = Invitation
        skip_postgeneration_save = True

    round = factory.SubFactory(RoundFactory)
    partnership = factory.SelfAttribute("round.partnership")
    email = factory.Sequence(lambda n: f"lead-{n}@test.example")
    name = factory.Sequence(lambda n: f"Lead {n}")
    expires_on = factory.SelfAttribute("round.closes_on")

    @factory.post_generation
    def updates(self, create, rows):
        self.updates.set(rows or [])


class MailFactory(DjangoModelFactory):
    """Give ``invitation``; the round, the address and the partnership follow."""

    class Meta:
        model = Mail

    invitation = factory.SubFactory(InvitationFactory)
    round = factory.SelfAttribute("invitation.round")
    partnership = factory.SelfAttribute("round.partnership")
    email = factory.SelfAttribute("invitation.email")
    kind = Mail.Kind.OPENING
    step = factory.Sequence(lambda n: f"opening-{n}")
    message_id = factory.Sequence(lambda n: f"<mail-{n}@test.example>")


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


def own(name: str):
    """A row of the same partnership, made by the factory of that name."""
    return factory.SubFactory(
        f"tests.factories.{name}Factory", partnership=factory.SelfAttribute("..partnership")
    )


class GeographySchemeFactory(Belonging):
    class Meta:
        model = plans.GeographyScheme

    name = factory.Sequence(lambda n: f"Localities {n}")
    slug = factory.Sequence(lambda n: f"localities-{n}")
    kind = plans.GeographyScheme.Kind.LOCALITY


class GeographyFactory(Belonging):
    class Meta:
        model = plans.Geography

    scheme = own("GeographyScheme")
    name = factory.Sequence(lambda n: f"Locality {n}")


class GeographyCodeFactory(Belonging):
    class Meta:
        model = plans.GeographyCode

    scheme = own("GeographyScheme")
    geography = factory.SubFactory(
        GeographyFactory,
        partnership=factory.SelfAttribute("..partnership"),
        scheme=factory.SelfAttribute("..scheme"),
    )
    code = factory.Sequence(lambda n: f"E0100{n:04}")


class IndicatorFactory(Belonging):
    class Meta:
        model = plans.Indicator

    name = factory.Sequence(lambda n: f"Indicator {n}")
    slug = factory.Sequence(lambda n: f"indicator-{n}")


class BreakFactory(Belonging):
    class Meta:
        model = plans.Break

    indicator = own("Indicator")
    began_on = date(2015, 4, 1)
    words = "Counted in another way"


class InYearFactory(Belonging):
    class Meta:
        abstract = True

    period_code = "2016-17"
    start = date(2016, 4, 1)
    end = date(2017, 3, 31)


class ObservationFactory(InYearFactory):
    class Meta:
        model = plans.Observation

    indicator = own("Indicator")
    geography = own("Geography")
    value = 12
    known_on = date(2017, 5, 1)


class PrintedTotalFactory(InYearFactory):
    class Meta:
        model = plans.PrintedTotal

    indicator = own("Indicator")
    scheme = own("GeographyScheme")
    value = 12
    where = "The plan's summary"


class AssessmentFactory(Belonging):
    class Meta:
        model = plans.Assessment

    name = factory.Sequence(lambda n: f"Assessment {n}")


class AssessmentContributorFactory(Belonging):
    class Meta:
        model = plans.AssessmentContributor

    assessment = own("Assessment")
    words = "Ambulance service"


class HotspotFactory(Belonging):
    class Meta:
        model = plans.Hotspot

    assessment = own("Assessment")
    words = "Vehicle crime near the station"


class RecommendedPriorityFactory(Belonging):
    class Meta:
        model = plans.RecommendedPriority

    assessment = own("Assessment")
    words = "Burglary of dwellings"


class ConsultationFactory(Belonging):
    class Meta:
        model = plans.Consultation

    title = factory.Sequence(lambda n: f"Consultation {n}")


class QuestionFactory(Belonging):
    class Meta:
        model = plans.Question

    consultation = own("Consultation")
    text = factory.Sequence(lambda n: f"How much does theme {n} matter?")


class AnswerFactory(Belonging):
    class Meta:
        model = plans.Answer

    question = own("Question")
    label = "5"


class RaisedFactory(Belonging):
    class Meta:
        model = plans.Raised

    consultation = own("Consultation")
    words = "Parking"


class SurveyFactory(Belonging):
    class Meta:
        model = plans.Survey

    name = factory.Sequence(lambda n: f"Survey {n}")


class SurveyResultFactory(Belonging):
    class Meta:
        model = plans.SurveyResult

    survey = own("Survey")
    question = "Do you feel safe?"
    answer = "Yes"
    percent = 67


class PriorityEvidenceFactory(DjangoModelFactory):
    """Give ``priority`` and one thing to point to; an indicator stands in for none given."""

    class Meta:
        model = plans.PriorityEvidence

    priority = factory.SubFactory(PriorityFactory)
    partnership = factory.SelfAttribute("priority.partnership")
    indicator = own("Indicator")


class FundingStreamFactory(Belonging):
    class Meta:
        model = plans.FundingStream

    name = factory.Sequence(lambda n: f"Grant {n}")
    funder_words = "The commissioner"


class FundingYearFactory(Belonging):
    class Meta:
        model = plans.FundingYear

    stream = own("FundingStream")
    year_code = "2016-17"
    amount = 8_000


class DutyRecordFactory(Belonging):
    class Meta:
        model = plans.DutyRecord

    kind = plans.DutyRecord.Kind.PUBLIC_MEETING
    done_on = date(2016, 11, 8)


class LiaisonOfficerFactory(Belonging):
    class Meta:
        model = plans.LiaisonOfficer

    organisation = own("Organisation")
    words = "Data protection officer"


class CheckMarkFactory(Belonging):
    class Meta:
        model = plans.CheckMark

    code = "ST-08"
    reason = "The area is not a joint one"


class ProjectFactory(Belonging):
    class Meta:
        model = actions.Project

    name = factory.Sequence(lambda n: f"Project {n}")
    year_code = "2015-16"


class OutcomeFactory(Belonging):
    class Meta:
        model = actions.Outcome

    project = own("Project")
    words = "Over 70 people were helped"


class CaseStudyFactory(Belonging):
    class Meta:
        model = actions.CaseStudy

    title = factory.Sequence(lambda n: f"Case study {n}")
    text = "Two neighbours agreed on quiet hours."


class AllocationFactory(Belonging):
    """Give ``action`` and ``project=None`` for one that pays for a row."""

    class Meta:
        model = actions.Allocation

    stream = own("FundingStream")
    project = own("Project")
    committed = 5_000


class SchemeFactory(Belonging):
    class Meta:
        model = actions.Scheme

    name = factory.Sequence(lambda n: f"Summer scheme {n}")
    year = 2016


class SchemeActivityFactory(Belonging):
    class Meta:
        model = actions.SchemeActivity

    scheme = own("Scheme")
    provider = "A climbing club"


class ToolFactory(Belonging):
    class Meta:
        model = actions.Tool

    name = factory.Sequence(lambda n: f"Tool {n}")


class EnforcementUseFactory(InYearFactory):
    class Meta:
        model = actions.EnforcementUse

    tool = own("Tool")
    stage = actions.EnforcementUse.Stage.ISSUED


class CaseReviewYearFactory(Belonging):
    class Meta:
        model = actions.CaseReviewYear

    year_code = "2016-17"


class DeathReviewFactory(Belonging):
    class Meta:
        model = actions.DeathReview

    local_ref = factory.Sequence(lambda n: f"R{n}")


class CrimeImportFactory(Belonging):
    class Meta:
        model = plans.CrimeImport

    name = factory.Sequence(lambda n: f"table-{n}.ods")
    sha256 = "0" * 64
    state = plans.CrimeImport.State.REFUSED
    trouble = "None of the file's rows is about this partnership."


class PaperFactory(Belonging):
    class Meta:
        model = Paper

    kind = "progress"
    title = factory.Sequence(lambda n: f"Paper {n}")
    slug = factory.Sequence(lambda n: f"paper-{n}")


class PaperSectionFactory(Belonging):
    class Meta:
        model = PaperSection

    paper = factory.SubFactory(PaperFactory)
    partnership = factory.SelfAttribute("paper.partnership")
    heading = factory.Sequence(lambda n: f"Section {n}")
    position = factory.Sequence(lambda n: n)


class PaperBlockFactory(Belonging):
    class Meta:
        model = PaperBlock

    section = factory.SubFactory(PaperSectionFactory)
    partnership = factory.SelfAttribute("section.partnership")
    position = factory.Sequence(lambda n: n)


def gathered_block(section: PaperSection, *words: str) -> PaperBlock:
    """A block of data with a table of one row, called "row", that says some words."""
    cells = tuple(map(document.cell, words))
    columns = tuple(document.Column(f"Column {n}") for n in range(1, len(cells) + 1))
    table = document.Table("What was gathered", columns, (document.Row(cells, anchor="row"),))
    said = tree.to_text(Gathered(blocks=(table,)))
    return PaperBlockFactory(
        section=section, kind="status", gathered=said, gathered_at=timezone.now()
    )


class PaperSettingsFactory(Belonging):
    class Meta:
        model = PaperSettings


class SentPaperFactory(Belonging):
    """A version of a composed paper that was sent to the committee. Give ``signed_by``."""

    class Meta:
        model = Report

    paper = own("Paper")
    slug = factory.LazyAttribute(lambda it: it.paper.slug)
    kind = "paper"
    title = factory.LazyAttribute(lambda it: it.paper.title)
    state = Report.State.FROZEN
    facts = "{}"
    sha256 = factory.LazyAttribute(lambda it: snapshot_digest(it.facts))
    as_at = done_at = sent_at = factory.LazyFunction(timezone.now)
    sent_to = "Overview and Scrutiny Committee"
    page = "<p>As the committee was sent it.</p>"
    pdf = factory.LazyFunction(lambda: ContentFile(b"%PDF-1.7", name="paper.pdf"))
    docx = factory.LazyFunction(lambda: ContentFile(b"PK", name="paper.docx"))
    signed_as = "The officer"


class RecommendationFactory(Belonging):
    """With no body asked: add answers."""

    class Meta:
        model = Recommendation

    number = factory.Sequence(lambda n: n + 1)
    text = factory.Sequence(lambda n: f"Light the path by the canal {n}")
    made_on = date(2017, 5, 12)


class RecommendationAnswerFactory(Belonging):
    class Meta:
        model = Answer

    recommendation = own("Recommendation")
    organisation = own("Organisation")
    due_on = date(2017, 6, 9)
