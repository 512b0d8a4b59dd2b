"""The priorities, the promises, and the priorities of others that ours serve."""

from __future__ import annotations

from itertools import groupby

from csp.prose.blocks import Heading, List, ListItem, Run
from reporting import document as d
from reporting.document.parts.words import day_words, join_with_and, sentence
from reporting.facts.plan import DriverFacts, PriorityFacts, PromiseFacts, WholePlanFacts

STRANDS = {"prevent": "Prevent", "reduce": "Reduce", "support": "Support"}
LIMBS = {
    "crime": "crime and disorder",
    "substances": "misuse of drugs, alcohol and other substances",
    "reoffending": "re-offending",
    "violence": "serious violence",
}
TIERS = {"county": "Shared across the county.", "cross-cutting": "Cuts across the others."}
LEVELS = {
    "national": "National",
    "county": "County",
    "police": "Police and crime",
    "local": "Local",
}


def all_priority_blocks(facts: WholePlanFacts) -> tuple[d.DocumentBlock, ...]:
    return tuple(block for each in facts.priorities for block in whole_priority(each))


def whole_priority(priority: PriorityFacts) -> tuple[d.DocumentBlock, ...]:
    heading = Heading(1, d.text(f"{priority.number}. {priority.title}"))
    return (heading, *priority_paragraphs(priority), *priority_area_blocks(priority))


def priority_paragraphs(priority: PriorityFacts) -> tuple[d.DocumentBlock, ...]:
    said = (priority.statement, priority.rationale, priority_marks(priority))
    return tuple(d.paragraph(words) for words in said if words)


def priority_marks(priority: PriorityFacts) -> str:
    """How it is classed and who owns it, in a line."""
    said = [STRANDS[priority.strand] + "."] if priority.strand else []
    said += [TIERS[priority.tier]] if priority.tier in TIERS else []
    if priority.limbs:
        said.append(f"Serves our duty on {join_with_and(LIMBS.get(x, x) for x in priority.limbs)}.")
    if priority.owner:
        said.append(f"Owned by the {priority.owner.removeprefix('The ').removeprefix('the ')}.")
    return " ".join(said)


def priority_area_blocks(priority: PriorityFacts) -> tuple[d.DocumentBlock, ...]:
    if not priority.areas:
        return ()
    return (d.paragraph("Priority areas:", bold=True), d.bullets(*priority.areas))


def promises(facts: WholePlanFacts) -> tuple[d.DocumentBlock, ...]:
    blocks: list[d.DocumentBlock] = []
    for heading, group in groupby(facts.promises, key=lambda promise: promise.heading):
        blocks += [Heading(1, d.text(heading))] if heading else []
        blocks.append(List(tuple(ListItem(promise_runs(each)) for each in group)))
    return tuple(blocks)


def promise_runs(promise: PromiseFacts) -> tuple[Run, ...]:
    kept = f"Last kept on {day_words(promise.kept_on)}" if promise.kept_on else ""
    more = (promise.explanation, promise.due, ": ".join(filter(None, (kept, promise.kept_note))))
    rest = " ".join(sentence(words) for words in more if words)
    return (Run(sentence(promise.text), bold=True), *([Run(f" {rest}")] if rest else []))


def all_driver_blocks(facts: WholePlanFacts) -> tuple[d.DocumentBlock, ...]:
    """What others ask of us, then which of our priorities serves which of theirs."""
    told = tuple(block for driver in facts.drivers for block in driver_blocks(driver))
    return told + driver_crosswalk(facts)


def driver_blocks(driver: DriverFacts) -> tuple[d.DocumentBlock, ...]:
    whose = ", ".join(filter(None, (driver.owner, driver.period)))
    blocks: list[d.DocumentBlock] = [Heading(1, d.text(driver.title))]
    if whose:
        blocks.append(d.Paragraph(d.text(whose, href=driver.url)))
    if driver.priorities:
        items = (
            ListItem((Run(each.title, bold=bool(each.strapline)), *strapline(each.strapline)))
            for each in driver.priorities
        )
        blocks.append(List(tuple(items)))
    return tuple(blocks)


def strapline(words: str) -> tuple[Run, ...]:
    return (Run(f" – {words}"),) if words else ()


def driver_crosswalk(facts: WholePlanFacts) -> tuple[d.Table, ...]:
    """A line a priority, a column a level; only the levels that something serves."""
    used = [
        lv for lv in LEVELS if any(one.level == lv for p in facts.priorities for one in p.serves)
    ]
    if not used:
        return ()
    columns = (d.Column("Our priority", 1.4, header=True), *(d.Column(LEVELS[lv]) for lv in used))
    rows = tuple(
        d.Row((d.cell(each.label), *(served(each, level) for level in used)))
        for each in facts.priorities
    )
    return (d.Table("Whose priorities ours serve", columns, rows),)


def served(priority: PriorityFacts, level: str) -> d.Cell:
    titles = [one.title for one in priority.serves if one.level == level]
    if len(titles) > 1:
        return d.cell(d.bullets(*titles))
    return d.cell(*titles or ["No counterpart"])
