"""What we draw ourselves of a pack: its front with the contents, and papers that are words or pictures.

Pure: from frozen facts to the tree. The pages of a pack are numbered when it is bound, so these are not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from csp.prose import parse_narrative
from reporting import document as d
from reporting.document.agenda import PAPER, agenda_parts
from reporting.document.parts.words import day_words
from reporting.facts.pack import BoundPaperFacts, PackFacts, PackVersionFacts
from reporting.models.pack import pack_name

NOTHING_HERE = "Nothing of this supplement is open to you."
PACK_PAGE, RESTRICTED_PAGE = "Pack page", "Restricted page"
TO_FOLLOW = "To follow"
BESIDE = "A file of its own, beside this pack"
PICTURES = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


@dataclass(frozen=True)
class PlacedPaper:
    """Where a paper is: on its first page, or why it has none; ``pages`` is how many it has.

    What is ``restricted`` has pages of its own, so that the numbers of the others do not tell of it.
    ``sheet`` counts the pages of the file up to the first one, as programs that show it do.
    """

    page: int = 0
    pages: int = 0
    why: str = ""
    restricted: bool = False
    sheet: int = 0

    @property
    def words(self) -> str:
        if not self.page:
            return self.why
        return f"{RESTRICTED_PAGE} {self.page}" if self.restricted else str(self.page)


def pack_title(version: PackVersionFacts) -> str:
    return f"{pack_name(version.number)} of {version.body}, {day_words(version.day)}"


def pack_front(
    version: PackVersionFacts,
    facts: PackFacts,
    placed: Mapping[int, PlacedPaper],
    *,
    created: datetime,
    issued: str,
    marking: str,
) -> d.Document:
    """Agenda and contents; ``placed`` says by the number of a paper's row where it is."""
    agenda = tuple(part for each in facts.agenda for part in agenda_parts(each, issued))
    head = agenda or (supplement_head(version, facts, issued),)
    return d.Document(
        title=pack_title(version),
        created=created,
        parts=(*head, contents_part(facts, placed)),
        author=version.partnership,
        brand_colour=version.colour,
        running_title=pack_title(version),
        marking=marking,
        paged=False,
    )


def supplement_head(version: PackVersionFacts, facts: PackFacts, issued: str) -> d.Part:
    """What a supplement adds, in a sentence."""
    said = (
        f"This supplement to the pack of the meeting on {day_words(version.day)} was issued on {issued}. "
        "What was issued before stays as it was, and its page numbers run on here."
    )
    none = () if facts.papers else (d.paragraph(NOTHING_HERE),)
    return d.Part(
        blocks=(
            d.Masthead(issuer=pack_name(version.number), title=version.body),
            d.paragraph(said),
            *none,
        )
    )


def contents_part(facts: PackFacts, placed: Mapping[int, PlacedPaper]) -> d.Part:
    columns = (
        d.Column(PAPER, 0.7, header=True),
        d.Column("Title", 3),
        d.Column("From", 1.4),
        d.Column("Pack page", 2),
    )
    rows = tuple(
        d.Row(
            (
                d.cell(each.number),
                d.cell(title_words(each)),
                d.cell(each.author),
                d.cell(placed.get(each.pk, PlacedPaper()).words),
            )
        )
        for each in facts.papers
    )
    blocks = (d.Table("Papers in this pack", columns, rows, show_caption=False),) if rows else ()
    return d.Part("Contents" if rows else "", blocks, anchor="contents")


def title_words(paper: BoundPaperFacts) -> str:
    return f"{paper.title} ({paper.instead})" if paper.instead else paper.title


def paper_in_words(
    version: PackVersionFacts,
    paper: BoundPaperFacts,
    data: bytes,
    *,
    created: datetime,
    marking: str,
) -> d.Document:
    """A paper that was sent as words or as a picture, ``data``."""
    blocks: tuple[d.DocumentBlock, ...] = parse_narrative(paper.words)
    if paper.source == "picture":
        kind = PICTURES[paper.kind]
        picture = d.Picture(paper.alternative or paper.title, data=data, media_type=kind)
        blocks = (d.Figure(picture, paper.alternative), *blocks)
    return d.Document(
        title=paper.title,
        subtitle=", from ".join(filter(None, (f"{PAPER} {paper.number}", paper.author))),
        created=created,
        parts=(d.Part(blocks=blocks),),
        author=version.partnership,
        brand_colour=version.colour,
        marking=marking,
        paged=False,
    )
