"""A partnership of which every statutory check passes on 1 June 2024, to break one thing at a time."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from actions.models import EnforcementUse
from plans.models import Driver, DutyRecord, Group, Organisation, Plan
from tests import factories as make

TODAY = date(2024, 6, 1)
Body = Organisation.Kind
Kind = DutyRecord.Kind
ENGLISH = (Body.DISTRICT, Body.COUNTY, Body.POLICE, Body.FIRE, Body.PROBATION, Body.ICB)
ITEMS = ("levels", "changes", "reasons", "for_authorities", "for_people", "last_plan")


class Sound:
    """Each attribute is something that a test may spoil."""

    def __init__(self, partnership, kinds=ENGLISH):
        self.partnership = partnership
        type(partnership).objects.filter(pk=partnership.pk).update(
            email="team@test.example", alternative_formats="Ask for large print."
        )
        partnership.refresh_from_db()
        self.p = {"partnership": partnership}
        self.people(kinds)
        self.contents()
        self.records()
        self.reviews()

    def people(self, kinds) -> None:
        self.bodies = [make.OrganisationFactory(**self.p, kind=kind) for kind in kinds]
        self.members = [make.MembershipFactory(**self.p, organisation=b) for b in self.bodies]
        self.officers = [make.LiaisonOfficerFactory(**self.p, organisation=b) for b in self.bodies]
        self.group = make.GroupFactory(**self.p, kind=Group.Kind.STRATEGY, name="Strategy group")
        self.chair = make.SeatFactory(
            **self.p, group=self.group, words="Chief executive", chair=True
        )
        self.seat = make.SeatFactory(**self.p, group=self.group, words="Superintendent")
        made = [make.AreaFactory(**self.p) for _ in range(2)]
        self.area = made[0]
        self.policing = make.OrganisationFactory(**self.p, kind=Body.POLICING_BODY)

    def contents(self) -> None:
        start, end = date(2024, 4, 1), date(2025, 3, 31)
        self.plan = make.PlanFactory(
            **self.p, slug="2024-25", start=start, end=end, status=Plan.Status.AGREED
        )
        self.agreed = make.StatusChangeFactory(plan=self.plan, on=date(2024, 3, 20))
        words = dict.fromkeys(ITEMS, "Words")
        self.assessment = make.AssessmentFactory(
            **self.p, name="Assessment 2023", dated_on=date(2024, 1, 15), **words
        )
        self.priority = make.PriorityFactory(
            plan=self.plan, number="1", limbs=["crime", "substances", "reoffending", "violence"]
        )
        self.evidence = make.PriorityEvidenceFactory(
            priority=self.priority, indicator=None, assessment=self.assessment
        )
        self.topic = make.PriorityAreaFactory(priority=self.priority, title="Burglary")
        self.action = make.ActionFactory(
            priority=self.priority, area=self.topic, ref="1.1", resources="One worker"
        )
        self.lead = make.LeadFactory(action=self.action, organisation=self.bodies[0])
        self.measure = make.MeasureFactory(action=self.action, baseline="12", target="10")
        self.police = self.driver(Driver.Level.POLICE, "Police and crime plan")
        self.county = self.driver(Driver.Level.COUNTY, "County agreement")
        self.consultation = make.ConsultationFactory(
            **self.p, title="Survey", ended_on=date(2024, 1, 31), affected_groups="Young people"
        )

    def driver(self, level, title):
        dates = {"start": date(2022, 4, 1), "end": date(2025, 3, 31)}
        made = make.DriverFactory(**self.p, level=level, title=title, **dates)
        self.priority.serves.add(make.DriverPriorityFactory(**self.p, driver=made))
        return made

    def duty(self, kind, *bodies, **values):
        record = make.DutyRecordFactory(**self.p, kind=kind, **values)
        record.organisations.set(bodies)
        return record

    def asked(self, on):
        return self.duty(Kind.REQUIREMENT, notice_on=on, done_on=None)

    def records(self) -> None:
        every = self.bodies
        self.combination = self.duty(
            Kind.COMBINATION, self.policing, *every, done_on=date(2020, 4, 1)
        )
        self.protocol = self.duty(
            Kind.PROTOCOL, *every, done_on=date(2023, 5, 1), review_due=date(2024, 6, 1)
        )
        self.meeting = self.duty(
            Kind.PUBLIC_MEETING,
            *every,
            notice_on=date(2023, 10, 20),
            done_on=date(2023, 11, 8),
            published_on=date(2023, 12, 1),
        )
        self.summary = self.duty(Kind.SUMMARY, done_on=date(2024, 4, 2), plan=self.plan)
        self.copy = self.duty(Kind.COPY, done_on=date(2024, 4, 3), plan=self.plan)
        self.committee = self.duty(Kind.SCRUTINY, done_on=date(2023, 6, 1))
        self.request = self.duty(
            Kind.SCRUTINY,
            notice_on=date(2024, 2, 1),
            review_due=date(2024, 2, 29),
            done_on=date(2024, 2, 29),
        )
        self.violence = self.duty(
            Kind.VIOLENCE,
            done_on=date(2024, 1, 10),
            published_on=date(2024, 1, 31),
            review_due=date(2025, 1, 31),
            link="https://violence.example/",
        )

    def reviews(self) -> None:
        self.round = make.RoundFactory(
            **self.p,
            period="2023-24Q4",
            title="Quarter 4",
            start=date(2024, 1, 1),
            end=date(2024, 3, 31),
            opens_on=date(2024, 4, 1),
            due_on=date(2024, 4, 14),
            closes_on=date(2024, 4, 28),
            final=True,
        )
        self.answer = make.UpdateFactory(
            round=self.round,
            action=self.action,
            sent=True,
            state="accepted",
            reviewed_at=timezone.now(),
            reviewed_by=make.UserFactory(),
        )
        self.year = make.CaseReviewYearFactory(
            **self.p, year_code="2023-24", published_on=date(2024, 5, 20)
        )
        tool = make.ToolFactory(**self.p, name="PSPO", longest_months=36)
        self.order = make.EnforcementUseFactory(
            **self.p,
            tool=tool,
            stage=EnforcementUse.Stage.GRANTED,
            starts_on=date(2023, 1, 1),
            expires_on=date(2025, 12, 31),
        )
        self.death = make.DeathReviewFactory(
            **self.p,
            local_ref="2024/1",
            decided_on=date(2024, 4, 30),
            notified_on=date(2024, 5, 30),
        )
