"""The pages behind an e-mailed link: the rows of one person in one round, and nothing else.

The link itself is the proof of who asks, so there is no session, no cookie and no sign-in. Without
those nobody can be tricked into sending a form: whoever knows the address could send it anyway.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from actions.models import Invitation, Update
from actions.rounds.facts.missing import missing_from
from actions.rounds.facts.update import gather_update_facts
from actions.rounds.links import invitation_of
from actions.rounds.senders import is_sender, sender_of
from actions.rounds.services.invitation import note_opened
from actions.rounds.services.update import TO_SEND, is_ready, not_mine, send_updates
from actions.rounds.views.answering import Answering, download_evidence, typed_boxes
from csp.forms.kept import holder_of_link
from csp.periods import today
from plans.plan.views.files import picture

HEADERS = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}
FRAME = "actions/rounds/update_frame.html"


@method_decorator(csrf_exempt, name="dispatch")
class LinkPage(View):
    """Opens a link, or says kindly that it opens nothing."""

    invitation: Invitation

    def dispatch(self, request: HttpRequest, *args, token: str, **kwargs) -> HttpResponse:
        self.today = today()
        found = invitation_of(token, today=self.today)
        if found is None:
            response = self.closed(token)
        else:
            self.come_in(found, token)
            response = super().dispatch(request, *args, **kwargs)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    def come_in(self, invitation: Invitation, token: str) -> None:
        self.invitation, self.token = invitation, token
        self.request.partnership = invitation.partnership
        self.updates = list(invitation.updates.for_table().select_related("round"))
        for each in self.updates:
            each.partnership, each.round = invitation.partnership, invitation.round

    def closed(self, token: str) -> HttpResponse:
        """The same words for every link that was never ours; an ended one names whom to write to."""
        ended = invitation_of(token, today=self.today.min)
        if ended is not None:
            self.request.partnership = ended.partnership
        context = (self.keeping(token) if ended else {}) | {
            "title": "This link does not open anything",
            "ended": ended,
            "hide_logo": True,
            "unsaved": typed_boxes(self.request.POST) if ended else [],
        }
        status = 410 if ended else 404
        return render(self.request, "actions/rounds/update_closed.html", context, status=status)

    @staticmethod
    def keeping(token: str) -> dict[str, str]:
        """For the browser, which keeps what is typed: under a name of the link, never under the link."""
        return {
            "keeps_for": holder_of_link(token),
            "keeps_root": reverse("update", args=[token]),
        }

    def address(self, route: str, *args) -> str:
        return reverse(route, args=[self.token, *args])

    def context(self, **extra) -> dict[str, Any]:
        return (
            self.keeping(self.token)
            | {
                "layout": FRAME,
                "partnership": self.invitation.partnership,
                "round": self.invitation.round,
                "invitation": self.invitation,
                "logo_url": self.address("update_logo"),
                "rows_url": self.address("update_rows"),
                "opened_url": "" if self.invitation.opened_at else self.address("update_opened"),
            }
            | extra
        )


class First(LinkPage):
    """Where the e-mail leads: to the first row, or to the list once something has been answered."""

    def get(self, request: HttpRequest) -> HttpResponse:
        begun = any(each.state != Update.State.ASKED for each in self.updates)
        if begun or not self.updates or not self.invitation.round.is_open:
            return redirect(self.address("update_rows"))
        return redirect(self.address("update_row", self.updates[0].pk))


class Opened(LinkPage):
    """The page's script says that somebody is there; scanners of mail only follow links."""

    def post(self, request: HttpRequest) -> HttpResponse:
        note_opened(self.invitation)
        return HttpResponse(status=204)


class LinkLogo(LinkPage):
    def get(self, request: HttpRequest) -> FileResponse:
        return picture(self.invitation.partnership.logo)


class AnswerRowsPage(LinkPage):
    """All rows with what is answered and what is missing; sends them."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page()

    def page(self, *, problem: str = "", status: int = 200) -> HttpResponse:
        facts = gather_update_facts(self.updates)
        rows = [self.row(each, facts[each.pk]) for each in self.updates]
        ready = [each for each in self.updates if each.state in TO_SEND and is_ready(each)]
        sent = [each for each in self.updates if each.state not in TO_SEND]
        all_sent = bool(sent) and len(sent) == len(rows)
        own = [each for each in sent if is_sender(self.invitation, each)]
        context = self.context(
            title="Thank you" if all_sent and own else "Your rows",
            own=len(own),
            rows=rows,
            ready=len(ready),
            sent=len(sent),
            answered=sum(is_ready(each) for each in self.updates),
            all_sent=all_sent,
            problem=problem,
            handed_back=[
                each.action.ref for each in self.invitation.handed_back.select_related("action")
            ],
        )
        return render(self.request, "actions/rounds/update_rows.html", context, status=status)

    def row(self, update: Update, facts) -> dict[str, Any]:
        return {
            "update": update,
            "url": self.address("update_row", update.pk),
            "missing": missing_from(facts),
            "waits": update.state in TO_SEND,
            "ready": is_ready(update),
            "sender": "" if is_sender(self.invitation, update) else sender_of(update),
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        ready = [each for each in self.updates if is_ready(each)]
        try:
            send_updates(by=None, said_as=self.invitation.name, updates=ready)
        except ValidationError as error:
            return self.page(problem=" ".join(error.messages), status=422)
        return redirect(self.address("update_rows"))


class AnswerRowPage(Answering, LinkPage):
    """One row: one screen."""

    layout = FRAME

    def come_in(self, invitation: Invitation, token: str) -> None:
        super().come_in(invitation, token)
        number = self.request.resolver_match.kwargs["pk"]
        self.place = next((n for n, e in enumerate(self.updates) if e.pk == number), None)
        if self.place is not None:
            self.update = self.updates[self.place]
        self.said_as = invitation.name

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.row_page() if self.place is not None else self.gone()

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.place is None:
            return self.gone()
        if request.POST.get("do") == "not-mine":
            return self.hand_back()
        return self.answer() if self.is_open else self.too_late()

    def gone(self) -> HttpResponse:
        """A row that this link does not open, or no longer does."""
        context = self.context(title="That row is not on your list")
        return render(self.request, "actions/rounds/update_gone.html", context, status=404)

    def hand_back(self) -> HttpResponse:
        try:
            not_mine(
                said_as=self.said_as,
                update=self.update,
                words=self.request.POST.get("not_mine", "")[:1_000],
                invitation=self.invitation,
            )
        except ValidationError as error:
            return self.row_page(status=422, errors=[{"words": w} for w in error.messages])
        return redirect(self.address("update_rows"))

    def after(self) -> str:
        following = self.updates[self.place + 1 :]
        waiting = next((each for each in following if each.state in TO_SEND), None)
        if self.update.state not in TO_SEND or waiting is None:
            return self.address("update_rows")
        return self.address("update_row", waiting.pk)

    def question_url(self, number: int) -> str:
        return self.address("update_question", number)

    def files_url(self) -> str:
        return f"{self.address('update_rows')}{self.update.pk}/files/"

    def more(self) -> dict[str, Any]:
        last = self.after() == self.address("update_rows")
        sent = self.update.state not in TO_SEND
        return self.context(
            place=self.place + 1,
            places=len(self.updates),
            submit="Save changes" if sent else "Save and check" if last else "Save and next",
            autosave=not sent,
            hands_back=not sent,
        )


class RowFile(AnswerRowPage):
    """A file of one of the rows, to download."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int, file: int) -> HttpResponse:
        if self.place is None:
            return self.gone()
        return download_evidence(self.update.files.filter(pk=file).first())
