"""The papers of a meeting as they are bound into a pack, from the rows that each kind of reader may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from csp.files.names import ending_of
from plans.proofreading.exposure import Exposure
from plans.proofreading.findings import Finding, Passage
from reporting.document.pack import PACK_PAGE, PICTURES, RESTRICTED_PAGE, pack_front
from reporting.facts.agenda import AgendaVersionFacts
from reporting.facts.pack import BoundPaperFacts, PackFacts, PackVersionFacts, PaperSource
from reporting.meetings.access import MeetingReader, ReaderLevel
from reporting.meetings.compose.agenda import ItemLister, issued_reader, paper_places
from reporting.meetings.compose.gate import NEVER, check_public_texts
from reporting.meetings.compose.gather import body_name
from reporting.meetings.seen import SeenPaper, see_items
from reporting.models import AgendaPaper, Meeting, MeetingPack
from reporting.papers.compose.names import posts_for_names

MEMBERS, WHOLE, PUBLIC = "members", "whole", "public"


@dataclass(frozen=True)
class IssuedBefore:
    """What one kind of reader was sent already: the page of each paper by its key, and by its row."""

    keys: frozenset[str] = frozenset()
    pages: Mapping[int, str] = field(default_factory=dict)


def issued_before(packs: Iterable[MeetingPack], reader: str) -> IssuedBefore:
    lines: list[dict[str, Any]] = [
        line for pack in packs for line in pack.contents.get(reader, ()) if not line["to_follow"]
    ]
    return IssuedBefore(
        frozenset(line["key"] for line in lines),
        {line["pk"]: page_words(line) for line in lines if line["page"]},
    )


def page_words(line: Mapping[str, Any]) -> str:
    """Where a paper was issued, as in “pack page 7”."""
    series = RESTRICTED_PAGE if line.get("restricted") else PACK_PAGE
    return f"{series.lower()} {line['page']}"


def pack_version(
    meeting: Meeting,
    number: int,
    before: Mapping[str, IssuedBefore],
    agenda: AgendaVersionFacts | None,
    rule: Exposure,
) -> PackVersionFacts:
    """A pack as it is frozen. Only the first has the agenda, and tells of what is to follow."""
    read = {
        MEMBERS: issued_reader(meeting, ReaderLevel.MEMBER),
        WHOLE: issued_reader(meeting, ReaderLevel.MEMBER, restricted=True),
        PUBLIC: issued_reader(meeting, ReaderLevel.PUBLIC),
    }
    papers = {
        name: tuple(bound_papers(reader, before[name], to_come=agenda is not None))
        for name, reader in read.items()
    }
    of_members = (agenda.members,) if agenda else ()
    of_whole = (agenda.whole or of_members) if agenda else ()
    members = PackFacts(of_members, papers[MEMBERS])
    whole = PackFacts(of_whole, papers[WHOLE])
    public = PackFacts(agenda.public if agenda else (), papers[PUBLIC])
    version = PackVersionFacts(
        partnership=meeting.partnership.name,
        body=body_name(meeting),
        day=meeting.date.isoformat(),
        number=number,
        members=members,
        public=(public,) if holds_a_paper(public) else (),
        whole=(whole,) if whole != members else (),
        colour=meeting.partnership.colour,
    )
    return replace(version, public=tuple(pack_with_posts(version, e, rule) for e in version.public))


def holds_a_paper(facts: PackFacts) -> bool:
    return any(each.source != "to-follow" for each in facts.papers)


def pack_with_posts(version: PackVersionFacts, facts: PackFacts, rule: Exposure) -> PackFacts:
    """With the posts that the public reads in place of names in titles and contents."""
    front = pack_front(version, facts, {}, created=NEVER, issued="", marking="")
    return replace(facts, unnamed=posts_for_names(rule, front))


def bound_papers(
    reader: MeetingReader, before: IssuedBefore, *, to_come: bool
) -> Iterator[BoundPaperFacts]:
    """What this reader gets in a pack and was not sent before, in the order of the agenda."""
    if not reader.sees_papers:
        return
    meeting = reader.meeting
    rows = AgendaPaper.objects.filter(item__meeting=meeting)
    by_pk = {row.pk: row for row in rows.select_related("report", "publication")}
    lister = ItemLister(reader, paper_places(meeting))
    for number, seen in lister.all_papers(see_items(reader)):
        paper = bound_paper(reader, seen, by_pk[seen.pk], number)
        if paper is None or (paper.source == "to-follow" and not to_come):
            continue
        if paper.key not in before.keys:
            page = before.pages.get(paper.pk)
            yield replace(paper, instead=f"instead of {page}") if page else paper


def bound_paper(
    reader: MeetingReader, seen: SeenPaper, row: AgendaPaper, number: str
) -> BoundPaperFacts | None:
    """One paper; nothing where there is no version of it for this reader."""
    known = BoundPaperFacts(row.pk, row.number, number, seen.title, "to-follow", seen.author)
    if not seen.is_here:
        return known
    file = reader.file_of(row)
    if file:
        kind = ending_of(file.name or "").lstrip(".").lower()
        return replace(
            known,
            source=source_of_kind(kind),
            stored=file.name or "",
            sha256=digest_of_file(reader, row),
            words=row.text if kind != "pdf" else "",
            alternative=row.alternative_text,
            kind=kind,
        )
    if row.report_id or row.publication_id:
        return None
    return replace(known, source="words", words=row.text)


def source_of_kind(kind: str) -> PaperSource:
    if kind == "pdf":
        return "pdf"
    return "picture" if kind in PICTURES else "beside"


def digest_of_file(reader: MeetingReader, row: AgendaPaper) -> str:
    if row.report:
        return row.report.pdf_sha256 if reader.is_member else row.report.public_pdf_sha256
    return row.publication.pdf_sha256 if row.publication else row.sha256


def check_pack(
    meeting: Meeting, version: PackVersionFacts, rule: Exposure, *, page: str = ""
) -> tuple[Finding, ...]:
    """What to mend in titles and words, before everybody reads them. Files are not looked through."""
    texts = [words for facts in version.public for words in pack_texts(facts, page)]
    return check_public_texts(meeting, texts, rule)


def pack_texts(facts: PackFacts, page: str) -> Iterator[Passage]:
    for paper in facts.papers:
        said = "\n".join(filter(None, (paper.title, paper.words, paper.alternative)))
        yield Passage(said, f"Paper {paper.number}", page)
