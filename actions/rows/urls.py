"""Addresses of the rows of a plan. Below /workspace/."""

from __future__ import annotations

from django.urls import path

from actions.rows.views import action, cell, commenting, history, order, plan
from actions.rows.views.list import ActionList, MeasureList
from actions.rows.views.live import ChangedRows, LastChange
from actions.rows.views.pasting import PasteCells
from actions.rows.views.presence import ActionPresence, PlanPresence
from actions.rows.views.renumber import RenumberPage
from actions.rows.views.replacing import FindAndReplace
from plans.pages.urls import PLAN

ROW = f"{PLAN}actions/<int:pk>/"

row_pages = [
    path("<slug:p>/actions/", ActionList.as_view(), name="actions"),
    path("<slug:p>/measures/", MeasureList.as_view(), name="measures"),
    path(PLAN, plan.PlanTablePage.as_view(), name="plan"),
    path(f"{PLAN}warnings/", plan.WarningsPage.as_view(), name="warnings"),
    path(f"{ROW}presence/", ActionPresence.as_view(), name="action_presence"),
    path(f"{ROW}history/", history.ActionHistory.as_view(), name="action_history"),
    path(f"{PLAN}removed/", history.RemovedRows.as_view(), name="removed"),
    path(f"{PLAN}renumber/", RenumberPage.as_view(), name="renumber"),
    path(f"{PLAN}actions/new/", action.ActionAdd.as_view(), name="action_add"),
    path(ROW, action.ActionDetail.as_view(), name="action"),
    path(f"{ROW}edit/", action.ActionEdit.as_view(), name="action_edit"),
    path(f"{ROW}remove/", action.ActionRemove.as_view(), name="action_remove"),
    path(f"{PLAN}restore/<int:pk>/", action.ActionRestore.as_view(), name="action_restore"),
    path(f"{ROW}move/", action.ActionMove.as_view(), name="action_move"),
    path(f"{ROW}cells/<slug:cell>/", cell.CellPage.as_view(), name="action_cell"),
    path(f"{ROW}menu/", order.RowMenu.as_view(), name="action_menu"),
    path(f"{ROW}comments/", commenting.RowComments.as_view(), name="action_comments"),
    path(
        f"{ROW}comments/resolve/",
        commenting.ResolveRowComments.as_view(),
        name="action_comments_resolve",
    ),
    path(
        f"{ROW}comments/<int:comment>/back/",
        commenting.TakeBackComment.as_view(),
        name="action_comment_back",
    ),
    path(f"{PLAN}comments/", commenting.PlanComments.as_view(), name="plan_comments"),
    path(
        f"{PLAN}comments/counts/",
        commenting.CountsOfComments.as_view(),
        name="plan_comment_counts",
    ),
    path(f"{ROW}below/", order.AddBelow.as_view(), name="action_below"),
    path(f"{ROW}duplicate/", order.Duplicate.as_view(), name="action_duplicate"),
    path(f"{ROW}place/", order.Place.as_view(), name="action_place"),
    path(f"{PLAN}several/", order.Several.as_view(), name="several"),
    path(f"{PLAN}several/remove/", order.RemoveSeveral.as_view(), name="several_remove"),
    path(f"{PLAN}several/<int:pk>/undo/", order.SeveralUndo.as_view(), name="several_undo"),
    path(f"{PLAN}replace/", FindAndReplace.as_view(), name="plan_replace"),
    path(f"{PLAN}paste/", PasteCells.as_view(), name="plan_paste"),
    path(f"{PLAN}presence/", PlanPresence.as_view(), name="plan_presence"),
    path(f"{PLAN}rows/", ChangedRows.as_view(), name="plan_rows"),
    path(f"{PLAN}counts/", plan.PlanCounts.as_view(), name="plan_counts"),
    path("<slug:p>/lead-names/", cell.LeadNames.as_view(), name="lead_names"),
]

# Without a session: the token in the address is all that is asked for.
live_pages = [path("<str:token>/", LastChange.as_view(), name="live")]
