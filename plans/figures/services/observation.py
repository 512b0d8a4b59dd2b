"""Figures: recorded many at a time, corrected without losing what was known before, taken back as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from simple_history.utils import bulk_update_with_history

from csp import changes
from csp.changes.bulk import create_many
from csp.models import AuditEvent, User
from csp.periods import today
from plans.figures.spans import Span
from plans.models import Geography, Indicator, Observation

RECORDED = "recorded figures of"
UNDONE = "took back figures of"
AT_ONCE = 500
# What a figure says, as against where and when it is.
SAID = (
    "value",
    "qualifier",
    "approximate",
    "provisional",
    "printed",
    "since",
    "numerator",
    "denominator",
    "change",
    "change_basis",
    "missing_because",
    "note",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFigure:
    """One figure as somebody gives it; with nothing said at all, the figure there goes.

    ``seen`` is the ``figure_stamp`` of the figure that they saw there, empty where they saw none; None does
    not look.
    """

    geography: Geography
    span: Span
    value: Decimal | None = None
    qualifier: str = "exact"
    approximate: bool = False
    provisional: bool = False
    printed: str = ""
    since: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    change: Decimal | None = None
    change_basis: str = ""
    missing_because: str = ""
    note: str = ""
    seen: str | None = None

    @property
    def place(self) -> tuple[int, date, date]:
        return self.geography.pk, self.span.start, self.span.end

    @property
    def is_nothing(self) -> bool:
        known = self.value is not None or self.change is not None or bool(self.missing_because)
        return not known and self.qualifier != "suppressed"

    def says(self) -> dict:
        return {name: getattr(self, name) for name in SAID}


class Clash(Exception):
    """Somebody else saved some of the figures first: each as given, with the one that is there now."""

    def __init__(self, clashes: list[tuple[GivenFigure, Observation | None]]):
        super().__init__("Somebody else saved some of these figures first.")
        self.clashes = clashes


def figure_stamp(figure: Observation | None) -> str:
    """What tells a figure from the one that corrects it."""
    return f"{figure.pk}.{figure.version}" if figure else ""


def record_values(
    *,
    by: User | None,
    indicator: Indicator,
    values: Iterable[GivenFigure],
    known_on: date | None = None,
    reason: str = "",
) -> AuditEvent | None:
    """Store figures of one indicator in one step, and return the event that takes all of it back.

    Where there is a figure already, it is kept as replaced, with the day from which it was known. A
    figure that says what is there changes nothing; None comes back where nothing changed. Raises
    ValidationError, or Clash where somebody else saved first; nothing is stored in either case.
    """
    wanted = list(values)
    check_given_figures(indicator, wanted)
    with changes.changing():
        # One at a time for an indicator, so that whoever waits then sees what the other saved.
        Indicator.objects.select_for_update(no_key=True).get(pk=indicator.pk)
        there = hold_current_figures(indicator, wanted)
        new = [each for each in wanted if figure_differs(there.get(each.place), each)]
        refuse_stale(new, there)
        replaced = [there[each.place] for each in new if each.place in there]
        set_replaced(replaced, to=True, by=by, reason=reason)
        made = create_many(
            [
                new_observation(indicator, each, known_on or today())
                for each in new
                if not each.is_nothing
            ],
            by=by,
            reason=reason,
        )
        return record_figures(by, indicator, made, replaced, len(new)) if new else None


def check_given_figures(indicator: Indicator, values: Sequence[GivenFigure]) -> None:
    """What no rule of the database would say kindly."""
    places = [each.place for each in values]
    if len(places) != len(set(places)):
        raise ValidationError("Two figures are given for the same place and period. Keep one.")
    for each in values:
        if each.geography.partnership_id != indicator.partnership_id:
            raise ValidationError("Choose one of this partnership's own places.")
        if problem := contradiction(each):
            raise ValidationError(f"{each.geography}, {each.span}: {problem}")


def contradiction(given: GivenFigure) -> str:
    """Why a figure cannot be as it is given, in a sentence, or nothing."""
    missing = given.missing_because or given.qualifier in ("suppressed", "unavailable")
    if given.value is not None and missing:
        return "A figure that is missing or withheld has no value."
    if given.change is not None and not given.change_basis:
        return "Say what the change is compared with."
    if given.numerator is not None and given.numerator < 0:
        return "A part is not below nought."
    if given.denominator is not None and given.denominator <= 0:
        return "Nothing can be a share of nought."
    return ""


def hold_current_figures(
    indicator: Indicator, values: Sequence[GivenFigure]
) -> dict[tuple, Observation]:
    """The figures that stand now where figures are given, held until the end of the transaction."""
    starts = {each.span.start for each in values}
    places = {each.geography.pk for each in values}
    rows = (
        Observation.objects.filter(indicator=indicator, superseded=False, start__in=starts)
        .filter(geography__in=places)
        .select_for_update(no_key=True)
    )
    return {(each.geography_id, each.start, each.end): each for each in rows}


def figure_differs(there: Observation | None, given: GivenFigure) -> bool:
    if there is None:
        return not given.is_nothing
    return any(getattr(there, name) != value for name, value in given.says().items())


def refuse_stale(new: Sequence[GivenFigure], there: dict[tuple, Observation]) -> None:
    """What differs from the figure there must have been typed by somebody who saw that one."""
    clashes = [
        (each, there.get(each.place))
        for each in new
        if each.seen is not None and each.seen != figure_stamp(there.get(each.place))
    ]
    if clashes:
        raise Clash(clashes)


def set_replaced(
    rows: Sequence[Observation], *, to: bool, by: User | None, reason: str = ""
) -> None:
    for each in rows:
        each.superseded, each.version = to, each.version + 1
    if rows:
        bulk_update_with_history(
            rows,
            Observation,
            ["superseded", "version"],
            batch_size=AT_ONCE,
            default_user=by,
            default_change_reason=reason[:100],
        )


def new_observation(indicator: Indicator, given: GivenFigure, known_on: date) -> Observation:
    return Observation(
        partnership_id=indicator.partnership_id,
        indicator=indicator,
        geography=given.geography,
        period_code=given.span.code,
        start=given.span.start,
        end=given.span.end,
        known_on=known_on,
        **given.says(),
    )


def record_figures(by, indicator, made, replaced, changed: int) -> AuditEvent:
    figures = {"made": [each.pk for each in made], "replaced": [each.pk for each in replaced]}
    detail = {"figures": figures, "changed": changed}
    return changes.record_event(by=by, verb=RECORDED, target=indicator, detail=detail)


def take_back_figures(*, by: User | None, indicator: Indicator, event: AuditEvent) -> None:
    """Undo one step of recording: its figures go, and those that they replaced stand again.

    Raises ValidationError where one of them has been corrected or removed since.
    """
    figures = event.detail["figures"]
    with changes.changing():
        of = Observation.objects.filter(indicator=indicator).select_for_update(no_key=True)
        made = list(of.filter(pk__in=figures["made"]))
        replaced = list(of.filter(pk__in=figures["replaced"]))
        if not still_so(made, figures["made"], superseded=False) or not still_so(
            replaced, figures["replaced"], superseded=True
        ):
            raise ValidationError(
                "Some of these figures have been corrected or removed since, so they were left as "
                "they are. Correct single figures instead."
            )
        # Both must not stand for the same place and period, even for a moment.
        set_replaced(made, to=True, by=by, reason="taken back")
        set_replaced(replaced, to=False, by=by, reason="taken back")
        changes.record_event(by=by, verb=UNDONE, target=indicator, detail={"taken_back": event.pk})


def still_so(rows: Sequence[Observation], numbers: Sequence[int], *, superseded: bool) -> bool:
    return len(rows) == len(numbers) and all(each.superseded == superseded for each in rows)
