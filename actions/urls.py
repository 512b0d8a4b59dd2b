"""Addresses of this app, below /workspace/."""

from __future__ import annotations

from django.urls import path

from actions.imports import views
from actions.rounds.urls import update
from actions.rounds.urls.discussion import by_link, discussion
from actions.rounds.urls.round import quarter
from actions.rows.views import action, cell, history, order, plan
from actions.rows.views.list import ActionList, ImportList, MeasureList
from actions.rows.views.presence import ActionPresence, PlanPresence
from actions.rows.views.renumber import RenumberPage
from actions.work.urls.money import money_pages
from actions.work.urls.work import work_pages
from actions.year_end.views.rolling import RollOver

__all__ = ["update_pages", "workspace"]

update_pages = [*update.update_pages, *by_link]
PLAN = "<slug:p>/plans/<slug:q>/"
ROW = f"{PLAN}actions/<int:pk>/"

workspace = [
    *money_pages,
    *work_pages,
    path("<slug:p>/actions/", ActionList.as_view(), name="actions"),
    path("<slug:p>/measures/", MeasureList.as_view(), name="measures"),
    path("<slug:p>/plans/import/", views.ImportAdd.as_view(), name="import_add"),
    path("<slug:p>/imports/", ImportList.as_view(), name="imports"),
    path("<slug:p>/imports/<int:pk>/", views.ImportPage.as_view(), name="import"),
    path("<slug:p>/imports/<int:pk>/undo/", views.ImportUndo.as_view(), name="import_undo"),
    path(f"{PLAN}import/", views.ImportAdd.as_view(), name="plan_import"),
    path(PLAN, plan.PlanPage.as_view(), name="plan"),
    path(f"{PLAN}warnings/", plan.WarningsPage.as_view(), name="warnings"),
    path(f"{ROW}presence/", ActionPresence.as_view(), name="action_presence"),
    path(f"{ROW}history/", history.ActionHistory.as_view(), name="action_history"),
    path(f"{PLAN}removed/", history.RemovedRows.as_view(), name="removed"),
    path(f"{PLAN}next/", RollOver.as_view(), name="roll_over"),
    path(f"{PLAN}renumber/", RenumberPage.as_view(), name="renumber"),
    path(f"{PLAN}actions/new/", action.ActionAdd.as_view(), name="action_add"),
    path(ROW, action.ActionDetail.as_view(), name="action"),
    path(f"{ROW}edit/", action.ActionEdit.as_view(), name="action_edit"),
    path(f"{ROW}remove/", action.ActionRemove.as_view(), name="action_remove"),
    path(f"{PLAN}restore/<int:pk>/", action.ActionRestore.as_view(), name="action_restore"),
    path(f"{ROW}move/", action.ActionMove.as_view(), name="action_move"),
    path(f"{ROW}cells/<slug:cell>/", cell.CellPage.as_view(), name="action_cell"),
    path(f"{ROW}menu/", order.RowMenu.as_view(), name="action_menu"),
    path(f"{ROW}below/", order.AddBelow.as_view(), name="action_below"),
    path(f"{ROW}duplicate/", order.Duplicate.as_view(), name="action_duplicate"),
    path(f"{ROW}place/", order.Place.as_view(), name="action_place"),
    path(f"{PLAN}several/", order.Several.as_view(), name="several"),
    path(f"{PLAN}several/<int:pk>/undo/", order.SeveralUndo.as_view(), name="several_undo"),
    path(f"{PLAN}presence/", PlanPresence.as_view(), name="plan_presence"),
    path(f"{PLAN}counts/", plan.PlanCounts.as_view(), name="plan_counts"),
    path("<slug:p>/lead-names/", cell.LeadNames.as_view(), name="lead_names"),
    *update.answers,
    *discussion,
    *quarter,
]
