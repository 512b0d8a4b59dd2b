"""One label for each group of offences, as their spelling drifts from year to year."""

from __future__ import annotations

from functools import lru_cache

# The label that is used here, then how else it has been printed.
LABELS = (
    ("Violence against the person", "Violence against the person offences"),
    ("Sexual offences",),
    ("Robbery", "Robbery offences"),
    ("Theft offences", "Theft"),
    ("Criminal damage and arson", "Criminal damage and arson offences"),
    ("Drug offences",),
    ("Possession of weapons offences", "Possession of weapons"),
    ("Public order offences", "Public order"),
    (
        "Miscellaneous crimes against society",
        "Miscellaneous crimes",
        "Miscellaneous crimes [against society]",
        "Miscellaneous crimes (against society)",
    ),
    ("Fraud offences",),
    ("Rape", "Rape offences"),
    ("Other sexual offences",),
    ("Non-domestic burglary",),
    ("Domestic burglary",),
    ("Residential burglary",),
    ("Non-residential burglary",),
    ("Bicycle theft",),
    ("Shoplifting", "Shoplifting offences"),
    ("Theft from the person", "Theft from person"),
    ("Other theft offences", "All other theft offences"),
    ("Vehicle offences",),
    ("Homicide",),
    ("Violence with injury",),
    ("Violence without injury",),
    ("Stalking and harassment",),
    (
        "Death or serious injury - unlawful driving",
        "Death or serious injury caused by illegal driving",
        "Death or serious injury caused by unlawful driving",
    ),
    ("Arson",),
    ("Criminal damage",),
    ("Possession of drugs", "Possession of drugs offences"),
    ("Trafficking of drugs", "Trafficking in drugs"),
    ("Robbery of business property",),
    ("Robbery of personal property",),
)
# The fourteen of data.police.uk.
CRIME_TYPES = (
    "Anti-social behaviour",
    "Bicycle theft",
    "Burglary",
    "Criminal damage and arson",
    "Drugs",
    "Other crime",
    "Other theft",
    "Possession of weapons",
    "Public order",
    "Robbery",
    "Shoplifting",
    "Theft from the person",
    "Vehicle crime",
    "Violence and sexual offences",
)


def _key(text: str) -> str:
    return " ".join(text.casefold().replace("–", "-").replace("&", "and").split())


_BY_KEY = {_key(printed): row[0] for row in LABELS for printed in row}
_TYPES = {_key(name): name for name in CRIME_TYPES}


@lru_cache(maxsize=4096)
def offence_label(printed: str) -> str:
    """The label for a group or subgroup; one that is not known stays as printed, tidied of spaces."""
    return _BY_KEY.get(_key(printed)) or " ".join(printed.split())


@lru_cache(maxsize=256)
def crime_type(printed: str) -> str:
    """The crime type of data.police.uk; a new one stays as printed."""
    return _TYPES.get(_key(printed)) or " ".join(printed.split())
