"""Addresses of crime files. Below <slug:p>/evidence/crime/."""

from __future__ import annotations

from django.urls import path

from plans.views import crime

CRIME = "<slug:p>/evidence/crime/"

crime_pages = [
    path(CRIME, crime.CrimeImportList.as_view(), name="crime_imports"),
    path(f"{CRIME}new/", crime.CrimeAdd.as_view(), name="crime_add"),
    path(f"{CRIME}small-areas/", crime.CrimeLookup.as_view(), name="crime_lookup"),
    path(f"{CRIME}<int:pk>/", crime.CrimeImportPage.as_view(), name="crime_import"),
    path(f"{CRIME}<int:pk>/undo/", crime.CrimeUndo.as_view(), name="crime_undo"),
]
