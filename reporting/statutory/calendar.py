"""What falls due in the next twelve months, and what is overdue, from the days that are recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from csp.periods import date_words, financial_year_of, plan_words
from plans.access import UNFINISHED, Access, Can
from plans.law.days import months_after
from plans.law.duties import (
    ANSWER_DAYS,
    ASSESSMENT_MONTHS,
    CASE_REVIEW_MONTHS,
    REVIEW_MONTHS,
    REVIEW_NOTICE_MONTHS,
    SCRUTINY_MONTHS,
    policing_body,
)
from plans.models import Assessment, DutyRecord, Group, Plan
from reporting.models import Meeting
from reporting.statutory.dates import Dated

Kind = DutyRecord.Kind
Status = Plan.Status
HORIZON_MONTHS = 12
# Papers that must be looked at again: the last of each kind counts.
REVIEWED = {
    Kind.PROTOCOL: "information-sharing protocol",
    Kind.VIOLENCE: "serious violence strategy",
    Kind.COMBINATION: "combination agreement",
    Kind.ACCESSIBILITY: "accessibility statement",
}


@dataclass(frozen=True)
class Due:
    """One day. ``owed`` is what stays to be done once its day is past; the rest just passes.

    What is ``private`` stays on the page of those who may read it.
    """

    on: date
    words: str
    url: str
    key: str
    owed: bool = True
    private: bool = False


@dataclass(frozen=True)
class CalendarReader:
    """Whose calendar it is, and the day on which it is read."""

    access: Access
    today: date

    def page(self, route: str, *args: object) -> str:
        return reverse(f"workspace:{route}", args=[self.access.partnership.slug, *args])

    def due(self, on: date, words: str, route: str, *args: object, row: Dated, owed=True) -> Due:
        key = f"{row.kind}-{row.pk}-{on:%Y%m%d}"
        return Due(on, words, self.page(route, *args), key, owed, private=row.kind == "death")


def due_dates(rows: Iterable[Dated], access: Access, *, today: date) -> list[Due]:
    """What is overdue and what falls due within twelve months, in the order of the days."""
    desk, kept = CalendarReader(access, today), list(rows)
    last = months_after(today, HORIZON_MONTHS)
    finders = FINDERS if access.can(Can.READ_PARTNERS) else FOR_EVERYBODY
    every = (due for find in finders for due in find(desk, kept))
    found = {due for due in every if due.on <= last and (due.owed or due.on >= today)}
    return sorted(found, key=lambda due: (due.on, due.words))


def of_kind(rows: list[Dated], kind: str, extra: str | None = None) -> list[Dated]:
    return [row for row in rows if row.kind == kind and extra in (None, row.extra)]


def plans(desk: CalendarReader, rows: list[Dated]) -> Iterator[Due]:
    for row in of_kind(rows, "plan"):
        status, slug = row.extra.split()
        name = f"{row.title} {plan_words(row.first, row.second)}"
        if status in UNFINISHED:
            if desk.access.can(Can.READ_DRAFTS):
                words = f"{name} begins, and has not been agreed yet"
                yield desk.due(row.first, words, "plan", slug, row=row, owed=False)
        elif status in (Status.AGREED, Status.PUBLISHED):
            words = f"{name} ends: another plan must follow it"
            yield desk.due(row.second, words, "plan", slug, row=row, owed=False)
            if status == Status.AGREED and row.second >= desk.today:
                words = f"{name} is agreed: publish it, or a summary of it"
                yield desk.due(row.first, words, "plan", slug, row=row)


def assessment_duties(desk: CalendarReader, rows: list[Dated]) -> Iterator[Due]:
    dated = [row for row in of_kind(rows, "assessment") if row.first]
    if not dated:
        return
    last = max(dated, key=lambda row: row.first)
    seen = desk.access.may_read(Assessment.Visibility(last.extra).audience)
    name = f"“{last.title}”" if seen else "the last one"
    words = f"Strategic assessment: a year has gone since {name}"
    yield desk.due(months_after(last.first, ASSESSMENT_MONTHS), words, "assessments", row=last)


def papers(desk: CalendarReader, rows: list[Dated]) -> Iterator[Due]:
    for kind, name in REVIEWED.items():
        done = [row for row in of_kind(rows, "duty", kind) if row.second]
        if not done:
            continue
        last = max(done, key=lambda row: row.second)
        if last.third:
            yield desk.due(last.third, f"Review the {name}", "duty", last.pk, row=last)
        if last.fourth:
            yield desk.due(last.fourth, f"The {name} runs out", "duty", last.pk, row=last)


def meetings(desk: CalendarReader, rows: list[Dated]) -> Iterator[Due]:
    public = [row for row in of_kind(rows, "duty", Kind.PUBLIC_MEETING) if row.second]
    public += held_as(rows, kind=Meeting.Kind.PUBLIC)
    yield from again(desk, public, "public meeting", end_of_next_year)
    scrutiny = [row for row in of_kind(rows, "duty", Kind.SCRUTINY) if row.second and not row.first]
    scrutiny += held_as(rows, group=Group.Kind.SCRUTINY)
    committee = "meeting of the crime and disorder committee"
    yield from again(desk, scrutiny, committee, lambda day: months_after(day, SCRUTINY_MONTHS))


def held_as(rows: list[Dated], *, kind: str = "", group: str = "") -> list[Dated]:
    """The meetings of one kind, or of one kind of group."""
    told = ((row, row.extra.split(" ")) for row in of_kind(rows, "meeting"))
    return [row for row, words in told if kind in ("", words[0]) and group in ("", words[1])]


def end_of_next_year(day: date) -> date:
    """Each year from 1 April has a public meeting of its own."""
    return financial_year_of(day).next().end


def again(
    desk: CalendarReader, held: list[Dated], name: str, due: Callable[[date], date]
) -> Iterator[Due]:
    """The next of something that is held again by a day; one that is planned stands itself."""
    if not held:
        return
    last = max(held, key=lambda row: row.second)
    # Not everybody who reads this day may open the meeting, but all of them the list of meetings.
    page = ("meetings",) if last.kind == "meeting" else ("duty", last.pk)
    if last.second > desk.today:
        words = f"{name[:1].upper()}{name[1:]}"
        yield desk.due(last.second, words, *page, row=last)
    else:
        words = f"Hold a {name}: the last was on {date_words(last.second)}"
        yield desk.due(due(last.second), words, *page, row=last)


def answer_duties(desk: CalendarReader, rows: list[Dated]) -> Iterator[Due]:
    askers = {
        Kind.SCRUTINY: "the crime and disorder committee",
        Kind.REQUIREMENT: policing_body(desk.access.partnership),
    }
    answered = {row.extra.split(" ")[2] for row in of_kind(rows, "meeting")}
    for kind, who in askers.items():
        for row in of_kind(rows, "duty", kind):
            if row.first and not row.second and str(row.pk) not in answered:
                on = row.third or row.first + timedelta(days=ANSWER_DAYS)
                words = f"Answer what {who} asked on {date_words(row.first)}"
                words += "" if row.third else ", if you can: it named no day"
                yield desk.due(on, words, "duty", row.pk, row=row)


def recommendations(desk: CalendarReader, rows: list[Dated]) -> Iterator[Due]:
    for row in of_kind(rows, "answer"):
        number, kind, asked = row.extra.split()
        words = f"Answer of {row.title} to {kind} {number} of the committee"
        yield desk.due(row.first, words, "recommendation", asked, row=row)


def case_review_duties(desk: CalendarReader, rows: list[Dated]) -> Iterator[Due]:
    """Of this financial year, and of the last one where figures have been recorded before."""
    published = {row.extra for row in of_kind(rows, "year") if row.first}
    told = [row.second for row in of_kind(rows, "duty", Kind.CASE_REVIEWS) if row.second]
    this = financial_year_of(desk.today)
    begun = told or of_kind(rows, "year")
    for year in (this.previous(), this) if begun else (this,):
        if year.code in published or any(day > year.end for day in told):
            continue
        row = Dated("year", 0, year.year, "", year.code, None, None, None, None)
        words = f"Publish the case review figures for {year}"
        on = months_after(year.end, CASE_REVIEW_MONTHS)
        yield desk.due(on, words, "case_review_years", row=row)


def deaths(desk: CalendarReader, rows: list[Dated]) -> Iterator[Due]:
    """Each day gives away when the decision fell, so they are for those who may read all of a review."""
    for row in of_kind(rows, "death") if desk.access.can(Can.READ_REVIEWS) else ():
        if row.first is None or row.extra in ("converted", "closed"):
            continue
        if row.second is None:
            on = months_after(row.first, REVIEW_NOTICE_MONTHS)
            words = f"Tell the Home Office of {row.title}"
            yield desk.due(on, words, "death_review", row.pk, row=row)
        if row.third is None and row.fourth is None:
            on = months_after(row.first, REVIEW_MONTHS)
            words = f"{row.title}: send it for quality assurance"
            yield desk.due(on, words, "death_review", row.pk, row=row)


def order_duties(desk: CalendarReader, rows: list[Dated]) -> Iterator[Due]:
    for row in of_kind(rows, "order"):
        if row.second:
            began = f" of {date_words(row.first)}" if row.first else ""
            words = f"{row.title}{began} ends"
            yield desk.due(row.second, words, "enforcement_use", row.pk, row=row, owed=False)


def strategies(desk: CalendarReader, rows: list[Dated]) -> Iterator[Due]:
    for row in of_kind(rows, "driver"):
        if row.second:
            yield desk.due(row.second, f"“{row.title}” ends", "driver", row.pk, row=row, owed=False)


def rounds(desk: CalendarReader, rows: list[Dated]) -> Iterator[Due]:
    for row in of_kind(rows, "round") if desk.access.can(Can.READ_DRAFTS) else ():
        words, page = f"{row.title}: answers are due", ("round", row.extra)
        yield desk.due(row.first, words, *page, row=row, owed=False)
        yield desk.due(row.second, f"{row.title} closes", *page, row=row)


Finder = Callable[[CalendarReader, list[Dated]], Iterator[Due]]
FOR_EVERYBODY: tuple[Finder, ...] = (
    plans,
    assessment_duties,
    papers,
    meetings,
    answer_duties,
    strategies,
    rounds,
)
# What the last four tell of is for partners only.
FINDERS: tuple[Finder, ...] = (
    *FOR_EVERYBODY,
    recommendations,
    case_review_duties,
    order_duties,
    deaths,
)
