"""The page on which a meeting is minuted while it is on: plain forms, of which a script sends parts."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from plans.access import Can
from plans.pages.views.fragments import FragmentAnswers
from reporting.meetings.desk import (
    desk_blocks,
    desk_lines,
    interests_of,
    items_to_minute,
    last_passage,
    line_after,
    line_to_open,
    mark_of,
)
from reporting.meetings.forms.minuting import MovementForm, WriteForm
from reporting.meetings.queries.room import room_at
from reporting.meetings.services.minuting import (
    PassageClash,
    WrittenWords,
    hold_meeting,
    write_passage,
)
from reporting.meetings.views.base import OfMeeting, first_words
from reporting.models import AgendaItem, Meeting

STAMP = "X-Stamp"
PART = "reporting/meetings/parts/minuting_part.html"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
CLASH = (
    "Somebody else changed this passage while you were writing. Nothing of either is lost: read what stands "
    "there now. Keep puts your words behind it as they are in the box, so change them first if you like."
)
KEPT_AS_WORDS = (
    "Kept. There is no quorum for this item, so what you typed as a decision stands there as words."
)


class Minuting(FragmentAnswers, OfMeeting):
    """Agenda, words and room. ``?item=`` says which item, ``&passage=`` which of its passages is open."""

    power = Can.MINUTE
    template_name = "reporting/meetings/minuting.html"

    def get_title(self) -> str:
        return f"Meeting of {self.meeting.day_words}"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        asked, opened = request.GET.get("item", ""), request.GET.get("passage", "")
        if not self.meeting.was_held:
            self.template_name = "reporting/meetings/minuting_begin.html"
            return self.page()
        if self.fragment:
            return answer_part(self, asked, opened=opened)
        return self.page(**part_context(self, asked, opened=opened))


def part_context(
    page: OfMeeting, asked: str, *, opened: str = "", behind: str = ""
) -> dict[str, Any]:
    """The agenda, one item in blocks, a form for the passage that is open or for new words, and the room."""
    lines = desk_lines(page.reader)
    line = line_to_open(lines, asked)
    item = line and items_to_minute(page.reader).get(pk=line.item.pk)
    blocks = desk_blocks(item) if item else []
    passage = next((each.words for each in blocks if opened and each.mark == opened), None)
    began = {"behind": behind or last_passage(blocks)}
    if passage is not None:
        began = {"former": passage, "said": passage}
    return {
        "lines": lines,
        "line": line,
        "item": item,
        "following": line_after(lines, item) if item else None,
        "blocks": blocks,
        "opened": opened if passage is not None else "",
        "write_form": WriteForm(initial=began),
        "movement_form": MovementForm(meeting=page.meeting, auto_id="movement_%s"),
        "lead_in": page.reader.rules.lead_in,
        "interests": interests_of(item) if item else [],
        "room": room_at(page.meeting, item),
        "closed": page.meeting.state == Meeting.State.APPROVED,
    }


def answer_part(page: OfMeeting, asked: str, **places: str) -> HttpResponse:
    """What changes of the page; 204 where nothing of it did since the stamp that came."""
    context = page.get_context(**part_context(page, asked, **places))
    body = render_to_string(PART, context, request=page.request)
    stamp = sha256(TOKEN.sub("", body).encode()).hexdigest()[:16]
    if page.request.headers.get(STAMP) == stamp:
        return HttpResponse(status=204)
    # The template has escaped it.
    part = format_html('<div data-stamp="{}">{}</div>', stamp, mark_safe(body))  # noqa: S308
    return HttpResponse(part, headers={"Cache-Control": "no-store, private"})


class MinutingBegin(OfMeeting):
    """Begins to minute: the lists are filled with those who sit on the group."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            hold_meeting(by=request.user, meeting=self.meeting)
        except ValidationError as error:
            messages.error(request, first_words(error))
        return redirect(self.address("minuting", self.meeting.pk))


class OfDesk(FragmentAnswers, OfMeeting):
    """What is sent from the page about one item of the meeting."""

    @cached_property
    def item(self) -> AgendaItem:
        found = get_object_or_404(items_to_minute(self.reader), pk=self.kwargs["item"])
        found.meeting, found.partnership = self.meeting, self.partnership
        return found

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        _ = self.item  # What somebody may not read is not there for them, whatever was typed.

    def back(self, place: str = "id_said") -> str:
        page = self.address("minuting", self.meeting.pk)
        return f"{page}?item={self.item.pk}#{place}"

    def list_url(self) -> str:
        return self.back()

    def done_url(self, row) -> str:
        return self.back()


class WritePassage(OfDesk):
    """Keeps what was typed at one place. 409 with both texts where somebody else changed it."""

    http_method_names = ["post"]
    template_name = "reporting/meetings/minuting_clash.html"

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        form = WriteForm(request.POST)
        if not form.is_valid():
            return self.refuse(" ".join(form.errors.get("said", ["Send it once more."])))
        answers = form.cleaned_data
        try:
            written = write_passage(
                by=request.user,
                item=self.item,
                after=answers["said"],
                before=answers["former"],
                behind=answers["behind"],
                again=answers["again"],
            )
        except PassageClash as clash:
            return self.show_both(clash)
        except ValidationError as error:
            return self.refuse(first_words(error))
        if self.fragment:
            return answer_part(self, str(self.item.pk), **places_after(written, answers["going"]))
        if written.undecided:
            messages.success(request, KEPT_AS_WORDS)
        return redirect(self.back())

    def refuse(self, words: str) -> HttpResponse:
        if self.fragment:
            return HttpResponse(words, status=422, content_type="text/plain; charset=utf-8")
        return self.again(status=422, words=words)

    def again(self, *, status: int, **extra) -> HttpResponse:
        """What was typed, in a box of its own."""
        form = WriteForm(initial={"said": self.request.POST.get("said", "")})
        return self.page(status=status, write_form=form, item=self.item, back=self.back(), **extra)

    def show_both(self, clash: PassageClash) -> HttpResponse:
        if self.fragment:
            return render(
                self.request, "reporting/meetings/parts/minuting_both.html",
                {"theirs": clash.theirs, "yours": clash.yours, "words": CLASH}, status=409,
            )  # fmt: skip
        return self.again(status=409, theirs=clash.theirs, words=CLASH)

    def get_title(self) -> str:
        return str(self.item)


def places_after(written: WrittenWords, going: str) -> dict[str, str]:
    """Where the box goes: it stays in the passage, goes behind it, or to the end of the item."""
    if going == WriteForm.SAME and written.goes_on:
        return {"opened": mark_of(written.last)}
    return {"behind": written.last} if going != WriteForm.END else {}
