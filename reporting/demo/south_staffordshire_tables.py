"""South Staffordshire's six printed tables: five localities over four years, all approximate."""

from __future__ import annotations

from datetime import date

from reporting.demo.shapes import Row

LOCALITIES = [f"Locality {number}" for number in range(1, 6)]
KNOWN_ON = date(2010, 11, 1)
FINANCIAL = ["2006-07", "2007-08", "2008-09", "2009-10"]
CALENDAR = ["2006", "2007", "2008", "2009"]


def table(name: str, slug: str, unit: str, *lines: tuple[int, ...], **more) -> Row:
    """One printed table: a line of four years for each locality."""
    years = CALENDAR if more.get("period_kind") == "calendar-year" else FINANCIAL
    figures = [
        (place, year, {"value": value, "approximate": True})
        for place, line in zip(LOCALITIES, lines, strict=True)
        for year, value in zip(years, line, strict=True)
    ]
    source = more.pop("source", "Staffordshire Police")
    return {
        "name": name,
        "slug": slug,
        "unit": unit,
        "source": source,
        "scheme": "localities",
        "figures": figures,
        "known_on": KNOWN_ON,
        "caveat": "The figures by locality are approximate.",
        **more,
    }


def printed(where: str, period: str = "2009-10", **values) -> Row:
    return {"where": f"Partnership Plan 2011-12, {where}", "period": period, **values}


TABLES = [
    table(
        "Anti-social behaviour",
        "asb",
        "incidents",
        (666, 596, 496, 432),
        (385, 276, 304, 237),
        (1346, 1080, 1196, 925),
        (971, 921, 964, 763),
        (1001, 839, 722, 770),
        printed=[printed("Anti-social behaviour", value=3135, change=-15)],
    ),
    table(
        "Violent crimes",
        "violence",
        "offences",
        (273, 194, 223, 208),
        (134, 111, 106, 92),
        (474, 332, 393, 321),
        (260, 214, 237, 206),
        (268, 209, 215, 220),
    ),
    table(
        "Serious acquisitive crimes",
        "serious-acquisitive",
        "offences",
        (218, 180, 172, 179),
        (161, 151, 163, 140),
        (503, 367, 402, 375),
        (154, 158, 176, 194),
        (227, 255, 305, 197),
        printed=[printed("Serious Acquisitive Crime", change=-10)],
    ),
    table(
        "Burglary of dwellings",
        "burglary-dwelling",
        "offences",
        (51, 39, 37, 47),
        (26, 40, 30, 38),
        (159, 83, 98, 128),
        (48, 47, 64, 84),
        (56, 81, 128, 92),
        printed=[printed("Serious Acquisitive Crime", change=8)],
    ),
    table(
        "Vehicle crime",
        "vehicle",
        "offences",
        (133, 126, 122, 131),
        (116, 108, 130, 95),
        (247, 271, 294, 237),
        (65, 96, 100, 95),
        (122, 157, 173, 96),
        printed=[printed("Vehicle Crime", value=666, change=-18)],
    ),
    table(
        "Killed or seriously injured on the roads",
        "ksi",
        "casualties",
        (13, 12, 7, 9),
        (7, 9, 5, 6),
        (22, 16, 15, 15),
        (4, 6, 8, 3),
        (24, 13, 19, 15),
        period_kind="calendar-year",
        source="Staffordshire County Council, Casualty Reduction Partnership",
        printed=[printed("Road Safety", "2009", change=-6)],
    ),
]
