"""SQL of the forward plan: a year's meetings, the subjects of a group, and what could be offered."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from actions.models import Round
from csp.periods import FinancialYear
from plans.models import Group
from reporting.meetings.rules.forward import AskedByScrutiny, ClosingRound
from reporting.models import ForwardItem, ForwardMove, Meeting, Recommendation


def meetings_of_year(group: Group, year: FinancialYear) -> QuerySet:
    """The meetings of a group in a year that stand, with ``items_there``, how full each is."""
    rows = Meeting.objects.of_group(group).standing().between(year.start, year.end)
    rows = rows.annotate(items_there=Count("items", filter=Q(items__parent=None)))
    return rows.select_related("partnership", "group").order_by("date", "starts", "pk")


def meetings_to_place_at(group: Group, on: date) -> QuerySet:
    """The meetings of a group that are still to come, with ``items_there``, how full each is."""
    rows = Meeting.objects.of_group(group).to_come(on).select_related("partnership", "group")
    return rows.annotate(items_there=Count("items", filter=Q(items__parent=None)))


def subjects_of_group(group: Group) -> QuerySet[ForwardItem]:
    rows = ForwardItem.objects.filter(group=group)
    return rows.select_related("author", "author_body", "asked_in", "meeting", "partnership")


def subjects_for_list(partnership) -> QuerySet[ForwardItem]:
    rows = ForwardItem.objects.filter(partnership=partnership)
    return rows.select_related(
        "group", "meeting", "author", "author_body", "asked_in", "partnership"
    ).order_by("meeting__date", "month", "entered_on", "pk")


def subject_for_page(partnership) -> QuerySet[ForwardItem]:
    moves = ForwardMove.objects.select_related("by")
    rows = ForwardItem.objects.filter(partnership=partnership).select_related(
        "group__rules", "partnership", "meeting", "item__meeting", "asked_in__meeting",
        "author", "author_body",
    )  # fmt: skip
    return rows.prefetch_related(Prefetch("moves", moves))


def keys_taken(group: Group) -> set[str]:
    rows = ForwardItem.objects.filter(group=group).exclude(source_key="")
    return set(rows.values_list("source_key", flat=True))


def rounds_closing_in(partnership, year: FinancialYear) -> list[ClosingRound]:
    rows = Round.objects.filter(
        partnership=partnership, due_on__gte=year.start, due_on__lte=year.end
    )
    found = rows.order_by("due_on").values_list("pk", "title", "due_on")
    return [ClosingRound(*values) for values in found]


def asked_by_scrutiny(partnership) -> list[AskedByScrutiny]:
    """What the committee asked and is still open, with the first day on which an answer is due."""
    rows = Recommendation.objects.filter(partnership=partnership, closed_on=None)
    found = []
    for row in rows.prefetch_related("answers"):
        due = [each.due_on for each in row.answers.all() if each.answered_on is None]
        if due:
            words = " ".join(row.text.split())
            found.append(
                AskedByScrutiny(row.pk, words, f"{row}, {row.committee}".strip(", "), min(due))
            )
    return found
