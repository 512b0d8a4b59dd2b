"""Addresses of the activity planner. Below /workspace/."""

from __future__ import annotations

from django.urls import path

from actions.planner.views import cell, entries, entry, importing, making, planner, rows, steps

PLANNER = "<slug:p>/planner/"
ONE = f"{PLANNER}<int:pk>/"
ROWS = f"{PLANNER}rows/"
ENTRIES = f"{PLANNER}activities/"
IMPORTS = f"{PLANNER}imports/"
ENTRY = f"{ENTRIES}<int:pk>/"

planner_pages = [
    path(PLANNER, planner.PlannerHome.as_view(), name="planner_home"),
    path(f"{PLANNER}all/", planner.PlannerList.as_view(), name="planners"),
    path(f"{PLANNER}new/", making.PlannerAdd.as_view(), name="planner_add"),
    path(f"{PLANNER}import/", importing.PlannerImportAdd.as_view(), name="planner_import_add"),
    path(f"{IMPORTS}", importing.PlannerImportList.as_view(), name="planner_imports"),
    path(f"{IMPORTS}<int:pk>/", importing.PlannerImportPage.as_view(), name="planner_import"),
    path(
        f"{IMPORTS}<int:pk>/undo/",
        importing.PlannerImportUndo.as_view(),
        name="planner_import_undo",
    ),
    path(f"{PLANNER}undo/<int:pk>/", steps.PlannerUndo.as_view(), name="planner_undo"),
    path(ONE, planner.PlannerByMeeting.as_view(), name="planner"),
    path(f"{ONE}months/", planner.PlannerByMonth.as_view(), name="planner_months"),
    path(f"{ONE}list/", entries.PlannerEntries.as_view(), name="planner_entries"),
    path(f"{ONE}edit/", making.PlannerEdit.as_view(), name="planner_edit"),
    path(f"{ONE}remove/", making.PlannerRemove.as_view(), name="planner_remove"),
    path(f"{ONE}readers/", making.PlannerAudience.as_view(), name="planner_audience"),
    path(f"{ONE}rows/new/", rows.PlannerRowAdd.as_view(), name="planner_row_add"),
    path(f"{ONE}add/", entry.PlannerEntryAdd.as_view(), name="planner_entry_add"),
    path(f"{ROWS}<int:pk>/edit/", rows.PlannerRowEdit.as_view(), name="planner_row_edit"),
    path(f"{ROWS}<int:pk>/remove/", rows.PlannerRowRemove.as_view(), name="planner_row_remove"),
    path(f"{ROWS}<int:pk>/cells/<slug:column>/", cell.PlannerCell.as_view(), name="planner_cell"),
    path(ENTRY, entry.PlannerEntryDetail.as_view(), name="planner_entry"),
    path(f"{ENTRY}edit/", entry.PlannerEntryEdit.as_view(), name="planner_entry_edit"),
    path(f"{ENTRY}remove/", entry.PlannerEntryRemove.as_view(), name="planner_entry_remove"),
    path(f"{ENTRY}move/", entry.PlannerEntryMove.as_view(), name="planner_entry_move"),
    path(f"{ENTRY}become/", entry.PlannerEntryBecome.as_view(), name="planner_entry_become"),
    path(f"{ENTRY}drop/", entry.PlannerEntryDrop.as_view(), name="planner_entry_drop"),
    path(f"{ENTRY}spelling/", entry.PlannerEntrySpelling.as_view(), name="planner_entry_spelling"),
]
