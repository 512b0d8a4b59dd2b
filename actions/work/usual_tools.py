"""The tools against anti-social behaviour that are in common use, as rows to begin from.

What was not read in the law itself is printed with the word “check”: it may be right, and nobody
should rely on it before they have looked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

ACT = "Anti-social Behaviour, Crime and Policing Act 2014"
CHECK = " (check)"
FIRST_PART = date(2014, 10, 20)
INJUNCTIONS = date(2015, 3, 23)


@dataclass(frozen=True)
class UsualTool:
    """One tool. ``longest_months`` is how long it may last at most, where there is a limit."""

    name: str
    acronym: str
    section: str
    replaces: str = ""
    penalty: str = ""
    longest_months: int | None = None
    in_force_from: date = FIRST_PART

    def values(self) -> dict[str, Any]:
        """The values of a row, with what is to be checked marked so."""
        return {
            "name": self.name,
            "acronym": self.acronym,
            "law": f"{ACT}, {self.section}{CHECK}",
            "replaces": self.replaces,
            "penalty": f"{self.penalty}{CHECK}" if self.penalty else "",
            "longest_months": self.longest_months,
            "in_force_from": self.in_force_from,
        }


USUAL_TOOLS = (
    UsualTool(
        "Community protection notice warning letter",
        "CPN warning letter",
        "section 43(5)",
        penalty="None by itself: a notice may follow",
    ),
    UsualTool(
        "Community protection notice",
        "CPN",
        "sections 43 to 48",
        replaces="Litter clearing notice and others",
        penalty="From age 16: up to level 4 on the standard scale; £20,000 for a business",
    ),
    UsualTool(
        "Civil injunction",
        "",
        "section 1",
        replaces="Anti-social behaviour order on application",
        penalty="From age 10: contempt of court",
        in_force_from=INJUNCTIONS,
    ),
    UsualTool(
        "Criminal behaviour order",
        "CBO",
        "section 22",
        replaces="Anti-social behaviour order on conviction",
        penalty="Breach: up to five years in prison",
    ),
    UsualTool(
        "Public spaces protection order",
        "PSPO",
        "sections 59 and 60",
        replaces="Gating, dog control and designated public place orders",
        penalty="Breach: up to level 3 on the standard scale",
        longest_months=36,
    ),
    UsualTool("Dispersal power", "", "sections 34 and 35", replaces="Dispersal order"),
    UsualTool(
        "Closure order",
        "",
        "sections 76 to 82",
        replaces="Premises closure orders",
        longest_months=6,
    ),
)
