"""A pack as one reader has it: which of its three versions, and which pages. No query here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from reporting.meetings.access import MeetingReader
from reporting.meetings.compose.pack import MEMBERS, PUBLIC, WHOLE
from reporting.models import MeetingPack


@dataclass(frozen=True)
class ReadablePack:
    """Its papers with their pages, and whether there is a file."""

    pack: MeetingPack
    lines: list[dict[str, Any]]
    has_file: bool
    first: int
    last: int
    restricted: str
    digest: str


def readable_pack(pack: MeetingPack, reader: MeetingReader) -> ReadablePack:
    name = reader_of_pack(reader)
    file = pack_file(pack, reader)
    public = name == PUBLIC
    return ReadablePack(
        pack=pack,
        lines=pack.contents.get(name, []),
        has_file=bool(file),
        first=pack.public_first_page if public else pack.first_page,
        last=pack.public_last_page if public else pack.last_page,
        restricted=restricted_pages(pack) if name == WHOLE else "",
        digest=pack.sha256 if reader.is_member else "",
    )


def restricted_pages(pack: MeetingPack) -> str:
    """The numbers of the pages behind the others, which only those know who may read them."""
    first, last = pack.restricted_first_page, pack.restricted_last_page
    if last < first:
        return ""
    return f"page {first}" if first == last else f"pages {first} to {last}"


def reader_of_pack(reader: MeetingReader) -> str:
    """Which of the three versions a reader has."""
    if not reader.is_member:
        return PUBLIC
    return WHOLE if reader.restricted else MEMBERS


def pack_file(pack: MeetingPack, reader: MeetingReader):
    """The file that a reader gets of a pack; empty where there is none for them."""
    if not reader.sees_papers or pack.state != MeetingPack.State.FROZEN:
        return None
    if not reader.is_member:
        return pack.public_pdf
    return (reader.restricted and pack.whole_pdf) or pack.pdf


@dataclass(frozen=True)
class PackEntry:
    """One line of the contents: the front of a pack or a paper, and on which sheet of the file it begins."""

    pack: ReadablePack
    title: str
    number: str = ""
    paper: int = 0
    page: str = ""
    sheet: int = 0
    why: str = ""

    @property
    def query(self) -> str:
        return urlencode({"pack": self.pack.pack.number, "paper": self.paper})


@dataclass(frozen=True)
class PackSpread:
    """The contents of all packs of a meeting, the entry that is open, and those before and after it."""

    entries: tuple[PackEntry, ...]
    opened: PackEntry | None = None
    before: PackEntry | None = None
    after: PackEntry | None = None


def entries_of_pack(pack: ReadablePack) -> Iterator[PackEntry]:
    name = pack.pack.name
    yield PackEntry(
        pack, "Agenda" if pack.pack.number == 1 else name, page=str(pack.first), sheet=1
    )
    for line in pack.lines:
        kept = "R" if line.get("restricted") else ""
        yield PackEntry(
            pack,
            line["title"],
            number=line["number"],
            paper=line["pk"],
            page=f"{kept}{line['page']}" if line["page"] else "",
            sheet=line.get("sheet", 0),
            why=line["why"],
        )


def open_spread(packs: Iterable[ReadablePack], asked: Mapping[str, str]) -> PackSpread:
    """What is asked for, else the first one; what has no page in a file is not opened."""
    entries = tuple(entry for pack in packs for entry in entries_of_pack(pack))
    bound = [entry for entry in entries if entry.sheet]
    if not bound:
        return PackSpread(entries)
    wanted = asked.get("pack", ""), asked.get("paper", "")
    keys = [(str(entry.pack.pack.number), str(entry.paper)) for entry in bound]
    at = keys.index(wanted) if wanted in keys else 0
    return PackSpread(
        entries,
        bound[at],
        bound[at - 1] if at else None,
        bound[at + 1] if at + 1 < len(bound) else None,
    )
