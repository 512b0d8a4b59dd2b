"""Binding a pack from what was frozen: its papers loaded, placed on pages, and put behind one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
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
    *("contents", "last_page", "public_last_page"),
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
    whole = version.whole[0] if version.whole else version.members
    # Members find a page under the same number, whether or not they may read all of the pack.
    marking = {MEMBERS: "" if version.members in version.public else FOR_MEMBERS, WHOLE: SENSITIVE}
    inside = {MEMBERS: version.members} | ({WHOLE: whole} if version.whole else {})
    pack.last_page = binder.write(inside, whole, pack.first_page, marking)
    first = pack.public_first_page
    pack.public_last_page = first - 1
    for facts in version.public:
        pack.public_last_page = binder.write({PUBLIC: facts}, facts, first, {PUBLIC: ""})
    pack.contents = binder.contents


FIELDS = {MEMBERS: "pdf", WHOLE: "whole_pdf", PUBLIC: "public_pdf"}


class PackBinder:
    """Makes the files of one pack."""

    def __init__(self, pack: MeetingPack, version: PackVersionFacts) -> None:
        self.pack, self.version = pack, version
        self.loaded: dict[tuple[int, str], LoadedPaper] = {}
        self.contents: dict[str, list[dict[str, Any]]] = {}
        self.issued = date_words(timezone.localtime(pack.as_at).date())

    def write(
        self,
        readers: Mapping[str, PackFacts],
        widest: PackFacts,
        first: int,
        marks: Mapping[str, str],
    ) -> int:
        """The files of some readers who share their page numbers; the number of the last page."""
        length = 1
        for _ in range(MOST_TRIES):
            placed, last = self.place(widest, first + length)
            fronts = {
                name: self.front(facts, placed, marks[name]) for name, facts in readers.items()
            }
            longest = max(count_pages(front) for front in fronts.values())
            if longest == length:
                break
            length = longest
        for name, facts in readers.items():
            pieces = [self.front_piece(fronts[name], first)]
            pieces += [
                BoundPiece(
                    self.load(each).data, placed[each.pk].page, self.label(facts, each), marks[name]
                )
                for each in facts.papers
                if placed[each.pk].page
            ]
            data = bind(pieces, title=pack_title(self.version), language="en-GB", last=last)
            keep_file(self.pack, FIELDS[name], data, f"{self.pack.pk}-{name}")
            self.contents[name] = [
                content_line(facts, each, placed[each.pk]) for each in facts.papers
            ]
        self.contents.setdefault(WHOLE, self.contents.get(MEMBERS, []))
        return last

    def front_piece(self, front: bytes, first: int) -> BoundPiece:
        label = "Agenda" if self.version.number == 1 else pack_title(self.version)
        return BoundPiece(front, first, label)

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

    def place(self, facts: PackFacts, begin: int) -> tuple[dict[int, PlacedPaper], int]:
        """Where each paper is, the first at the page ``begin``, and the number of the last page."""
        placed, page = {}, begin
        for paper in facts.papers:
            found = self.load(paper)
            if found.pages:
                placed[paper.pk] = PlacedPaper(page, found.pages)
                page += found.pages
            else:
                placed[paper.pk] = PlacedPaper(why=found.why)
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
