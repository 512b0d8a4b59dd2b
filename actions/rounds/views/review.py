"""One update as the officer reads it, and the ways to answer it: accept, return, put otherwise."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from actions.models import Update
from actions.rounds.forms.inside import YES
from actions.rounds.forms.review import AmendForm, ReturnForm
from actions.rounds.lines import lines_of_round
from actions.rounds.mail.recipients import recipients_words
from actions.rounds.queries import events_of_update
from actions.rounds.services.review import accept, amend, keep_inside, return_update
from actions.rounds.views.round import RoundPages
from actions.rounds.views.round_steps import RoundStep
from actions.rows.progress import ProgressStep, progress_of
from actions.rules.discussion import talk_about
from csp.changes import Stale
from csp.forms.fields import parse_whole_number
from csp.periods import today
from plans.access import Can
from plans.audience import Audience
from plans.pages.views.base import ButtonPage, EditPage, RowPage

WRITTEN_ANEW = (
    "One of the answers was written anew a moment ago, so nothing was accepted. "
    "Look at what it says now, then accept."
)
CHANGED_ANEW = (
    "Somebody changed this answer a moment ago, so it was left as it is. "
    "Read it, then choose again."
)
KEPT_INSIDE = "The public will not read this answer. What was published before stays as it was."
OPENED = "The public may read this answer once it is accepted and the progress is published."
NOTHING_TICKED = "Tick the rows that you accept first."


class UpdatePages(RowPage):
    """What the pages of one update share: only those that the reader may see are there."""

    model = Update
    words = "update"
    power = Can.REVIEW
    list_route, list_title = "rounds", "Quarter"

    def rows(self):
        seen = Update.objects.visible_to(self.access)
        return seen.filter(round__period=self.kwargs["period"])

    def row_or_404(self) -> Update:
        row = get_object_or_404(self.rows().for_page(), pk=self.kwargs["pk"])
        row.partnership = row.round.partnership = row.action.partnership = self.partnership
        return row

    def above(self) -> tuple[str, str]:
        return (self.row.round.short, self.row.round.get_absolute_url())


class UpdatePage(UpdatePages):
    power = Can.READ_DRAFTS
    template_name = "actions/rounds/update.html"

    def get_title(self) -> str:
        return str(self.row.action)

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        line = lines_of_round(self.row.round, [self.row])[0]
        return self.page(
            update=self.row,
            round=self.row.round,
            action=self.row.action,
            line=line,
            own_words=own_words(self.row),
            former=self.former(),
            events=events_of_update(self.row),
            reviews=self.access.can(Can.REVIEW) and self.row.round.is_open,
            decides=self.access.can(Can.REVIEW) and self.row.action.visibility == Audience.PUBLIC,
            onward=self.onward(),
            remarks=talk_about(
                self.row, self.question_url() if self.access.can(Can.REVIEW) else None
            ),
            files_url=f"{self.address('my_updates')}{self.row.pk}/files/",
        )

    def question_url(self) -> Callable[[int], str]:
        """An officer may answer what the strategy group asks."""
        period = self.row.round.period
        return lambda number: self.address("comment_answer", period, number)

    def former(self) -> list[ProgressStep]:
        """What was said about the row in rounds before, the latest first."""
        steps = progress_of(self.row.action, self.access)
        return [step for step in steps if step.update.round.start < self.row.round.start]

    def onward(self) -> Update | None:
        """The next answer that waits for review, after this one where there is one."""
        waiting = self.rows().filter(state=Update.State.SENT).exclude(pk=self.row.pk)
        found = list(waiting.in_order().select_related("action__priority"))
        after = (each for each in found if review_sort_key(each) > review_sort_key(self.row))
        return next(after, found[0] if found else None)


def review_sort_key(update: Update) -> tuple:
    """Where a row stands among those of its plan."""
    action = update.action
    return action.plan_id, action.priority.position, action.position, action.ref_key, update.pk


def own_words(update: Update) -> list[dict]:
    """What an officer put otherwise, with what the lead had written."""
    return [
        {"label": Update._meta.get_field(name).verbose_name, "words": words}
        for name, words in update.own_words.items()
    ]


class RoundAccept(RoundPages, ButtonPage):
    """Accepts the ticked updates: each is posted as its number and the version that was seen."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        seen = parse_row_versions(request.POST.getlist("update"))
        found = list(Update.objects.visible_to(self.access).filter(round=self.row, pk__in=seen))
        for each in found:
            each.version = seen[each.pk]
        self.accept(found)
        return redirect(self.next_url(found))

    def accept(self, updates: list[Update]) -> None:
        if not updates:
            messages.warning(self.request, NOTHING_TICKED)
            return
        try:
            new = accept(by=self.request.user, updates=updates)
        except Stale:
            messages.error(self.request, WRITTEN_ANEW)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
        else:
            many = f"{len(new)} update{'' if len(new) == 1 else 's'} accepted."
            messages.success(self.request, many if new else "They were accepted already.")

    def next_url(self, updates: list[Update]) -> str:
        """The next answer to review when one was accepted on its own page, else the round."""
        onward = parse_whole_number(self.request.POST.get("onward", ""))
        if onward is None:
            return self.row.get_absolute_url()
        return reverse("workspace:update", args=[self.partnership.slug, self.row.period, onward])


def parse_row_versions(words: list[str]) -> dict[int, int]:
    """``["12.3"]`` is update 12 as it was in version 3; what cannot be read is left out."""
    pairs = (word.partition(".") for word in words)
    read = ((parse_whole_number(pk), parse_whole_number(version)) for pk, _, version in pairs)
    return {pk: version for pk, version in read if pk is not None and version is not None}


class UpdatePublic(UpdatePages, ButtonPage):
    """Keeps an answer from the public, or lets the public read it, as it was seen."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        public = request.POST.get("public") == YES
        seen = parse_whole_number(request.POST.get("version", "")) or 0
        try:
            keep_inside(by=request.user, update=self.row, version=seen, public=public)
        except Stale:
            messages.error(request, CHANGED_ANEW)
        else:
            messages.success(request, OPENED if public else KEPT_INSIDE)
        return redirect(self.row.get_absolute_url())


class UpdateReturn(UpdatePages, RoundStep):
    template_name = "layouts/form.html"
    submit = "Return it to the lead"

    def get_title(self) -> str:
        return f"Return the update on row {self.row.action.ref}"

    def get_form(self, data=None, files=None):
        return ReturnForm(data, initial={"version": self.row.version})

    def store(self, form, formsets) -> Update:
        return return_update(by=self.request.user, update=self.row, **form.cleaned_data)

    def saved_words(self, row: Update) -> str:
        said = recipients_words(self.row, today=today())
        return f"Row {self.row.action.ref} is returned, with your note above the answer. {said}"

    def done_url(self, row) -> str:
        return self.row.get_absolute_url()


class UpdateAmend(UpdatePages, EditPage):
    form_class = AmendForm
    template_name = "layouts/form.html"
    submit = "Save the words"
    intro = (
        "Put the lead’s words otherwise where that helps the reader. What the lead wrote is kept "
        "beside yours, and everybody can see that it was changed."
    )

    def get_title(self) -> str:
        return f"Change the words about row {self.row.action.ref}"

    def get_context(self, **extra) -> dict:
        return super().get_context(intro=self.intro) | extra

    def store(self, form, formsets) -> Update:
        return amend(
            by=self.request.user,
            update=self.row,
            version=form.began_from,
            values=form.changes(),
        )

    def done_url(self, row) -> str:
        return self.row.get_absolute_url()

    def saved_words(self, row: Update) -> str:
        return "Saved. The lead’s own words are kept beside yours."
