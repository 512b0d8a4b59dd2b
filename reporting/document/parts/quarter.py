"""What the papers about a round share: statuses, figures and rows as words."""

from __future__ import annotations

from collections.abc import Iterator

from actions.rules.status import Nature
from csp.prose import parse_cell
from csp.prose.blocks import Block
from reporting import document as d
from reporting.document.parts.words import day_words, sentence
from reporting.facts.quarter import FigureFacts, QuarterFacts, RowFacts, StatusFacts

WENT = {"better": "↑ better", "worse": "↓ worse", "same": "→ no change"}
TONES: dict[str, d.Tone] = {
    Nature.DONE: "blue",
    Nature.ON_TRACK: "green",
    Nature.AT_RISK: "amber",
    Nature.OFF_TRACK: "red",
}
STANDS = {"met": "met", "near": "nearly met", "missed": "missed"}


NOTHING_TO_REPORT = "Nothing to report"
NOT_ACCEPTED = "Answered, not accepted yet"


def status_run(status: StatusFacts, *, bold: bool = False, words: str = "") -> d.Run:
    """A status in its words, or in those of a row, behind its shape."""
    sign = d.Sign(status.shape, status.colour) if status.shape else None
    return d.Run(words or status.label, bold=bold, sign=sign)


def row_status_cell(facts: QuarterFacts, row: RowFacts) -> d.Cell:
    status = facts.status_of(row)
    return d.cell(
        d.Paragraph((row_status(facts, row, bold=True),)),
        WENT.get(row.direction, ""),
        tone=TONES.get(status.nature, ""),
    )


def row_status(facts: QuarterFacts, row: RowFacts, *, bold: bool = False) -> d.Run:
    """The status with its shape; a lead who had nothing to report, or whose answer waits, is not silent."""
    status = facts.status_of(row)
    words = ""
    if row.answered and status.nature == Nature.NONE:
        words = NOTHING_TO_REPORT if row.nothing_because else NOT_ACCEPTED if row.waiting else ""
    return status_run(status, bold=bold, words=words)


def moved_words(facts: QuarterFacts, row: RowFacts) -> str:
    """“worse: was On track”, or nothing where there was nothing before."""
    before = facts.before_of(row)
    if row.direction not in ("better", "worse") or before is None:
        return ""
    return f"{WENT[row.direction]}, was {before.label.lower()}"


def said_facts(row: RowFacts) -> tuple[d.Fact, ...]:
    """Why, what is being done and what is wanted, in the lead's words."""
    said = (
        ("Why", row.why),
        ("What happened", row.happened),
        ("What next", row.next_steps),
        ("Wanted", row.wanted),
        ("Nothing to report", row.nothing_because),
        ("Risks", row.risks_changed),
        ("Recorded by", row.recorded),
    )
    return tuple(d.Fact(label, d.text(words)) for label, words in said if words)


def measure_figure_words(figure: FigureFacts, period: str) -> str:
    """“Safety plans made: 12; target over 20 (missed)”."""
    now = figure.at(period)
    words = f"{figure.name}: {now.said if now else 'no figure'}"
    if not figure.target:
        return words
    stands = STANDS.get(figure.standing, "")
    return f"{words}; target {figure.target}{f' ({stands})' if stands else ''}"


def prose(words: str) -> tuple[Block, ...]:
    return parse_cell(words)


def remark_lines(row: RowFacts) -> Iterator[str]:
    """What was said about a row, each with who said it and when."""
    labels = {
        "comment": "Comment",
        "question": "Question",
        "answer": "Answer",
        "decision": "Decision",
    }
    for each in row.remarks:
        who = ", ".join(filter(None, (each.who, day_words(each.on))))
        yield f"{labels.get(each.kind, 'Comment')} ({who}): {sentence(each.text)}"
