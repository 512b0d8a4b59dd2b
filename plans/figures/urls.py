"""Addresses of the evidence: what was counted, assessed, asked and found. Below <slug:p>/evidence/."""

from __future__ import annotations

from django.urls import path

from plans.figures.views import geography, grid, indicator, observation, small_numbers
from plans.pages.urls import EVIDENCE, noun

INDICATOR = f"{EVIDENCE}indicators/<int:pk>/"

places = [
    *noun(
        f"{EVIDENCE}places/",
        "geography_schemes",
        "geography_scheme",
        list=geography.GeographySchemeList,
        detail=geography.GeographySchemeDetail,
        add=geography.GeographySchemeAdd,
        edit=geography.GeographySchemeEdit,
        remove=geography.GeographySchemeRemove,
        move=geography.SchemeMove,
    ),
    path(
        f"{EVIDENCE}places/<int:pk>/codes/",
        geography.CodesEdit.as_view(),
        name="geography_scheme_codes",
    ),
    *noun(
        f"{EVIDENCE}places/all/",
        "geographies",
        "geography",
        list=geography.GeographyList,
        detail=geography.GeographyDetail,
        add=geography.GeographyAdd,
        edit=geography.GeographyEdit,
        remove=geography.GeographyRemove,
        move=geography.GeographyMove,
    ),
]

figures = [
    *noun(
        f"{EVIDENCE}indicators/",
        "indicators",
        "indicator",
        list=indicator.IndicatorList,
        detail=indicator.IndicatorDetail,
        add=indicator.IndicatorAdd,
        edit=indicator.IndicatorEdit,
        remove=indicator.IndicatorRemove,
    ),
    path(f"{INDICATOR}grid/", grid.GridPage.as_view(), name="indicator_grid"),
    path(f"{INDICATOR}totals/", indicator.PrintedTotals.as_view(), name="indicator_totals"),
    path(f"{INDICATOR}undo/<int:event>/", grid.FiguresUndo.as_view(), name="indicator_undo"),
    *noun(
        f"{EVIDENCE}indicators/<int:indicator>/figures/",
        "observations",
        "observation",
        list=observation.ObservationList,
        add=observation.ObservationAdd,
        edit=observation.ObservationEdit,
        remove=observation.ObservationRemove,
    ),
]

settings = [
    path(
        "<slug:p>/settings/small-numbers/",
        small_numbers.SmallNumbersEdit.as_view(),
        name="small_numbers",
    ),
]

evidence_pages = [
    *places,
    *figures,
    *settings,
]
