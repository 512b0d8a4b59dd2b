"""The row's menu in the plan's table: add below, copy, move; and changing several rows at once."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from actions.models import Action
from actions.rows.forms.approval import ApprovalForm
from actions.rows.forms.several import SeveralForm
from actions.rows.queries.lookups import changes_of_several
from actions.rows.services.action import move_action
from actions.rows.services.order import add_below, duplicate_action, put_beside, step
from actions.rows.services.revising import NeedsReason
from actions.rows.services.several import (
    Undone,
    change_several,
    remove_several,
    undo_several,
    would_change,
)
from actions.rows.views.action import ActionPage
from actions.rows.views.whole_row import ask_first, complaint, posted_approval, questions
from csp.changes import Stale
from csp.forms.fields import parse_whole_number
from csp.models import Versioned
from csp.prose.nouns import count_noun
from plans.models import PriorityArea
from plans.pages.views.answers import say_with_button


class RowMenu(ActionPage):
    """What may be done to a row, as a page for those without a script."""

    template_name = "actions/rows/row_menu.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        row = self.row_or_404()
        return self.page(title=f"Row {row.ref}", action=row, url=self.address("action", row.pk))


class RowButton(ActionPage):
    """Does one thing to a row and goes back to where the row then stands in the plan."""

    http_method_names = ["post"]
    done = ""
    # Where the plan was agreed, and the button adds a row.
    question = submit = ""

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        row = self.row_or_404()
        try:
            row = self.press(row)
        except NeedsReason as error:
            words, cancel = self.question.format(ref=row.ref), f"{self.list_url()}#row-{row.pk}"
            return ask_first(self, error, title=words, submit=self.submit, cancel=cancel)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        except Stale:
            messages.error(
                request, "Somebody else changed that row a moment ago. Look again and repeat."
            )
        else:
            messages.success(request, self.done.format(ref=row.ref))
        return redirect(f"{self.list_url()}#row-{row.pk}")

    def press(self, row: Action) -> Action:
        raise NotImplementedError


class AddBelow(RowButton):
    done = "Added row {ref}."
    question, submit = "Add a row below row {ref}?", "Add the row"

    def press(self, row: Action) -> Action:
        return add_below(
            by=self.request.user, action=row, approval=posted_approval(self.request).approval()
        )


class Duplicate(RowButton):
    done = "Copied it to row {ref}."
    question, submit = "Duplicate row {ref}?", "Duplicate the row"

    def press(self, row: Action) -> Action:
        return duplicate_action(
            by=self.request.user, action=row, approval=posted_approval(self.request).approval()
        )


class Place(RowButton):
    """Moves a row: ``way`` is up or down, or ``above`` or ``below`` names a row, or ``priority`` one."""

    done = "Moved row {ref}."

    def press(self, row: Action) -> Action:
        asked, by = self.request.POST, self.request.user
        for name in ("above", "below"):
            if (number := parse_whole_number(asked.get(name, ""))) is not None:
                other = get_object_or_404(self.rows().select_related("priority"), pk=number)
                return put_beside(by=by, action=row, other=other, below=name == "below")
        if (number := parse_whole_number(asked.get("priority", ""))) is not None:
            priority = get_object_or_404(self.plan.priorities, pk=number)
            return move_action(by=by, action=row, priority=priority, to=priority.actions.count())
        return step(by=by, action=row, up=asked.get("way") == "up")


class RemoveSeveral(ActionPage):
    """Shows the rows that were chosen, asks, and takes them out of the plan."""

    template_name = "actions/rows/several_remove.html"
    http_method_names = ["post"]
    title = "Remove rows"

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        asked = [parse_whole_number(each) for each in request.POST.getlist("row")]
        rows = self.rows().select_related("plan", "priority", "area", "partnership").in_order()
        chosen = list(rows.filter(pk__in=[number for number in asked if number is not None]))
        if not chosen:
            messages.error(request, "Select at least one row that is still in the plan.")
            return redirect(self.list_url())
        if "confirm" not in request.POST:
            return self.page(chosen=chosen, approval=questions(self.plan))
        return self.remove(chosen)

    def remove(self, chosen: list[Action]) -> HttpResponse:
        asked = posted_approval(self.request).approval()
        try:
            done = remove_several(
                by=self.request.user, plan=self.plan, actions=chosen, approval=asked
            )
        except NeedsReason as error:
            asked, problem = complaint(self.request), error.messages[0]
            return self.page(chosen=chosen, approval=asked, problem=problem, status=422)
        except (ValidationError, Stale):
            messages.error(self.request, STALE)
            return redirect(self.list_url())
        tell_several(self, f"Removed {count_noun(done, 'row')}.")
        return redirect(self.list_url())


class Several(ActionPage):
    """Choose rows and what they are to say; look at how many change; then change them all."""

    template_name = "actions/rows/several.html"
    title = "Change several rows"

    def get_form(self, data=None, initial=None) -> SeveralForm:
        rows = self.rows().select_related("plan", "priority", "area", "partnership").in_order()
        areas = PriorityArea.objects.filter(priority__plan=self.plan)
        return SeveralForm(
            data,
            initial=initial,
            actions=list(rows.prefetch_related("leads", "priority__areas")),
            areas=list(
                areas.order_by("priority__position", "position").values_list("title", flat=True)
            ),
        )

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.page(form=self.get_form())

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        if "look" not in request.POST and "confirm" not in request.POST:
            return self.page(form=self.get_form(initial={"rows": request.POST.getlist("row")}))
        form = self.get_form(request.POST)
        if not form.is_valid():
            return self.page(form=form, status=422)
        changing = [row for row in form.chosen() if would_change(row, form.wanted())]
        if "confirm" not in request.POST:
            return self.look(form, changing)
        return self.change(form, changing)

    def look(self, form: SeveralForm, changing: list[Action], **extra) -> HttpResponse:
        chosen = len(form.chosen())
        return self.page(form=form, sure=True, changing=changing, chosen=chosen, **extra)

    def change(self, form: SeveralForm, changing: list[Action]) -> HttpResponse:
        asked = ApprovalForm(self.request.POST)
        try:
            done = change_several(
                by=self.request.user,
                actions=changing,
                wanted=form.wanted(),
                approval=asked.approval(),
            )
        except NeedsReason as error:
            asked = asked.ask_again()
            return self.look(form, changing, approval=asked, problem=error.messages[0], status=422)
        except (ValidationError, Stale) as error:
            form.add_error(None, getattr(error, "messages", STALE))
            return self.page(form=form, status=422 if isinstance(error, ValidationError) else 409)
        tell_several(self, f"Changed {count_noun(len(done), 'row')}.")
        return redirect(self.list_url())


def tell_several(page: ActionPage, done: str) -> None:
    """Say what was done to several rows, with the way back."""
    event = changes_of_several(page.plan).filter(by=page.request.user).latest("pk")
    context = {"done": done, "undo": page.address("several_undo", event.pk)}
    say_with_button(page.request, "actions/rows/several_done.html", context)


class SeveralUndo(ActionPage):
    """Gives several rows back what they said before; those changed since stay as they are."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, **kwargs) -> HttpResponse:
        event = get_object_or_404(changes_of_several(self.plan), pk=pk)
        rows = self.rows().select_related("plan", "priority", "area", "partnership")
        try:
            undone = undo_several(by=request.user, event=event, actions=rows.in_bulk())
        except (ValidationError, Stale):
            messages.error(request, CANNOT_UNDO)
            return redirect(self.list_url())
        if told := words_of_undone(undone):
            messages.success(request, f"Undone. {told}")
        if undone.left:
            messages.warning(request, LEFT_ALONE.format(refs=", ".join(undone.left)))
        return redirect(self.list_url())


def words_of_undone(undone: Undone) -> str:
    """What is as it was, in sentences; nothing where nothing is."""
    told = []
    if undone.back:
        told.append(f"{count_undone(undone.back)} what was there before.")
    if undone.gone:
        told.append(f"{count_noun(undone.gone, 'new row')} taken out again.")
    if undone.returned:
        told.append(f"{count_noun(undone.returned, 'row')} brought back.")
    return " ".join(told)


def count_undone(back: Sequence[Versioned]) -> str:
    """What came back, counted: "3 rows and 1 text say"."""
    rows = sum(isinstance(each, Action) for each in back)
    counts = ((rows, "row"), (len(back) - rows, "text"))
    told = [count_noun(many, noun) for many, noun in counts if many]
    return f"{' and '.join(told)} {'says' if len(back) == 1 else 'say'}"


CANNOT_UNDO = (
    "It could not be undone: something that the rows said before is not there any more. "
    "Nothing was changed. The history of each row keeps what it said."
)
LEFT_ALONE = (
    "Changed again since, so left as they are now: {refs}. "
    "The history of each row keeps what it said."
)
STALE = "Somebody else saved one of these rows a moment ago. Nothing was changed: look again and repeat."
