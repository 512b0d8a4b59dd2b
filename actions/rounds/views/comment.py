"""The strategy group's comments, questions and decisions on an update, and the lead's answers."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from actions.agreed.services.agreed import record_decision
from actions.models import Comment, Update
from actions.rounds.forms.comment import DECISION, CommentAnswerForm, CommentForm
from actions.rounds.lines import lines_of_round
from actions.rounds.mail.recipients import recipients_words
from actions.rounds.queries import led_by
from actions.rounds.services.comment import add_comment
from actions.rounds.views.update import LinkPage
from actions.rules.discussion import talk_about
from csp.periods import today
from plans.access import Can
from plans.pages.views.base import RowPage, add_problems

THANKS = "Thank you. The strategy group can read your answer."


class CommentAdd(RowPage):
    """One update with all that was said about it, and a box to say more."""

    model = Update
    words = "update"
    power = Can.DISCUSS
    template_name = "actions/rounds/discussion.html"
    list_route, list_title = "rounds", "Quarter"

    def come_in(self, request: HttpRequest, *, period: str, update: int, **kwargs) -> None:
        super().come_in(request, **kwargs)
        seen = Update.objects.visible_to(self.access).filter(round__period=period)
        self.row = get_object_or_404(seen.for_page(), pk=update)
        self.row.partnership = self.row.round.partnership = self.partnership
        self.row.action.partnership = self.partnership

    def get_title(self) -> str:
        return str(self.row.action)

    def above(self) -> tuple[str, str]:
        return (str(self.row.round), self.exceptions_url())

    def exceptions_url(self) -> str:
        return self.address("exceptions", self.row.round.period)

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.show(self.get_form())

    def get_form(self, data=None) -> CommentForm:
        kind = self.request.GET.get("kind", "")
        first = {"kind": kind} if kind in (*Comment.Kind.values, DECISION) else None
        return CommentForm(data, initial=first, decides=self.access.can(Can.SIGN_OFF))

    def show(self, form: CommentForm, *, status: int = 200) -> HttpResponse:
        period = self.row.round.period
        reports = self.access.can(Can.REVIEW)
        line = lines_of_round(self.row.round, [self.row])[0]
        return self.page(
            status=status,
            form=form,
            update=self.row,
            round=self.row.round,
            line=line,
            remarks=talk_about(
                self.row,
                (lambda pk: self.address("comment_answer", period, pk)) if reports else None,
            ),
            back=f"{self.exceptions_url()}#row-{self.row.pk}",
        )

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = self.get_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            said = self.say(**form.cleaned_data)
        except ValidationError as error:
            add_problems(form, error)
            return self.show(form, status=422)
        words = f"{said} on row {self.row.action.ref} kept."
        asks = form.cleaned_data["kind"] == Comment.Kind.QUESTION
        told = recipients_words(self.row, today=today()) if asks else ""
        messages.success(request, f"{words} {told}".rstrip())
        return redirect(f"{self.exceptions_url()}#row-{self.row.pk}")

    def say(self, kind: str, text: str) -> str:
        """Keep it; return what it is called."""
        if kind == DECISION:
            record_decision(by=self.request.user, update=self.row, words=text)
            return "Decision"
        said = add_comment(by=self.request.user, update=self.row, kind=kind, text=text)
        return said.get_kind_display()


class CommentAnswer(RowPage):
    """A question to the lead of a row, with a box for the answer of whoever leads it, or an officer."""

    model = Comment
    words = "question"
    power = Can.REPORT
    template_name = "layouts/form.html"
    list_route, list_title = "rounds", "Quarter"

    def rows(self):
        seen = Update.objects.visible_to(self.access).filter(round__period=self.kwargs["period"])
        questions = super().rows().filter(kind=Comment.Kind.QUESTION)
        return questions.filter(update__in=seen.order_by().values("pk")).select_related(
            "update__action__plan", "update__round"
        )

    def row_or_404(self) -> Comment:
        row = super().row_or_404()
        led = led_by(self.access, self.request.user).filter(pk=row.update_id)
        if not self.access.can(Can.REVIEW) and not led.exists():
            raise PermissionDenied("Only the lead of this row answers for it.")
        row.update.partnership = row.update.round.partnership = self.partnership
        return row

    def get_title(self) -> str:
        return f"Answer a question about row {self.row.update.action.ref}"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        return self.show(CommentAnswerForm())

    def show(self, form: CommentAnswerForm, *, status: int = 200) -> HttpResponse:
        asked = f"{self.row.said_as} asks: {self.row.text}"
        cancel = self.row.update.get_absolute_url()
        return self.page(
            status=status, form=form, intro=asked, submit="Send the answer", cancel=cancel
        )

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        form = CommentAnswerForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            add_comment(
                by=request.user,
                update=self.row.update,
                kind=Comment.Kind.ANSWER,
                answers=self.row,
                **form.cleaned_data,
            )
        except ValidationError as error:
            add_problems(form, error)
            return self.show(form, status=422)
        messages.success(request, THANKS)
        return redirect(self.row.update.get_absolute_url())


class LinkAnswer(LinkPage):
    """The same for a lead without an account: the page of a row posts here."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = {each.pk: each for each in self.updates}
        question = get_object_or_404(Comment, pk=pk, update__in=rows)
        form = CommentAnswerForm(request.POST)
        if form.is_valid():
            self.say(rows[question.update_id], question, form)
        page = reverse("update_row", args=[self.token, question.update_id])
        return redirect(f"{page}#comment-{question.pk}")

    def say(self, update: Update, question: Comment, form: CommentAnswerForm) -> None:
        """An answer that came twice is kept once."""
        words = {"kind": Comment.Kind.ANSWER, "answers": question, **form.cleaned_data}
        try:
            add_comment(by=None, said_as=self.invitation.name, update=update, **words)
        except ValidationError:
            return
