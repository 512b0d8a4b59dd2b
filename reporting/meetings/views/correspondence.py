"""A question by correspondence: its page, and putting, changing, asking, answering and closing it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property

from csp.changes import Stale
from csp.forms.fields import parse_whole_number
from csp.periods import today
from plans.access import Can
from plans.pages.views.answers import add_problems
from plans.pages.views.base import AddPage, EditPage, FormPage
from reporting.letters.linked import LINK_MARK
from reporting.meetings.correspondence import answer_letter, rules_in_words
from reporting.meetings.forms.correspondence import (
    AnswerQuestionForm,
    CloseQuestionForm,
    EditQuestionForm,
    PutQuestionForm,
)
from reporting.meetings.queries.correspondence import (
    ANSWER_STEP,
    answers_to_question,
    answers_with_seats,
    letters_about_question,
    question_of_meeting,
    quorum_of_answers,
    seated_as,
)
from reporting.meetings.queries.room import COUNTED
from reporting.meetings.rules.correspondence import (
    SHORT,
    may_be_closed,
    outcome_of_answers,
    tally_answers,
    tally_words,
)
from reporting.meetings.services.correspondence import (
    answer_question,
    answers_seen,
    change_question,
    close_question,
    put_question,
)
from reporting.meetings.services.correspondence_mail import AskedMember, ask_members, members_to_ask
from reporting.meetings.views.base import InMeetings, TabOfMeeting
from reporting.models import CorrespondenceAnswer, CorrespondenceQuestion

THE_LINK = "(a link of their own stands here)"
ANSWERED_MEANWHILE = (
    "An answer came, or something else was changed, while you were here. Look again: this is how it "
    "stands now."
)
ANSWER_OVERTAKEN = (
    "Somebody answered for this seat while you were here: “{}”. Yours was not kept yet. Press once more "
    "if it is to stand."
)
NOT_A_MEMBER = "Only members of the group read what is put to them between meetings."
NOT_YOUR_SEAT = "This seat is not yours, so you cannot answer for it."
OUTCOMES = dict(CorrespondenceQuestion.Outcome.choices)


class CorrespondencePut(InMeetings, AddPage):
    title = "Put a question by correspondence"
    form_class = PutQuestionForm
    submit = "Make it ready"
    intro = "Members are written to in a second step, once you have seen to whom it goes."

    def get_form(self, data=None, files=None) -> PutQuestionForm:
        return PutQuestionForm(data, partnership=self.partnership)

    def store(self, form: PutQuestionForm, formsets: list) -> CorrespondenceQuestion:
        by = self.request.user
        return put_question(by=by, partnership=self.partnership, **form.cleaned_data)

    def saved_words(self, row: CorrespondenceQuestion) -> str:
        return "The question is ready. Nobody was written to yet."


class OfCorrespondence(TabOfMeeting):
    """A page about the question that a meeting is; only those know of it who may read its item."""

    model = CorrespondenceQuestion
    words = "question"

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        if not self.reader.is_member:
            raise PermissionDenied(NOT_A_MEMBER)
        if not self.reader.reads_item(self.question.item, self.question.item.parent):
            raise Http404

    @cached_property
    def question(self) -> CorrespondenceQuestion:
        found = question_of_meeting(self.meeting)
        if found is None:
            raise Http404
        return found

    @cached_property
    def answers(self) -> list[CorrespondenceAnswer]:
        return answers_to_question(self.question)

    def find_row(self) -> CorrespondenceQuestion:
        return self.question

    def list_url(self) -> str:
        return self.question.get_absolute_url()

    def done_url(self, row) -> str:
        return self.list_url()

    def get_title(self) -> str:
        return str(self.question.item)

    def standing(self) -> dict:
        """How the answers stand, and whether that is enough."""
        question, tally = self.question, tally_answers(each.reply for each in self.answers)
        quorum = quorum_of_answers(question, self.answers)
        given = {
            "needs": question.needs,
            "silence_consents": question.silence_consents,
            "quorum_met": quorum.met,
        }
        now = outcome_of_answers(tally, **given)
        met = outcome_of_answers(tally, **given, conditions_met=True)
        return {
            "tally": tally,
            "tally_words": tally_words(tally),
            "quorum": quorum,
            "counted": COUNTED[self.reader.rules.quorum_kind],
            "comes_to": OUTCOMES[now],
            "comes_to_if_met": OUTCOMES[met] if met != now else "",
            "decides": now != SHORT or met != SHORT,
            "closable": question.is_open and may_be_closed(tally, question.closes_on, today()),
        }

    def get_context(self, **extra) -> dict:
        known = {"question": self.question, "rules_words": rules_in_words(self.question)}
        return super().get_context(**known) | extra


class CorrespondencePage(OfCorrespondence):
    """The question, what the answers come to, and to members their own answer."""

    power = Can.READ
    template_name = "reporting/meetings/correspondence.html"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        mine = answers_with_seats().filter(seated_as(request.user), question=self.question)
        return self.page(
            answers=self.answers,
            own=set(mine.values_list("pk", flat=True)),
            takes_answers=self.question.is_open and self.question.closes_on >= today(),
            letters=letters_about_question(self.question) if self.reader.is_clerk else 0,
            **self.standing(),
        )


class CorrespondenceEdit(OfCorrespondence, EditPage):
    power = Can.MINUTE
    form_class = EditQuestionForm
    template_name = "layouts/form.html"

    def store(self, form: EditQuestionForm, formsets: list) -> CorrespondenceQuestion:
        return change_question(
            by=self.request.user,
            question=self.question,
            version=form.began_from,
            values=form.changes(),
        )


class CorrespondenceAsk(OfCorrespondence):
    """To whom it goes and in which words, before it goes."""

    power = Can.MINUTE
    template_name = "reporting/meetings/correspondence_ask.html"

    def get_title(self) -> str:
        return "Remind members?" if self.question.asked_on else "Put it to the members?"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return self.ask_page()

    def ask_page(self, *, status: int = 200, problem: str = "") -> HttpResponse:
        members = members_to_ask(self.question)
        again = self.question.asked_on is not None
        reader = next((each.reader for each in members if each.reader), None)
        letter = answer_letter(self.question, reader, ANSWER_STEP, again=again) if reader else None
        return self.page(
            status=status,
            members=members,
            letter=letter,
            words=letter.text.replace(LINK_MARK, THE_LINK) if letter else "",
            asked=letters_about_question(self.question),
            again=again,
            problem=problem,
            cancel=self.list_url(),
        )

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        asked = parse_whole_number(request.POST.get("asked", ""))
        try:
            members = ask_members(
                by=request.user, question=self.question, asked=-1 if asked is None else asked
            )
        except ValidationError as error:
            del self.question
            return self.ask_page(status=409, problem=" ".join(error.messages))
        messages.success(request, told_of_letters(members))
        return redirect(self.list_url())


def told_of_letters(members: list[AskedMember]) -> str:
    written = sum(each.reader is not None for each in members)
    said = "1 e-mail is on its way." if written == 1 else f"{written} e-mails are on their way."
    if left := len(members) - written:
        said += (
            f" For {left} there is no address: ask them yourself and write down what they answer."
        )
    return said


class CorrespondenceReply(OfCorrespondence, FormPage):
    """One member's answer: by whoever has the seat, or written down by a clerk for them."""

    power = Can.READ
    submit = "Keep the answer"

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        if not self.is_own and not self.reader.is_clerk:
            raise PermissionDenied(NOT_YOUR_SEAT)

    @cached_property
    def answer(self) -> CorrespondenceAnswer:
        rows = answers_with_seats().filter(question=self.question)
        found = get_object_or_404(rows, pk=self.kwargs["pk"])
        found.question = self.question
        return found

    @cached_property
    def is_own(self) -> bool:
        rows = CorrespondenceAnswer.objects.filter(pk=self.answer.pk)
        return rows.filter(seated_as(self.request.user)).exists()

    def get_title(self) -> str:
        return f"The answer of {self.answer}"

    def get_form(self, data=None, files=None) -> AnswerQuestionForm:
        row = self.answer
        initial = {"reply": row.reply, "condition": row.condition, "version": row.version}
        return AnswerQuestionForm(data, initial=initial)

    def form_page(self, form, formsets: list, *, status: int = 200) -> HttpResponse:
        self.intro = self.question.question
        return super().form_page(form, formsets, status=status)

    def save(self, form: AnswerQuestionForm, formsets: list) -> HttpResponse:
        user = self.request.user
        said_as = str(user) if self.is_own else f"{user}, for them"
        try:
            answer_question(by=user, said_as=said_as, answer=self.answer, **form.cleaned_data)
        except Stale as stale:
            again = form.data.copy()
            again["version"] = str(stale.theirs.version)
            form = self.get_form(again)
            form.add_error(None, ANSWER_OVERTAKEN.format(said_by_others(stale.theirs)))
            return self.form_page(form, formsets, status=409)
        except ValidationError as error:
            add_problems(form, error)
            return self.form_page(form, formsets, status=422)
        messages.success(
            self.request, "The answer is kept. It can be changed until the question is closed."
        )
        return redirect(self.list_url())


def said_by_others(answer: CorrespondenceAnswer) -> str:
    return f"{answer.get_reply_display()} {answer.condition}".strip()


class CorrespondenceClose(OfCorrespondence, FormPage):
    power = Can.MINUTE
    template_name = "reporting/meetings/correspondence_close.html"
    submit = "Close the question"

    def get_title(self) -> str:
        return f"Close “{self.question.item}”?"

    def get_context(self, **extra) -> dict:
        return super().get_context(answers=self.answers, **self.standing()) | extra

    def get_form(self, data=None, files=None) -> CloseQuestionForm:
        conditions = sum(bool(each.condition) for each in self.answers)
        initial = {"seen": answers_seen(self.question, self.answers)}
        return CloseQuestionForm(data, initial=initial, conditions=conditions)

    def save(self, form: CloseQuestionForm, formsets: list) -> HttpResponse:
        try:
            closed = close_question(
                by=self.request.user, question=self.question, **form.cleaned_data
            )
        except Stale:
            for known in ("question", "answers"):
                self.__dict__.pop(known, None)
            kept = form.data.copy()
            kept["seen"] = answers_seen(self.question, self.answers)
            form = self.get_form(kept)
            form.add_error(None, ANSWERED_MEANWHILE)
            return self.form_page(form, formsets, status=409)
        except ValidationError as error:
            add_problems(form, error)
            return self.form_page(form, formsets, status=422)
        messages.success(self.request, f"Closed: {closed.get_outcome_display().lower()}.")
        return redirect(self.list_url())
