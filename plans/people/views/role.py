"""Who may do what: the table of powers, inviting somebody, ending a role."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect

from csp.changes import Stale
from plans.access import POWERS, Can
from plans.models import Role
from plans.pages.queries import current_roles
from plans.pages.views.answers import UNSENT
from plans.pages.views.base import AddPage, ButtonPage, RemovePage, RowPage, WorkspacePage
from plans.people.forms.role import EndForm, InviteForm
from plans.people.services.role import end_role, invite_colleague, send_invitation


class RoleList(WorkspacePage):
    power = Can.MANAGE
    title = "Roles"
    template_name = "plans/people/role_list.html"

    def above(self) -> tuple[str, str]:
        return ("Settings", self.address("settings"))

    def get(self, request, *args, **kwargs):
        return self.page(
            roles=current_roles(self.partnership), kinds=Role.Kind, powers=powers_table()
        )


def powers_table() -> list[dict]:
    """A line for each power: its words, and for each kind of role whether it has it."""
    return [
        {
            "words": power.value,
            "cells": [{"kind": kind.label, "has": power in POWERS[kind]} for kind in Role.Kind],
        }
        for power in Can
    ]


class RolePages(RowPage):
    power = Can.MANAGE
    model = Role
    words = "role"
    list_route, list_title = "roles", "Roles"

    def rows(self):
        return current_roles(self.partnership)


class RoleInvite(RolePages, AddPage):
    title = "Invite somebody"
    form_class = InviteForm
    submit = "Send the invitation"

    def get_form(self, data=None, files=None):
        return InviteForm(data, partnership=self.partnership)

    def store(self, form, formsets):
        return invite_colleague(
            by=self.request.user, partnership=self.partnership, **form.cleaned_data
        )

    def save(self, form, formsets):
        try:
            return super().save(form, formsets)
        except (
            OSError
        ):  # What a mail server that is away comes down to; the role is stored by then.
            messages.warning(self.request, UNSENT)
            return redirect(self.list_url())

    def saved_words(self, row) -> str:
        return f"{row.user} is invited: an e-mail is on its way to {row.user.email}."


class RoleEnd(RolePages, RemovePage):
    submit = "End the role"
    text = "They can no longer do this from now on. What they wrote stays, under their name."

    def get_title(self) -> str:
        return f"End {self.row.user}’s role as {self.row.get_kind_display().lower()}?"

    def ask(self, *, problem: str = "", status: int = 200):
        form = EndForm(initial={"version": self.row.version})
        return self.page(
            status=status,
            form=form,
            text=problem or self.text,
            submit=self.submit,
            danger=True,
            refused=bool(problem),
            cancel=self.list_url(),
        )

    def post(self, request, *args, **kwargs):
        self.row = self.row_or_404()
        form = EndForm(request.POST)
        version = form.cleaned_data["version"] if form.is_valid() else 0
        try:
            ended = end_role(by=request.user, role=self.row, version=version)
        except ValidationError as error:
            return self.ask(problem=" ".join(error.messages), status=422)
        except Stale:
            return self.ask(problem=CHANGED, status=409)
        messages.success(request, f"{ended.user} is no longer {ended.get_kind_display().lower()}.")
        own = ended.user_id == request.user.pk
        return redirect("workspace:home" if own else self.list_url())


CHANGED = "Somebody else changed this role a moment ago. Nothing was ended: look again first."


class RoleRemind(RolePages, ButtonPage):
    """Sends the invitation again."""

    def post(self, request, *args, **kwargs):
        try:
            send_invitation(self.row)
        except OSError:
            messages.warning(request, UNSENT)
        else:
            messages.success(request, f"The invitation was sent to {self.row.user.email} again.")
        return redirect(self.list_url())
