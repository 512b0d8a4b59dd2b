"""The original long plan (S4) typed in: nothing that it says is missing from the PDF or the Word file.

Left out: its list of contents (made from the headings), rows of dots (lines to sign on are drawn), the word
Locality at the head of its tables (Place here), and bullets, quotation marks and commas. The cover has its
words in the order of our covers. Its tables are typed as figures, those who sign as signatories, and the
planner of campaigns as text.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby

from plans.models import Organisation
from tests import factories as make
from tests.acceptance.test_typed import NOTHING_LOST, between, demo, loaded, pytestmark
from tests.acceptance.typist import Typist, cells, source

__all__ = ["demo", "loaded", "pytestmark"]

S4_SECTIONS = {
    1: ("Foreword by Councillor Brian Edwards, Portfolio Holder, Partnerships", "Executive Summary",
        "Introduction", "Partnership Structure", "Strategic Risk Assessment", "Partnership Plan",
        "South Staffordshire Locality Structure", "Geographical Impact Groups", "Big Society",
        "Joint Operations Group (JOG) – co-ordination, monitoring and tasking of partners to tackle the "
        "seven priorities.", "Other Initiatives supporting partnership working:", "Acknowledgments",
        "South Staffordshire Community and Voluntary Sector", "Partnership Planner 2011-2012"),
    2: ("Our Mission Statement: -", "What is it?", "Anti-social behaviour", "Violent Crime",
        "Domestic Violence", "Business and Retail Crime", "Road Safety", "Environmental Crime",
        "Serious Acquisitive Crime (including Distraction and Domestic Burglary and Vehicle Crime)",
        "Other issues", "Vulnerability", "Strategic Assessment Analytical Information",
        "The aims of the Joint Operations Group", "Targeted Youth Support", "Reducing Re-Offending",
        "Staffordshire Young People's Service", "Preventing Adverse Risk Behaviour",
        "Locality Working", "Community Engagement"),
    3: ("Burglary", "Vehicle Crime", "Hate Crime", "Substance Misuse", "Benefit Fraud", "Rural Crime",
        "PACT meetings", "Street Meetings", "Face-to-Face Sessions with the public"),
}  # fmt: skip
LEVELS = {heading: level for level, every in S4_SECTIONS.items() for heading in every}
DOTS = re.compile(r"^[.…]+$")


def closed(lines: list[str]) -> list[str]:
    """A title in bold that goes over lines is one line."""
    made: list[str] = []
    for line in lines:
        if made and made[-1].count("**") % 2:
            made[-1] += f" {line}"
        else:
            made.append(line)
    return made


def test_s4_nothing_is_lost(documents, partnership, officer):
    lines = closed(source(documents, "004"))
    name, strapline, title, years = lines[:4]
    partnership.name, partnership.strapline = name, strapline
    partnership.save()
    typist = Typist.begins(
        partnership,
        officer,
        kind="long-plan",
        plan=make.PlanFactory(partnership=partnership),
        title=title,
        day=years,
        front="cover",
        contents=True,
    )
    typist.expect(name, title, years, strapline)
    body = [line.strip() for line in between(lines, "**Foreword")]
    last = max(place for place, line in enumerate(body) if line == "South Staffordshire")
    told: list[str] = []
    for line in [*body[:last], "Contact Details", *body[last:]]:
        heading = line.strip("* ")
        if heading in LEVELS or heading == "Contact Details":
            write_chapter(typist, told)
            told.clear()
            typist.head(heading, level=LEVELS.get(heading, 1))
        else:
            told.append(line)
    write_chapter(typist, told)
    assert len(typist.paper.sections.all()) == len(LEVELS) + 2
    assert typist.lost() == NOTHING_LOST


def write_chapter(typist: Typist, lines: list[str]) -> None:
    """Its text and its tables: those of localities as figures, those who sign, the planner's rows."""
    signed = any(map(DOTS.match, lines))
    if signed:
        first = 2  # An introduction stands before those who sign.
        write_lines(typist, lines[:first])
        sign(typist, lines[first:])
        return
    for is_table, group in groupby(
        lines, lambda line: line.startswith("Locality") and "\t" in line
    ):
        if is_table:
            count(typist, [line.split("\t") for line in group])
        else:
            write_lines(typist, [line for each in group for line in planner_row(each)])


def planner_row(line: str) -> list[str]:
    if line.startswith("JOG Meeting Date"):
        return line.split("\t")
    return [said for each in cells(line) for said in each.splitlines()] if "\t" in line else [line]


def write_lines(typist: Typist, lines: list[str]) -> None:
    if lines:
        typist.write(*lines)


def sign(typist: Typist, lines: list[str]) -> None:
    """Who signs: a name, a post if there is one, and a body, which may go over two lines."""
    plan = typist.paper.plan
    printed: list[str] = []
    for is_line, group in groupby(lines, lambda line: bool(DOTS.match(line))):
        if is_line:
            continue
        said = " ".join(group).replace("Charles District", "Charles, District")
        said = said.replace("Partnerships Officer Staff", "Partnerships Officer, Staff")
        name, *post, body = re.split(r", (?!Partnerships)", said)
        make.EndorsementFactory(
            plan=plan,
            name=name,
            post=" ".join(post),
            organisation=body_named(plan.partnership, body),
        )
        printed += [name, *post, body]
    typist.put("signatories", *printed)


def body_named(partnership, name: str):
    found = Organisation.objects.filter(partnership=partnership, name=name).first()
    return found or make.OrganisationFactory(partnership=partnership, name=name)


def count(typist: Typist, rows: list[list[str]]) -> None:
    """A table of localities by years, as figures of an indicator."""
    whole = typist.paper.partnership
    scheme = make.GeographySchemeFactory(partnership=whole)
    indicator = make.IndicatorFactory(
        partnership=whole, scheme=scheme, period_kind=kind_of(rows[0][1]), unit="counted"
    )
    (_, *years), *places = rows
    for name, *values in places:
        place = make.GeographyFactory(partnership=whole, scheme=scheme, name=name)
        for year, value in zip(years, values, strict=True):
            first, is_calendar = int(year[:4]), "/" not in year
            make.ObservationFactory(
                partnership=whole,
                indicator=indicator,
                geography=place,
                value=int(value),
                period_code=year.replace("/", "-"),
                start=date(first, 1 if is_calendar else 4, 1),
                end=date(first, 12, 31) if is_calendar else date(first + 1, 3, 31),
                known_on=date(2010, 11, 1),
            )
    typist.put(
        "localities", *years, *(" ".join(each) for each in places), indicators=[indicator.slug]
    )


def kind_of(year: str) -> str:
    return "financial-year" if "/" in year else "calendar-year"
