"""Stores the papers of one partnership of the demo: composed, frozen as of their day, and sent.

A file holds ``paper``, its fields; ``sections``, unless its type lays it out, perhaps with ``changes``; and,
for one that has left the officer's desk, the day on which it was ``frozen``, why what stood in the way was
``overridden``, the ``committee`` that it went to and its ``recommendations``, and whether it is ``public``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from django.utils import timezone

from actions.models import Round
from csp.models import User
from csp.periods import today
from plans.audience import Audience
from plans.models import Geography, Organisation, Partnership, Plan
from reporting.demo.keys import Row
from reporting.editions.services.freezing import freeze_paper, publish_report, send_to_committee
from reporting.models import Paper, Recommendation, Report
from reporting.papers.compose.loading import desk_of
from reporting.papers.desk import Desk
from reporting.papers.patterns import PATTERNS, PaperType, PatternBlock, Slot, data, text_block
from reporting.papers.services.paper import gather_all, lay_out_slots, set_paper_values, store_paper
from reporting.scrutiny.services.answer import record_answer
from reporting.scrutiny.services.recommendation import make_recommendation

# What a paper is about, by the short name of each.
SUBJECTS: dict[str, tuple[Any, str]] = {
    "plan": (Plan, "slug"),
    "area": (Geography, "name"),
    "round": (Round, "period"),
}


def compose_paper(partnership: Partnership, told: Row, *, by: User) -> Paper:
    given = dict(told["paper"])
    for name, (model, key) in SUBJECTS.items():
        if name in given:
            given[name] = model.objects.get(partnership=partnership, **{key: given[name]})
    paper = Paper(partnership=partnership, **given)
    desk = desk_of(paper, today=told.get("frozen") or today(), audience=Audience.PARTNERS)
    pattern = lay_out_pattern(PATTERNS[paper.kind], told)
    usual = pattern.values(desk)
    set_paper_values(paper, {name: each for name, each in usual.items() if name not in given})
    made = lay_out_slots(pattern, desk)
    gather_all(made, desk)
    return store_paper(paper, made, by=by)


def lay_out_pattern(pattern: PaperType, told: Row) -> PaperType:
    """The type with the sections of the file, or else with the file's changes to those of the type."""
    own = tuple(make_slot(row) for row in told.get("sections", ()))
    changes = {row["heading"]: row for row in told.get("changes", ())}

    def slots(desk: Desk) -> tuple[Slot, ...]:
        return own or tuple(change_slots(pattern.slots(desk), changes))

    return replace(pattern, slots=slots)


def change_slots(slots: tuple[Slot, ...], changes: dict[str, Row]) -> Iterator[Slot]:
    """The sections of a type: one may be left out, take another name, or have more at its end."""
    for slot in slots:
        change = changes.get(slot.heading, {})
        if not change.get("left_out"):
            more = tuple(make_piece(each) for each in change.get("blocks", ()))
            name = change.get("name", slot.name)
            yield replace(slot, pieces=(*slot.pieces, *more), name=name)


def make_slot(row: Row) -> Slot:
    pieces = tuple(make_piece(each) for each in row.pop("blocks", ()))
    return Slot(row.pop("heading"), pieces, name=row.pop("name", ""), values=row)


def make_piece(row: Row) -> PatternBlock:
    """A block that begins with words, or with a source of data and which indicators it shows."""
    name = row.pop("name", "")
    if "words" in row:
        return text_block(row.pop("words"), name, **row)
    options = {"indicators": row.pop("indicators")} if "indicators" in row else {}
    return replace(data(row.pop("source"), name, **options), values=row)


def freeze_report(paper: Paper, told: Row, *, by: User) -> Report:
    morning = timezone.make_aware(datetime.combine(told["frozen"], time(9)))
    reasons = told.get("overridden", {})
    return freeze_paper(by=by, paper=paper, version=paper.version, overridden=reasons, at=morning)


def send_report(report: Report, told: Row, *, by: User) -> None:
    """What was frozen, once it is drawn: to its committee, and to the public."""
    if committee := told.get("committee"):
        report = send_to_committee(by=by, report=report, committee=committee)
    if told.get("public"):
        publish_report(by=by, report=report)
    for row in told.get("recommendations", ()):
        add_recommendation(report, row, by=by)


def add_recommendation(report: Report, row: Row, *, by: User) -> None:
    """What the committee asked for when it had the paper, and what was answered if anything was."""
    partnership, answer = report.partnership, row.pop("answer", None)
    body = Organisation.objects.get(partnership=partnership, name=row.pop("body"))
    made = Recommendation(partnership=partnership, report=report, committee=report.sent_to, **row)
    stored = make_recommendation(by=by, row=made, bodies=[body], due_on=None)
    if answer:
        asked = stored.answers.get()
        record_answer(by=by, answer=asked, version=asked.version, values=answer)
