"""What the committee recommends or asks for: the tracker, each one, and recording them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from csp.changes import Stale
from csp.periods import today
from csp.quantities import pounds_words
from plans.access import Can
from plans.pages.views.answers import add_problems
from plans.pages.views.base import AddPage, ButtonPage, DetailPage, EditPage, RemovePage, RowPage
from plans.pages.views.lists import PartnershipList
from reporting.document.formats import FILE_FORMATS
from reporting.letters.committee import is_guarded
from reporting.models import Letter, Recommendation
from reporting.scrutiny.filters import RecommendationFilter
from reporting.scrutiny.forms.recommendation import CloseForm, RecommendationForm
from reporting.scrutiny.queries import (
    READY,
    answers_for_list,
    answers_in,
    authorities_on,
    emails_of_bodies,
    letters_about,
    papers_sent,
    recommendations_of,
    response_days,
)
from reporting.scrutiny.rules import LAW, TAGS, decided, may_answer
from reporting.scrutiny.services.recommendation import (
    change_recommendation,
    close_recommendation,
    make_recommendation,
    reopen_recommendation,
    withdraw_recommendation,
)
from reporting.scrutiny.tables import RecommendationTable

UNKNOWN = "No e-mail address is known for {}: pass it on yourself."
PAST = "Nobody is told by e-mail, for the day to answer is past."
MARKED = "A paper that is not for everybody"
CHANGED_MEANWHILE = (
    "Somebody else changed this a moment ago. Nothing was closed. Look again, then close it."
)


class RecommendationList(PartnershipList):
    power = Can.READ_PARTNERS
    title = "Recommendations and requests"
    template_name = "reporting/scrutiny/recommendation_list.html"
    table_class = RecommendationTable
    filterset_class = RecommendationFilter
    add_route, add_label = "recommendation_add", "Record a recommendation or request"
    add_power = Can.SCRUTINISE
    filename = "recommendations"
    empty_title = "Nothing has been recommended yet"
    empty_text = "What the committee recommends or asks for is kept here with each body’s answer."
    intro = "A row for each body that was asked, with its answer."

    def get_queryset(self):
        return answers_for_list(self.partnership, today())

    def above(self) -> tuple[str, str]:
        return ("Scrutiny", self.address("scrutiny"))

    def get_context(self, **extra) -> dict[str, Any]:
        query = self.query()
        files = [
            (each.words, self.address(f"recommendations_{ext}") + query)
            for ext, each in FILE_FORMATS.items()
        ]
        return super().get_context(files=files) | extra


class RecommendationPages(RowPage):
    power = Can.SCRUTINISE
    model = Recommendation
    words = "recommendation"
    list_route, list_title = "recommendations", "Recommendations and requests"

    def rows(self):
        return recommendations_of(self.partnership)


class RecommendationDetail(RecommendationPages, DetailPage):
    power = Can.READ_PARTNERS
    template_name = "reporting/scrutiny/recommendation_detail.html"
    edit_route = "recommendation_edit"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        row = self.row_or_404()
        answers = list(answers_in(row, today()))
        for answer in answers:
            answer.tag, answer.cost_words = TAGS[answer.state], pounds_words(answer.cost)
            answer.decided = decided(answer)
            answer.may = may_answer(self.access, answer) and row.closed_on is None
        letters = letters_about(answers)
        opens = self.access.can(Can.SCRUTINISE) or self.access.can(Can.READ_DRAFTS)
        return self.page(
            title=str(row),
            row=row,
            answers=answers,
            law=LAW,
            paper_url=row.report.get_absolute_url() if row.report and opens else "",
            paper_words=paper_words(row, opens=opens),
            copies=self.copies(row, letters),
            troubles=self.troubles(letters),
        )

    def copies(self, row: Recommendation, letters: dict[int, list[Letter]]) -> list[dict]:
        """Each responsible authority, and whether a letter goes to it."""
        if row.kind != Recommendation.Kind.RECOMMENDATION:
            return []
        told = {body for body, sent in letters.items() if any(map(goes, sent))}
        bodies = authorities_on(self.partnership, row.made_on)
        emails = emails_of_bodies(bodies, today()) if self.access.can(Can.SCRUTINISE) else {}
        return [
            {"body": body, "told": body.pk in told, "emails": ", ".join(emails.get(body.pk, ()))}
            for body in bodies
        ]

    def troubles(self, letters: dict[int, list[Letter]]) -> list[Letter]:
        """What the mail server would not take, for those who can mend the address."""
        if not self.access.can(Can.EDIT):
            return []
        return [each for sent in letters.values() for each in sent if each.trouble]


def paper_words(row: Recommendation, *, opens: bool) -> str:
    """The title of a marked paper is for those who may open it."""
    if row.report is None:
        return ""
    return str(row.report) if opens or not is_guarded(row.report) else MARKED


def goes(letter: Letter) -> bool:
    """Whether it went, or is still about to go."""
    return letter.state != Letter.State.FAILED


class RecommendationFormPages(RecommendationPages):
    form_class = RecommendationForm

    def get_form(self, data=None, files=None) -> RecommendationForm:
        answers = self.row.answers.all() if self.row.pk else ()
        waiting = [each.due_on for each in answers if each.answered_on is None]
        return RecommendationForm(
            data,
            files,
            instance=self.row,
            partnership=self.partnership,
            today=today(),
            days=response_days(self.partnership),
            bodies=[each.organisation for each in answers],
            due_on=min(waiting, default=None),
        )


class RecommendationAdd(RecommendationFormPages, AddPage):
    title = "Record a recommendation or request"

    def find_row(self) -> Recommendation:
        row = Recommendation(partnership=self.partnership)
        slug = self.request.GET.get("about", "")
        sent = papers_sent(self.partnership).filter(state__in=READY)
        row.report = sent.filter(slug=slug).first() if slug else None
        return row

    def store(self, form: RecommendationForm, formsets: list) -> Recommendation:
        row = Recommendation(partnership=self.partnership, **form.row_values())
        bodies, due_on = form.cleaned_data["bodies"], form.cleaned_data["due_on"]
        return make_recommendation(by=self.request.user, row=row, bodies=bodies, due_on=due_on)

    def saved_words(self, row) -> str:
        return f"Saved {row}. {letter_recipients_words(row)}"


def letter_recipients_words(row: Recommendation) -> str:
    """Which of the bodies that are to answer are written to, and which are not."""
    answers = list(row.answers.select_related("organisation"))
    letters = letters_about(answers)
    told = [str(each.organisation) for each in answers if each.organisation_id in letters]
    alone = [str(each.organisation) for each in answers if each.organisation_id not in letters]
    if not told and all(each.due_on < today() for each in answers):
        return PAST
    said = f"Told by e-mail: {', '.join(told)}." if told else "Nobody is told by e-mail."
    return f"{said} {UNKNOWN.format(', '.join(alone))}" if alone else said


class RecommendationEdit(RecommendationFormPages, EditPage):
    remove_route = "recommendation_remove"
    template_name = "reporting/scrutiny/recommendation_form.html"

    def store(self, form: RecommendationForm, formsets: list) -> Recommendation:
        return change_recommendation(
            by=self.request.user,
            row=self.row,
            version=form.began_from,
            values=form.row_changes(),
            bodies=form.cleaned_data["bodies"],
            due_on=form.new_due(),
        )


class RecommendationRemove(RecommendationPages, RemovePage):
    text = (
        "Its answers go with it. Bodies that were told by e-mail and have still to answer are told that "
        "they need not. "
        "You can bring all of it back straight afterwards."
    )
    submit = "Withdraw"

    def get_title(self) -> str:
        return f"Withdraw {self.row}?"

    def remove(self):
        return withdraw_recommendation(by=self.request.user, row=self.row)


class RecommendationClose(RecommendationPages):
    """Asks why nothing more is wanted."""

    template_name = "layouts/confirm.html"
    text = "What was answered stays, and nobody is reminded any more. It can be opened again."

    def get_title(self) -> str:
        return f"Close {self.row}?"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        return self.ask(CloseForm(initial={"version": self.row.version}))

    def ask(self, form: CloseForm, *, status: int = 200) -> HttpResponse:
        texts = {"text": self.text, "submit": "Close it"}
        return self.page(status=status, form=form, cancel=self.row.get_absolute_url(), **texts)

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        form = CloseForm(request.POST)
        if not form.is_valid():
            return self.ask(form, status=422)
        try:
            close_recommendation(by=request.user, row=self.row, **form.cleaned_data)
        except Stale as stale:
            form.data = form.data.copy()
            form.data["version"] = str(stale.theirs.version)
            form.add_error(None, CHANGED_MEANWHILE)
            return self.ask(form, status=409)
        except ValidationError as error:
            add_problems(form, error)
            return self.ask(form, status=422)
        messages.success(request, f"{self.row} is closed.")
        return redirect(self.row)


class RecommendationReopen(RecommendationPages, ButtonPage):
    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        try:
            reopen_recommendation(by=request.user, row=self.row)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, f"{self.row} is open again.")
        return redirect(self.row)
