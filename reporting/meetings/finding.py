"""Minutes by their number or heading, for Find anything: what whoever asks may read of them."""

from __future__ import annotations

from django.urls import reverse

from csp.lists.filters import rows_holding
from csp.lists.finding import MOST_OF_A_KIND, Hit, HitGroup, words_around
from plans.access import Access, Can
from reporting.meetings.access import CLERKS, MeetingScope
from reporting.meetings.rules.looked_for import number_pattern
from reporting.models import AgendaItem
from reporting.models.querysets.agenda import AgendaItemQuerySet


def find_minutes(access: Access, words: str) -> HitGroup:
    """Items of meetings by number, however it is written, else by heading. Two queries.

    Seats are not asked for here: a member who is no clerk finds what their role or the public may read.
    """
    scope = MeetingScope(
        partnership_id=access.partnership.pk,
        clerk=access.can(CLERKS),
        strategy=access.can(Can.DISCUSS),
        restricted=access.can(Can.READ_RESTRICTED),
    )
    rows: AgendaItemQuerySet = AgendaItem.objects.filter(meeting__in=scope.meetings().values("pk"))
    rows = wanted_items(rows, words).light()
    rows = rows.select_related(
        "parent", "partnership", "meeting__group__rules", "meeting__partnership"
    )
    rows = rows.prefetch_related("meeting__joint_groups").order_by(
        "-meeting__date", "position", "pk"
    )
    hits = [hit_of(item, words) for item in rows[: 3 * MOST_OF_A_KIND] if may_find(scope, item)]
    address = reverse("workspace:meetings", args=[access.partnership.slug])
    return HitGroup("Minutes", hits[:MOST_OF_A_KIND], address)


def wanted_items(rows: AgendaItemQuerySet, words: str) -> AgendaItemQuerySet:
    """By number where the words are one, else by headings that hold all of them."""
    if pattern := number_pattern(words):
        return rows.numbered(pattern)
    return rows_holding(rows, ("heading",), words)


def may_find(scope: MeetingScope, item: AgendaItem) -> bool:
    reader = scope.reader(item.meeting)
    return reader.sees_items and reader.reads_item(item, item.parent)


def hit_of(item: AgendaItem, words: str) -> Hit:
    title = f"{item.number} {item}".strip()
    beside = str(item.meeting)
    return Hit(title, item.get_absolute_url(), words_around([str(item)], words), beside)
