"""Meetings as anybody may know of them: days, agendas and minutes, each as far as the group's rules go."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.text import slugify

from csp.periods import today
from plans.models import Partnership
from reporting.facts.plan import PartnershipFacts
from reporting.meetings.access import MeetingReader
from reporting.meetings.compose.public import DecidedLine, decided_in_public
from reporting.meetings.feed import minutes_feed
from reporting.meetings.queries.issued import (
    agenda_in_public,
    packs_in_public,
    was_issued_frozen,
)
from reporting.meetings.queries.minutes import public_readers, public_versions
from reporting.meetings.seen import see_items
from reporting.models import Meeting, Publication, Report
from reporting.models.querysets import last_event
from reporting.pages.answers import answer, etag_of, named_after, stored_file
from reporting.pages.public_face import UNKNOWN, Brand, front_of
from reporting.public.views.public import public_page

NO_MEETINGS = "This partnership shows no meetings here."
NO_MEETING = "There is no such meeting, or it is not public."
NO_AGENDA = "The agenda of this meeting is not public, or not yet."
NO_PACK = "The papers of this meeting are not public, or not yet."
NO_MINUTES = "The minutes of this meeting are not public, or not yet."
ON_A_PAGE = 25


@dataclass(frozen=True)
class PublicMeetings:
    """All that anybody may know of a partnership's meetings."""

    partnership: Partnership
    readers: list[MeetingReader]
    minutes: dict[int, Report]

    @property
    def identity(self) -> tuple:
        """What a page about them depends on: whatever changes in the partnership, and the day."""
        return (self.partnership.pk, last_event(self.partnership.pk), today())

    @property
    def coming(self) -> list[MeetingReader]:
        """Those that are to come, the next one first; what was moved or cancelled stays with its reason."""
        ahead = [each for each in self.readers if is_ahead(each.meeting)]
        return ahead[::-1]

    @property
    def minuted(self) -> list[Meeting]:
        return [each.meeting for each in self.readers if each.meeting.pk in self.minutes]


def is_ahead(meeting: Meeting) -> bool:
    month_runs = meeting.month_only and meeting.date >= today().replace(day=1)
    return (meeting.date >= today() or month_runs) and not meeting.was_held


def find_public_meetings(p: str) -> PublicMeetings:
    """Raises Http404 for a partnership that shows none."""
    partnership = Partnership.objects.filter(slug=p).first()
    readers = public_readers(partnership) if partnership else []
    if partnership is None or not readers:
        raise Http404(NO_MEETINGS)
    return PublicMeetings(partnership, readers, public_versions(readers))


def find_reader(told: PublicMeetings, pk: int) -> MeetingReader:
    found = next((each for each in told.readers if each.meeting.pk == pk), None)
    if found is None:
        raise Http404(NO_MEETING)
    return found


def frame_page(request: HttpRequest, told: PublicMeetings) -> dict:
    """The look of the newest plan that is published, else the bare name; and what each page knows.

    ``has_home`` says whether the partnership has a public page that a way back may lead to.
    """
    partnership = told.partnership
    plans = Publication.objects.light().filter(partnership=partnership, state="current")
    newest = plans.order_by("-published_at", "-pk").first()
    facts = PartnershipFacts(
        name=partnership.name, slug=partnership.slug, colour=partnership.colour
    )
    bare = Brand(facts, partnership.slug, UNKNOWN.email)
    request.partnership = front_of(newest).brand(partnership.slug) if newest else bare
    has_home = newest is not None
    return {"place": partnership.slug, "slug": has_home and partnership.slug, "has_home": has_home}


@public_page
def public_meetings(request: HttpRequest, p: str) -> HttpResponse:
    """What comes next, what was decided last, and the minutes of every meeting."""
    told = find_public_meetings(p)

    def make() -> HttpResponse:
        frame = frame_page(request, told)
        latest = told.minuted[0] if told.minuted else None
        coming = told.coming
        following = next((each for each in coming if not each.meeting.called_off), None)
        pages = Paginator(told.minuted, ON_A_PAGE)
        shown = pages.get_page(request.GET.get("page"))
        context = {
            **frame,
            "title": "Meetings",
            "following": following,
            "others": [each for each in coming if each != following],
            "latest": latest,
            "heads": ("Meeting", "Minutes", "Files"),
            "decided": decided_lines(told, latest),
            "minutes": [(each, told.minutes[each.pk]) for each in shown],
            "page": shown,
        }
        return render(request, "reporting/meetings/public_list.html", context)

    return answer(request, etag_of("meetings", request.GET.get("page"), *told.identity), make)


def decided_lines(told: PublicMeetings, latest: Meeting | None) -> list[DecidedLine]:
    return decided_in_public(told.minutes[latest.pk]) if latest else []


@public_page
def public_meeting(request: HttpRequest, p: str, pk: int) -> HttpResponse:
    told = find_public_meetings(p)
    reader = find_reader(told, pk)
    report = told.minutes.get(pk)
    agenda = agenda_in_public(reader)
    kept = report or agenda

    def make() -> HttpResponse:
        frame = frame_page(request, told)
        # Drawn by our own renderer, which escapes every word, when it was frozen.
        drawn = SafeString(kept.public_page) if kept else ""
        # An agenda that came in from elsewhere was never frozen; one that was is shown as it was issued.
        live = reader.sees_agenda and not kept and not was_issued_frozen(reader)
        context = {
            **frame,
            "title": str(reader.meeting),
            "meeting": reader.meeting,
            "reader": reader,
            "items": see_items(reader) if live else (),
            "report": report,
            "agenda": agenda,
            "packs": list(packs_in_public(reader)),
            "drawn": drawn,
        }
        return render(request, "reporting/meetings/public_meeting.html", context)

    return answer(request, etag_of("meeting", pk, kept and kept.sha256, *told.identity), make)


@public_page
def public_agenda_file(request: HttpRequest, p: str, pk: int, ext: str) -> HttpResponse:
    report = agenda_in_public(find_reader(find_public_meetings(p), pk))
    if report is None:
        raise Http404(NO_AGENDA)
    return public_file(request, p, report, ext)


@public_page
def public_pack_file(request: HttpRequest, p: str, pk: int, n: int) -> HttpResponse:
    pack = packs_in_public(find_reader(find_public_meetings(p), pk)).filter(number=n).first()
    if pack is None:
        raise Http404(NO_PACK)
    name = f"{slugify(f'{p} {pack.name} {pack.meeting.date:%Y-%m-%d}')}.pdf"
    etag = etag_of("pack", pack.public_pdf_sha256, p, pk)
    return answer(request, etag, lambda: stored_file(pack.public_pdf.name, name))


@public_page
def public_minutes_file(request: HttpRequest, p: str, pk: int, ext: str) -> HttpResponse:
    told = find_public_meetings(p)
    find_reader(told, pk)
    report = told.minutes.get(pk)
    if report is None:
        raise Http404(NO_MINUTES)
    return public_file(request, p, report, ext)


def public_file(request: HttpRequest, p: str, report: Report, ext: str) -> HttpResponse:
    """A file of what everybody may read of a version."""
    file = getattr(report, f"public_{ext}")
    name = named_after(p, report.title, report.number, ext)
    etag = etag_of(ext, getattr(report, f"public_{ext}_sha256"), p, report.meeting_id)
    return answer(request, etag, lambda: stored_file(file.name, name))


@public_page
def public_meetings_feed(request: HttpRequest, p: str) -> HttpResponse:
    """Minutes as they become public, for programs that look for news."""
    told = find_public_meetings(p)

    def make() -> HttpResponse:
        pairs = [(each, told.minutes[each.pk]) for each in told.minuted]
        began = told.readers[-1].meeting.date
        text = minutes_feed(told.partnership.name, p, pairs, began=began)
        return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")

    return answer(request, etag_of("meetings-feed", *told.identity), make)
