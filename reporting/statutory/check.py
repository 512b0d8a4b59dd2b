"""What a statutory check is: its words, where the law stands and since when, the function that looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from plans.access import Can
from plans.law.duties import LegalReference
from plans.models import CheckMark
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckLink, CheckOutcome, CheckVerdict

Look = Callable[[StatutoryFacts], CheckVerdict]


@dataclass(frozen=True)
class Page:
    """A page on which an officer puts something right: what its link says, its route, who may open it."""

    words: str
    route: str
    power: Can = Can.READ
    of_plan: bool = False


@dataclass(frozen=True)
class Check:
    """One check, as it stands on the page and in print.

    ``began`` is the day on which the duty began in each nation; ``ended`` the last day, if it has one.
    One that ``needs_plan`` has nothing to look at where there is none. One ``of_the_day`` is judged as
    the law stands on the day looked at, even where the plan was over by then.
    """

    code: str
    title: str
    references: tuple[LegalReference, ...]
    look: Look
    asks: str
    todo: str
    mended_on: Page
    began: dict[str, date]
    ended: date | None = None
    needs_plan: bool = False
    of_the_day: bool = False

    def in_force(self, nation: str, on: date) -> bool:
        return self.began[nation] <= on and (self.ended is None or on <= self.ended)

    def reference(self, nation: str) -> str:
        """The references of a nation, as printed."""
        return "; ".join(str(each) for each in self.references if nation in each.nations)

    def verified(self, nation: str) -> bool:
        return all(each.verified for each in self.references if nation in each.nations)


def check(
    code: str,
    title: str,
    *references: LegalReference,
    asks: str,
    todo: str,
    mended_on: Page,
    began: dict[str, date],
    ended: date | None = None,
    needs_plan: bool = False,
    of_the_day: bool = False,
) -> Callable[[Look], Check]:
    """Makes a check of a function that looks at what is recorded. The register finds it by itself."""

    def made(look: Look) -> Check:
        return Check(
            code=code,
            title=title,
            references=references,
            look=look,
            asks=asks,
            todo=todo,
            mended_on=mended_on,
            began=began,
            ended=ended,
            needs_plan=needs_plan,
            of_the_day=of_the_day,
        )

    return made


@dataclass(frozen=True)
class CheckResult:
    """One check as it is shown. ``mark`` is there where somebody set it aside, ``found`` all the same."""

    check: Check
    nation: str
    found: CheckVerdict
    mend: CheckLink | None = None
    mark: CheckMark | None = field(default=None, compare=False)
    marked: str = ""

    @property
    def code(self) -> str:
        return self.check.code

    @property
    def outcome(self) -> CheckOutcome:
        return CheckOutcome.NOT if self.mark else self.found.outcome

    @property
    def why(self) -> str:
        return self.marked if self.mark else self.found.why

    @property
    def links(self) -> tuple[CheckLink, ...]:
        return self.found.links

    @property
    def wants(self) -> str:
        """What is to be done about it, or nothing."""
        if self.outcome in (CheckOutcome.PASS, CheckOutcome.NOT):
            return ""
        return self.found.todo or self.check.todo

    @property
    def reference(self) -> str:
        return self.check.reference(self.nation)
