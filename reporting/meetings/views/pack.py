"""The pack of a meeting: what went out, page by page, its files, and a supplement of what came later."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property

from csp.middleware import policy_header
from plans.access import Can
from reporting.facts.pack import BoundPaperFacts
from reporting.meetings.forms.agenda import IssueForm
from reporting.meetings.queries.issued import packs_of_meeting
from reporting.meetings.readable_pack import open_spread, pack_file, readable_pack
from reporting.meetings.services.pack import PackPreview, issue_pack, preview_pack
from reporting.meetings.services.telling import everybody_written_to
from reporting.meetings.views.base import (
    REFRESH_SECONDS,
    OfMeeting,
    TabOfMeeting,
    answer_private_file,
)
from reporting.meetings.views.issuing import IssuePage
from reporting.models import MeetingPack
from reporting.models.pack import pack_name

State = MeetingPack.State
NO_PACK = "There is no such pack, or it is not yours to see."


class MeetingPackPage(TabOfMeeting):
    """What went out, for each reader as far as they may have it, and what a clerk can send out next."""

    power = Can.READ
    template_name = "reporting/meetings/pack.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        packs = list(packs_of_meeting(self.meeting)) if self.reader.sees_papers else []
        preparing = any(each.state == State.PREPARING for each in packs)
        failed = [each for each in packs if each.state == State.FAILED]
        made = [readable_pack(each, self.reader) for each in packs if each.state == State.FROZEN]
        response = self.page(
            packs=[each for each in made if each.has_file],
            preparing=preparing,
            failed=failed[0] if failed and self.reader.is_clerk else None,
            refresh=REFRESH_SECONDS,
            following=self.following(preparing=preparing),
        )
        if preparing:
            response["Refresh"] = str(REFRESH_SECONDS)
        return response

    def following(self, *, preparing: bool) -> str:
        """What a clerk can send out next: nothing where no paper came in since."""
        meeting = self.meeting
        if not self.reader.is_clerk or not self.reader.agenda_is_out or meeting.called_off:
            return ""
        preview = None if preparing else preview_pack(meeting)
        return pack_name(preview.number) if preview and preview.holds_anything else ""


class MeetingPackRead(TabOfMeeting):
    """Contents at one side, and the pack open where a paper begins: ``?pack=`` and ``?paper=``."""

    power = Can.READ
    template_name = "reporting/meetings/pack_read.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        packs = list(packs_of_meeting(self.meeting)) if self.reader.sees_papers else []
        made = [readable_pack(each, self.reader) for each in packs if each.state == State.FROZEN]
        spread = open_spread([each for each in made if each.has_file], request.GET)
        response = self.page(spread=spread)
        # The one page that holds a frame, and nothing but a file of this site in it.
        response.headers["Content-Security-Policy"] = policy_header(
            settings.SECURE_CSP | {"frame-src": ["'self'"]}
        )
        return response


class MeetingPackFile(OfMeeting):
    """A pack as this reader has it, byte for byte. Pages of this site may show it in a frame."""

    power = Can.READ

    def get(self, request: HttpRequest, *, n: int, **kwargs) -> HttpResponse:
        pack = packs_of_meeting(self.meeting).filter(number=n).first()
        file = pack_file(pack, self.reader) if pack else None
        if pack is None or not file:
            raise Http404(NO_PACK)
        day = f"{self.meeting.date:%Y-%m-%d}"
        answer = answer_private_file(file.name, f"{self.partnership.slug} {pack.name} {day}", "pdf")
        answer.headers["X-Frame-Options"] = "SAMEORIGIN"
        answer.headers["Content-Security-Policy"] = policy_header(
            settings.SECURE_CSP | {"frame-ancestors": ["'self'"], "object-src": ["'self'"]}
        )
        return answer


class PackIssue(IssuePage):
    """Which papers go out, and who reads them, before a pack or a supplement is issued."""

    template_name = "reporting/meetings/pack_issue.html"
    what = "these papers"

    def done_url(self, row) -> str:
        return self.address("meeting_pack", self.meeting.pk)

    def above(self) -> tuple[str, str]:
        return ("Pack", self.done_url(None))

    @cached_property
    def preview(self) -> PackPreview | None:
        """Nothing while the last one is being made."""
        try:
            return preview_pack(self.meeting, page=self.meeting.get_absolute_url())
        except ValidationError:
            return None

    @property
    def name(self) -> str:
        return pack_name(self.preview.number if self.preview else 1).lower()

    @property
    def submit(self) -> str:
        return f"Issue the {self.name}"

    def get_title(self) -> str:
        return f"Issue the {self.name} of {self.meeting.day_words}?"

    def get_context(self, **extra) -> dict:
        told = everybody_written_to(self.meeting)
        return super().get_context(told=told, **papers_by_reader(self.preview)) | extra

    def send_out(self, form: IssueForm) -> str:
        pack = issue_pack(by=self.request.user, meeting=self.meeting, **form.asked())
        return f"The {pack.name.lower()} is on its way."


def papers_by_reader(preview: PackPreview | None) -> dict[str, Any]:
    """What goes to whom: everything that is bound in or stays beside, and of it what everybody reads."""
    if preview is None:
        return {"papers": (), "public_papers": (), "unread": (), "findings": ()}
    version = preview.version
    papers = (version.whole[0] if version.whole else version.members).papers
    members = {each.pk for each in version.members.papers}
    public = [each for facts in version.public for each in facts.papers if is_sent(each)]
    return {
        "papers": [(each, each.pk not in members) for each in papers if is_sent(each)],
        "public_papers": public,
        "unread": [each for each in public if each.source != "words"],
        "findings": preview.findings,
    }


def is_sent(paper: BoundPaperFacts) -> bool:
    return paper.source != "to-follow"
