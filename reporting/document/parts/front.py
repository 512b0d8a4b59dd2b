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
from reporting.facts.plan import Facts, SectionFacts

BACK_COVER = "back-cover"
MOST_IN_TWO_COLUMNS = 8


def cover(facts: Facts) -> Part:
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


def contents(facts: Facts, edition: str) -> Part:
    said = [sentence(edition)]
    if facts.plan.agreed_on:
        said.append(f"Agreed on {day_words(facts.plan.agreed_on)}.")
    if facts.plan.carries_out:
        said.append(f"It carries out the {facts.plan.carries_out}.")
    about = paragraph(" ".join(filter(None, said)))
    return Part(blocks=(Contents(depth=3), *([about] if about.runs else [])), new_page=True)


def back_cover(facts: Facts, logo: Picture | None) -> Iterator[Part]:
    """The logo and the strapline again, for a plan that has both."""
    if logo and facts.partnership.strapline:
        blocks = (Figure(logo), paragraph(facts.partnership.strapline, bold=True))
        yield Part(blocks=blocks, anchor=BACK_COVER, new_page=True)


def summary(facts: Facts) -> tuple[DocumentBlock, ...]:
    """One box for each thing that a reader in a hurry wants, none of them empty."""
    boxes = (
        Callout("Our vision", words(facts.partnership.vision)),
        Callout("Our mission", words(facts.partnership.mission)),
        Callout("Our plan", words(our_plan(facts))),
        Callout("Our priorities", lines(each.title for each in facts.priorities)),
        Callout("Our promises", lines(each.text for each in facts.promises)),
        Callout("Responsible authorities", lines(authorities(facts))),
        *(Callout(name, lines(seats)) for name, seats in strategy_groups(facts)),
    )
    full = tuple(box for box in boxes if box.blocks)
    return (Boxes(full),) if full else ()


def columns_for(boxes: tuple[Callout, ...]) -> int:
    """So many that they fill one sheet of paper and no more."""
    return 3 if len(boxes) > MOST_IN_TWO_COLUMNS else 2


def own_boxes(section: SectionFacts) -> tuple[DocumentBlock, ...]:
    """A summary that officers wrote as boxes is printed as they wrote it, instead of our own."""
    boxes = tuple(block for block in section.body if isinstance(block, Callout))
    if section.kind != "summary" or not boxes:
        return ()
    return (
        *(block for block in section.body if not isinstance(block, Callout)),
        Boxes(boxes, columns_for(boxes)),
    )


def words(said: str) -> tuple[Block, ...]:
    return (Paragraph(text(said)),) if said else ()


def lines(said) -> tuple[Block, ...]:
    every = tuple(said)
    return (bullets(*every),) if every else ()


def our_plan(facts: Facts) -> str:
    said = [f"It runs for {facts.plan.period}."]
    if facts.actions:
        rows = "1 action" if len(facts.actions) == 1 else f"{len(facts.actions)} actions"
        said.append(f"It holds {rows}.")
    return " ".join(said)


def authorities(facts: Facts):
    return (each.name for each in facts.memberships if each.kind == "responsible")


def strategy_groups(facts: Facts):
    for group in facts.groups:
        if group.kind == "strategy" and group.seats:
            yield group.name, tuple(seat_words(seat) for seat in group.seats)


def seat_words(seat) -> str:
    marks = [mark for mark, has in (("chair", seat.chair), ("several people", seat.several)) if has]
    return f"{seat.words} ({', '.join(marks)})" if marks else seat.words
