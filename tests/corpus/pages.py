"""A plan in a layout as neutral pages, which each writer puts into its own format."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.corpus.layouts import Layout
from tests.corpus.plans import Priority, Row

SHADES = {
    "Green": "00B050",
    "Amber": "FFC000",
    "Red": "FF0000",
    "Blue": "0070C0",
    "Gwyrdd": "00B050",
}
STATUS = {"Gwyrdd": "Green"}


@dataclass
class Box:
    lines: list[str]
    wide: int = 1
    tall: int = 1
    shade: str = ""
    bold: bool = False
    covered: bool = False


@dataclass
class Page:
    """One table and what stands above it."""

    heading: str = ""
    areas: tuple[str, ...] = ()
    rows: list[list[Box]] = field(default_factory=list)
    header_rows: int = 1


def pages_of(plan: tuple[Priority, ...], layout: Layout) -> list[Page]:
    apart = layout.priority in ("heading", "title", "sheet")
    groups = [[each] for each in plan] if apart else [list(plan)]
    return [page_of(group, layout) for group in groups]


def labels(layout: Layout) -> list[str]:
    found = [label for _, label in layout.columns]
    if layout.ref == "column":
        found.insert(0, "" if layout.blank_ref_heading else "Ref")
    if layout.priority in ("merged", "column", "first"):
        found.insert(0, "Priority")
    return found


def page_of(group: list[Priority], layout: Layout) -> Page:
    wide = len(labels(layout))
    page = Page(
        group[0].printed if layout.priority in ("heading", "sheet") else "",
        group[0].areas if layout.areas else (),
    )
    if layout.title:
        page.rows.append([Box([layout.title], wide, bold=True)])
    if layout.priority == "title":
        page.rows.append([Box([group[0].printed], wide, bold=True)])
    if layout.group:
        page.rows += [[Box([text], span, bold=True) for text, span in layout.group]]
    page.rows.append([Box([label], bold=True) for label in labels(layout)])
    page.header_rows = len(page.rows)
    for priority in group:
        if layout.priority == "band":
            page.rows.append([Box([priority.printed], wide, shade="D9E2F3", bold=True)])
        for at, row in enumerate(priority.rows):
            page.rows += rows_of(row, priority, at, layout)
        if layout.repeat and priority is not group[-1]:
            page.rows.append([Box([label], bold=True) for label in labels(layout)])
    return page


def rows_of(row: Row, priority: Priority, at: int, layout: Layout) -> list[list[Box]]:
    boxes = [box_of(field, label, row, layout) for field, label in layout.columns]
    tail = [Box([]) for _ in boxes]
    torn = layout.torn and at == 0 and len(row.aim.split()) > 4 and "aim" in dict(layout.columns)
    if torn:
        place = [field for field, _ in layout.columns].index("aim")
        words = row.aim.split()
        boxes[place], tail[place] = Box([" ".join(words[:-2])]), Box([" ".join(words[-2:])])
    if layout.ref == "column":
        boxes.insert(0, Box([row.ref]))
        tail.insert(0, Box([]))
    if layout.priority in ("merged", "column", "first"):
        merged = layout.priority == "merged"
        printed = [priority.printed] if layout.priority == "column" or not at else []
        boxes.insert(
            0,
            Box(
                printed,
                tall=len(priority.rows) if merged and not at else 1,
                covered=merged and at > 0,
            ),
        )
    return [boxes, tail] if torn else [boxes]


def box_of(field_name: str, label: str, row: Row, layout: Layout) -> Box:
    if field_name == "leads":
        return Box(layout.leads.join(row.leads).split("\n"))
    if field_name in ("measures", "risks"):
        return Box(list(getattr(row, field_name)))
    if field_name == "status" and layout.shaded:
        return Box([], shade=SHADES[row.status])
    if field_name.startswith("other:"):
        return Box([layout.extra[label]])
    text = getattr(row, field_name)
    if layout.ref == "front" and field_name == "activity":
        text = f"{row.ref} {text.removeprefix('- ')}"
    return Box(text.split("\n") if text else [])
