"""Legal tools: the list, the usual ones in one go, and the page of each."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect

from actions.models import Tool
from actions.work.days import days_words
from actions.work.enforcement import count_words, duration_words
from actions.work.forms.enforcement import ToolForm
from actions.work.queries import tools_for_list, uses_for_list
from actions.work.services.enforcement import add_usual_tools
from actions.work.tables.work import ToolTable
from actions.work.views.work import WorkList, lines_with_words
from csp.periods import date_words
from plans.access import Can
from plans.pages.views.base import (
    AddPage,
    DetailPage,
    EditPage,
    MovePage,
    RemovePage,
    RowPage,
    WorkspacePage,
)

SHOWN = 20


class ToolList(WorkList):
    title = "Legal tools"
    intro = (
        "The law renames tools, so this list is yours to change. A tool that was repealed stays "
        "here with its date. The word “check” stands where nobody has compared it with the law yet."
    )
    table_class = ToolTable
    template_name = "actions/work/tools.html"
    add_route, add_label = "tool_add", "Add a tool"
    filename = "legal-tools"
    empty_title = "No tools yet"
    empty_text = "Add the usual tools with one button below, or one by hand."

    def get_queryset(self):
        return tools_for_list(self.partnership)


class UsualTools(WorkspacePage):
    power = Can.EDIT
    http_method_names = ["post"]

    def post(self, request, **kwargs):
        added = add_usual_tools(by=request.user, partnership=self.partnership)
        names = ", ".join(tool.name for tool in added)
        words = f"Added: {names}." if added else "All of the usual tools are on the list already."
        messages.success(request, words)
        return redirect(self.address("tools"))


class ToolPages(RowPage):
    model = Tool
    words = "tool"
    list_route, list_title = "tools", "Legal tools"


class ToolDetail(ToolPages, DetailPage):
    power = Can.READ_PARTNERS
    template_name = "actions/work/work_detail.html"
    edit_route = "tool_edit"

    def get(self, request, *args, **kwargs):
        tool = self.row_or_404()
        uses = uses_for_list(self.partnership).filter(tool=tool)[:SHOWN]
        return self.page(
            title=tool.name,
            facts=tool_facts(tool),
            move_url=self.address("tool_move", tool.pk),
            lists=[
                (
                    "Its latest uses",
                    [tool_use_line(use) for use in uses],
                    "It has not been used yet.",
                )
            ],
        )


def tool_use_line(use) -> tuple[str, str]:
    words = f"{use.get_stage_display()}: {count_words(use)}"
    return (
        f"{words}, {days_words(use.start, use.end)}" if use.end else words,
        use.get_absolute_url(),
    )


def tool_facts(tool: Tool) -> list[tuple[str, str]]:
    return lines_with_words(
        ("Short name", tool.acronym),
        ("Legal source", tool.law),
        ("Came in place of", tool.replaces),
        ("Penalty and age limit", tool.penalty),
        ("Longest term", tool.longest_months and duration_words(tool.longest_months)),
        ("In force from", tool.in_force_from and date_words(tool.in_force_from)),
        ("Repealed", tool.repealed_on and date_words(tool.repealed_on)),
    )


class ToolAdd(ToolPages, AddPage):
    form_class = ToolForm


class ToolEdit(ToolPages, EditPage):
    form_class = ToolForm
    remove_route = "tool_remove"


class ToolRemove(ToolPages, RemovePage):
    text = (
        "Only remove a tool that was added by mistake. If the law repealed it, give the date of "
        "that instead. You can bring it back."
    )


class ToolMove(ToolPages, MovePage):
    """Up or down among the tools, as tables of enforcement print them."""
