"""Meetings, their agendas and minutes, and what is to come."""

from __future__ import annotations

from datetime import date

import factory

from reporting import models as reporting
from tests.factories.people import Belonging, own


class GroupRulesFactory(Belonging):
    class Meta:
        model = reporting.GroupRules

    group = own("Group")
    prefix = "SSP"


class StandingItemFactory(Belonging):
    class Meta:
        model = reporting.StandingItem

    rules = own("GroupRules")
    heading = "Matters arising"


class MeetingFactory(Belonging):
    class Meta:
        model = reporting.Meeting

    group = own("Group")
    date = date(2017, 4, 4)


class SittingFactory(Belonging):
    class Meta:
        model = reporting.Sitting

    meeting = own("Meeting")
    date = date(2017, 4, 4)


class AgendaItemFactory(Belonging):
    class Meta:
        model = reporting.AgendaItem

    meeting = own("Meeting")
    heading = factory.Sequence(lambda n: f"Item {n}")


class AgendaPaperFactory(Belonging):
    class Meta:
        model = reporting.AgendaPaper

    item = own("AgendaItem")
    title = factory.Sequence(lambda n: f"Paper {n}")


class AttendanceFactory(Belonging):
    class Meta:
        model = reporting.Attendance

    meeting = own("Meeting")
    words = factory.Sequence(lambda n: f"Attender {n}")


class InterestFactory(Belonging):
    class Meta:
        model = reporting.Interest

    attendance = own("Attendance")
    item = own("AgendaItem")
    words = "A relative works there"


class MeetingDecisionFactory(Belonging):
    class Meta:
        model = reporting.MeetingDecision

    item = own("AgendaItem")
    words = "that the report be noted."
    verb = "noted"


class PublicQuestionFactory(Belonging):
    class Meta:
        model = reporting.PublicQuestion

    item = own("AgendaItem")
    question = "When will the lamp be mended?"


class ForwardItemFactory(Belonging):
    class Meta:
        model = reporting.ForwardItem

    group = own("Group")
    title = factory.Sequence(lambda n: f"Subject {n}")


class ForwardMoveFactory(Belonging):
    class Meta:
        model = reporting.ForwardMove

    forward = own("ForwardItem")


class CorrespondenceQuestionFactory(Belonging):
    class Meta:
        model = reporting.CorrespondenceQuestion

    item = own("AgendaItem")
    question = "Do you agree to the plan?"
    closes_on = date(2017, 5, 1)


class CorrespondenceAnswerFactory(Belonging):
    class Meta:
        model = reporting.CorrespondenceAnswer

    question = own("CorrespondenceQuestion")
    words = "The fire service"


class MinutesImportFactory(Belonging):
    class Meta:
        model = reporting.MinutesImport

    group = own("Group")
    name = "minutes.docx"
    sha256 = "0" * 64
