"""Form fields for what people here write: cells, narrative, dates in words, money, colours."""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.templatetags.static import static

from csp import periods

CELL_LIMIT = 10_000
NARRATIVE_LIMIT = 200_000
# No row's number has more; Python refuses to read thousands of them.
MOST_DIGITS = 18


def parse_whole_number(words: str) -> int | None:
    """The whole number that an answer outside a form's fields says, or None where it says none."""
    return int(words) if words.isdecimal() and len(words) <= MOST_DIGITS else None


class CellField(forms.CharField):
    """The words of one cell of a plan: plain lines, of which some begin with a bullet."""

    widget = forms.Textarea

    def __init__(self, *, max_length=CELL_LIMIT, rows=4, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(max_length=max_length, **kwargs)


class NarrativeBox(forms.Textarea):
    """A box for Markdown that names the script of its visual editor, which only such pages load."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | {
            "data-editor": static("js/narrative.js")
        }


class NarrativeField(CellField):
    """Running text with headings, lists and links, in CommonMark."""

    def __init__(self, *, max_length=NARRATIVE_LIMIT, rows=16, **kwargs):
        kwargs.setdefault("widget", NarrativeBox(attrs={"rows": rows, "class": "app-narrative"}))
        super().__init__(max_length=max_length, rows=rows, **kwargs)


class DateWordsField(forms.DateField):
    """A date as people write it: 5 December 2016, 5/12/2016 or 2016-12-05."""

    widget = forms.TextInput

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", "For example, 5 December 2016.")
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "govuk-input--width-20"}))
        super().__init__(**kwargs)

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        try:
            return periods.parse_date(value.strip())
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def prepare_value(self, value):
        return periods.date_words(value) if isinstance(value, date) else value


class PeriodEdgeField(DateWordsField):
    """The first or the last day of a period, by a day, a month or a year: 1 April 2016, April 2016, 2016/17.

    A year alone is one from April to March: 2016 begins on 1 April 2016, and ends, as the last day, on
    31 March 2016.
    """

    def __init__(self, *, first: bool, **kwargs):
        self.first = first
        super().__init__(**kwargs)

    def to_python(self, value):
        try:
            return super().to_python(value)
        except ValidationError:
            if day := self.edge_of(value.strip()):
                return day
            raise

    def edge_of(self, words: str) -> date | None:
        if words.isdecimal() and len(words) == 4 and words[:2] in ("19", "20"):
            return date(int(words), 4, 1) if self.first else date(int(words), 3, 31)
        printed = periods.parse_printed(words)
        return printed.start if self.first else printed.end


class ClockField(forms.TimeField):
    """A time of day as people write it: 9.30am, 2 pm, 14:00, noon."""

    widget = forms.TextInput

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", "For example, 9.30am or 14:00.")
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "govuk-input--width-10"}))
        super().__init__(**kwargs)

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, time):
            return super().to_python(value)
        try:
            return periods.parse_clock(value)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def prepare_value(self, value):
        return periods.clock_words(value) if isinstance(value, time) else value


class MoneyField(forms.DecimalField):
    """Pounds, written as £65,000, 65000 or 65,000.50."""

    widget = forms.TextInput

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "govuk-input--width-10"}))
        super().__init__(**{"max_digits": 12, "decimal_places": 2, "min_value": 0} | kwargs)

    def to_python(self, value):
        if isinstance(value, str):
            value = re.sub(r"[£,\s]", "", value)
        try:
            return super().to_python(value)
        except ValidationError:
            raise ValidationError(
                "Write the sum in pounds, such as £65,000.", code="invalid"
            ) from None

    def prepare_value(self, value):
        if not isinstance(value, Decimal):
            return value
        return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"


class RowsField(forms.ModelMultipleChoiceField):
    """Some rows of a list; a number that no row can have is refused like one that none has."""

    def _check_values(self, value):
        for number in value:
            if len(str(number)) > MOST_DIGITS:
                raise ValidationError(
                    self.error_messages["invalid_choice"],
                    code="invalid_choice",
                    params={"value": str(number)[:MOST_DIGITS]},
                )
        return super()._check_values(value)


class ColourField(forms.CharField):
    """A colour as a hash and six figures or letters; one without the hash, or of three, is understood."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "govuk-input--width-10"}))
        super().__init__(**kwargs)

    def to_python(self, value):
        colour = super().to_python(value).lower().removeprefix("#")
        if re.fullmatch(r"[0-9a-f]{3}", colour):
            colour = "".join(figure * 2 for figure in colour)
        return f"#{colour}" if re.fullmatch(r"[0-9a-f]{6}", colour) else value
