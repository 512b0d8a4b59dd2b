"""The cover, the contents and the summary on one page."""

from __future__ import annotations

from collections.abc import Iterator

from csp.prose.blocks import Block, Callout
from reporting.document import (
    Boxes,
    Contents,
    Cover,
    DocumentBlock,
    Figure,
    Paragraph,
    Part,
    Picture,
    bullets,
    paragraph,
    text,
)
from reporting.document.parts.words import day_words, sentence
from reporting.facts.plan import SectionFacts, WholePlanFacts

BACK_COVER = "back-cover"
MOST_IN_TWO_COLUMNS = 8


def plan_cover(facts: WholePlanFacts) -> Part:
    whole, plan = facts.partnership, facts.plan
    return Part(
        blocks=(
            Cover(
                title=plan.title,
                subtitle=plan.subtitle,
                years=plan.period,
                partnership=whole.name,
                strapline=whole.strapline,
                vision=whole.vision,
            ),
        )
    )


def contents_part(facts: WholePlanFacts, edition: str) -> Part:
    said = [sentence(edition)]
    if facts.plan.agreed_on:
        said.append(f"Agreed on {day_words(facts.plan.agreed_on)}.")
    if facts.plan.carries_out:
        said.append(f"It carries out the {facts.plan.carries_out}.")
    about = paragraph(" ".join(filter(None, said)))
    return Part(blocks=(Contents(depth=3), *([about] if about.runs else [])), new_page=True)


def back_cover(facts: WholePlanFacts, logo: Picture | None) -> Iterator[Part]:
    """The logo and the strapline again, for a plan that has both."""
    if logo and facts.partnership.strapline:
        blocks = (Figure(logo), paragraph(facts.partnership.strapline, bold=True))
        yield Part(blocks=blocks, anchor=BACK_COVER, new_page=True)


def summary_boxes(facts: WholePlanFacts) -> tuple[DocumentBlock, ...]:
    """One box for each thing that a reader in a hurry wants, none of them empty."""
    boxes = (
        Callout("Our vision", paragraph_blocks(facts.partnership.vision)),
        Callout("Our mission", paragraph_blocks(facts.partnership.mission)),
        Callout("Our plan", paragraph_blocks(our_plan(facts))),
        Callout("Our priorities", bullet_blocks(each.title for each in facts.priorities)),
        Callout("Our promises", bullet_blocks(each.text for each in facts.promises)),
        Callout("Responsible authorities", bullet_blocks(authority_names(facts))),
        *(Callout(name, bullet_blocks(seats)) for name, seats in groups_with_seats(facts)),
    )
    full = tuple(box for box in boxes if box.blocks)
    return (Boxes(full),) if full else ()


def summary_column_count(boxes: tuple[Callout, ...]) -> int:
    """So many that they fill one sheet of paper and no more."""
    return 3 if len(boxes) > MOST_IN_TWO_COLUMNS else 2


def own_boxes(section: SectionFacts) -> tuple[DocumentBlock, ...]:
    """A summary that officers wrote as boxes is printed as they wrote it, instead of our own."""
    boxes = tuple(block for block in section.body if isinstance(block, Callout))
    if section.kind != "summary" or not boxes:
        return ()
    return (
        *(block for block in section.body if not isinstance(block, Callout)),
        Boxes(boxes, summary_column_count(boxes)),
    )


def paragraph_blocks(said: str) -> tuple[Block, ...]:
    return (Paragraph(text(said)),) if said else ()


def bullet_blocks(said) -> tuple[Block, ...]:
    every = tuple(said)
    return (bullets(*every),) if every else ()


def our_plan(facts: WholePlanFacts) -> str:
    said = [f"It runs for {facts.plan.period}."]
    if facts.actions:
        rows = "1 action" if len(facts.actions) == 1 else f"{len(facts.actions)} actions"
        said.append(f"It holds {rows}.")
    return " ".join(said)


def authority_names(facts: WholePlanFacts):
    return (each.name for each in facts.memberships if each.kind == "responsible")


def groups_with_seats(facts: WholePlanFacts):
    for group in facts.groups:
        if group.kind == "strategy" and group.seats:
            yield group.name, tuple(seat_words(seat) for seat in group.seats)


def seat_words(seat) -> str:
    marks = [mark for mark, has in (("chair", seat.chair), ("several people", seat.several)) if has]
    return f"{seat.words} ({', '.join(marks)})" if marks else seat.words
