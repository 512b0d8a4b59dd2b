"""Money, duties, and the work that is done."""

from __future__ import annotations

from datetime import date

import factory

from actions import models as actions
from plans import models as plans
from tests.factories.evidence import InYearFactory
from tests.factories.people import Belonging, own


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


class AgreedActionFactory(Belonging):
    """Something to do, open, with nobody to do it and no day."""

    class Meta:
        model = actions.AgreedAction

    number = factory.Sequence(lambda n: n + 1)
    words = factory.Sequence(lambda n: f"Look into matter {n}")
    agreed_on = date(2016, 11, 1)
