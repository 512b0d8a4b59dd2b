"""Lists of a partnership's rows, and those that the settings page leads to."""

from __future__ import annotations

from django.http import HttpRequest

from csp.lists import ListPage
from plans.access import Can
from plans.pages.views.base import WorkspacePage


class PartnershipList(WorkspacePage, ListPage):
    """A list of one partnership. ``add_route`` names the page that adds a row."""

    template_name = "layouts/list.html"
    add_route = ""
    add_power = Can.EDIT
    intro = ""

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.filename = f"{self.partnership.slug}-{self.filename or self.add_route or 'list'}"
        self.empty_url, self.empty_label = self.get_add_url(), self.add_label

    def get_add_url(self) -> str:
        if not self.add_route or not self.access.can(self.add_power):
            return ""
        return self.address(self.add_route)

    def get_context(self, **extra) -> dict:
        return super().get_context(intro=self.intro) | extra


class SettingsList(PartnershipList):
    """A list that the settings page leads to."""

    def above(self) -> tuple[str, str]:
        return ("Settings", self.address("settings"))

    def get_table_kwargs(self) -> dict:
        return {"may_edit": self.access.can(Can.EDIT)}
