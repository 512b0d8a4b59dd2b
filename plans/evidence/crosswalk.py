"""The matrix of a plan's priorities against those of the county, the police and the nation. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from plans.evidence.drivers import touches
from plans.models import Driver, DriverPriority, Plan, Priority

# From near to far; other local strategies come last, because no law asks for them.
LEVELS = (Driver.Level.COUNTY, Driver.Level.POLICE, Driver.Level.NATIONAL, Driver.Level.LOCAL)


@dataclass(frozen=True)
class StrategyColumns:
    """One strategy with its priorities, which are columns."""

    driver: Driver
    columns: tuple[DriverPriority, ...]

    @property
    def level(self) -> str:
        if self.driver.level == Driver.Level.LOCAL:
            return "Other local"
        return self.driver.get_level_display()


@dataclass(frozen=True)
class CrosswalkLine:
    """One priority of the plan, and which priorities of others it serves."""

    priority: Priority
    served: frozenset[int]
    cells: tuple[tuple[DriverPriority, bool], ...]

    @property
    def counterparts(self) -> int:
        return sum(ticked for _, ticked in self.cells)


@dataclass(frozen=True)
class Matrix:
    """Rows and columns, with what has no counterpart on either side."""

    groups: tuple[StrategyColumns, ...]
    lines: tuple[CrosswalkLine, ...]
    aside: tuple[Driver, ...]

    @cached_property
    def columns(self) -> list[DriverPriority]:
        return [column for group in self.groups for column in group.columns]

    @property
    def alone(self) -> list[Priority]:
        """Our priorities that none of those shown matches."""
        return [line.priority for line in self.lines if not line.counterparts]

    @property
    def without_county(self) -> list[Priority]:
        """Our priorities with a counterpart elsewhere and none in the county, where it has any."""
        county = {
            each.pk
            for group in self.groups
            if group.driver.level == Driver.Level.COUNTY
            for each in group.columns
        }
        lines = [line for line in self.lines if line.counterparts] if county else []
        return [line.priority for line in lines if not line.served & county]

    @property
    def unserved(self) -> list[tuple[StrategyColumns, list[DriverPriority]]]:
        """Priorities of others that nothing here serves, strategy by strategy."""
        served = frozenset().union(*(line.served for line in self.lines))
        found = [
            (group, [each for each in group.columns if each.pk not in served])
            for group in self.groups
        ]
        return [(group, columns) for group, columns in found if columns]

    @property
    def hidden_ticks(self) -> int:
        """How often a priority serves one of a strategy that is not shown."""
        shown = {column.pk for column in self.columns}
        return sum(len(line.served - shown) for line in self.lines)

    def grid(self) -> Iterator[list[str]]:
        """The same as rows of a spreadsheet: three lines of headings, then one for each priority."""
        yield ["", *(group.level for group in self.groups for _ in group.columns)]
        yield ["", *(str(group.driver) for group in self.groups for _ in group.columns)]
        yield ["Our priority", *(str(column) for column in self.columns)]
        for line in self.lines:
            yield [str(line.priority), *("yes" if ticked else "" for _, ticked in line.cells)]


def matrix_of(
    plan: Plan, priorities: Iterable[Priority], drivers: Iterable[Driver], *, whole: bool = False
) -> Matrix:
    """The matrix of the strategies that share a day with the plan, or of all of them."""
    ranked = sorted(drivers, key=lambda each: LEVELS.index(Driver.Level(each.level)))
    listed = [each for each in ranked if each.priorities.all()]
    shown = [each for each in listed if whole or touches(each, plan)]
    groups = tuple(StrategyColumns(each, tuple(each.priorities.all())) for each in shown)
    columns = [column for group in groups for column in group.columns]
    aside = tuple(each for each in listed if each not in shown)
    return Matrix(groups, tuple(crosswalk_line(each, columns) for each in priorities), aside)


def crosswalk_line(priority: Priority, columns: list[DriverPriority]) -> CrosswalkLine:
    served = frozenset(each.pk for each in priority.serves.all())
    return CrosswalkLine(
        priority, served, tuple((column, column.pk in served) for column in columns)
    )
