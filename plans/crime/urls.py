"""Addresses of crime files. Below <slug:p>/evidence/crime/."""

from __future__ import annotations

from django.urls import path

from plans.crime import views
from plans.pages.urls import EVIDENCE

CRIME = f"{EVIDENCE}crime/"

crime_pages = [
    path(CRIME, views.CrimeImportList.as_view(), name="crime_imports"),
    path(f"{CRIME}new/", views.CrimeAdd.as_view(), name="crime_add"),
    path(f"{CRIME}small-areas/", views.CrimeLookup.as_view(), name="crime_lookup"),
    path(f"{CRIME}<int:pk>/", views.CrimeImportPage.as_view(), name="crime_import"),
    path(f"{CRIME}<int:pk>/undo/", views.CrimeUndo.as_view(), name="crime_undo"),
]
