"""What an officer should look at after a plan was read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from actions.imports.headings import normalise_heading
from actions.imports.result import (
    HIDDEN,
    LEFT_OVER,
    ImportedPriority,
    ImportedRow,
    Leftover,
)
from actions.imports.rows import DocumentReader
from actions.imports.vocabulary import word_set
from csp.periods.lengths import outside
from csp.prose import acronyms, find_references
from plans.audience import Audience
from plans.proofreading.findings import Finding, Passage
from plans.proofreading.words import find_exposed, find_gaps, find_short_forms, find_wrong_sums

Period = tuple[date, date]


def import_warnings(
    reader: DocumentReader,
    rows: Sequence[ImportedRow],
    priorities: Sequence[ImportedPriority],
    leftovers: Sequence[Leftover],
    known: Collection[str],
    period: Period | None,
) -> list[Finding]:
    """Every warning: about columns and tables first, then row by row, then about the whole."""
    return [
        *unmapped_columns(reader),
        *reader.remarks,
        *leftover_warnings(leftovers),
        *(each for row in rows for each in import_row_warnings(reader, row, rows, period)),
        *uncovered_import_areas(rows, priorities),
        *acronym_warnings(rows, priorities, known),
    ]


def row_warning(row: ImportedRow, code: str, message: str) -> Finding:
    return Finding(code, message, ref=row.ref, place=row.place)


def file_row_name(row: ImportedRow) -> str:
    return f"Row {row.ref}" if row.ref else f"The row at {row.source[0].lower()}{row.source[1:]}"


# -- Columns and tables ------------------------------------------------------------------------------


def unmapped_columns(reader: DocumentReader) -> Iterator[Finding]:
    for column in reader.columns:
        if column.field == "other" and any(
            column.printed in draft.other for draft in reader.drafts
        ):
            yield Finding(
                "unmapped-column",
                f"The column “{column.printed}” has no field of its own. Its words are kept as extra text.",
            )  # fmt: skip


def leftover_warnings(leftovers: Sequence[Leftover]) -> Iterator[Finding]:
    """Everything that the plan does not take, word for word; what a file hides only in number."""
    for left in leftovers:
        yield Finding(LEFT_OVER if left.text else HIDDEN, left.sentence)


def shorten_text(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else f"{text[:79].rstrip()}…"


# -- One row -----------------------------------------------------------------------------------------


def import_row_warnings(
    reader: DocumentReader, row: ImportedRow, rows: Sequence[ImportedRow], period: Period | None
) -> Iterator[Finding]:
    draft = reader.drafts[row.place]
    if draft.continued or draft.torn:
        yield row_warning(row, "merged-continuation",
                    f"{file_row_name(row)} was broken in two, and its parts were put together. "
                    "Please check where they meet.")  # fmt: skip
    if draft.spelt:
        yield row_warning(row, "number-spelt-out",
                    f"{file_row_name(row)} stands as {draft.spelt} in the file, for the second time. After "
                    f"the row before it that is read as {row.ref}. Please check.")  # fmt: skip
    yield from unclear_audience(row)
    yield from empty_import_cells(reader, row)
    yield from reference_warnings(row, rows)
    passages = row_passages(row)
    yield from find_wrong_sums(passages)
    yield from dict.fromkeys(find_gaps(passages))
    yield from dict.fromkeys(find_exposed(passages) if row.audience == Audience.PUBLIC else ())
    if period and (wrong := outside(row.timescale, period)):
        yield row_warning(
            row,
            "period-mismatch",
            f"{file_row_name(row)} is due “{wrong}”, outside the plan's period.",
        )
    if row.ref and sum(each.ref == row.ref for each in rows) > 1:
        yield row_warning(
            row, "duplicate-reference", f"More than one row has the reference {row.ref}."
        )


def unclear_audience(row: ImportedRow) -> Iterator[Finding]:
    """Words that do not tell who may read a row, or none where there should be some."""
    said = row.told.get("audience")
    if said is None or said["understood"]:
        return
    under = f" under “{said['heading']}”" if said["heading"] else ""
    if words := said["words"]:
        message = (
            f"{file_row_name(row)} says “{shorten_text(words)}”{under}, which does not tell who may read it. "
            "It is kept restricted until somebody says."
        )
    else:
        message = (
            f"{file_row_name(row)} does not say{under} who may read it. "
            "If it is new, it is kept restricted until somebody says."
        )
    yield row_warning(row, "audience-unclear", message)


def row_passages(row: ImportedRow) -> list[Passage]:
    """Every cell of a row, for what is looked for in words."""
    where = file_row_name(row)
    return [Passage(text, where, ref=row.ref, place=row.place) for text in row.texts()]


_NOTHING = {"", "n a", "na", "none", "nil", "not applicable"}


def empty_import_cells(reader: DocumentReader, row: ImportedRow) -> Iterator[Finding]:
    fields = {column.field for column in reader.columns}
    for name, code, words in (
        ("leads", "no-lead", "has nobody to lead it"),
        ("measures", "no-measure", "has no measure"),
        ("risks", "no-risk", "states no assumption or risk"),
    ):
        # A plan without a column for it leaves it out on purpose.
        if name in fields and all(
            normalise_heading(each) in _NOTHING for each in getattr(row, name)
        ):
            yield row_warning(row, code, f"{file_row_name(row)} {words}.")


def reference_warnings(row: ImportedRow, rows: Sequence[ImportedRow]) -> Iterator[Finding]:
    printed = {each.ref.casefold() for each in rows if each.ref}
    for text in (row.aim, row.activity):
        for found in find_references(text):
            if found.ref.casefold() == row.ref.casefold():
                yield row_warning(
                    row,
                    "self-reference",
                    f"{file_row_name(row)} says “{found.words}”, which is the row itself.",
                )
            elif printed and found.ref.casefold() not in printed:
                yield row_warning(
                    row,
                    "broken-reference",
                    f"{file_row_name(row)} points to {found.ref}, and there is no such row.",
                )


# -- The whole ---------------------------------------------------------------------------------------

# Words for the same thing, by stem: an area is taken up by a row that says it in another way.
_ALIKE = (
    ("diver", "outreach", "positive activit", "youth provision", "space", "detached"),
    (
        "enforce",
        "injunction",
        "notice",
        "legal action",
        "prosecut",
        "warrant",
        "tools and powers",
        "order",
    ),
    ("domestic", "abuse", "idva", "marac"),
    ("cyber", "fraud", "scam", "online"),
    ("csa", "cse", "exploitation"),
    ("drug", "substance", "legal high", "psychoactive"),
    ("anti social", "asb", "nuisance"),
    ("training", "master class", "workshop"),
)
_SMALL = word_set(
    "and the for of with in to a on our key other issues crime priority area areas awareness"
)


def uncovered_import_areas(
    rows: Sequence[ImportedRow], priorities: Sequence[ImportedPriority]
) -> Iterator[Finding]:
    """Areas that no row takes up: none says so, and no row is left that could mean it."""
    for priority in priorities:
        own = [row for row in rows if row.priority == priority.printed]
        if not own:
            continue
        taken = rows_by_area(own, priority.areas)
        spare = sum(
            row.place not in {place for places in taken.values() for place in places} for row in own
        )
        missing = [area for area in priority.areas if not taken[area]]
        for area in missing[spare:] if spare else missing:
            yield Finding(
                "area-without-action",
                f"No row takes up “{area}” under {priority.printed}.",
            )  # fmt: skip


def rows_by_area(rows: Sequence[ImportedRow], areas: Sequence[str]) -> dict[str, list[int]]:
    """For each area the places of the rows that take it up, by what they state or say."""
    found: dict[str, list[int]] = {}
    for area in areas:
        stated = [row.place for row in rows if row.area == area]
        found[area] = stated or [
            row.place for row in rows if not row.area and mentions_area(row, area)
        ]
    return found


def mentions_area(row: ImportedRow, area: str) -> bool:
    text = f" {normalise_heading(' '.join((row.aim, row.activity, *row.measures)))} "
    words = [
        word for word in normalise_heading(area).split() if len(word) > 2 and word not in _SMALL
    ]
    if any(f" {stem(word)}" in text for word in words):
        return True
    plain = f" {normalise_heading(area)}"
    return any(
        any(f" {word}" in plain for word in group) and any(f" {word}" in text for word in group)
        for group in _ALIKE
    )


def stem(word: str) -> str:
    return re.sub(r"(?:ations?|ings?|ment|ary|s|ed|e)$", "", word) if len(word) > 5 else word


def acronym_warnings(
    rows: Sequence[ImportedRow], priorities: Sequence[ImportedPriority], known: Collection[str]
) -> Iterator[Finding]:
    # Whoever leads a row is a body, and its name is known.
    bodies = {word for row in rows for lead in row.leads for word in acronyms.find_acronyms(lead)}
    bodies |= {word for name in known for word in re.findall(r"[A-Z][A-Za-z&]*[A-Z]", name)}
    passages = [replace(each, where="") for row in rows for each in row_passages(row)]
    lines = (line for each in priorities for line in (each.printed, *each.areas))
    passages += [Passage(line, "") for line in lines]
    return find_short_forms(passages, bodies, ask=", and no body of the partnership has that name.")


def guessed_areas(
    rows: Sequence[ImportedRow], priorities: Sequence[ImportedPriority]
) -> dict[int, str]:
    """The area of each row that states none but whose words fit exactly one."""
    found: dict[int, str] = {}
    for priority in priorities:
        own = [row for row in rows if row.priority == priority.printed and not row.area]
        taken = rows_by_area(own, priority.areas)
        for row in own:
            fitting = [area for area in priority.areas if row.place in taken[area]]
            if len(fitting) == 1:
                found[row.place] = fitting[0]
    return found
