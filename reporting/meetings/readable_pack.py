"""A pack as one reader has it: which of its three versions, and which pages. No query here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

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
