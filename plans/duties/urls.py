"""Addresses of what was done for the law. Below <slug:p>/checks/."""

from __future__ import annotations

from plans.duties import views
from plans.pages.urls import noun

CHECKS = "<slug:p>/checks/"

duty_pages = [
    *noun(
        f"{CHECKS}duties/",
        "duties",
        "duty",
        list=views.DutyList,
        detail=views.DutyDetail,
        add=views.DutyAdd,
        edit=views.DutyEdit,
        remove=views.DutyRemove,
    ),
    *noun(
        f"{CHECKS}liaison-officers/",
        "liaison_officers",
        "liaison_officer",
        list=views.LiaisonOfficerList,
        add=views.LiaisonOfficerAdd,
        edit=views.LiaisonOfficerEdit,
        remove=views.LiaisonOfficerRemove,
    ),
]
