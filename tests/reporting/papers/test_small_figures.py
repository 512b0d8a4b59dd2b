"""What leads counted is as small in papers as on the public page: hidden, and no subtraction away."""

from __future__ import annotations

from datetime import date

import pytest

from actions.models import Reading
from reporting.document import tree
from tests import factories as make
from tests.reporting.papers.plan_world import desk_of, gather, members, public
from tests.reporting.papers.test_sources_plan import answer

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
QUARTERS = (("2016-17Q1", 4, 6), ("2016-17Q2", 7, 9), ("2016-17Q3", 10, 12))


@pytest.fixture
def measure(action):
    measure = action.measures.get()
    measure.kind = "count"
    measure.save()
    return measure


@pytest.fixture
def counted(action, measure):
    """``counted((23, 2), ...)``: a quarter for each, with the figure of each group and of all."""
    status = make.StatusFactory(partnership=action.partnership)

    def store(*quarters: dict[str, int]) -> None:
        for (period, begins, ends), figures in zip(QUARTERS, quarters, strict=False):
            round = make.RoundFactory(
                partnership=action.partnership, period=period, title=period,
                start=date(2016, begins, 1), end=date(2016, ends, 30),
            )  # fmt: skip
            update = answer(round, action, status)
            for member, value in figures.items():
                make.ReadingFactory(
                    update=update, measure=measure, member=member, value=value, printed=f"{value}"
                )

    return store


def words(name: str, action, **desk) -> str:
    gathered = gather(name, desk_of(action.plan, **desk))
    return members(gathered) + public(gathered) + tree.to_text(gathered)


def test_a_small_figure_of_a_quarter_is_in_no_source(action, counted):
    counted({"": 2})
    told = words("rows-progress", action)
    assert "fewer than 5" in told and "visited: 2" not in told
    assert "kept back" in words("outturn", action)


def test_small_parts_in_words_are_in_no_source(action, counted):
    """“23 since April 2016, including 1 IOM”: the total alone is read, of a quarter and of the year."""
    counted({"": 23, "North": 1}, {"": 28})
    said = "23 since April 2016, including 1 IOM and 2 from probation"
    Reading.objects.filter(value=23).update(printed=said)
    for name in ("rows-progress", "outturn"):
        told = words(name, action)
        assert "IOM" not in told and "from probation" not in told, name


def test_a_year_told_in_words_tells_no_small_figure(action, measure, counted):
    measure.over_year = "words"
    measure.save()
    counted({"": 2}, {"": 28})
    told = words("outturn", action, today=date(2016, 12, 31))
    assert "2016-17Q1: 2\n" not in told and "Q1: 2" not in told


def test_a_group_is_no_subtraction_away(action, counted):
    counted({"": 23, "North": 21, "South": 2})
    for name in ("rows-progress", "outturn"):
        told = words(name, action)
        assert "23" in told and "kept back" in told and '"21"' not in told and ": 21" not in told


def test_a_year_does_not_tell_the_one_quarter_that_is_hidden(action, counted):
    counted({"": 20}, {"": 3}, {"": 30})
    told = words("outturn", action, today=date(2016, 12, 31))
    assert "kept back" in told and '"53"' not in told


def test_a_year_of_several_small_quarters_is_told(action, counted):
    counted({"": 4}, {"": 3}, {"": 30})
    assert '"37"' in words("outturn", action, today=date(2016, 12, 31))


def test_a_return_to_a_funder_hides_them_too(action, counted):
    counted({"": 2})
    stream = make.FundingStreamFactory(partnership=action.partnership, amount=20_000)
    make.AllocationFactory(
        partnership=action.partnership, stream=stream, project=None, action=action
    )
    assert "fewer than 5" in words("funder-return", action, stream=stream)
