"""Plans as they are meant, before anybody laid them out."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    ref: str
    aim: str
    activity: str
    leads: tuple[str, ...]
    measures: tuple[str, ...]
    risks: tuple[str, ...] = ()
    timescale: str = ""
    resources: str = ""
    status: str = ""
    other: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Priority:
    printed: str
    number: str
    title: str
    rows: tuple[Row, ...]
    areas: tuple[str, ...] = ()


KNOWN = (
    "Police",
    "Fire and Rescue Service",
    "Probation Service",
    "Harbour Council",
    "Riverside Homes",
    "LBX",
    "Met",
    "Youth Justice Service",
    "Trading Standards",
    "Harbour Women's Aid",
)

HARBOUR = (
    Priority(
        "Priority 1 - Violence and exploitation",
        "1",
        "Violence and exploitation",
        (
            Row(
                "1.1",
                "Fewer people are hurt in the town centre at night",
                "Run a joint licensing operation each quarter:\n- Visit premises with the fire service\n"
                "- Test door supervision\nPublish what was found",
                ("Police", "Harbour Council"),
                ("Number of premises visited", "Percentage of visits without a concern"),
                ("Officers are released for evening work",),
                "March 2027",
                "£12,000",
                "Green",
            ),
            Row(
                "1.2",
                "Young people at risk of exploitation are found early",
                "Train school staff to notice signs and to use the referral form",
                ("Youth Justice Service",),
                ("80 staff trained by the summer", "Number of referrals"),
                ("Schools find time for training", "The form stays as it is"),
                "30 September 2026",
                "Within existing budgets",
                "Amber",
            ),
            Row(
                "1.3",
                "Knife crime among under 25s falls",
                "- Weapons surrender fortnight\n- Test purchases at twenty shops\n"
                "- Mentoring for forty young people",
                ("Police", "Trading Standards"),
                ("Knives handed in", "Shops that refused the sale"),
                ("Volunteers can be found",),
                "Quarter 2",
                "£4,500 from the violence fund",
                "Red",
            ),
        ),
        ("Night-time economy", "Child exploitation", "Knife crime"),
    ),
    Priority(
        "Priority 2 - Safer neighbourhoods",
        "2",
        "Safer neighbourhoods",
        (
            Row(
                "2.1",
                "Residents report fewer repeat problems with neighbours",
                "Offer mediation within ten working days of a second complaint",
                ("Riverside Homes",),
                ("Cases offered mediation", "Cases closed without further complaint"),
                (),
                "Ongoing",
                "",
                "Green",
            ),
            Row(
                "2.2",
                "Arson in open spaces stays low through the summer",
                "Patrol the three country parks together and remove fuel and rubbish within a day",
                ("Fire and Rescue Service", "Harbour Council"),
                ("Deliberate secondary fires, compared with last summer",),
                ("A dry summer may raise numbers",),
                "1 June 2026",
                "£2,000",
                "Blue",
            ),
        ),
        ("Neighbour disputes", "Arson"),
    ),
    Priority(
        "Priority 3 - Reducing reoffending",
        "3",
        "Reducing reoffending",
        (
            Row(
                "3.1",
                "People leaving prison have somewhere to live",
                "Agree a housing pathway with landlords:\n- One referral route\n"
                "- A named worker for each person",
                ("Probation Service", "Riverside Homes"),
                ("People housed on the day of release",),
                ("Rents stay within the local allowance",),
                "By December 2026",
                "Officer time",
                "Amber",
            ),
        ),
        ("Housing on release",),
    ),
)

VALE = (
    Priority(
        "1. Cam-drin domestig a cham-drin rhywiol",
        "1",
        "Cam-drin domestig a cham-drin rhywiol",
        (
            Row(
                "1a",
                "Goroeswyr yn cael cymorth ble bynnag y maent yn byw",
                "Cynnal clinig galw heibio ym mhob tref – Pontcanna, Tŷ Ddewi a Llŷn",
                ("Harbour Women's Aid",),
                ("Nifer y bobl a welwyd",),
                ("Ystafelloedd ar gael",),
                "Mawrth 2027",
                "£9,000",
                "Gwyrdd",
            ),
            Row(
                "1b",
                "Employers know how to respond when a worker tells them",
                "Launch a charter for employers\n• Ask the largest ten to sign\n• Hold two briefings".replace(
                    "•", "-"
                ),
                ("Harbour Council",),
                ("Employers that have signed", "People at each briefing"),
                ("Employers see the need",),
                "June 2026",
                "£1,200",
                "Green",
            ),
        ),
    ),
    Priority(
        "2. Substance misuse",
        "2",
        "Substance misuse",
        (
            Row(
                "2a",
                "Fewer deaths that drugs have caused",
                "Give out naloxone through pharmacies and hostels, and teach people how to use it",
                ("Public Health", "Police"),
                ("Kits given out", "Deaths recorded in the year"),
                ("Pharmacies agree to take part",),
                "Year 1",
                "£30,000",
                "Red",
            ),
            Row(
                "2b",
                "Families of people who drink harmfully are supported",
                "Start a family group in the north of the county",
                ("Families First – Team Leader",),
                ("Families seen",),
                (),
                "Year 2",
                "",
                "Amber",
            ),
            Row(
                "2c",
                "Licensed premises do not sell to children",
                "Test purchases in each ward each spring",
                ("Trading Standards",),
                ("Sales refused",),
                ("Volunteers of the right age",),
                "Each spring",
                "£800",
                "Green",
            ),
        ),
    ),
)

PLANS = {"harbour": HARBOUR, "vale": VALE}
