"""Tables of what was done for the law, and of who answers for sharing information."""

from __future__ import annotations

from csp.lists.tables import KitColumn
from plans.pages.tables.settings import PlanColumn, SettingsTable, to_edit


class DutyTable(SettingsTable):
    kind = KitColumn(linkify=True, verbose_name="What")
    notice_on = KitColumn(verbose_name="Notice or request")
    done_on = KitColumn(verbose_name="Done")
    published_on = KitColumn(verbose_name="Published")
    review_due = KitColumn(verbose_name="Due again")
    valid_until = KitColumn(verbose_name="Runs out")
    plan = PlanColumn(order_by=("plan__start", "plan__title"))
    words = KitColumn(verbose_name="Notes", css="app-cell", orderable=False)


class LiaisonOfficerTable(SettingsTable):
    organisation = KitColumn(
        verbose_name="Body",
        linkify=to_edit("liaison_officer_edit"),
        order_by=("organisation__name", "pk"),
    )
    who = KitColumn(verbose_name="Post", accessor="words", orderable=False, empty_values=())
    began_on = KitColumn(verbose_name="From")
    ended_on = KitColumn(verbose_name="Until")

    def render_who(self, record) -> str:
        return record.words or str(record.post)
