"""What the checks look at, read once: the partnership, one of its plans, and the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, cast

from django.urls import reverse

from csp.periods import date_words
from plans.access import Access, Can
from plans.law.days import latest_anniversary, months_after
from plans.models import DutyRecord, Membership, Partnership, Plan
from plans.proofreading import runs_on
from reporting.models import Answer, Meeting, Recommendation
from reporting.proofreading import plan as gate
from reporting.scrutiny.queries import partnership_answers
from reporting.statutory import queries as rows
from reporting.statutory.result import CheckLink


@dataclass(frozen=True)
class StatutoryFacts:
    """Each property is one query, or two, the first time it is asked for.

    ``access`` is that of the reader: rows and plans that they may not see are counted and not named.
    """

    partnership: Partnership
    plan: Plan | None
    today: date
    access: Access | None = None

    @property
    def own_plan(self) -> Plan:
        """The plan, for the checks that need one."""
        return cast("Plan", self.plan)

    # -- Days

    @cached_property
    def as_at(self) -> date:
        """The day looked at: today, or the last day of a plan that a later one has followed."""
        plan = self.plan
        if plan is None or plan.end >= self.today:
            return self.today
        later = (p for p in self.plans if p.start > plan.start and p.start <= self.today)
        return plan.end if any(later) else self.today

    @cached_property
    def within(self) -> date:
        """The last day of the plan that is looked at; its first day, if it has yet to begin."""
        if self.plan is None:
            return self.as_at
        return max(self.plan.start, min(self.as_at, self.plan.end))

    @cached_property
    def year_began(self) -> date:
        """The first day of the plan's year that is looked at."""
        return latest_anniversary(self.plan.start, self.within) if self.plan else self.as_at

    # -- Rows

    @cached_property
    def plans(self) -> list[Plan]:
        return list(rows.plans_seen(self.partnership, self.access))

    @cached_property
    def authorities(self) -> list[Membership]:
        return list(rows.responsible_memberships(self.partnership))

    def authorities_on(self, day: date) -> list[Membership]:
        return [
            each
            for each in self.authorities
            if runs_on(each, day) and not each.organisation.has_ended(day)
        ]

    @cached_property
    def groups(self) -> list:
        return list(rows.partnership_strategy_groups(self.partnership))

    @cached_property
    def areas(self) -> list:
        return list(rows.partnership_areas(self.partnership))

    @cached_property
    def duties(self) -> list[DutyRecord]:
        return list(rows.duty_records(self.partnership))

    def of_kind(self, kind: str) -> list[DutyRecord]:
        """What was done of one kind by the day looked at, the latest last."""
        mine = (each for each in self.duties if each.kind == kind)
        return [each for each in mine if each.done_on and each.done_on <= self.as_at]

    @cached_property
    def public_meetings(self) -> list[Meeting]:
        return list(rows.public_meetings_held(self.partnership, self.as_at))

    @cached_property
    def meetings_required(self) -> list[Meeting]:
        return list(rows.meetings_required(self.partnership, self.as_at))

    @cached_property
    def minuted_by_group(self) -> dict[int, Meeting]:
        """Of each strategy group the last meeting of a year with approved minutes."""
        since = months_after(self.as_at, -12)
        found = rows.strategy_meetings_minuted(self.partnership, self.as_at, since)
        return {each.group_id: each for each in found}

    @cached_property
    def committee_met(self) -> Meeting | None:
        return rows.last_committee_meeting(self.partnership, self.as_at)

    @cached_property
    def asked_at_meetings(self) -> dict[int, date]:
        """The first public meeting at which each consultation was an item."""
        found = rows.asked_at_public_meetings(self.partnership, self.as_at)
        return dict(reversed(found))

    def waiting(self, *kinds: str) -> list[DutyRecord]:
        """What somebody asked for by the day looked at, and was not done by then."""
        return [
            each
            for each in self.duties
            if each.kind in kinds
            and each.notice_on
            and each.notice_on <= self.as_at
            and (each.done_on is None or each.done_on > self.as_at)
        ]

    @cached_property
    def asked(self) -> list[Answer]:
        """What the committee asked each body for by the day looked at, the oldest first."""
        answers = partnership_answers(self.partnership).order_by("due_on", "pk")
        return [each for each in answers if each.recommendation.made_on <= self.as_at]

    def recommended(self) -> list[Recommendation]:
        """The recommendations among it, without the requests, which need no meeting."""
        rows = dict.fromkeys(each.recommendation for each in self.asked)
        return [row for row in rows if row.kind == Recommendation.Kind.RECOMMENDATION]

    @cached_property
    def liaison(self) -> list:
        return list(rows.liaison_officers(self.partnership))

    @cached_property
    def assessments(self) -> list:
        return list(rows.partnership_assessments(self.partnership))

    @cached_property
    def consultations(self) -> list:
        return list(rows.consultations(self.partnership))

    @cached_property
    def priorities(self) -> list:
        return rows.priorities_with_evidence(self.plan) if self.plan else []

    @cached_property
    def covered_areas(self) -> set[int]:
        return rows.covered_areas(self.plan) if self.plan else set()

    @cached_property
    def headings(self) -> list[str]:
        return rows.printed_headings(self.plan) if self.plan else []

    @cached_property
    def actions(self) -> list:
        return rows.plan_and_yearly_rows(self.plan, self.access) if self.plan else []

    @cached_property
    def leads(self) -> list:
        return rows.plan_leads(self.plan) if self.plan else []

    @cached_property
    def measures(self) -> list:
        return rows.measure_targets(self.plan) if self.plan else []

    @cached_property
    def drivers(self) -> list:
        return list(rows.drivers_with_service(self.partnership, self.plan))

    @cached_property
    def agreed(self) -> list[date]:
        return rows.agreed_on(self.plan) if self.plan else []

    @cached_property
    def revisions(self) -> list[date]:
        """The days on which any plan of the partnership was agreed, the first one first."""
        return rows.revised_on(self.partnership)

    @cached_property
    def version(self) -> Any:
        return rows.version_in_force(self.plan) if self.plan else None

    @cached_property
    def final_rounds(self) -> list:
        return list(rows.final_rounds(self.partnership))

    @cached_property
    def case_reviews(self) -> list:
        return list(rows.case_review_years(self.partnership))

    @cached_property
    def orders(self) -> list:
        return list(rows.limited_orders(self.partnership))

    @cached_property
    def death_reviews(self) -> list:
        return list(rows.partnership_death_reviews(self.partnership))

    @cached_property
    def gate(self) -> gate.Gate | None:
        return gate.proofread_plan(self.plan, today=self.today) if self.plan else None

    # -- Pages

    def link(self, words: str, route: str, *args: object, power: Can = Can.READ) -> CheckLink:
        place = reverse(f"workspace:{route}", args=[self.partnership.slug, *args])
        return CheckLink(words, place, power)

    def of_plan(self, words: str, route: str, *args: object, power: Can = Can.READ) -> CheckLink:
        return self.link(words, route, self.plan.slug if self.plan else "", *args, power=power)

    def record(self, each: DutyRecord) -> CheckLink:
        day = each.done_on or each.notice_on
        words = each.get_kind_display()
        return self.link(f"{words}, {date_words(day)}" if day else words, "duty", each.pk)

    def meeting(self, row: Meeting) -> CheckLink:
        public = row.kind == Meeting.Kind.PUBLIC
        words = f"{'Public meeting' if public else row.group}, {row.day_words}"
        return self.link(words, "meeting", row.pk, power=Can.MINUTE)

    def recommendation(self, row: Recommendation) -> CheckLink:
        words = f"{row}, {date_words(row.made_on)}"
        return self.link(words, "recommendation", row.pk, power=Can.READ_PARTNERS)

    def to_record(self, kind: str, words: str) -> CheckLink:
        """The form for a duty that has no record yet."""
        page = self.link(words, "duty_add", power=Can.EDIT)
        return CheckLink(page.words, f"{page.url}?kind={kind}", page.power)
