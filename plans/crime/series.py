"""The series of figures that crime files are counted into, and what is said of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from csp.periods import Month, Quarter, date_words
from plans.crime import CrimeFileKind, Offence
from plans.crime.labels import CRIME_TYPES
from plans.models import Indicator

ASB = "Anti-social behaviour"
# Since then data.police.uk has sorted crimes into the same types; before, some did not exist yet.
SAME_TYPES_SINCE = Month(2013, 5)
PUBLISHED = "The same figures are published as national statistics already."
OPEN_DATA = "Home Office, police recorded crime open data by Community Safety Partnership"
STREET = "data.police.uk, street-level crime"
# Subgroups of the Home Office's that partnerships ask for most.
SUBGROUPS = (
    "Bicycle theft",
    "Criminal damage",
    "Domestic burglary",
    "Homicide",
    "Non-domestic burglary",
    "Residential burglary",
    "Shoplifting",
    "Stalking and harassment",
    "Theft from the person",
    "Vehicle offences",
    "Violence with injury",
    "Violence without injury",
)


@dataclass(frozen=True, slots=True, order=True)
class CrimeSeries:
    """What is counted together: everything (no label), a group of offences, or a subgroup."""

    kind: CrimeFileKind
    label: str = ""
    detail: bool = False

    @property
    def title(self) -> str:
        return self.label or (
            "All offences" if self.kind == CrimeFileKind.HOME_OFFICE else "All crimes"
        )

    @property
    def name(self) -> str:
        if self.kind == CrimeFileKind.HOME_OFFICE:
            return f"Police recorded crime: {self.title}"[:200]
        return f"Street-level crime: {self.title}"[:200]

    @property
    def slug(self) -> str:
        begins = "recorded" if self.kind == CrimeFileKind.HOME_OFFICE else "street"
        return slugify(f"{begins} {'part ' if self.detail else ''}{self.title}")[:80]

    @property
    def period_kind(self) -> str:
        kinds = Indicator.PeriodKind
        return kinds.QUARTER if self.kind == CrimeFileKind.HOME_OFFICE else kinds.MONTH

    @property
    def definition(self) -> str:
        if self.kind == CrimeFileKind.HOME_OFFICE:
            return (
                f"Offences that the police recorded in the quarter: {self.title.lower()}. A count of "
                "what was recorded, not of what happened."
            )
        if not self.label:
            return "Crimes on the street-level map in the month, without anti-social behaviour."
        return f"{self.label} on the street-level map in the month. Places are approximate."

    def always_counted(self, period: Quarter | Month) -> bool:
        """Whether street files that name none of it in a month mean that there was none.

        Anti-social behaviour is not in the files of every force and month, so it never does.
        """
        if not self.label:
            return True
        known = self.label in CRIME_TYPES and self.label != ASB
        return known and isinstance(period, Month) and period >= SAME_TYPES_SINCE


def source_words(kind: CrimeFileKind, updated: date | None) -> str:
    words = OPEN_DATA if kind == CrimeFileKind.HOME_OFFICE else STREET
    return f"{words}, issue of {date_words(updated)}" if updated else words


def series_of(
    kind: CrimeFileKind, offence: Offence, details: frozenset[str]
) -> tuple[CrimeSeries, ...]:
    """Everything that an offence counts towards; anti-social behaviour is no crime."""
    if kind == CrimeFileKind.STREET:
        own = CrimeSeries(kind, offence.group)
        return (own,) if offence.group == ASB else (CrimeSeries(kind), own)
    found = [CrimeSeries(kind)]
    if offence.group:
        found.append(CrimeSeries(kind, offence.group))
    if offence.subgroup in details:
        found.append(CrimeSeries(kind, offence.subgroup, detail=True))
    return tuple(found)
