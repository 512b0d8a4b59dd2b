"""The pages behind the link that owners are sent: what they have to do now, and an answer to each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from actions.agreed.places import places_of_agreed
from actions.agreed.wording import due_sentence, step_line
from actions.models import AgreedAction, AgreedStep
from actions.owed.forms.answer import OwedAnswerForm
from actions.owed.mail.letters import place_words
from actions.owed.queries import answered_lately, last_step_of, link_is_theirs
from actions.owed.services.answering import answer_owed, take_back_owed
from actions.owed.services.mail import send_link_again
from csp.changes import Stale
from csp.models import EmailedLink
from plans.audience import Audience
from plans.pages.views.answers import add_problems
from plans.plan.views.emailed import EmailedLinkLogo, EmailedLinkOpened, EmailedLinkPage

Kind = AgreedStep.Kind
TITLE = "What you have to do"
# What stands above the list once something was kept; nothing of the action, as it may be another's by now.
KEPT = {
    Kind.DONE: "Thank you. It is marked as done.",
    Kind.SAID: "Thank you. Your answer is kept.",
    Kind.NOT_OURS: "Thank you. The officer is told that it is not yours, and gives it to somebody else.",
    Kind.UNDONE: "It is open again.",
}
TOO_OFTEN = (
    "That is more than anybody sends in an hour. What you typed is kept here: send it later."
)


class OwedLinkPage(EmailedLinkPage):
    """Whatever the address of the link has to do when it is opened, and nothing that is restricted."""

    purpose = EmailedLink.Purpose.ACTIONS
    root_route = "do"
    # The address of the list; those of what is done to one action begin with its name.
    list_route = "do"
    closed_template = "actions/owed/link_closed.html"

    def still_theirs(self, day: date) -> bool:
        return link_is_theirs(self.link, day)

    def own_rows(self):
        """Open or not, restricted or not: what this address has to do."""
        rows = AgreedAction.objects.filter(partnership=self.partnership)
        return rows.to_do_of_address(self.link.email, self.today)

    def rows(self):
        found = self.own_rows().still_open().exclude(audience=Audience.RESTRICTED)
        return found.with_owners().select_related("partnership", "group", "round", "row").by_day()

    def unsaved(self) -> list[dict[str, str]]:
        words = self.request.POST.get("words", "").strip()
        return [{"label": "Your answer", "words": words}] if words else []

    def list_page(
        self, *, status: int = 200, form: OwedAnswerForm | None = None, at: int = 0, **extra
    ) -> HttpResponse:
        """The whole list; ``form`` is what was typed about the action with the number ``at``."""
        rows = list(self.rows())
        restricted = self.own_rows().still_open().filter(audience=Audience.RESTRICTED).count()
        lately = answered_lately(self.own_rows(), self.link.name, self.today)
        context = self.linked_context(
            title=TITLE,
            lines=self.lines(rows, form, at),
            restricted=restricted,
            sign_in=reverse("workspace:agreed_actions", args=[self.partnership.slug]),
            lately=[(row, self.address(f"{self.list_route}_back", row.pk)) for row in lately],
            form=form,
            kept=KEPT.get(self.request.GET.get("kept", "")),
        )
        return render(self.request, "actions/owed/do.html", context | extra, status=status)

    def lines(
        self, rows: Sequence[AgreedAction], form: OwedAnswerForm | None, at: int
    ) -> list[dict[str, Any]]:
        places = places_of_agreed(rows)
        first = at or (rows[0].pk if rows else 0)
        return [
            {
                "agreed": row,
                "due": due_sentence(row, self.today),
                "late": row.days_late(self.today),
                "source": place_words(row, places),
                "form": form if form and row.pk == at else self.empty_form(row),
                "url": self.address(f"{self.list_route}_answer", row.pk),
                "open": row.pk == first,
            }
            for row in rows
        ]

    def empty_form(self, row: AgreedAction) -> OwedAnswerForm:
        return OwedAnswerForm(initial={"version": row.version}, auto_id=f"id_{row.pk}_%s")


class OwedList(OwedLinkPage):
    """Where the e-mail leads."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.list_page()


class OwedAnswer(OwedLinkPage):
    """Takes the answer about one action."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return redirect(self.address(self.list_route))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = OwedAnswerForm(request.POST, request.FILES, auto_id=f"id_{pk}_%s")
        self.row = self.rows().filter(pk=pk).first()
        if self.row is None:
            return self.gone()
        if not self.may_send("link_answer"):
            form.add_error(None, TOO_OFTEN)
            return self.list_page(status=429, form=form, at=pk)
        if not form.is_valid():
            return self.list_page(status=422, form=form, at=pk)
        try:
            self.keep_answer(form.cleaned_data)
        except Stale as stale:
            return self.overtaken(form, stale)
        except ValidationError as error:
            add_problems(form, error)
            return self.list_page(status=422, form=form, at=pk)
        return redirect(f"{self.address(self.list_route)}?kept={form.cleaned_data['do']}")

    def keep_answer(self, answers: dict[str, Any]) -> None:
        answer_owed(
            said_as=self.link.name,
            agreed=self.row,
            version=answers["version"],
            kind=answers["do"],
            words=answers["words"],
            due_on=answers["due_on"],
            upload=answers["file"],
        )

    def overtaken(self, form: OwedAnswerForm, stale: Stale) -> HttpResponse:
        """Somebody did something to it meanwhile: both texts, and the boxes as they were typed."""
        self.row = self.rows().filter(pk=self.row.pk).first()
        if self.row is None:
            return self.gone(status=409)
        data = form.data.copy()
        data["version"] = str(stale.theirs.version)
        fresh = OwedAnswerForm(data, auto_id=f"id_{self.row.pk}_%s")
        last = last_step_of(self.row)
        clash = {
            "label": str(self.row),
            "theirs": step_line(last) if last else self.row.outcome,
            "yours": form.cleaned_data["words"],
        }
        return self.list_page(status=409, form=fresh, at=self.row.pk, clashes=[clash])

    def gone(self, status: int = 404) -> HttpResponse:
        """Not on this list, or no longer: said of neither, with what was typed to copy."""
        return self.list_page(status=status, gone=True, unsaved=self.unsaved())


class OwedBack(OwedLinkPage):
    """Opens again what was said to be done by this link."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.own_rows().exclude(audience=Audience.RESTRICTED).filter(pk=pk).first()
        if row is None:
            return self.list_page(status=404, gone=True)
        try:
            take_back_owed(said_as=self.link.name, agreed=row)
        except ValidationError as error:
            return self.list_page(status=409, problem=" ".join(error.messages))
        return redirect(f"{self.address(self.list_route)}?kept={Kind.UNDONE}")


class OwedAgain(OwedLinkPage):
    """Sends a new link in the place of one that ran out. It says the same whether or not one goes."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        return redirect(self.address(self.list_route))

    def closed(self, found: EmailedLink | None) -> HttpResponse:
        if found is None or self.request.method != "POST":
            return super().closed(found)
        if self.may_send("link_again"):
            send_link_again(link=found)
        context = {
            "title": "Look for our e-mail",
            "hide_logo": True,
            "partnership": self.partnership,
        }
        return render(self.request, "actions/owed/link_again.html", context)


class OwedOpened(OwedLinkPage, EmailedLinkOpened):
    pass


class OwedLogo(OwedLinkPage, EmailedLinkLogo):
    pass
