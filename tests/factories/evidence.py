"""What a plan rests on: figures, assessments, consultations, surveys."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from plans import models as plans
from tests.factories.people import Belonging, own
from tests.factories.plan import PriorityFactory


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
