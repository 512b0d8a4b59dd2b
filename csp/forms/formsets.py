"""Repeating rows in a form (measures, risks, leads): they grow and shrink without a script too."""

from __future__ import annotations

from contextlib import suppress

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME, TOTAL_FORM_COUNT

from csp.forms import GONE_PAGE, hush

MOST_ROWS = 200


class KitFormSet(forms.BaseFormSet):
    """Rows of one kind: ``words`` is what one is called, ``title`` the heading above them."""

    words = "row"
    title = "rows"
    default_error_messages = forms.BaseFormSet.default_error_messages | {
        "missing_management_form": GONE_PAGE
    }

    def __init__(self, data=None, *args, prefix=None, **kwargs):
        prefix = prefix or self.get_default_prefix()
        self.add_was_pressed = data is not None and f"{prefix}-add" in data
        if self.add_was_pressed:
            data = with_one_more(data, f"{prefix}-{TOTAL_FORM_COUNT}")
        super().__init__(data, *args, prefix=prefix, **kwargs)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if DELETION_FIELD_NAME in form.fields:
            form.fields[DELETION_FIELD_NAME].label = f"Remove this {self.words}"

    def rows(self) -> list[dict]:
        """What was answered, row by row in order; blank and removed rows are left out."""
        forms_ = self.ordered_forms if self.can_order else self.forms
        return [self.without_tick(form) for form in forms_ if self.counts(form)]

    def counts(self, form) -> bool:
        removed = self.can_delete and self._should_delete_form(form)
        return not removed and (form in self.initial_forms or form.has_changed())

    @staticmethod
    def without_tick(form) -> dict:
        return {k: v for k, v in form.cleaned_data.items() if k != DELETION_FIELD_NAME}


def with_one_more(data, name: str):
    """The answers again, with one more blank row asked for."""
    data = data.copy()
    # A tampered count is refused by the formset itself.
    with suppress(KeyError, ValueError):
        data[name] = str(min(int(data[name]) + 1, MOST_ROWS))
    return data


def kit_formset(
    form, *, words: str, title: str = "", extra: int = 1, can_order: bool = False, **kwargs
):
    """A class of repeating rows; each row is one ``form``."""
    kwargs = {"max_num": MOST_ROWS, "absolute_max": MOST_ROWS, "can_delete": True} | kwargs
    made = forms.formset_factory(
        form, formset=KitFormSet, extra=extra, can_order=can_order, **kwargs
    )
    made.words, made.title = words, title or f"{words}s"
    return made


def add_pressed(form, *formsets: KitFormSet) -> bool:
    """Whether "Add another" was pressed: show the page again with what was typed, and no complaints."""
    if not any(formset.add_was_pressed for formset in formsets):
        return False
    if form is not None:
        hush(form)
    for formset in formsets:
        formset._errors, formset._non_form_errors = [], formset.error_class()
        for row in formset.forms:
            hush(row)
    return True
