"""What the Moorlands partnership had to spend in 2016/17, and on what.

The report gives the Commissioner's £65,000. How it was shared out is the demo's own.
"""

from __future__ import annotations

from datetime import date

from reporting.demo.shapes import Row

GRANT = "Commissioner's community safety grant 2016/17"
PLAN = "2016-17"
YEAR = {"start": date(2016, 4, 1), "end": date(2017, 3, 31), "plan": PLAN}

STREAMS = [
    {
        **YEAR,
        "name": GRANT,
        "funder": "PFCC",
        "funder_words": "Police and Crime Commissioner",
        "holder": "SMDC",
        "amount_printed": "£65,000",
        "status": "awarded",
        "purpose": "Helps to deliver what is planned under each of the priorities.",
    },
    {
        **YEAR,
        "name": "What partners give in kind",
        "funder_words": "Each member body",
        "status": "in-kind",
        "purpose": "Workers, resources and money of their own main budgets. Nobody has put a sum on it.",
    },
]


def row(ref: str, committed: int, spent: int = 0, provider: str = "") -> Row:
    return {
        "stream": GRANT,
        "action": (PLAN, ref),
        "committed": committed,
        "spent": spent,
        "provider": provider,
    }


ALLOCATIONS = [
    row("1.1", 18_000, 9_000, "ARCH"),
    row("1.2", 9_500, 4_750, "Support Staffordshire"),
    row("1.4", 4_000, 1_200),
    row("2.1", 6_000, 6_000, "Loudmouth"),
    row("2.2", 8_500, 4_250, "SafetyNet"),
    row("3.1", 7_000, 5_600, "Sporting Communities"),
    row("3.2", 3_500, 800),
    row("3.3", 2_500, 900),
    row("3.6", 5_000, 5_000),
]
