"""The same pages for people with an account: their rows, and an officer's answer for somebody else."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from actions.models import Round, Update
from actions.rounds.facts.missing import missing_from
from actions.rounds.facts.update import gather_update_facts
from actions.rounds.forms.behalf import BehalfForm
from actions.rounds.forms.update import RowAnswer
from actions.rounds.queries import led_by
from actions.rounds.senders import sender_of
from actions.rounds.services.update import TO_SEND, is_ready, not_mine, send_updates
from actions.rounds.views.answering import Answering, download_evidence
from plans.access import Can
from plans.pages.views.base import WorkspacePage

# Rounds that have ended stay on the page for a while, to read what was sent.
CLOSED_ROUNDS = 2
NO_ANSWER = (
    "Kept. It is not sent yet: choose how it is going, or say why there is nothing to report."
)


class MyUpdates(WorkspacePage):
    """The rows that somebody's body leads, or that they lead by name, round by round."""

    power = Can.REPORT
    title = "My updates"
    template_name = "actions/rounds/my_updates.html"

    def own(self) -> list[Update]:
        own = led_by(self.access, self.request.user)
        rounds = [each.pk for each in self.rounds()]
        found = list(own.filter(round__in=rounds).for_table().select_related("round"))
        for each in found:
            each.partnership = self.partnership
        return found

    def rounds(self) -> list[Round]:
        rounds = Round.objects.of(self.partnership).order_by("-start")
        closed = [each for each in rounds if not each.is_open][:CLOSED_ROUNDS]
        return [each for each in rounds if each.is_open or each in closed]

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.listed()

    def listed(self, *, problem: str = "", status: int = 200) -> HttpResponse:
        own = self.own()
        facts = gather_update_facts(own)
        groups: dict[int, dict[str, Any]] = {}
        for each in sorted(own, key=lambda each: each.round.start, reverse=True):
            group = groups.setdefault(each.round_id, {"round": each.round, "rows": [], "ready": 0})
            group["rows"].append(self.row(each, facts[each.pk]))
            group["ready"] += each.state in TO_SEND and is_ready(each) and each.round.is_open
        return self.page(groups=list(groups.values()), problem=problem, status=status)

    def row(self, update: Update, facts) -> dict[str, Any]:
        return {
            "update": update,
            "url": self.address("update_answer", update.pk),
            "missing": missing_from(facts),
            "waits": update.state in TO_SEND,
            "ready": is_ready(update),
            "sender": sender_of(update) if self.is_others(update) else "",
        }

    def is_others(self, update: Update) -> bool:
        """Whether somebody else who leads the row sent it, or an officer on their behalf."""
        return update.sent_at is not None and update.sent_by_id != self.request.user.pk

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        chosen = request.POST.get("round", "")
        ready = [each for each in self.own() if str(each.round_id) == chosen and is_ready(each)]
        try:
            sent = send_updates(by=request.user, said_as=str(request.user), updates=ready)
        except ValidationError as error:
            return self.listed(problem=" ".join(error.messages), status=422)
        messages.success(request, f"Sent {len(sent)} update{'s' if len(sent) != 1 else ''}.")
        return redirect(self.address("my_updates"))


class UpdateAnswer(Answering, WorkspacePage):
    """One row to answer, by its lead or by an officer on somebody's behalf."""

    power = Can.REPORT

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        own = self.one(led_by(self.access, request.user))
        found = own or self.one(Update.objects.visible_to(self.access))
        if found is None:
            raise Http404("There is no such update, or it is not yours to see.")
        self.own = own is not None
        if not self.own and not self.access.can(Can.REVIEW):
            raise PermissionDenied(
                "Your body does not lead this row, so it is not yours to answer."
            )
        self.update = found
        found.partnership = found.round.partnership = self.partnership
        self.by, self.said_as = request.user, str(request.user)

    def one(self, updates: QuerySet[Update]) -> Update | None:
        return updates.filter(pk=self.kwargs["pk"]).for_table().select_related("round").first()

    def get_behalf(self) -> BehalfForm | None:
        """Asks an officer whom they speak for; nobody is asked about their own row."""
        if self.own:
            return None
        leads = ", ".join(str(each) for each in self.update.action.leads.all())
        initial = {"behalf_of": self.update.behalf_of or leads[:200]}
        return BehalfForm(self.request.POST or None, initial=initial)

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.row_page()

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        if request.POST.get("do") == "not-mine" and self.own:
            return self.hand_back()
        if not self.is_open:
            return self.too_late()
        behalf = self.get_behalf()
        if behalf is not None:
            if not behalf.is_valid():
                return self.unsure_for_whom(behalf)
            self.behalf_of = behalf.cleaned_data["behalf_of"]
        return self.answer()

    def unsure_for_whom(self, behalf: BehalfForm) -> HttpResponse:
        facts = gather_update_facts([self.update])[self.update.pk]
        answer = RowAnswer(facts, data=self.request.POST, files=self.request.FILES)
        answer.is_valid()
        answer.extra = [behalf]
        return self.refused(answer)

    def take_files(self, saved: Update, answer: RowAnswer) -> HttpResponse:
        response = super().take_files(saved, answer)
        if response.status_code != 302 or self.request.POST.get("do") == "later":
            return response
        return self.send(saved) or response

    def send(self, saved: Update) -> HttpResponse | None:
        if saved.state not in TO_SEND:
            messages.success(self.request, f"Changed what was sent about row {saved.action.ref}.")
            return None
        if not is_ready(saved):
            messages.info(self.request, NO_ANSWER)
            return redirect(self.request.path)
        sent = {"by": self.by, "said_as": self.said_as, "behalf_of": self.behalf_of}
        send_updates(updates=[saved], **sent)
        messages.success(self.request, f"Sent the update on row {saved.action.ref}.")
        return None

    def hand_back(self) -> HttpResponse:
        words = self.request.POST.get("not_mine", "")[:1_000]
        not_mine(by=self.by, said_as=self.said_as, update=self.update, words=words)
        said = f"We have told the officer that row {self.update.action.ref} is not yours."
        messages.success(self.request, said)
        return redirect(self.after())

    def after(self) -> str:
        if self.own:
            return self.address("my_updates")
        return self.address("update", self.update.round.period, self.update.pk)

    def question_url(self, number: int) -> str:
        return self.address("comment_answer", self.update.round.period, number)

    def files_url(self) -> str:
        return f"{self.address('update_answer', self.update.pk)}files/"

    def above(self) -> tuple[str, str]:
        if self.own:
            return ("My updates", self.address("my_updates"))
        round = self.update.round
        return (round.short, round.get_absolute_url())

    def more(self) -> dict[str, Any]:
        waits = self.update.state in TO_SEND
        return self.get_context() | {
            "title": f"Row {self.update.action.ref}",
            "round": self.update.round,
            "submit": "Send" if waits else "Save changes",
            "can_send": waits,
            "autosave": waits and self.own,
            "hands_back": waits and self.own,
            "behalf": self.get_behalf(),
        }


class EvidenceDownload(WorkspacePage):
    """A file that a lead sent, for colleagues who may see the update."""

    power = Can.READ_DRAFTS

    def get(self, request: HttpRequest, pk: int, file: int, **kwargs) -> HttpResponse:
        update = Update.objects.visible_to(self.access).filter(pk=pk).first()
        return download_evidence(update.files.filter(pk=file).first() if update else None)
