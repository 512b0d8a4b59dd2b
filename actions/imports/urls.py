"""Addresses of what is brought in. Below /workspace/."""

from __future__ import annotations

from django.urls import path

from actions.imports import views
from plans.pages.urls import PLAN

import_pages = [
    path("<slug:p>/plans/import/", views.ImportAdd.as_view(), name="import_add"),
    path("<slug:p>/imports/", views.ImportList.as_view(), name="imports"),
    path("<slug:p>/imports/<int:pk>/", views.ImportPage.as_view(), name="import"),
    path("<slug:p>/imports/<int:pk>/undo/", views.ImportUndo.as_view(), name="import_undo"),
    path(f"{PLAN}import/", views.ImportAdd.as_view(), name="plan_import"),
]
