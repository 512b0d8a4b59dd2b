"""Comments on the rows of a plan: the threads of one row, all that are open, and their counts."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect

from actions.models import RowComment
from actions.rows.commenting import threads_of
from actions.rows.forms.commenting import RowCommentForm
from actions.rows.services.commenting import (
    add_row_comment,
    people_to_tell,
    resolve_comments,
    take_back_comment,
)
from actions.rows.views.action import ActionPage
from csp.prose.nouns import count_noun
from plans.access import Can
from plans.pages.views.base import add_problems


class RowComments(ActionPage):
    """What was said about a row, with a box to say more. Never public."""

    template_name = "actions/rows/comments.html"
    power = Can.READ_DRAFTS

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.row = self.row_or_404()

    def get_title(self) -> str:
        return f"Comments on row {self.row.ref}"

    def get_form(self, data=None) -> RowCommentForm:
        asked = self.request.GET.get("cell", "")
        people = people_to_tell(self.row, without=self.request.user)
        return RowCommentForm(data, people=people, initial={"cell": asked})

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.show(self.get_form())

    def show(self, form: RowCommentForm, *, status: int = 200) -> HttpResponse:
        said = RowComment.objects.filter(action=self.row).select_related("by")
        for each in said:
            each.action = self.row
        threads = threads_of(said)
        return self.page(
            action=self.row,
            form=form,
            open_threads=[each for each in threads if each.is_open],
            resolved_threads=[each for each in threads if not each.is_open],
            status=status,
        )

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = self.get_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        asked = form.cleaned_data
        told = form.told()
        try:
            add_row_comment(
                by=request.user, action=self.row, cell=asked["cell"], text=asked["text"], tell=told
            )
        except ValidationError as error:
            add_problems(form, error)
            return self.show(form, status=422)
        words = f" {count_noun(len(told), 'person', 'people')} told by e-mail." if told else ""
        messages.success(request, f"Comment kept.{words}")
        return redirect(f"{self.address('action_comments', self.row.pk)}?cell={asked['cell']}")


class ResolveRowComments(ActionPage):
    """Says that a thread needs nothing more; ``open`` says that it does after all."""

    http_method_names = ["post"]
    power = Can.READ_DRAFTS

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        row, again = self.row_or_404(), "open" in request.POST
        cell = request.POST.get("cell", "")
        if resolve_comments(by=request.user, action=row, cell=cell, resolved=not again):
            messages.success(request, "Open again." if again else "Resolved.")
        return redirect(self.address("action_comments", row.pk))


class TakeBackComment(ActionPage):
    http_method_names = ["post"]
    power = Can.READ_DRAFTS

    def post(self, request: HttpRequest, comment: int, **kwargs) -> HttpResponse:
        row = self.row_or_404()
        take_back_comment(
            by=request.user, comment=get_object_or_404(RowComment, action=row, pk=comment)
        )
        messages.success(request, "Your comment is taken back.")
        return redirect(self.address("action_comments", row.pk))


class PlanComments(ActionPage):
    """Every open thread of a plan, row by row."""

    template_name = "actions/rows/plan_comments.html"
    power = Can.READ_DRAFTS
    title = "Comments"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        rows = self.rows().select_related("plan").in_order()
        seen = {row.pk: row for row in rows}
        said = RowComment.objects.filter(action__plan=self.plan, resolved_at=None)
        comments = [each for each in said if each.action_id in seen]
        for each in comments:
            each.action = seen[each.action_id]
            each.action.partnership = self.partnership
        place = {number: at for at, number in enumerate(seen)}
        threads = sorted(threads_of(comments), key=lambda each: place[each.row.pk])
        return self.page(threads=threads)


class CountsOfComments(ActionPage):
    """How many comments are open on each cell of each row, for the marks in the plan's table."""

    http_method_names = ["get"]
    power = Can.READ_DRAFTS

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        seen = self.rows().order_by().values("pk")
        open_ones = RowComment.objects.filter(action__in=seen, resolved_at=None).order_by()
        counts = open_ones.values_list("action", "cell").annotate(count=Count("pk"))
        response = JsonResponse({"counts": sorted(counts)})
        response.headers["Cache-Control"] = "no-store, private"
        return response
