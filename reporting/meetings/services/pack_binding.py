"""Binding a pack from what was frozen: its papers loaded, placed on pages, and put behind one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from csp import changes
from csp.files.stored import NotAtHand, open_stored
from csp.periods import date_words
from reporting.document.formats import draw_pdf
from reporting.document.pack import (
    BESIDE,
    PACK_PAGE,
    RESTRICTED_PAGE,
    TO_FOLLOW,
    PlacedPaper,
    pack_front,
    pack_title,
    paper_in_words,
)
from reporting.document.renderers.binding import BoundPiece, Unbound, bind, count_pages
from reporting.editions.reports.agenda import SENSITIVE
from reporting.editions.reports.minutes import FOR_MEMBERS
from reporting.editions.services.drawing import fail_paper, keep_file, make
from reporting.facts.pack import BoundPaperFacts, PackFacts, PackVersionFacts
from reporting.facts.snapshot import thaw_as
from reporting.meetings.compose.pack import MEMBERS, PUBLIC, WHOLE
from reporting.models import MeetingPack
from reporting.papers.compose.names import unnamed, without

TROUBLE = "The pack could not be made. What was frozen is kept. Issue it again."
NOT_AT_HAND = "Its file is not at hand"
CHANGED = "Its file is not the one that was received"
FILES = ("pdf", "whole_pdf", "public_pdf")
DRAWN = (
    *FILES,
    *(f"{each}_sha256" for each in FILES),
    *("contents", "last_page", "restricted_last_page", "public_last_page"),
)
# A front of so many tries has as many pages as its own page numbers say.
MOST_TRIES = 4


@dataclass(frozen=True)
class LoadedPaper:
    """A paper as a PDF with how many pages it has, or why it is not bound in."""

    data: bytes = b""
    pages: int = 0
    why: str = ""


def prepare_pack(pack: MeetingPack) -> None:
    """Bind a pack from what was frozen. Trouble leaves it failed with a sentence."""
    make(pack, draw=bind_pack, put_in_place=put_pack_in_place, fail=fail_pack, trouble=TROUBLE)


def fail_pack(pack: MeetingPack, trouble: str) -> None:
    fail_paper(pack, trouble, by=pack.signed_by, verb="could not make")


@transaction.atomic
def put_pack_in_place(pack: MeetingPack) -> None:
    pack.state, pack.done_at = MeetingPack.State.FROZEN, timezone.now()
    pack.save(update_fields=["state", "done_at", *DRAWN])
    detail = {"sha256": ["", pack.sha256]}
    changes.record_event(by=pack.signed_by, verb="issued", target=pack, detail=detail)


def bind_pack(pack: MeetingPack) -> None:
    """The files and the contents of a pack, from its frozen facts and the files that they name."""
    version = thaw_as(PackVersionFacts, pack.facts)
    binder = PackBinder(pack, version)
    marking = "" if version.members in version.public else FOR_MEMBERS
    members = binder.lay_out(version.members, pack.first_page, marking)
    binder.write(MEMBERS, members)
    pack.last_page = members.last
    pack.restricted_last_page = pack.restricted_first_page - 1
    for facts in version.whole:
        pack.restricted_last_page = binder.write_whole(facts, members, pack.restricted_first_page)
    pack.public_last_page = pack.public_first_page - 1
    for facts in version.public:
        public = binder.lay_out(facts, pack.public_first_page, "")
        binder.write(PUBLIC, public)
        pack.public_last_page = public.last
    pack.contents = {WHOLE: binder.contents[MEMBERS]} | binder.contents


@dataclass(frozen=True)
class PackLayout:
    """A pack for one reader: its front, which takes ``front_pages`` from ``first`` on, and its papers."""

    facts: PackFacts
    first: int
    last: int
    front: bytes
    front_pages: int
    placed: Mapping[int, PlacedPaper]
    marking: str


FIELDS = {MEMBERS: "pdf", WHOLE: "whole_pdf", PUBLIC: "public_pdf"}


class PackBinder:
    """Makes the files of one pack."""

    def __init__(self, pack: MeetingPack, version: PackVersionFacts) -> None:
        self.pack, self.version = pack, version
        self.loaded: dict[tuple[int, str], LoadedPaper] = {}
        self.contents: dict[str, list[dict[str, Any]]] = {}
        self.issued = date_words(timezone.localtime(pack.as_at).date())

    def lay_out(self, facts: PackFacts, first: int, marking: str) -> PackLayout:
        """Where everything is for one reader, the front on the page ``first``."""
        length = 1
        for _ in range(MOST_TRIES):
            placed, last = self.place(facts.papers, first + length)
            front = self.front(facts, placed, marking)
            pages = count_pages(front)
            if pages == length:
                break
            length = pages
        return PackLayout(facts, first, last, front, length, placed, marking)

    def write(self, name: str, layout: PackLayout) -> None:
        """The file of a reader whose pages all are of one series."""
        pieces = [self.front_piece(layout.front, layout), *self.bound_papers(layout, layout.facts)]
        self.keep(name, layout.facts, pieces, layout.placed)

    def write_whole(self, facts: PackFacts, members: PackLayout, first: int) -> int:
        """The file of those who may see all: members' pages under members' numbers, the rest behind.

        The number of the last restricted page is returned, the first one is ``first``.
        """
        kept = [each for each in facts.papers if each.pk not in members.placed]
        behind, last = self.place(kept, first, restricted=True)
        placed = {**members.placed, **behind}
        whole = replace(members, facts=facts, placed=behind, marking=SENSITIVE)
        front = self.front(facts, placed, SENSITIVE)
        pieces = [
            self.front_piece(front, whole),
            *self.bound_papers(replace(whole, placed=members.placed), facts),
            *self.bound_papers(replace(whole, last=last), facts, series=RESTRICTED_PAGE),
        ]
        self.keep(WHOLE, facts, pieces, placed)
        return last

    def keep(
        self,
        name: str,
        facts: PackFacts,
        pieces: Sequence[BoundPiece],
        placed: Mapping[int, PlacedPaper],
    ) -> None:
        data = bind(pieces, title=pack_title(self.version), language="en-GB")
        keep_file(self.pack, FIELDS[name], data, f"{self.pack.pk}-{name}")
        sheets = sheets_of_pieces(pieces)
        self.contents[name] = [
            content_line(facts, each, on_sheet(placed[each.pk], sheets)) for each in facts.papers
        ]

    def front_piece(self, front: bytes, layout: PackLayout) -> BoundPiece:
        label = "Agenda" if self.version.number == 1 else pack_title(self.version)
        return BoundPiece(front, layout.first, label, last=layout.last, most=layout.front_pages)

    def bound_papers(
        self, layout: PackLayout, facts: PackFacts, *, series: str = PACK_PAGE
    ) -> Iterator[BoundPiece]:
        """The papers of a layout that are bound in, in their order."""
        for each in facts.papers:
            where = layout.placed.get(each.pk)
            if where and where.page:
                yield BoundPiece(
                    self.load(each).data,
                    where.page,
                    self.label(facts, each),
                    layout.marking,
                    series=series,
                    last=layout.last,
                )

    def label(self, facts: PackFacts, paper: BoundPaperFacts) -> str:
        return without(f"Paper {paper.number}: {paper.title}", facts.unnamed)

    def front(self, facts: PackFacts, placed: Mapping[int, PlacedPaper], marking: str) -> bytes:
        document = pack_front(
            self.version,
            facts,
            placed,
            created=self.pack.as_at,
            issued=self.issued,
            marking=marking,
        )
        return draw_pdf(unnamed(document, facts.unnamed))

    def place(
        self, papers: Iterable[BoundPaperFacts], begin: int, *, restricted: bool = False
    ) -> tuple[dict[int, PlacedPaper], int]:
        """Where each paper is, the first at the page ``begin``, and the number of the last page."""
        placed, page = {}, begin
        for paper in papers:
            found = self.load(paper)
            if found.pages:
                placed[paper.pk] = PlacedPaper(page, found.pages, restricted=restricted)
                page += found.pages
            else:
                placed[paper.pk] = PlacedPaper(why=found.why, restricted=restricted)
        return placed, page - 1

    def load(self, paper: BoundPaperFacts) -> LoadedPaper:
        key = paper.pk, paper.stored
        if key not in self.loaded:
            self.loaded[key] = self.read_paper(paper)
        return self.loaded[key]

    def read_paper(self, paper: BoundPaperFacts) -> LoadedPaper:
        if paper.source in ("to-follow", "beside"):
            return LoadedPaper(why=TO_FOLLOW if paper.source == "to-follow" else BESIDE)
        try:
            data = frozen_bytes(paper) if paper.stored else b""
            if paper.source != "pdf":
                data = draw_pdf(self.in_words(paper, data))
            return LoadedPaper(data, count_pages(data))
        except Unbound as problem:
            return LoadedPaper(why=f"{problem}. It stays beside this pack")

    def in_words(self, paper: BoundPaperFacts, data: bytes):
        return paper_in_words(self.version, paper, data, created=self.pack.as_at, marking="")


def sheets_of_pieces(pieces: Iterable[BoundPiece]) -> dict[tuple[str, int], int]:
    """How many pages into the file each piece begins, by its series and its number there."""
    found, sheet = {}, 1
    for piece in pieces:
        found[piece.series, piece.start] = sheet
        sheet += count_pages(piece.data)
    return found


def frozen_bytes(paper: BoundPaperFacts) -> bytes:
    """The file as it was when the pack was frozen. Raises Unbound where it is gone or is another one."""
    try:
        with open_stored(paper.stored) as file:
            data = file.read()
    except NotAtHand as error:
        raise Unbound(NOT_AT_HAND) from error
    if paper.sha256 and sha256(data).hexdigest() != paper.sha256:
        raise Unbound(CHANGED)
    return data


def on_sheet(placed: PlacedPaper, sheets: Mapping[tuple[str, int], int]) -> PlacedPaper:
    series = RESTRICTED_PAGE if placed.restricted else PACK_PAGE
    return replace(placed, sheet=sheets.get((series, placed.page), 0) if placed.page else 0)


def content_line(facts: PackFacts, paper: BoundPaperFacts, placed: PlacedPaper) -> dict[str, Any]:
    """What a page says of a paper in the pack."""
    said = {
        "pk": paper.pk,
        "key": paper.key,
        "number": paper.number,
        "title": without(paper.title, facts.unnamed),
        "author": without(paper.author, facts.unnamed),
        "instead": paper.instead,
        "to_follow": paper.source == "to-follow",
    }
    return said | asdict(placed)
