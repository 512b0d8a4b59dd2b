"""A plan as a document: cover, contents, its sections in their order, one table a priority."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from reporting import document as d
from reporting.document.parts import actions, front, people, priorities
from reporting.document.plan_csv import plan_csv
from reporting.facts.plan import MEDIA_TYPES, PictureFacts, SectionFacts, WholePlanFacts

# What each kind of section prints below its own words.
UNDER: dict[str, Callable[[WholePlanFacts], tuple[d.DocumentBlock, ...]]] = {
    "summary": front.summary_boxes,
    "who-we-are": people.members,
    "vision": people.vision,
    "structure": people.structure,
    "drivers": priorities.all_driver_blocks,
    "priorities": priorities.all_priority_blocks,
    "promises": priorities.promises,
    "endorsements": people.signatures,
    "contact": people.contact_details,
    "formats": people.format_paragraphs,
}
# What is printed at the end, under this heading, by a plan that gives it no section.
AT_THE_END = {
    "promises": "Our promises",
    "actions": "Action plan",
    "endorsements": "Who has agreed this plan",
    "contact": "Contact us",
    "formats": "Other formats and languages",
}
ON_A_PAGE = {"summary", "endorsements"}
PRIVATE = "Not for publication"
LONGEST_HEAD = 100


@dataclass(frozen=True)
class Pictures:
    """The bytes of the pictures that the facts name, and where a browser may fetch them, if anywhere."""

    files: Mapping[str, bytes]
    address: str = ""

    def picture(self, fact: PictureFacts) -> d.Picture | None:
        if not fact or fact.name not in self.files:
            return None
        src = f"{self.address}{fact.name}" if self.address else ""
        kind = MEDIA_TYPES[fact.ext]
        return d.Picture(fact.alt, data=self.files[fact.name], media_type=kind, src=src)


NONE = Pictures({})


def build(
    facts: WholePlanFacts,
    *,
    draft: bool,
    created: datetime,
    edition: str = "",
    pictures: Pictures = NONE,
) -> d.Document:
    """The document that a plan's facts make. ``edition`` names the version, or the day of a draft."""
    return d.Document(
        title=f"{facts.plan.title} {facts.plan.period}",
        subtitle=facts.plan.subtitle,
        created=created,
        parts=(
            front.plan_cover(facts),
            front.contents_part(facts, edition),
            *parts(facts, pictures),
        ),
        author=facts.partnership.name,
        subject=f"Partnership plan for {facts.plan.period}",
        keywords=("community safety", "partnership plan", *facts.partnership.areas),
        brand_colour=facts.partnership.colour,
        draft=draft,
        running_title=running_title(facts),
        marking=PRIVATE if not all(row.audience.is_public for row in facts.actions) else "",
        logo=pictures.picture(facts.partnership.logo),
        glossary=tuple((term.acronym, term.words) for term in facts.glossary),
        attachments=open_data_attachments(facts),
    )


def open_data_attachments(facts: WholePlanFacts) -> tuple[d.Attachment, ...]:
    """The rows as a table inside the PDF, for whoever keeps it in an archive."""
    if not facts.actions:
        return ()
    words = f"The {len(facts.actions)} rows of the plan as a table"
    return (d.Attachment("plan.csv", plan_csv(facts), "text/csv", words),)


def running_title(facts: WholePlanFacts) -> str:
    """What stands at the head of each page: one line, so a long title goes without the partnership."""
    title = f"{facts.plan.title} {facts.plan.period}"
    whole = f"{facts.partnership.name} – {title}"
    return whole if len(whole) <= LONGEST_HEAD else title


def for_screen(document: d.Document, *, contents: bool = True) -> d.Document:
    """The same without its covers, for a page that prints the title itself, and perhaps the contents."""
    kinds = (d.Cover,) if contents else (d.Cover, d.Contents)
    kept = tuple(part for part in document.parts if not is_front(part, kinds))
    return replace(document, parts=kept)


def is_front(part: d.Part, kinds: tuple[type, ...]) -> bool:
    first = next(iter(part.blocks), None)
    return isinstance(first, kinds) or part.anchor == front.BACK_COVER


def contents_of(facts: WholePlanFacts) -> tuple[tuple[int, str, str], ...]:
    """The level, label and anchor of each heading, for a page that draws its own contents."""
    return tuple(
        (each.level, each.label, each.anchor) for each in parts(facts, NONE) if each.heading
    )


def parts(facts: WholePlanFacts, pictures: Pictures) -> Iterator[d.Part]:
    printed = (*section_parts(facts, pictures), *at_the_end(facts), *glossary_parts(facts))
    for place, part in enumerate(printed):
        # The first page after the contents is a new one; after it, chapters follow one another.
        yield replace(part, new_page=True) if place == 0 else part
    yield from front.back_cover(facts, pictures.picture(facts.partnership.logo))


def section_parts(facts: WholePlanFacts, pictures: Pictures) -> Iterator[d.Part]:
    """The sections that the officers wrote, in their order."""
    for place, section in enumerate(facts.sections, start=1):
        yield section_part(section, place, facts, pictures)
        if section.kind == "actions":
            yield from actions.action_parts(
                facts, section.level + 1, first_on_new_page=bool(section.body)
            )


def section_part(
    section: SectionFacts, place: int, facts: WholePlanFacts, pictures: Pictures
) -> d.Part:
    own = front.own_boxes(section)
    under = None if own else UNDER.get(section.kind)
    empty_actions = section.kind == "actions" and not section.body
    return d.Part(
        heading=section.heading,
        blocks=(
            *picture_blocks(pictures.picture(section.picture)),
            *(own or section.body),
            *signature_blocks(section),
            *(under(facts) if under else ()),
        ),
        level=section.level,
        anchor=f"section-{place}",
        new_page=section.kind in ON_A_PAGE or empty_actions,
        # A heading alone shares the page of the first table.
        orientation="landscape" if empty_actions else "portrait",
    )


def signature_blocks(section: SectionFacts) -> tuple[d.DocumentBlock, ...]:
    if not section.signatory:
        return (d.paragraph(section.signatory_post),) if section.signatory_post else ()
    post = d.text(f"\n{section.signatory_post}" if section.signatory_post else "")
    return (d.Paragraph((*d.text(section.signatory, bold=True), *post)),)


def at_the_end(facts: WholePlanFacts) -> Iterator[d.Part]:
    """What is recorded but has no section of its own, where such things usually stand."""
    if not facts.actions and not facts.has_section("priorities") and facts.priorities:
        blocks = priorities.all_priority_blocks(facts)
        yield d.Part("Our priorities", blocks, anchor="end-priorities")
    for kind, heading in AT_THE_END.items():
        if facts.has_section(kind):
            continue
        if kind == "actions":
            yield from (
                actions.action_parts(facts, 1, first_on_new_page=True) if facts.actions else ()
            )
        elif blocks := UNDER[kind](facts):
            yield d.Part(heading, blocks, anchor=f"end-{kind}", new_page=kind in ON_A_PAGE)


def glossary_parts(facts: WholePlanFacts) -> Iterator[d.Part]:
    """The short forms that the plan uses, written out."""
    if facts.glossary:
        terms = tuple(d.Fact(term.acronym, d.text(term.words)) for term in facts.glossary)
        yield d.Part("What the short forms mean", (d.Facts(terms),), anchor="glossary")


def picture_blocks(picture: d.Picture | None) -> tuple[d.DocumentBlock, ...]:
    return (d.Figure(picture),) if picture else ()
