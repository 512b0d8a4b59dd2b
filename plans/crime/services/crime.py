"""What a crime file comes to, stored in one step: its places, its indicators and their figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError

from csp import changes
from csp.models import AuditEvent, User
from csp.periods import date_words, today
from plans.crime.caveats import apart_years, before_of, caveat_of
from plans.crime.names import csp_name, place_name_key
from plans.crime.queries import (
    NO_DATA,
    indicators_by_slug,
    known_figures,
    places_of_kind,
    results_before,
    scheme_of_kind,
    without_use,
)
from plans.crime.series import PUBLISHED, CrimeSeries, source_words
from plans.crime.sums import Place, Sums
from plans.figures.services.indicator import create_indicator
from plans.figures.services.observation import GivenFigure, record_values, take_back_figures
from plans.figures.spans import period_span
from plans.models import Geography, GeographyScheme, Indicator, Partnership, Polarity

Kind = GeographyScheme.Kind
SCHEMES = {
    Kind.PARTNERSHIP: ("The partnership’s area", "own-area-in-crime-tables"),
    Kind.COMPARATOR: ("Other partnerships", "others-in-crime-tables"),
}
BY_HAND = "What is said beside {} was changed by hand, so it was left as it is."


@dataclass
class CrimeStoreOutcome:
    """What storing came to, as it is kept with the import (see ``as_json``)."""

    new: int = 0
    corrected: int = 0
    unchanged: int = 0
    later: int = 0
    events: dict[str, int] = field(default_factory=dict)
    made: list[int] = field(default_factory=list)
    before: dict[str, dict[str, str]] = field(default_factory=dict)
    caveats: dict[str, str] = field(default_factory=dict)
    apart_of: dict[str, dict[str, dict[str, int]]] = field(default_factory=dict)
    indicators: list[dict] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def count(self, given: int, event: AuditEvent | None) -> None:
        figures = event.detail["figures"] if event else {"made": [], "replaced": []}
        made, replaced = len(figures["made"]), len(figures["replaced"])
        self.new += made - replaced
        self.corrected += replaced
        self.unchanged += given - made


def keep_sums(
    *,
    by: User | None,
    partnership: Partnership,
    sums: Sums,
    places: Mapping[Place, Geography],
    exempt: bool = True,
) -> CrimeStoreOutcome:
    """Store every sum as a figure of its indicator, inside the transaction of whoever calls.

    A figure that says what is there already changes nothing; one that differs replaces it, unless
    the one there is known from a later day than this file. ``exempt`` lets small numbers be shown.
    """
    outcome = CrimeStoreOutcome()
    known_on = sums.updated or today()
    there = indicators_by_slug(partnership, [each.slug for each in sums.series])
    before = before_of(results_before(partnership, sums.kind.value), sums)
    scheme = usual_scheme_of_kind(places)
    for series in sums.series:
        indicator = there.get(series.slug)
        outcome.apart_of[series.slug] = apart = apart_years(sums, series, before)
        caveat = caveat_of([*sums.notes, *before.notes], apart)
        if indicator is None:
            indicator = new_indicator(by, partnership, sums, series, caveat, exempt, scheme)
            outcome.made.append(indicator.pk)
        else:
            indicator = renewed(by, indicator, sums, series, caveat, before.written, outcome)
        if indicator.caveat == caveat:
            outcome.caveats[series.slug] = caveat
        store_series(by, indicator, sums, series, places, known_on, outcome)
    if outcome.later:
        outcome.remarks.append(later_words(outcome.later, known_on))
    return outcome


def usual_scheme_of_kind(places: Mapping[Place, Geography]) -> GeographyScheme | None:
    schemes = {place.scheme for place in places.values() if place.scheme.kind != Kind.COMPARATOR}
    return min(schemes, key=lambda scheme: (scheme.position, scheme.pk), default=None)


def new_indicator(by, partnership, sums, series: CrimeSeries, caveat, exempt, scheme) -> Indicator:
    return create_indicator(
        by=by,
        partnership=partnership,
        values={
            "name": series.name,
            "slug": series.slug,
            "definition": series.definition,
            "source": source_words(sums.kind, sums.updated),
            "unit": "offences",
            "polarity": Polarity.DOWN,
            "period_kind": series.period_kind,
            "scheme": scheme,
            "exempt": exempt,
            "exempt_reason": PUBLISHED if exempt else "",
            "caveat": caveat,
        },
    )


def renewed(
    by: User | None,
    indicator: Indicator,
    sums: Sums,
    series: CrimeSeries,
    caveat: str,
    written: Mapping[str, str],
    outcome: CrimeStoreOutcome,
) -> Indicator:
    """The indicator with this issue's source and words; words that somebody typed stay theirs."""
    if indicator.period_kind != series.period_kind:
        raise ValidationError(
            f"The indicator “{indicator}” has the short name that these figures go by, and is "
            f"counted by {indicator.get_period_kind_display().lower()}. Give it another short name."
        )
    values = {"source": source_words(sums.kind, sums.updated)}
    if not sums.updated:
        values = {}
    if indicator.caveat in ("", caveat, written.get(series.slug)):
        values["caveat"] = caveat
    else:
        outcome.remarks.append(BY_HAND.format(f"“{indicator}”"))
    before = {name: getattr(indicator, name) for name in values}
    if before != values:
        outcome.before[str(indicator.pk)] = before
    return changes.update(indicator, by=by, version=indicator.version, values=values)


def store_series(
    by: User | None,
    indicator: Indicator,
    sums: Sums,
    series: CrimeSeries,
    places: Mapping[Place, Geography],
    known_on: date,
    outcome: CrimeStoreOutcome,
) -> None:
    known = known_figures(indicator)
    given = gaps(sums, series, places, known)
    for place, period, each in sums.of(series):
        missing = each.missing_because
        figure = GivenFigure(
            geography=places[place],
            span=period_span(period),
            value=None if missing else Decimal(each.count),
            missing_because=missing,
        )
        there = known.get(figure.place)
        if there and there.is_later(known_on) and there.value != figure.value:
            outcome.later += 1
        else:
            given.append(figure)
    event = record_values(
        by=by, indicator=indicator, values=given, known_on=known_on, reason="crime file"
    )
    outcome.count(len(given), event)
    if event:
        outcome.events[str(indicator.pk)] = event.pk
    outcome.indicators.append({"pk": indicator.pk, "name": str(indicator)})


def gaps(
    sums: Sums, series: CrimeSeries, places: Mapping[Place, Geography], known: Mapping
) -> list[GivenFigure]:
    """What the file misses out is said where nothing is known, so that no line is drawn across it."""
    counted = sums.of(series)
    there = {(place, period) for place, period, _ in counted}
    missing = [
        GivenFigure(geography=places[place], span=period_span(period), missing_because=NO_DATA)
        for place in {place for place, _ in there}
        for period in sums.missing
        if (place, period) not in there
    ]
    return [each for each in missing if each.place not in known or known[each.place].is_gap]


def later_words(count: int, known_on: date) -> str:
    figures = "1 figure is" if count == 1 else f"{count} figures are"
    return (
        f"{figures} known here from a later day than {date_words(known_on)}, the day of this "
        "file, so what is here stays."
    )


# -- Places ---------------------------------------------------------------------------------------


def places_by_crime_name(partnership: Partnership, kind: str) -> dict[str, Geography]:
    """The places of a kind by the key of each name that they go by in crime tables."""
    return {
        place_name_key(csp_name(name)): place
        for place in places_of_kind(partnership, kind).select_related("scheme")
        for name in (place.name, place.printed_as)
        if name
    }


def keep_places(
    *, by: User | None, partnership: Partnership, kind: str, names: Iterable[str]
) -> dict[Place, Geography]:
    """A place for each partnership of a table, made where there is none; asked once and kept."""
    there = places_by_crime_name(partnership, kind)
    found: dict[Place, Geography] = {}
    for name in sorted(names):
        place = there.get(place_name_key(csp_name(name)))
        if place is None:
            scheme = keep_scheme(by, partnership, kind)
            made = Geography(partnership=partnership, scheme=scheme, name=csp_name(name))
            place = changes.create(made, by=by)
        found[name] = place
    return found


def keep_scheme(by: User | None, partnership: Partnership, kind: str) -> GeographyScheme:
    if scheme := scheme_of_kind(partnership, kind):
        return scheme
    name, slug = SCHEMES[Kind(kind)]
    return changes.create(
        GeographyScheme(partnership=partnership, name=name, slug=slug, kind=kind), by=by
    )


# -- The way back ---------------------------------------------------------------------------------


def take_back_sums(*, by: User | None, partnership: Partnership, result: Mapping) -> None:
    """Undo ``keep_sums`` by what it left in ``result``, inside the caller's transaction.

    Raises ValidationError where one of the figures has been corrected since.
    """
    numbers = [int(each) for each in {**result["events"], **result["before"]}]
    rows = {
        each.pk: each for each in Indicator.objects.filter(partnership=partnership, pk__in=numbers)
    }
    events = AuditEvent.objects.in_bulk(result["events"].values())
    for number, event in result["events"].items():
        if int(number) in rows:
            take_back_figures(by=by, indicator=rows[int(number)], event=events[event])
    for number, before in result["before"].items():
        if int(number) in rows:
            row = rows[int(number)]
            changes.update(row, by=by, version=row.version, values=before)
    for row in without_use(result["made"]):
        changes.remove(row, by=by)
