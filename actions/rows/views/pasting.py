"""Pasting a block of cells into the plan's table: every cell now and after, chosen, one undo."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from actions.rows.columns import LISTS
from actions.rows.forms.approval import ApprovalForm
from actions.rows.forms.pasting import PasteForm
from actions.rows.services.pasting import MOST_CHANGES, Laid, lay_block, paste_cells
from actions.rows.views.look_first import LookFirstPage
from csp.prose.nouns import count_noun
from plans.models import PriorityArea

STALE = "Somebody else saved one of these cells a moment ago. Nothing was changed: look again and repeat."
NONE_CHOSEN = "Tick at least one cell or row."
MOVED_ON = (
    "Changed by somebody else since you looked, so left out: {cells}. "
    "Nothing was changed yet: look at what is there now and paste once more."
)
TOO_LONG = (
    "That would change {count:,} cells, and {most} can be looked through at once. "
    "Paste a part of it, or bring the whole in as a file."
)


class PasteCells(LookFirstPage):
    template_name = "actions/rows/paste.html"
    title = "Paste into the table"
    stale = STALE

    def form_of(self, data=None) -> PasteForm:
        rows = self.rows().select_related("plan", "priority", "area", "partnership").in_order()
        areas = PriorityArea.objects.filter(priority__plan=self.plan)
        return PasteForm(
            data,
            initial={"column": "aim", "way": "over"},
            rows=list(rows.prefetch_related(*LISTS, "priority__areas")),
            areas=list(areas.values_list("title", flat=True)),
        )

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.page(form=self.form_of())

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = self.form_of(request.POST)
        if not form.is_valid():
            return self.page(form=form, status=422)
        laid = lay_block(form.lines, form.used, form.rows_over, form.beside)
        if len(laid.changes) > MOST_CHANGES:
            form.add_error("words", TOO_LONG.format(count=len(laid.changes), most=MOST_CHANGES))
            return self.page(form=form, status=422)
        if "confirm" not in request.POST:
            return self.look(form, laid)
        keys = request.POST.getlist("cell")
        there = {each.key for each in laid.changes}
        if not keys:
            return self.look(form, laid, keys, problem=NONE_CHOSEN, status=422)
        if not there.issuperset(keys):
            gone = ", ".join(self.names_of_moved([key for key in keys if key not in there]))
            return self.look(form, laid, keys, problem=MOVED_ON.format(cells=gone), status=409)
        return self.paste(form, laid, keys)

    def paste(self, form: PasteForm, laid: Laid, keys: list[str]) -> HttpResponse:
        return self.write_chosen(
            lambda approval: paste_cells(
                by=self.request.user,
                plan=self.plan,
                laid=laid.chosen(keys),
                beside=form.beside,
                approval=approval,
            ),
            lambda **told: self.look(form, laid, keys, **told),
            lambda count: f"Pasted into {count_noun(count, 'row')}.",
        )

    def look(
        self,
        form: PasteForm,
        laid: Laid,
        keys: list[str] | None = None,
        *,
        approval: ApprovalForm | None = None,
        status: int = 200,
        **extra,
    ) -> HttpResponse:
        """What would change, each with its tick; at first all have it that may be written."""
        listed = [
            (each, not each.problem and (keys is None or each.key in keys)) for each in laid.changes
        ]
        return self.page(
            form=form,
            laid=laid,
            listed=listed,
            columns=form.choices_of_columns(),
            lines=form.lines,
            approval=self.questions(approval),
            status=status,
            **extra,
        )

    def names_of_moved(self, keys: list[str]) -> list[str]:
        """Where the cells are that say something else by now, as far as it can still be told."""
        refs = {str(pk): ref for pk, ref in self.rows().order_by().values_list("pk", "ref")}
        names = (refs.get(key.partition(".")[0], "a row that is gone") for key in keys)
        return list(dict.fromkeys(names))
