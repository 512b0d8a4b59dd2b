"""Addresses of what was done for the law. Below <slug:p>/checks/."""

from __future__ import annotations

from plans.nouns import noun
from plans.views import duty

CHECKS = "<slug:p>/checks/"

duty_pages = [
    *noun(
        f"{CHECKS}duties/",
        "duties",
        "duty",
        list=duty.DutyList,
        detail=duty.DutyDetail,
        add=duty.DutyAdd,
        edit=duty.DutyEdit,
        remove=duty.DutyRemove,
    ),
    *noun(
        f"{CHECKS}liaison-officers/",
        "liaison_officers",
        "liaison_officer",
        list=duty.LiaisonOfficerList,
        add=duty.LiaisonOfficerAdd,
        edit=duty.LiaisonOfficerEdit,
        remove=duty.LiaisonOfficerRemove,
    ),
]
