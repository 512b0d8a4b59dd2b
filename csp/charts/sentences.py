"""What a chart says, in a plain sentence for those who do not see it and those in a hurry."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from csp.charts.values import Break, Point, Series, Target, format_figure, tidied

# Up to so many series are each told of; of more, how many rose and fell.
FEW = 3
NOTHING = "There are no figures yet."
WITHHELD = "The figures are withheld."


def trend_sentence(
    series: Sequence[Series],
    periods: Sequence[str],
    unit: str = "",
    target: Target | None = None,
    breaks: Sequence[Break] = (),
) -> str:
    """How each series moved from its first figure to its last, or since counting last changed."""
    known = [one for one in series if one.known]
    if not known:
        return nothing_to_say(series)
    since = last_break(known, periods, breaks)
    kept = [points_since_break(one, periods, since) for one in known]
    if len(kept) == 1:
        said = alone(kept[0], unit, since)
    elif len(kept) <= FEW:
        said = since_words("; ".join(f"{one.name} {move_words(one, unit)}" for one in kept), since)
    else:
        said = since_words(summarise_moves(kept, unit), since)
    return f"{said}{against(target, unit) if target else ''}."


def against(target: Target, unit: str) -> str:
    words = lowered(target.words)
    article = "an" if words[:1] in "aeiou" else "a"
    values = " to ".join(format_figure(value, unit) for value in target.values)
    return f", against {article} {words} of {values}"


def nothing_to_say(series: Sequence[Series]) -> str:
    withheld = any(point.mark == "withheld" for one in series for point in one.points)
    return WITHHELD if withheld else NOTHING


def last_break(
    known: Sequence[Series], periods: Sequence[str], breaks: Sequence[Break]
) -> Break | None:
    """The newest change of counting that has figures before it, and so parts them from later ones."""
    first = min(periods.index(one.known[0].period) for one in known)
    parting = [each for each in breaks if each.period in periods[first + 1 :]]
    return max(parting, key=lambda each: periods.index(each.period), default=None)


def points_since_break(one: Series, periods: Sequence[str], since: Break | None) -> Series:
    """The known figures of a series that compare with its newest one."""
    start = periods.index(since.period) if since else 0
    kept = (point for point in one.known if periods.index(point.period) >= start)
    return Series(one.name, tuple(kept))


def alone(one: Series, unit: str, since: Break | None) -> str:
    if since and len(one.points) == 1:
        return f"{move_words(one, unit)}; earlier figures were counted in another way and do not compare"
    if len(one.points) == 1:
        return f"{move_words(one, unit)}, with no earlier figure to compare"
    words = move_words(one, unit)
    return f"Since counting changed in {since.period}, it {words}" if since else capitalise(words)


def since_words(words: str, since: Break | None) -> str:
    return f"Since counting changed in {since.period}: {words}" if since else words


def move_words(one: Series, unit: str) -> str:
    """The move of one series: fell from 4,369 in 2006/07 to 3,127 in 2009/10 (-28.4%)."""
    if not one.points:
        return "has no figures yet"
    first, last = one.points[0], one.points[-1]
    if first is last:
        return " ".join(filter(None, (at(last, unit), in_brackets(last.mark))))
    if first.value == last.value:
        return f"stayed at {at(first, unit)} and {last.period}"
    verb = "rose" if higher(first, last) else "fell"
    marks = {point.mark for point in (first, last) if point.mark}
    remarks = in_brackets(percent_change(first, last, unit), *sorted(marks))
    return f"{verb} from {at(first, unit)} to {at(last, unit)} {remarks}".rstrip()


def at(point: Point, unit: str) -> str:
    return f"{format_figure(value_of(point), unit)} in {point.period}"


def in_brackets(*words: str) -> str:
    said = ", ".join(filter(None, words))
    return f"({said})" if said else ""


def higher(first: Point, last: Point) -> bool:
    return value_of(last) > value_of(first)


def value_of(point: Point) -> Decimal:
    return Decimal(0) if point.value is None else point.value


def percent_change(first: Point, last: Point, unit: str) -> str:
    """-28.4%, or +6 points where the figures are shares; nothing from nought."""
    before, step = value_of(first), value_of(last) - value_of(first)
    if unit == "%":
        return f"{tidied(step):+,f} {'point' if abs(step) == 1 else 'points'}"
    share = percent_of(step, abs(before)) if before else None
    return f"{share:+,f}%" if share else ""


def percent_of(part: Decimal, whole: Decimal) -> Decimal:
    """A percentage, to one place."""
    return tidied((100 * part / whole).quantize(Decimal("0.1"), ROUND_HALF_UP))


def summarise_moves(series: Sequence[Series], unit: str) -> str:
    """Of many series: how many rose and fell, and which moved the most."""
    moved = [one for one in series if len(one.points) > 1]
    fell = sum(value_of(one.points[-1]) < value_of(one.points[0]) for one in moved)
    rose = sum(higher(one.points[0], one.points[-1]) for one in moved)
    said = f"Of {len(series)} with figures, {fell or 'none'} fell and {rose or 'none'} rose"
    if not fell + rose:
        return said
    most = max(moved, key=lambda one: abs(value_of(one.points[-1]) - value_of(one.points[0])))
    return f"{said}; the largest change: {most.name} {move_words(most, unit)}"


def bars_sentence(series: Sequence[Series], unit: str = "") -> str:
    """The highest and lowest of categories; between two series, how many rose and fell as well."""
    known = [one for one in series if one.known]
    if not known:
        return nothing_to_say(series)
    named = len(known) > 1
    said = [
        f"{one.name + ': ' if named else ''}{highest_and_lowest(one, unit)}" for one in known[-2:]
    ]
    if len(series) == 2 and len(known) == 2:
        said.append(compare_series(*known))
    return capitalise("; ".join(said)) + "."


def highest_and_lowest(one: Series, unit: str) -> str:
    most, least = max(one.known, key=value_of), min(one.known, key=value_of)
    if most is least:
        return f"{most.period} {format_figure(value_of(most), unit)}"
    high = f"highest in {most.period} ({format_figure(value_of(most), unit)})"
    return f"{high}, lowest in {least.period} ({format_figure(value_of(least), unit)})"


def compare_series(before: Series, now: Series) -> str:
    earlier = before.by_period()
    pairs = [
        (value_of(earlier[point.period]), value_of(point))
        for point in now.known
        if point.period in earlier and earlier[point.period].value is not None
    ]
    fell = sum(after < first for first, after in pairs)
    rose = sum(after > first for first, after in pairs)
    return f"of {len(pairs)} that compare, {fell} fell and {rose} rose"


def capitalise(words: str) -> str:
    return words[:1].upper() + words[1:]


def lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
