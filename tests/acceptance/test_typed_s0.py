"""The original report to scrutiny (S0) typed in, with its appendices: nothing that it says is missing.

What is left out is said in ``test_typed``; of Appendix B the heads of its tables, which are checked where
plans are printed. The table of SPACE is typed as a scheme, Appendix A as projects with what came of each,
and the rows of Appendix B come from the Word file by way of the importer.
"""

from __future__ import annotations

import re

from actions.imports.services.accepting import Choices, accept_import
from plans.models import Section
from tests import factories as make
from tests.acceptance.test_typed import NOTE, NOTHING_LOST, between, demo, loaded, pytestmark
from tests.acceptance.typist import Typist, letters, source, whole_rows
from tests.actions.importing import read

__all__ = ["demo", "loaded", "pytestmark"]

S0_SECTIONS = (
    "1. Introduction",
    "2 Priorities 2015/16",
    "3. Priorities 2016/17",
    "4. SPACE",
    "5 Reactive Response to Incidents",
    "6. Domestic Homicide Reviews",
)
NUMBERED = re.compile(r"^(?:- )?(\d\.\d) (.*)$")
PROVISION = re.compile(r"^(.*) ((?:Targeted|Universal)(?: & Universal)?) provision$")


def paragraphs(lines: list[str]) -> list[list[str]]:
    """Each numbered paragraph with the points under it; a line that goes on is put back where it was."""
    made: list[list[str]] = []
    for line in lines:
        if found := NUMBERED.match(line):
            made.append([found[2]])
        elif re.match(r"\s*(?:- |\d\. |[a-z]\) )", line):
            made[-1].append(line)
        else:
            made[-1][-1] += f" {line}"
    return made


def scheme_of(rows, partnership):
    scheme = make.SchemeFactory(partnership=partnership, name="SPACE", year=2016)
    for name, what, where in rows:
        provider, provision = PROVISION.match(name).groups()
        kinds = [each.lower() for each in provision.split(" & ")]
        make.SchemeActivityFactory(
            scheme=scheme,
            provider=provider,
            provision=kinds,
            description=what,
            place_and_time=where,
        )


def projects_of(rows, partnership):
    for names, what, came in rows:
        name, *provider = names.splitlines()
        told, lead_in, aims = what.partition("The project aim")
        project = make.ProjectFactory(
            partnership=partnership,
            year_code="2015-16",
            name=name,
            provider_words=" ".join(provider),
            description=told.strip(),
            aims=f"{lead_in}{aims}",
        )
        for words in came.splitlines():
            make.OutcomeFactory(project=project, words=words)


def plan_of(lines, documents, partnership, officer):
    """The plan of Appendix B: its rows from the Word file, its introduction typed."""
    data = next(documents.rglob("moorlands-2016-17.docx")).read_bytes()
    about = {"title": "Partnership Plan", "slug": "2016-17", "start": "2016-04-01"}
    new = {**about, "end": "2017-03-31"}
    row = read(partnership, officer, data, name="plan.docx", new_plan=new)
    plan = accept_import(by=officer, row=row, choices=Choices()).plan
    intro = [line.strip() for line in between(lines, "The Moorlands Together", "1. Adults")]
    plan.sections.all().delete()
    kinds = Section.Kind
    make.SectionFactory(
        plan=plan, kind=kinds.INTRODUCTION, heading="About this plan", body="\n\n".join(intro)
    )
    make.SectionFactory(plan=plan, kind=kinds.ACTIONS, heading="What we will do", body="")
    return plan, intro


def test_s0_nothing_is_lost(documents, partnership, officer):
    lines = source(documents, "000")
    appendix_b = between(lines, "Partnership Plan 2016 to 2017")
    plan, intro = plan_of(appendix_b, documents, partnership, officer)
    typist = Typist.begins(
        partnership,
        officer,
        kind="scrutiny-update",
        title="Community Safety Update",
        issuer=lines[0],
        to=lines[1],
        day=lines[2],
        details="\n".join(each.replace("\t", " ") for each in lines[3:7]),
        plan=plan,
        year_code="2015-16",
    )
    # The title of the paper stands above the pairs; its pair says it again, as in the original.
    typist.expect(*lines[:3], *lines[3:7])
    typist.expect("Appendices Attached", *between(lines, "Appendix A Summary", "1. Intro"))
    report = between(lines, "1. Introduction", "Appendix A\n")
    report = report[: report.index("Appendix A")]
    note = next(line for line in report if line.startswith(NOTE))
    report.remove(note)
    tables = [line for line in report if "\t" in line]
    told = [line for line in report if "\t" not in line]
    for heading, following in zip(S0_SECTIONS, (*S0_SECTIONS[1:], ""), strict=True):
        number, words = re.split(r"\.? ", heading, maxsplit=1)
        typist.head(words, numbering="1.", numbers_paragraphs=True, printed=f"{number}. {words}")
        body = between(told, heading, following)[1:]
        for place, (first, *points) in enumerate(paragraphs(body), start=1):
            said, marked, rest = first.partition(NOTE)
            typed = f"{said}[^1]{rest}\n\n[^1]: {note.strip(NOTE + ' ')}" if marked else first
            ends = [rest] if rest else []
            printed = [f"{number}.{place} {said}", *ends, *points]
            typist.write(typed, *points, expect=printed)
        if words == "SPACE":
            rows = whole_rows(tables)
            scheme_of(rows, partnership)
            typist.put("scheme", *(each for row in rows for each in row))
    marker = lines.index("Appendix A")
    typist.head(
        lines[marker + 1],
        appendix=True,
        landscape=True,
        listed_as="Summary of Activity 2015/16",
        printed=f"Appendix A {lines[marker + 1]}",
    )
    summary = between(lines[marker:], "Appendix A", "Partnership Plan")
    rows = whole_rows(line for line in summary if "\t" in line)
    projects_of(rows, partnership)
    typist.put("projects", *(each for row in rows for each in row))
    typist.head(appendix_b[0], appendix=True, listed_as="Partnership Plan 2016/17")
    typist.put("plan-document", *intro)
    rest = between(appendix_b, "1. Adults at risk")
    for line in whole_plan(rest):
        typist.expect(line)
    lost = typist.lost()
    assert lost == NOTHING_LOST
    end = letters(note)
    for words in typist.printed.values():
        assert end in words


def whole_plan(lines: list[str]):
    """Priorities, their areas, and each cell of their rows, without the heads of the tables."""
    table: list[str] = []
    for line in [*lines, ""]:
        if "\t" in line:
            table += [] if "Aims\tActivity" in line else [line]
            continue
        yield from (each for row in whole_rows(table) for each in row)
        table = []
        yield line
