"""What the pages of one partnership share: who may come in, the way back, add, edit, remove and move."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model, ProtectedError, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View

from csp import changes
from csp.accounts.forms import sign_in_first
from csp.forms import KitModelForm
from csp.forms.conflict import conflict_response, take_chosen_values
from csp.forms.fields import parse_whole_number
from csp.forms.formsets import add_pressed
from plans.access import Access, Can, enter, enter_plan
from plans.models import Partnership, Plan
from plans.pages.services import change_with, create_with
from plans.pages.views.answers import (
    ROW_WAS_CHANGED,
    add_problems,
    beside_words,
    say_removed,
    still_used,
    values_and_links,
)
from plans.pages.views.rows import typed_parts


class WorkspacePage(View):
    """A page of one partnership, or of one plan where the address names it (``p``, ``q``)."""

    power = Can.READ
    title = ""
    template_name = ""
    access: Access
    partnership: Partnership
    plan: Plan | None = None

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return sign_in_first(request)
        self.come_in(request, **kwargs)
        return super().dispatch(request, *args, **kwargs)

    def come_in(self, request: HttpRequest, p: str, q: str | None = None, **kwargs) -> None:
        if q is None:
            self.access = enter(request, p, self.power)
        else:
            self.access, self.plan = enter_plan(request, p, q, self.power)
        self.partnership = self.access.partnership

    def address(self, route: str, *args) -> str:
        """A page of the same partnership, and of the same plan where there is one."""
        place = [self.partnership.slug, *([self.plan.slug] if self.plan else []), *args]
        return reverse(f"workspace:{route}", args=place)

    def get_title(self) -> str:
        return self.title

    def above(self) -> tuple[str, str] | None:
        """What the page belongs to, in words and as an address, where the word of the frame is not enough."""
        return (str(self.plan), self.plan.get_absolute_url()) if self.plan else None

    def get_caption(self) -> str:
        """What stands small beside the title: the plan, on the pages of one."""
        return str(self.plan) if self.plan else ""

    def get_context(self, **extra) -> dict[str, Any]:
        return {
            "title": self.get_title(),
            "caption": self.get_caption(),
            "above": self.above(),
            "access": self.access,
            "partnership": self.partnership,
            "plan": self.plan,
        } | extra

    def page(self, *, status: int = 200, **extra) -> HttpResponse:
        return render(self.request, self.template_name, self.get_context(**extra), status=status)


class RowPage(WorkspacePage):
    """A page about rows of one kind. ``words`` is what one is called, ``list_route`` lists them."""

    power = Can.EDIT
    model: type[Model]
    words = "row"
    list_route = ""
    list_title = ""

    def rows(self) -> QuerySet:
        """The rows that the address may name: those of this partnership, or of this plan."""
        rows = self.model._default_manager.filter(partnership=self.partnership)
        return rows.filter(plan=self.plan) if self.plan else rows

    def row_or_404(self) -> Model:
        row = get_object_or_404(self.rows(), pk=self.kwargs["pk"])
        row.partnership = self.partnership
        return row

    def list_url(self) -> str:
        return self.address(self.list_route)

    def above(self) -> tuple[str, str] | None:
        return (self.list_title, self.list_url()) if self.list_title else super().above()

    def done_url(self, row: Model) -> str:
        """Where to go afterwards: the row's own page, else the list."""
        return row.get_absolute_url() if hasattr(row, "get_absolute_url") else self.list_url()


class DetailPage(RowPage):
    """One row to read; ``edit_route`` names the page that changes it."""

    edit_route = ""

    def get_context(self, **extra) -> dict[str, Any]:
        edit_url = self.address(self.edit_route, self.kwargs["pk"])
        return super().get_context(edit_url=edit_url) | extra


class FormPage(RowPage):
    """A form for one row, and perhaps repeating rows below it. Subclasses say how they are stored."""

    form_class: type[BaseForm]
    template_name = "layouts/form.html"
    submit = "Save"
    intro = ""

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        self.row: Model | None = None

    def find_row(self) -> Model:
        """The row that the form begins from."""
        raise NotImplementedError

    def store(self, form: BaseForm, formsets: list) -> Model:
        """Store what was typed, through a service; return the row as it is now."""
        raise NotImplementedError

    def get_form(self, data=None, files=None) -> BaseForm:
        return self.form_class(data, files, instance=self.row, partnership=self.partnership)

    def get_formsets(self, data=None) -> list:
        return []

    def cancel_url(self) -> str:
        return self.done_url(self.row) if self.row.pk else self.list_url()

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.row = self.find_row()
        return self.form_page(self.get_form(), self.get_formsets())

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.row = self.find_row()
        form = self.get_form(request.POST, request.FILES)
        if isinstance(form, KitModelForm):
            form = take_chosen_values(form)
        formsets = self.get_formsets(request.POST)
        if add_pressed(form, *formsets):
            return self.form_page(form, formsets)
        # Each is asked, so that every mistake is shown at once.
        if not all([form.is_valid(), *(rows.is_valid() for rows in formsets)]):
            return self.form_page(form, formsets, status=422)
        return self.save(form, formsets)

    def save(self, form: BaseForm, formsets: list) -> HttpResponse:
        try:
            row = self.store(form, formsets)
        except changes.Stale as stale:
            return self.conflict(form, formsets, stale)
        except ValidationError as error:
            add_problems(form, error)
            return self.form_page(form, formsets, status=422)
        except ProtectedError as error:
            form.add_error(None, still_used(error))
            return self.form_page(form, formsets, status=422)
        messages.success(self.request, self.saved_words(row) + beside_words(row))
        return redirect(self.done_url(row))

    def saved_words(self, row: Model) -> str:
        return f"Saved {row}."

    def conflict(self, form: BaseForm, formsets: list, stale: changes.Stale) -> HttpResponse:
        if type(stale.theirs) is not self.model or "version" not in form.fields:
            form.add_error(None, ROW_WAS_CHANGED)
            return self.form_page(form, formsets, status=409)
        return conflict_response(
            self.request,
            form,
            stale,
            object_words=str(stale.theirs),
            **self.get_context(formsets=formsets, cancel=self.cancel_url()),
        )

    def form_page(self, form: BaseForm, formsets: list, *, status: int = 200) -> HttpResponse:
        return self.page(
            status=status,
            form=form,
            formsets=formsets,
            submit=self.submit,
            cancel=self.cancel_url(),
            intro=self.intro,
        )


class AddPage(FormPage):
    """A form for a new row of the partnership or the plan."""

    def get_title(self) -> str:
        return self.title or f"Add a {self.words}"

    def find_row(self) -> Model:
        place = {"plan": self.plan} if self.plan else {}
        return self.model(partnership=self.partnership, **place)

    def store(self, form: BaseForm, formsets: list) -> Model:
        values, links = values_and_links(self.model, form.values())
        row = self.find_row()
        for name, value in values.items():
            setattr(row, name, value)
        return create_with(row, by=self.request.user, links=links, parts=typed_parts(formsets))


class EditPage(FormPage):
    """A form for a row that is there; ``remove_route`` names the page that removes it."""

    template_name = "plans/pages/edit.html"
    remove_route = ""
    # Whether any change by somebody else in between is a conflict, also one of another field.
    strict = False

    def get_context(self, **extra) -> dict[str, Any]:
        remove_url = self.address(self.remove_route, self.row.pk) if self.remove_route else ""
        return super().get_context(words=self.words, remove_url=remove_url) | extra

    def get_title(self) -> str:
        return self.title or f"Change {self.row}"

    def find_row(self) -> Model:
        return self.row_or_404()

    def above(self) -> tuple[str, str] | None:
        own = self.done_url(self.row)
        return (str(self.row), own) if own != self.list_url() else super().above()

    def store(self, form: BaseForm, formsets: list) -> Model:
        values, links = values_and_links(self.model, form.changes())
        return change_with(
            self.row,
            by=self.request.user,
            version=form.began_from,
            values=values,
            links=links,
            parts=typed_parts(formsets),
            strict=self.strict,
        )


class RemovePage(RowPage):
    """Asks first, removes, and offers to bring the row back."""

    template_name = "plans/pages/remove.html"
    text = "You can bring it back straight afterwards, or later from the history."
    submit = "Remove"

    def get_title(self) -> str:
        return self.title or f"Remove {self.row}?"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        return self.ask()

    def ask(self, *, problem: str = "", status: int = 200) -> HttpResponse:
        return self.page(
            status=status,
            text=problem or self.text,
            submit=self.submit,
            danger=True,
            refused=bool(problem),
            cancel=self.done_url(self.row),
        )

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        try:
            event = self.remove()
        except ProtectedError as error:
            return self.ask(problem=still_used(error), status=422)
        except ValidationError as error:
            return self.ask(problem=" ".join(error.messages), status=422)
        say_removed(request, event)
        return redirect(self.gone_url())

    def remove(self):
        """Remove the row through a service; return the event that remembers it."""
        return changes.remove(self.row, by=self.request.user)

    def gone_url(self) -> str:
        return self.list_url()


class ButtonPage(RowPage):
    """What a button does to a row: POST only. Somebody else's row is unknown whichever way it is asked."""

    http_method_names = ["post"]

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.row = self.row_or_404()


class MovePage(ButtonPage):
    """Moves a row one place, or to a place: ``way`` = up or down, or ``to`` = a number from 1."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        changes.move(self.row, by=request.user, to=self.place(self.row))
        return redirect(self.list_url())

    def place(self, row: Model) -> int:
        order = list(row.siblings().values_list("pk", flat=True))
        here = order.index(row.pk)
        if (to := parse_whole_number(self.request.POST.get("to", ""))) is not None:
            return to - 1
        return here + {"up": -1, "down": 1}.get(self.request.POST.get("way", ""), 0)
