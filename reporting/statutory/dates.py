"""SQL about days to come: every row with a date that somebody must mind, in one query."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import CharField, DateField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from actions.models import CaseReviewYear, DeathReview, EnforcementUse, Round
from plans.models import Assessment, Driver, DutyRecord, Group, Plan
from reporting.models import Answer, Meeting
from reporting.models.querysets.meetings import HELD_STATES
from reporting.statutory.queries import OVER

MOST_DAYS = 4


class Dated(NamedTuple):
    """A row with its days; what each day means goes by ``kind``, and so does ``extra``."""

    kind: str
    partnership: int
    pk: int
    title: str
    extra: str
    # Dates, or None: which of them a kind must have, only those who read that kind know.
    first: Any
    second: Any
    third: Any
    fourth: Any


def dated_rows(partnerships: Iterable[int]) -> dict[int, list[Dated]]:
    """The rows of some partnerships that have days, by the number of the partnership. One query."""
    wanted = list(partnerships)
    found: dict[int, list[Dated]] = {number: [] for number in wanted}
    if not wanted:
        return found
    first, *rest = selections(wanted)
    for each in first.union(*rest, all=True):
        found[each[1]].append(Dated(*each))
    return found


def concat_fields(first: str, *names: str) -> Concat:
    rest = [part for name in names for part in (Value(" "), F(name))]
    return Concat(first, *rest, output_field=CharField())


def selections(wanted: list[int]) -> Iterable[QuerySet]:
    def rows(model, kind: str, title, extra, *days: str, **where) -> QuerySet:
        empty = [Cast(Value(None), DateField())] * (MOST_DAYS - len(days))
        return (
            model.objects.filter(partnership__in=wanted, **where)
            .order_by()
            .values_list(
                Value(kind, CharField()),
                "partnership_id",
                "pk",
                Cast(title, CharField()),
                Cast(extra, CharField()),
                *map(F, days),
                *empty,
            )
        )

    nothing = Value("")
    ref = concat_fields("label", "local_ref")
    return (
        rows(Plan, "plan", F("title"), concat_fields("status", "slug"), "start", "end"),
        rows(Assessment, "assessment", F("name"), F("visibility"), "dated_on"),
        rows(
            DutyRecord,
            "duty",
            nothing,
            F("kind"),
            "notice_on",
            "done_on",
            "review_due",
            "valid_until",
        ),
        rows(
            Meeting,
            "meeting",
            nothing,
            concat_fields("kind", "group__kind", "requirement_id"),
            "notice_on",
            "date",
            state__in=HELD_STATES,
        ).filter(
            Q(kind=Meeting.Kind.PUBLIC)
            | Q(group__kind=Group.Kind.SCRUTINY)
            | Q(requirement__isnull=False)
        ),
        rows(Driver, "driver", F("title"), nothing, "start", "end"),
        rows(Round, "round", F("title"), F("period"), "due_on", "closes_on", closed_at=None),
        rows(EnforcementUse, "order", F("tool__name"), nothing, "starts_on", "expires_on").exclude(
            stage__in=OVER
        ),
        rows(
            DeathReview,
            "death",
            ref,
            F("state"),
            "decided_on",
            "notified_on",
            "submitted_on",
            "published_on",
        ),
        rows(
            Answer,
            "answer",
            F("organisation__name"),
            concat_fields("recommendation__number", "recommendation__kind", "recommendation_id"),
            "due_on",
            recommendation__closed_on=None,
            answered_on=None,
        ),
        rows(CaseReviewYear, "year", nothing, F("year_code"), "published_on"),
    )
