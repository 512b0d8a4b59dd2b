"""Tables of who was there: by column, with marks, or as a grid of the whole year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from reporting.meetings.reading.dates import find_days
from reporting.meetings.reading.details import ListedName, add_details
from reporting.meetings.reading.lists import FoundAttendance, label_of, list_called, tidy_names
from reporting.meetings.reading.names import looks_like_body, looks_like_name, looks_like_role
from reporting.meetings.reading.people import name_of_line
from reporting.meetings.reading.placed import MinuteLine
from reporting.meetings.reading.vocabulary import (
    ABSENT_MARKS,
    APOLOGY_MARKS,
    DEPUTY_MARKS,
    PRESENT_MARKS,
)

_HEADS = (
    ("name", r"name|member|attendee|representative|enw"),
    ("body", r"organi[sz]ation|agency|representing|body|company|employer|sefydliad|partner"),
    ("role", r"title|role|position|post|job title|designation|swydd"),
    ("initials", r"initials?|abbreviation|llythrennau"),
    ("status", r"attend(?:ance|ed)|present|status|apologies|present/apologies|y/n|presennol"),
)


def tables_of_people(
    paragraphs: Sequence[MinuteLine], front: Sequence[int]
) -> Iterator[list[list[int]]]:
    """The tables before the items, as rows of paragraphs; those of two rows and more."""
    rows: dict[tuple[int, int], list[int]] = {}
    for at in front:
        if paragraphs[at].row:
            rows.setdefault((paragraphs[at].table, paragraphs[at].row), []).append(at)
    tables: dict[int, list[list[int]]] = {}
    for (table, _), cells in rows.items():
        tables.setdefault(table, []).append(cells)
    yield from (each for each in tables.values() if len(each) > 1)


def read_people_table(
    paragraphs: Sequence[MinuteLine],
    rows: list[list[int]],
    day: date | None,
    found: FoundAttendance,
) -> set[int]:
    """People of a table whose columns are told by its heads; nothing for tables that are none."""
    heads = _columns(paragraphs, rows[0], day)
    body_rows = rows[1:]
    if "name" not in heads.values() or len(heads) < 2:
        heads, body_rows = _headless(paragraphs, rows), rows
    if not heads:
        return set()
    taken: set[int] = set()
    current = "present"
    for cells in body_rows:
        label = label_of(paragraphs[cells[0]].text)
        if label and len(cells) == 1:
            current = list_called(label[0], True)
            found.labels.append((cells[0], 0, len(paragraphs[cells[0]].text)))
        else:
            _read_row(paragraphs, cells, heads, current, found)
        taken |= set(cells)
    if body_rows is not rows:
        taken |= set(rows[0])
        found.labels += [(at, 0, len(paragraphs[at].text)) for at in rows[0]]
    return taken


def _columns(
    paragraphs: Sequence[MinuteLine], head: Sequence[int], day: date | None
) -> dict[int, str]:
    columns: dict[int, str] = {}
    dated: dict[int, date] = {}
    for at in head:
        text, column = paragraphs[at].text.strip(), paragraphs[at].column
        for name, words in _HEADS:
            if (
                re.fullmatch(rf"(?:{words})s?(?:\s*/\s*\w+)?\.?", text, re.IGNORECASE)
                and name not in columns.values()
            ):
                columns[column] = name
                break
        else:
            if days := find_days(text, day.replace(month=1, day=1) if day else None):
                dated[column] = days[0].day
    if dated:
        columns |= dict.fromkeys(dated, "")
        columns[_meeting_column(dated, day)] = "status"
    return columns


def _meeting_column(dated: dict[int, date], day: date | None) -> int:
    """The column of this meeting in a grid of the year: its day, else the last."""
    if day:
        same = [c for c, each in dated.items() if (each.day, each.month) == (day.day, day.month)]
        if same:
            return same[0]
    return max(dated)


def _headless(paragraphs: Sequence[MinuteLine], rows: list[list[int]]) -> dict[int, str]:
    """A table without heads: names on the left and what they are, or a mark, on the right."""
    named = sum(looks_like_name(paragraphs[cells[0]].text) for cells in rows)
    if named < 2 or named * 2 < len(rows):
        return {}
    width = max(paragraphs[at].column for cells in rows for at in cells)
    heads = {min(paragraphs[cells[0]].column for cells in rows): "name"}
    for column in range(width + 1):
        texts = [
            paragraphs[at].text for cells in rows for at in cells if paragraphs[at].column == column
        ]
        if column in heads or not texts:
            continue
        marks = sum(bool(status_of(text)) for text in texts)
        heads[column] = "status" if marks * 2 > len(texts) else "body"
    return heads


def status_of(text: str) -> str:
    """The list that a mark in a column stands for; "-" is somebody who had no seat then."""
    text = text.strip().strip(".()")
    if not text:
        return ""
    if text in ("-", "–", "—"):
        return "no seat"
    for name, pattern in (
        ("apologies", APOLOGY_MARKS),
        ("present", PRESENT_MARKS),
        ("deputy", DEPUTY_MARKS),
        ("absent", ABSENT_MARKS),
    ):
        if pattern.fullmatch(text):
            return name
    if re.match(r"(?:sub|substitute|deputy|rep)\b", text, re.IGNORECASE):
        return "deputy"
    return ""


def _read_row(
    paragraphs: Sequence[MinuteLine], cells: Sequence[int], heads: dict[int, str], current: str,
    found: FoundAttendance,
) -> None:  # fmt: skip
    values: dict[str, str] = {}
    name_at = None
    for at in cells:
        head = heads.get(paragraphs[at].column, "")
        if head == "name" and name_at is None:
            name_at = at
        elif head:
            values[head] = (
                f"{values[head]} {paragraphs[at].text}" if head in values else paragraphs[at].text
            )
    if name_at is None:
        return
    people = tidy_names(name_of_line(paragraphs[name_at].text))
    status = status_of(values.get("status", ""))
    if status == "no seat" or (
        "status" in heads.values() and not status and "status" not in values
    ):
        return
    name = {"deputy": "present", "": current}.get(status, status)
    substitute = re.search(
        r"(?:sub(?:stitute)?|deputy|rep)\b[\s:–-]*(.+)", values.get("status", ""), re.IGNORECASE
    )
    for one in people:
        details = replace(
            one,
            role=one.role or values.get("role", ""),
            initials=values.get("initials", "") or one.initials,
        )
        details = _with_body(details, values.get("body", ""))
        if substitute and looks_like_name(substitute[1]):
            details = replace(details, name=substitute[1].strip(), substitute_for=one.name)
        elif status == "deputy":
            details = replace(details, role=details.role or "Deputy")
        if re.search(r"online|teams|virtual|remote", values.get("status", ""), re.IGNORECASE):
            details = replace(details, how="online")
        found.add(name_at, name, [details])


def _with_body(one: ListedName, cell: str) -> ListedName:
    """A person with the body that a cell names, and what stands in brackets behind it."""
    if not cell or one.body:
        return one
    bare, *rest = re.split(r"\s*[(\[]", cell, maxsplit=1)
    one = (
        replace(one, body=bare.strip())
        if looks_like_body(bare) or not looks_like_role(bare)
        else add_details(one, [bare])
    )
    return add_details(one, [each.rstrip(")] ") for each in rest])
