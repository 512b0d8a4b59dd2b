"""The boxes beside one measure, or one group of it, in a lead's update."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from actions.models import Measure, Reading
from actions.rounds.facts.update import MeasureLine
from actions.rounds.services.update import TypedReading
from actions.rules.targets import so_far_words
from actions.rules.typed_figures import ParsedFigure, Typed, read_typed_figure
from csp.forms import CellField, KitForm
from csp.quantities import Qualifier

HEDGES = [
    (Qualifier.EXACT.value, "Exactly"),
    (Qualifier.ABOUT.value, "About"),
    (Qualifier.OVER.value, "Over"),
    (Qualifier.UNDER.value, "Under"),
    (Qualifier.SUPPRESSED.value, "Too small to print: keep no number"),
]
NUMERIC = {"inputmode": "decimal", "autocomplete": "off"}
RATE_ONLY = ("numerator", "denominator")


def optional_text_field(label: str, size: int, **kwargs) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=size, **kwargs)


class ReadingForm(KitForm):
    """What was counted. ``figure_read`` is what it comes to, None for empty boxes.

    A doubt (a running total that falls, parts that do not make the whole) is an error once, with a
    box to say that it is right; what is stored already is not asked again.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    words = CellField(label="In words", required=False, rows=3, max_length=2_000)
    numerator = optional_text_field("How many", 40, widget=forms.TextInput(attrs=NUMERIC))
    denominator = optional_text_field("Out of how many", 40, widget=forms.TextInput(attrs=NUMERIC))
    figure = optional_text_field("Figure", 300, widget=forms.TextInput(attrs=NUMERIC))
    hedge = forms.ChoiceField(label="How sure is it?", choices=HEDGES, required=False)
    provisional = forms.BooleanField(label="It may still change", required=False)
    since = optional_text_field(
        "Counted since", 40, help_text="If it goes back further, such as 2009."
    )
    missing_because = optional_text_field("Why is there no figure?", 300)
    sure = forms.BooleanField(label="Yes, that is right", required=False)
    kit = {
        "numerator": {"width": "10"},
        "denominator": {"width": "10"},
        "figure": {"width": "10"},
        "since": {"width": "10"},
    }

    def __init__(self, *args, line: MeasureLine, before: Reading | None = None, **kwargs) -> None:
        self.line, self.before = line, before
        super().__init__(*args, initial=initial_of(line), **kwargs)
        self.doubts: tuple[str, ...] = ()
        self.figure_read: ParsedFigure | None = None
        self.fit_to(line.measure)

    def fit_to(self, measure: Measure) -> None:
        """Only the boxes that the kind of measure needs, named after it."""
        gone = ("figure", "hedge", "provisional", "since") if self.is_words else ("words",)
        gone += () if self.is_rate else RATE_ONLY
        for name in gone:
            del self.fields[name]
        main = self.fields[self.main]
        main.label = "Rate, if you have it" if self.is_rate else self.own_words
        main.help_text = self.known_words()

    @property
    def own_words(self) -> str:
        """The measure's words, or those of the group where the measure stands above it."""
        grouped = bool(self.line.measure.members)
        return self.line.member or "All together" if grouped else self.line.measure.text

    def known_words(self) -> str:
        """What is known already: "So far this year: 48. Target: over 70."."""
        line, measure = self.line, self.line.measure
        known = {
            "So far this year": so_far(line),
            "Last time": line.before.printed if line.before else "",
            "Target": "" if line.member else measure.target,
            "Counted in": "" if line.member or measure.unit in measure.text else measure.unit,
        }
        told = [f"{label}: {words}." for label, words in known.items() if words]
        return " ".join(told + ["Include what was counted before."] * measure.cumulative)

    @property
    def is_rate(self) -> bool:
        return self.line.measure.kind == Measure.Kind.RATE

    @property
    def is_words(self) -> bool:
        return self.line.measure.kind == Measure.Kind.QUALITATIVE

    @property
    def main(self) -> str:
        return "words" if self.is_words else "figure"

    @property
    def more_is_said(self) -> bool:
        """Whether what is folded away holds something, so that it is shown open."""
        names = [name for name in ("hedge", "provisional", "since") if name in self.fields]
        return any(self[name].value() not in ("", False, None, "exact") for name in names)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if self.errors:
            return told
        said = {name: value for name, value in told.items() if name in Typed.__slots__ and value}
        typed = Typed(**said)
        measure = self.line.measure
        try:
            read = read_typed_figure(
                typed, kind=measure.kind, unit=measure.unit, before=self.before
            )
        except ValidationError as problem:
            self.complain(problem)
            return told
        self.figure_read = read
        if read is not None and read.doubts and not self.settled():
            self.ask(*read.doubts)
        return told

    def complain(self, problem: ValidationError) -> None:
        for name, words in problem.message_dict.items():
            self.add_error(name if name in self.fields else self.main, words)

    def settled(self) -> bool:
        """Whether somebody has said that an odd figure is right, now or when it was stored."""
        return bool(self.cleaned_data.get("sure")) or not self.is_new

    @property
    def is_new(self) -> bool:
        """Whether the boxes say something else than what is stored."""
        now, read = self.line.reading, self.figure_read
        if now is None or read is None:
            return (now is None) is not (read is None)
        return any(getattr(now, name) != value for name, value in read.values.items())

    def ask_once(self, doubt: str) -> None:
        """Ask what the groups of a measure come to, unless somebody has said that it is right."""
        if not self.cleaned_data.get("sure"):
            self.ask(doubt)

    def ask(self, *doubts: str) -> None:
        """Ask about an odd figure; the box to tick is shown with the question."""
        self.doubts += doubts
        for words in doubts:
            self.add_error(self.main, f"{words} Tick the box below if it is, or mend it.")

    @property
    def was_overtaken(self) -> bool:
        """Whether somebody else has given this figure since the page was opened."""
        now = self.line.reading
        return self.cleaned_data.get("version") != (now.version if now else 0)

    def as_shown(self) -> dict[str, str]:
        """What a fresh page has in these boxes, by their names."""
        named = {self.add_prefix(name): self.initial.get(name, "") for name in self.fields}
        return {name: value for name, value in named.items() if not name.endswith("-version")}

    def counted(self) -> TypedReading:
        values = self.figure_read.values if self.figure_read else None
        line = self.line
        return TypedReading(line.measure, line.member, self.cleaned_data["version"], values)


def initial_of(line: MeasureLine) -> dict[str, Any]:
    """The boxes as they were: a figure comes back as it was written, with all that it says."""
    now = line.reading
    if now is None:
        return {"version": 0}
    suppressed = now.qualifier == Qualifier.SUPPRESSED
    left_out = suppressed or (now.denominator is not None and is_worked_out(now))
    return {
        "version": now.version,
        "words": now.words,
        "figure": "" if left_out else now.printed,
        "hedge": Qualifier.SUPPRESSED.value if suppressed else Qualifier.EXACT.value,
        "numerator": plain_decimal(now.numerator),
        "denominator": plain_decimal(now.denominator),
        "missing_because": now.missing_because,
    }


def is_worked_out(now: Reading) -> bool:
    """Whether a rate was worked out from its two numbers and not typed."""
    typed = Typed(
        numerator=plain_decimal(now.numerator), denominator=plain_decimal(now.denominator)
    )
    try:
        read = read_typed_figure(typed, kind=now.measure.kind, unit=now.measure.unit)
    except ValidationError:
        return False
    return read is not None and read.values["printed"] == now.printed


def so_far(line: MeasureLine) -> str:
    """What the year has come to before now, with what is missing of it."""
    if line.so_far is None:
        return f"no figure yet (missing: {', '.join(line.missing)})" if line.missing else ""
    return so_far_words(line.so_far, line.missing) if line.missing else plain_decimal(line.so_far)


def plain_decimal(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
