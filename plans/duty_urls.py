"""Addresses of what was done for the law. Below <slug:p>/law/."""

from __future__ import annotations

from plans.nouns import noun
from plans.views import duty

LAW = "<slug:p>/law/"

duty_pages = [
    *noun(
        f"{LAW}duties/",
        "duties",
        "duty",
        list=duty.DutyList,
        detail=duty.DutyDetail,
        add=duty.DutyAdd,
        edit=duty.DutyEdit,
        remove=duty.DutyRemove,
    ),
    *noun(
        f"{LAW}liaison-officers/",
        "liaison_officers",
        "liaison_officer",
        list=duty.LiaisonOfficerList,
        add=duty.LiaisonOfficerAdd,
        edit=duty.LiaisonOfficerEdit,
        remove=duty.LiaisonOfficerRemove,
    ),
]
