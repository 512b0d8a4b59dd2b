"""The minutes of a meeting as a document: who was there, each item under its number, what is to be done.

Pure: from facts that somebody may read (``reporting.facts.minutes``) to the tree, no query and no clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from csp.periods import date_words
from csp.prose import parse_narrative
from reporting import document as d
from reporting.document.parts.attendance import attendance_lines
from reporting.document.parts.words import day_words, join_with_and
from reporting.facts.minutes import MinuteFacts, MinutesFacts, PassageFacts

ACTION = "ACTION"
TRUE_RECORD = "Signed as a true record"
NOT_NAMED, NO_DAY = "Not named", "No date"
PUBLIC_NAMES = (
    "Councillors and others who agreed to it are named; everybody else stands under their body."
)
# What is only noted is told by its numbers; of everything else what it was about is said too.
NOTED = "noted"


def minutes_title(facts: MinutesFacts) -> str:
    return f"Minutes of {facts.body}, {day_words(facts.day)}"


def minutes_parts(facts: MinutesFacts) -> tuple[d.Part, ...]:
    return (
        opening_part(facts),
        *(minute_part(place, item) for place, item in enumerate(facts.items, 1)),
        *outcome_parts(facts),
        record_part(facts),
    )


def opening_part(facts: MinutesFacts) -> d.Part:
    note = " ".join(filter(None, (facts.note, PUBLIC_NAMES if hides_names(facts) else "")))
    lists = (line for each in facts.lists for line in attendance_lines(each))
    return d.Part(
        blocks=(
            d.Masthead(title=facts.body),
            d.paragraph(facts.opening),
            *lists,
            *((d.paragraph(note),) if note else ()),
        )
    )


def hides_names(facts: MinutesFacts) -> bool:
    return any(not person.name for each in facts.lists for person in each.people)


def minute_part(place: int, item: MinuteFacts) -> d.Part:
    blocks = (block for passage in item.passages for block in passage_blocks(passage))
    return d.Part(
        heading=item.heading,
        blocks=tuple(blocks),
        anchor=f"minute-{place}",
        number=item.number,
        hanging=True,
    )


def passage_blocks(passage: PassageFacts) -> Iterator[d.DocumentBlock]:
    match passage.kind:
        case "decision":
            points = tuple(d.ListItem(d.text(each)) for each in passage.points)
            yield d.Resolution(passage.lead, d.text(passage.words), points, passage.note)
        case "action":
            yield d.ActionLine(ACTION, d.text(action_words(passage)), action_note(passage))
        case "plain":
            yield d.paragraph(passage.words)
        case _:
            yield from parse_narrative(passage.words)


def action_words(passage: PassageFacts) -> str:
    return f"{passage.number} {passage.words}".strip()


def action_note(passage: PassageFacts) -> str:
    owner = passage.owner or NOT_NAMED.lower()
    return f"Owner: {owner}. Due: {passage.due or NO_DAY.lower()}."


def outcome_parts(facts: MinutesFacts) -> Iterator[d.Part]:
    """What was decided and what is to be done, in one place at the end."""
    actions = [
        (item, each) for item in facts.items for each in item.passages if each.kind == "action"
    ]
    decided = tuple(decided_lines(facts))
    blocks: tuple[d.DocumentBlock, ...] = (action_table(actions),) if actions else ()
    blocks += (d.Paragraph(decided),) if decided else ()
    if blocks:
        yield d.Part("What was decided, and what is to be done", blocks, anchor="outcomes")


def action_table(actions: list[tuple[MinuteFacts, PassageFacts]]) -> d.Table:
    columns = (
        d.Column("Minute", 0.9, header=True),
        d.Column("Action", 3.4),
        d.Column("Owner", 1.2),
        d.Column("Due", 1.1),
    )
    rows = tuple(
        d.Row(
            (
                # A draft has no numbers yet.
                d.cell(one_line_number(item) or " ".join(item.heading.split())),
                d.cell(action_words(each)),
                d.cell(each.owner or NOT_NAMED),
                d.cell(each.due or NO_DAY),
            )
        )
        for item, each in actions
    )
    return d.Table("Actions", columns, rows, show_caption=False)


def decided_lines(facts: MinutesFacts) -> Iterator[d.Run]:
    """“Approved: Minutes of SSP Meeting (SSP 3/17). Noted: SSP 6/17 and SSP 7/17.”"""
    by_verb: dict[str, list[MinuteFacts]] = {}
    for item in facts.items:
        for verb in dict.fromkeys(verb for each in item.passages for verb in each.verbs):
            by_verb.setdefault(verb, []).append(item)
    # What is only noted comes last.
    for verb in sorted(by_verb, key=lambda each: each == NOTED):
        said = (decided_words(item, verb) for item in by_verb[verb])
        joined = join_with_and(said) if verb == NOTED else "; ".join(said)
        yield d.Run(f"{verb.capitalize()}:", bold=True)
        yield d.Run(f" {joined}. ")


def decided_words(item: MinuteFacts, verb: str) -> str:
    # Kept on one line, as it is looked for.
    number = one_line_number(item).replace(" ", "\u00a0")
    heading = " ".join(item.heading.split())
    if not number or verb == NOTED:
        return number or heading
    return f"{heading} ({number})"


def one_line_number(item: MinuteFacts) -> str:
    return " ".join(item.number.split())


def record_part(facts: MinutesFacts) -> d.Part:
    """Where they were approved and amended, and the line on which they are signed."""
    said = (facts.approved, *facts.amended)
    day = facts.signed_on and date_words(date.fromisoformat(facts.signed_on))
    line = d.TrueRecord(TRUE_RECORD, facts.signed_by, day)
    blocks: tuple[d.DocumentBlock, ...] = (*(d.paragraph(each) for each in said if each), line)
    return d.Part(blocks=blocks)
