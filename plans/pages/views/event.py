"""The history: what was done, by whom and when, and bringing back what was removed."""

from __future__ import annotations

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from csp import changes
from csp.accounts.forms import SignedIn
from csp.changes.audit_words import before_and_after, kind_words
from csp.forms.kept import way_back
from csp.models import AuditEvent
from plans.access import Access, Can, enter
from plans.models import Partnership
from plans.pages.filters.event import EventFilter
from plans.pages.queries import events_for_list
from plans.pages.tables.event import EventTable, moment_words
from plans.pages.views.base import WorkspacePage
from plans.pages.views.lists import SettingsList

# Kinds of row that only those who manage the partnership may change.
MANAGED = {"plans.localname", "plans.area"}

LOST = (
    "It cannot come back as it was: what it belonged to is gone, or something else has its place. "
    "Look in the history, bring that back first, and try again."
)


def events_seen(access: Access):
    """The history, without that of rows which the person may not read whole."""
    events = events_for_list(access.partnership)
    hidden = access.hidden_kinds()
    return events.exclude(target_type__in=hidden) if hidden else events


class EventList(SettingsList):
    power = Can.EDIT
    title = "History"
    intro = "Everything that was changed, newest first. What was removed can be brought back."
    table_class = EventTable
    filterset_class = EventFilter
    filename = "history"
    empty_text = "What you and your colleagues change is listed here."

    def get_queryset(self):
        return events_seen(self.access)

    def get_table_kwargs(self) -> dict:
        return super().get_table_kwargs() | {"partnership": self.partnership}


class EventDetail(WorkspacePage):
    power = Can.EDIT
    template_name = "plans/pages/event_detail.html"

    def above(self) -> tuple[str, str]:
        return ("History", self.address("events"))

    def get(self, request, *args, **kwargs):
        event = get_object_or_404(events_seen(self.access), pk=kwargs["pk"])
        return self.page(
            title=f"{event.verb.capitalize()}: {event.target_words}",
            event=event,
            when=moment_words(event.at),
            kind=kind_words(event.target_type),
            changed=before_and_after(event),
        )


class Undo(SignedIn):
    """Brings back what an event removed, for those who may change that partnership's rows."""

    http_method_names = ["post"]

    def post(self, request, pk: int):
        event = get_object_or_404(AuditEvent, pk=pk)
        place = Partnership.objects.filter(pk=event.tenant).first()
        if place is None or "rows" not in event.detail:
            raise Http404("There is nothing to bring back.")
        access = enter(request, place.slug, power_to_undo(event.target_type))
        if event.target_type in access.hidden_kinds():
            raise Http404("There is nothing to bring back.")
        try:
            row = changes.undo_removal(event, by=request.user)
        except ValidationError as error:
            lost = isinstance(error.__cause__, IntegrityError)
            messages.error(request, LOST if lost else " ".join(error.messages))
        else:
            messages.success(request, f"Brought back {row}.")
        return redirect(way_back(request) or place.get_absolute_url())


def power_to_undo(kind: str) -> Can:
    """What bringing a row of a kind back takes: the usual, unless its model names another power."""
    if kind in MANAGED:
        return Can.MANAGE
    return Can[getattr(apps.get_model(kind), "undo_needs", Can.EDIT.name)]
