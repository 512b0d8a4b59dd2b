"""SQL about what the law asks: the rows that the statutory checks look at, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from actions.models import (
    Action,
    Allocation,
    CaseReviewYear,
    DeathReview,
    EnforcementUse,
    Lead,
    Measure,
    Round,
)
from plans.access import Access
from plans.models import (
    Area,
    Assessment,
    CheckMark,
    Consultation,
    Driver,
    DutyRecord,
    Group,
    LiaisonOfficer,
    Membership,
    Plan,
    Priority,
    PriorityArea,
    PriorityEvidence,
    RecommendedPriority,
    StatusChange,
)
from plans.pages.queries import seats_in_order
from reporting.models import AgendaItem, Attendance, Meeting, Publication

if TYPE_CHECKING:
    from plans.evidence.queries import ServedDriver
    from reporting.models.querysets.meetings import MeetingQuerySet

# An order in one of these stages does not run any more.
OVER = ("closed", "complied")


def plans_seen(partnership, access: Access | None) -> QuerySet[Plan]:
    """The plans that somebody may know of, the first to begin first."""
    plans = Plan.objects.filter(partnership=partnership).order_by("start", "end", "pk")
    return plans.exclude(status__in=access.hidden_plans) if access else plans


def responsible_memberships(partnership) -> QuerySet[Membership]:
    rows = Membership.objects.filter(partnership=partnership, kind=Membership.Kind.RESPONSIBLE)
    return rows.select_related("organisation").order_by("organisation__name", "pk")


def partnership_strategy_groups(partnership) -> QuerySet[Group]:
    groups = Group.objects.filter(partnership=partnership, kind=Group.Kind.STRATEGY)
    rows = groups.select_related("rules").order_by("position", "pk")
    return rows.prefetch_related(Prefetch("seats", seats_in_order()))


def partnership_areas(partnership) -> QuerySet[Area]:
    return Area.objects.filter(partnership=partnership)


def duty_records(partnership) -> QuerySet[DutyRecord]:
    rows = DutyRecord.objects.filter(partnership=partnership).order_by("done_on", "pk")
    return rows.prefetch_related("organisations")


def meetings_held(partnership, by: date) -> MeetingQuerySet:
    """What was held by a day, in order, with those who came and the bodies above theirs."""
    came = Attendance.objects.filter(
        expected=False, list__in=("present", "officers", "in-attendance")
    )
    rows = Meeting.objects.of(partnership).held().filter(date__lte=by)
    people = Prefetch("attendance", came.select_related("organisation").order_by("pk"))
    return rows.select_related("group__rules").prefetch_related(people).order_by("date", "pk")


def public_meetings_held(partnership, by: date) -> QuerySet[Meeting]:
    return meetings_held(partnership, by).filter(kind=Meeting.Kind.PUBLIC)


def meetings_required(partnership, by: date) -> QuerySet[Meeting]:
    """Those that answer what the policing body required."""
    return meetings_held(partnership, by).filter(requirement__isnull=False)


def strategy_meetings_minuted(partnership, by: date, since: date) -> QuerySet[Meeting]:
    """Those of a strategy group of its own since a day, whose minutes were approved."""
    rows = meetings_held(partnership, by).filter(state=Meeting.State.APPROVED, date__gte=since)
    return rows.filter(group__kind=Group.Kind.STRATEGY)


def last_committee_meeting(partnership, by: date) -> Meeting | None:
    """The last meeting that a crime and disorder committee held, alone or with other groups."""
    rows = Meeting.objects.of(partnership).held().of_group_kind(Group.Kind.SCRUTINY)
    return rows.filter(date__lte=by).with_group().order_by("-date", "-pk").first()


def asked_at_public_meetings(partnership, by: date) -> list[tuple[int, date]]:
    """Each consultation that a public meeting had on its agenda, with the day of that meeting."""
    held = Meeting.objects.of(partnership).held().filter(kind=Meeting.Kind.PUBLIC, date__lte=by)
    rows = AgendaItem.objects.filter(meeting__in=held, consultation__isnull=False)
    return list(rows.order_by("meeting__date", "pk").values_list("consultation", "meeting__date"))


def liaison_officers(partnership) -> QuerySet[LiaisonOfficer]:
    return LiaisonOfficer.objects.filter(partnership=partnership)


def partnership_assessments(partnership) -> QuerySet[Assessment]:
    rows = Assessment.objects.filter(partnership=partnership)
    return rows.defer("summary", "findings", "method").order_by("dated_on", "pk")


def consultations(partnership) -> QuerySet[Consultation]:
    return Consultation.objects.filter(partnership=partnership).order_by("began_on", "pk")


def priorities_with_evidence(plan: Plan) -> list[Priority]:
    """A plan's priorities, with whether anything says why each was chosen: ``has_evidence``."""
    evidence = PriorityEvidence.objects.filter(priority=OuterRef("pk"))
    recommended = RecommendedPriority.objects.filter(priority=OuterRef("pk"))
    rows = plan.priorities.annotate(has_evidence=Exists(evidence) | Exists(recommended))
    return list(rows.prefetch_related("areas", "carried_on_by").order_by("position", "pk"))


def covered_areas(plan: Plan) -> set[int]:
    """The topics of a plan's priorities that a row takes up."""
    return set(PriorityArea.objects.filter(actions__plan=plan).values_list("pk", flat=True))


def printed_headings(plan: Plan) -> list[str]:
    return list(plan.sections.filter(printed=True).values_list("heading", flat=True))


def plan_and_yearly_rows(plan: Plan, access: Access | None) -> list:
    """The rows of a plan and of its yearly editions as tuples, each with whether it may be named."""
    rows = Action.objects.filter(Q(plan=plan) | Q(plan__parent=plan))
    seen = Action.objects.visible_to(access) if access else Action.objects.all()
    paid = Allocation.objects.filter(action=OuterRef("pk"))
    return list(
        rows.annotate(seen=Exists(seen.filter(pk=OuterRef("pk"))), paid=Exists(paid))
        .order_by("plan__start", "priority__position", "position", "ref_key", "pk")
        .values_list(
            "pk", "ref", "plan__slug", "priority_id", "resources", "seen", "paid", named=True
        )
    )


def plan_leads(plan: Plan) -> list:
    """The leads of those rows: whom each means, and until when that body was there."""
    rows = Lead.objects.filter(Q(action__plan=plan) | Q(action__plan__parent=plan)).order_by()
    people = Lead.people.through.objects.filter(lead=OuterRef("pk"))
    return list(
        rows.annotate(named=Exists(people)).values_list(
            "action_id",
            "organisation_id",
            "post_id",
            "named",
            "organisation__ended_on",
            "post__organisation__ended_on",
            named=True,
        )
    )


def measure_targets(plan: Plan) -> list[tuple[int, str, str]]:
    """The row, the baseline and the target of each measure."""
    rows = Measure.objects.filter(Q(action__plan=plan) | Q(action__plan__parent=plan)).order_by()
    return list(rows.values_list("action_id", "baseline", "target"))


def drivers_with_service(partnership, plan: Plan | None) -> QuerySet[ServedDriver]:
    """Other bodies' strategies, with whether a priority of the plan serves one: ``served``."""
    serving = Priority.objects.filter(plan=plan, serves__driver=OuterRef("pk"))
    rows = Driver.objects.filter(partnership=partnership).annotate(served=Exists(serving))
    return rows.order_by("end", "title", "pk")


def agreed_on(plan: Plan) -> list:
    """The days on which a plan was agreed, the first one first."""
    rows = StatusChange.objects.filter(plan=plan, status=Plan.Status.AGREED)
    return list(rows.order_by("on", "pk").values_list("on", flat=True))


def revised_on(partnership) -> list:
    """The days on which any of its plans was agreed, the first one first."""
    rows = StatusChange.objects.filter(plan__partnership=partnership, status=Plan.Status.AGREED)
    return list(rows.order_by("on", "pk").values_list("on", flat=True))


def version_in_force(plan: Plan) -> Publication | None:
    rows = Publication.objects.filter(plan=plan, state=Publication.State.CURRENT)
    return rows.light().first()


def final_rounds(partnership) -> QuerySet[Round]:
    """Rounds that asked how the whole year went, with how many answers there are to come."""
    rows = Round.objects.filter(partnership=partnership, final=True).order_by("end", "pk")
    return rows.annotate(
        asked=Count("updates"), accepted=Count("updates", filter=Q(updates__state="accepted"))
    )


def case_review_years(partnership) -> QuerySet[CaseReviewYear]:
    return CaseReviewYear.objects.filter(partnership=partnership)


def limited_orders(partnership) -> QuerySet[EnforcementUse]:
    """Uses of a tool whose term the law limits, unless they are over."""
    rows = EnforcementUse.objects.filter(
        partnership=partnership, tool__longest_months__isnull=False, starts_on__isnull=False
    )
    return rows.exclude(stage__in=OVER).select_related("tool").order_by("starts_on", "pk")


def partnership_death_reviews(partnership) -> QuerySet[DeathReview]:
    """Without what few may read."""
    return DeathReview.objects.filter(partnership=partnership).defer("summary", "detail")


def check_marks(partnership, plan: Plan | None) -> Iterable[CheckMark]:
    """Checks set aside for all plans or for this one; what is said of one plan comes last."""
    mine = Q(plan=None) | Q(plan=plan) if plan else Q(plan=None)
    rows = CheckMark.objects.filter(mine, partnership=partnership).select_related("by")
    return sorted(rows, key=lambda mark: (mark.plan_id is not None, mark.pk))
