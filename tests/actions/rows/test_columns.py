"""No field is forgotten: each is a column of the register, or stands here with a reason why it is not.

The same for the fields of what a row and a plan have several of, wherever they are listed by hand.
"""

from __future__ import annotations

from dataclasses import fields

import pytest

from actions.imports.headings.meaning import claims
from actions.imports.vocabulary import headings_of_column
from actions.models import Action, Lead, Measure, Reading, Revision, Risk
from actions.rows import columns
from actions.rows.columns import (
    BY_NAME,
    COLUMNS,
    COPIED,
    COPIED_PARTS,
    LISTS,
    NOT_A_COLUMN,
    Column,
    Kind,
)
from actions.rows.history.fields import FIELDS
from actions.rules.typed_figures import NOTHING
from actions.year_end.services import rolling
from plans.models import Commitment, Priority, PriorityArea, Section
from reporting.facts import plan as facts
from reporting.facts.quarter.figures import Read

OWN = "is its own, and made anew"
PLACE = "says where it stands"
YEAR = "is said of its own year"
WORKED_WITH = "is what the figures are worked out with, and not printed"


def left_out(why: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, why)


PARTS = {"leads": Lead, "measures": Measure, "risks": Risk}
# What a copy does not take over: into the same plan, into the next one, or into an undone import.
NOT_COPIED = {
    Action: NOT_A_COLUMN | left_out(PLACE, "priority", "ref"),
    Priority: left_out(OWN, "id", "version")
    | left_out(PLACE, "partnership", "plan", "position", "carries_on"),
    PriorityArea: left_out(OWN, "id", "version") | left_out(PLACE, "partnership", "priority", "position"),
    Section: left_out(OWN, "id", "version") | left_out(PLACE, "partnership", "plan", "position"),
    Commitment: left_out(OWN, "id", "version")
    | left_out(PLACE, "partnership", "plan")
    | left_out(YEAR, "kept_on", "kept_note"),
    Reading: left_out(OWN, "id", "version")
    | left_out(PLACE, "partnership", "update", "measure", "member"),
} | {
    part: left_out(OWN, "id", "version", "series")
    | left_out(PLACE, "partnership", "action", "position")
    for part in (Lead, Measure, Risk)
}  # fmt: skip


def all_fields(model) -> set[str]:
    every = (*model._meta.concrete_fields, *model._meta.many_to_many)
    return {field.name for field in every}


def copied_fields(model) -> set[str]:
    return all_fields(model) - NOT_COPIED[model].keys()


def test_every_field_of_a_row_is_a_column_or_has_a_reason_not_to_be():
    named = {column.name for column in COLUMNS} - set(LISTS)
    assert named.isdisjoint(NOT_A_COLUMN)
    assert named | set(NOT_A_COLUMN) == all_fields(Action)


def test_every_list_of_a_row_is_a_column():
    assert {name: Action._meta.get_field(name).related_model for name in LISTS} == PARTS


def test_the_words_of_a_row_have_a_field_for_each_column_of_words():
    assert {field.name for field in fields(columns.RowWords)} == set(columns.WORDS)


@pytest.mark.parametrize("name", [*columns.WORDS, "ref"])
def test_a_column_is_as_long_as_its_field(name):
    assert BY_NAME[name].most == Action._meta.get_field(name).max_length


@pytest.mark.parametrize("name", LISTS)
def test_a_line_of_a_list_is_as_long_as_the_field_of_its_words(name):
    words = PARTS[name]._meta.get_field(COPIED_PARTS[name][0])
    assert BY_NAME[name].most == words.max_length


def test_what_an_agreed_plan_says_is_what_a_revision_is_of():
    assert {column.name for column in COLUMNS if column.agreed} == set(Revision.Field.values)


@pytest.mark.parametrize("model", [*NOT_COPIED, *PARTS.values()], ids=lambda model: model.__name__)
def test_what_is_left_out_is_a_field_still(model):
    gone = {"series"} if model in (Lead, Risk) else set()
    assert NOT_COPIED[model].keys() - gone <= all_fields(model)


# -- Copies ---------------------------------------------------------------------------------------


def test_a_copy_of_a_row_knows_every_field():
    assert set(COPIED) == copied_fields(Action)


@pytest.mark.parametrize("name", LISTS)
def test_a_copy_of_a_row_knows_every_field_of_its_lists(name):
    people = ["people"] if name == "leads" else []
    assert {*COPIED_PARTS[name], *people} == copied_fields(PARTS[name])


def test_the_next_plan_knows_every_field_of_what_it_takes_over():
    # Which drivers a priority serves goes along as its links do.
    assert {*rolling.PRIORITY_FIELDS, "serves"} == copied_fields(Priority)
    assert copied_fields(PriorityArea) == {"title"}
    assert {*rolling.SECTION_FIELDS, "picture"} == copied_fields(Section)
    assert set(rolling.PROMISE_FIELDS) == copied_fields(Commitment) | {"position"}


def test_an_emptied_figure_empties_every_field_of_a_reading():
    assert set(NOTHING) == copied_fields(Reading)


# -- Facts ----------------------------------------------------------------------------------------

# What is not printed, so that no fact holds it; and what facts call otherwise.
NOT_IN_FACTS = {
    Action: NOT_A_COLUMN.keys() - {"key"},
    Lead: all_fields(Lead) - {"words"},  # a lead is printed as its words
    Measure: NOT_COPIED[Measure].keys()
    | left_out(WORKED_WITH, "tolerance", "source", "cumulative", "over_year").keys(),
    Risk: NOT_COPIED[Risk].keys(),
    Priority: NOT_COPIED[Priority].keys(),
    Section: NOT_COPIED[Section].keys() | {"printed", "picture_alt"},  # within the picture
    Commitment: all_fields(Commitment) & {"id", "version", "partnership", "plan", "position"},
}
KEPT_AS = {
    Action: facts.ActionFacts,
    Measure: facts.MeasureFacts,
    Risk: facts.RiskFacts,
    Priority: facts.PriorityFacts,
    Section: facts.SectionFacts,
    Commitment: facts.PromiseFacts,
}


@pytest.mark.parametrize("model", KEPT_AS, ids=lambda model: model.__name__)
def test_facts_hold_every_field_that_may_be_printed(model):
    held = {field.name for field in fields(KEPT_AS[model])}
    assert all_fields(model) - NOT_IN_FACTS[model] <= held


def test_a_round_reads_every_field_of_a_figure_that_it_prints():
    called = {"value": "figure", "measure": "measure_id"}
    unprinted = {"id", "version", "partnership", "update", "since", "denominator"}
    held = {called.get(name, name) for name in all_fields(Reading) - unprinted}
    assert held <= set(Read._fields)


# -- History --------------------------------------------------------------------------------------

# What a former wording of a list shows. The rest of a line is told by the events of the row, which
# name every field.
SHOWN = {"leads": {"words"}, "measures": {"text", "target", "target_on"}, "risks": {"text"}}


def test_the_history_of_a_row_tells_every_field_and_every_list():
    assert set(FIELDS) == all_fields(Action) - NOT_A_COLUMN.keys()
    assert set(LISTS) == set(SHOWN)
    assert all(SHOWN[name] <= set(COPIED_PARTS[name]) for name in LISTS)


@pytest.mark.parametrize(
    "column",
    [each for each in COLUMNS if each.kind in (Kind.LINE, Kind.TEXT)],
    ids=lambda each: each.name,
)
def test_a_column_of_a_file_with_our_own_label_is_that_column(column):
    """Words under a heading that no phrase knew went to the column that had some of the words."""
    found = claims(column.label)
    assert max(found, key=found.__getitem__) == column.imported_as


def test_a_column_of_words_without_headings_is_known_by_its_label():
    column = Column("cost_code", "Cost code", Kind.LINE, 20)
    assert headings_of_column(column) == ((1.0, "cost code"),)
