"""What is exported and brought in again is the same plan, whatever anybody has written in it."""

from __future__ import annotations

import io
from copy import deepcopy
from datetime import UTC, date, datetime

import docx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from actions.imports import Unreadable, read_plan
from actions.imports.own.hidden_part import timescale_fields, timescale_words
from csp.prose import clean_cell
from reporting.document.parts.editable import editable
from reporting.document.plan import build
from reporting.document.renderers.docx import render_docx
from reporting.editions import exports
from reporting.facts.plan import (
    ActionFacts,
    ExtraFacts,
    MeasureFacts,
    PartnershipFacts,
    PlanFacts,
    PriorityFacts,
    RiskFacts,
    WholePlanFacts,
)
from tests.examples import examples

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
# Words that other formats give a meaning to, among whatever else people type.
AWKWARD = (
    "=SUM(A1:A9)", "+1", "-12%", "@home", "'=1", "'", "a;b", "c|d", "\\", "\\;", "- x", "• y",
    "1.10", "007", "31/03/2017", "TRUE", "#N/A", "_x0041_", "“quoted”", '"', ",", "Risk: none",
    "Not stated: x", "Assumption: y", "Baseline: 5", "Priority areas:", "Priority 2: Other",
    "LBB / Met", "Smith, Jones and Partners", "{", "ł", "🚓", "N/A", "Ref", "see row 1.2",
    "x" * 400,
)  # fmt: skip
letters = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30)
piece = st.one_of(st.sampled_from(AWKWARD), letters)


def stored(words: str) -> str:
    """Words as a field of one line keeps them."""
    return " ".join(clean_cell(words).removeprefix("- ").split()).strip()


line = st.lists(piece, min_size=1, max_size=3).map(lambda some: stored(" ".join(some)))
said = line.filter(bool)
cell = st.lists(st.one_of(line, said.map(lambda words: f"- {words}")), max_size=4).map(
    lambda lines: clean_cell("\n".join(lines))
)


def extra_facts(kept: dict) -> tuple:
    return tuple(ExtraFacts(heading, words) for heading, words in kept.items())


days = st.one_of(st.just(""), st.dates(date(2000, 1, 1), date(2040, 1, 1)).map(date.isoformat))
measures = st.builds(
    MeasureFacts,
    text=said,
    kind=st.sampled_from(["", "count", "survey"]),
    polarity=st.sampled_from(["", "up", "down"]),
    unit=line,
    baseline=line,
    target=line,
    target_on=days,
    breakdown=line,
    members=st.lists(said, max_size=2, unique=True).map(tuple),
)
risks = st.builds(
    RiskFacts, text=cell.filter(bool), kind=st.sampled_from(["", "assumption", "risk"])
)
rows = st.fixed_dictionaries(
    {
        "aim": cell,
        "activity": cell,
        "leads": st.lists(said, max_size=3).map(tuple),
        "measures": st.lists(measures, max_size=3).map(tuple),
        "risks": st.lists(risks, max_size=2).map(tuple),
        "timescale": line,
        "due_on": days,
        "timescale_kind": st.sampled_from(["", "date", "ongoing"]),
        "resources": cell,
        "extra": st.dictionaries(said, cell.filter(bool), max_size=3).map(extra_facts),
        "visibility": st.sampled_from(["public", "public", "partners", "restricted"]),
    }
)
numbers = st.lists(
    st.sampled_from(["1", "2", "10", "A", "3b"]), min_size=1, max_size=3, unique=True
)


@st.composite
def plans(draw) -> WholePlanFacts:
    priorities, actions = [], []
    for number in draw(numbers):
        areas = tuple(draw(st.lists(said, max_size=3, unique=True)))
        priorities.append(
            PriorityFacts(f"key-{number}", number, draw(said), draw(line), areas=areas)
        )
        for place, row in enumerate(draw(st.lists(rows, max_size=3)), 1):
            area = draw(st.sampled_from(["", *areas]))
            ref = f"{number}.{place}{draw(st.sampled_from(['', '0', 'd*']))}"
            actions.append(ActionFacts(f"{len(actions)}", ref, f"key-{number}", area, **row))
    plan = PlanFacts("Partnership plan", "2016-17", "2016-04-01", "2017-03-31", "2016/17")
    return WholePlanFacts(
        PartnershipFacts("Moorland", "moorland"), plan, (), (), tuple(priorities), tuple(actions)
    )


def written(facts: WholePlanFacts, kind: str) -> bytes:
    if kind == "docx":
        return render_docx(editable(build(facts, draft=True, created=NOW), facts))
    return exports.FORMATS[kind].write(exports.Export(None, facts, True, NOW))


def wanted(facts: WholePlanFacts) -> list[tuple]:
    labels = {each.key: each.label for each in facts.priorities}
    return [
        (
            row.ref, labels[row.priority], row.area, row.aim, row.activity, row.leads,
            tuple(each.text for each in row.measures), tuple(each.text for each in row.risks),
            timescale_words(row.timescale, row.due_on), row.resources, row.visibility,
            tuple(each.kind for each in row.risks),
            {each.heading: each.words for each in row.extra},
            timescale_fields(row.timescale, row.timescale_kind, row.due_on),
        )
        for row in facts.actions
    ]  # fmt: skip


def found(plan) -> list[tuple]:
    return [
        (
            row.ref, row.priority, row.area, row.aim, row.activity, row.leads, row.measures, row.risks,
            row.timescale, row.resources, row.told["visibility"] or "public",
            tuple(each["kind"] for each in row.told["risks"]), dict(row.other), row.told["when"],
        )
        for row in plan.rows
    ]  # fmt: skip


def details(plan, names) -> list[dict]:
    return [
        {name: each[name] for name in names if each.get(name)}
        for row in plan.rows
        for each in row.told["measures"]
    ]


TOLD = (
    "text", "kind", "unit", "polarity", "baseline", "target", "target_on", "breakdown", "members",
)  # fmt: skip
KINDS = ("docx", "csv", "xlsx", "json")


@pytest.mark.parametrize("kind", KINDS)
@settings(
    max_examples=examples(40), phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(facts=plans())
def test_any_plan_comes_back_as_it_went(kind, facts):
    if kind == "docx" and not facts.actions:
        return
    plan = read_plan(f"plan.{kind}", written(facts, kind))
    assert found(plan) == wanted(facts)
    assert [(each.number, each.title, each.areas) for each in plan.priorities] == [
        (each.number, each.title, each.areas) for each in facts.priorities
    ]
    assert details(plan, TOLD) == [
        {name: getattr(each, name) for name in TOLD if getattr(each, name)}
        for row in facts.actions
        for each in row.measures
    ]


SMALL = WholePlanFacts(
    PartnershipFacts("Moorland", "moorland"),
    PlanFacts("Partnership plan", "2016-17", "2016-04-01", "2017-03-31", "2016/17"),
    priorities=(PriorityFacts("p", "1", "Adults at risk"),),
    actions=(ActionFacts("r", "1.1", "p", "", "Keep victims safe", "Visit", leads=("Police",)),),
)


def edited(change) -> bytes:
    """The small plan as Word, after somebody has changed its table."""
    word = docx.Document(io.BytesIO(written(SMALL, "docx")))
    change(next(table for table in word.tables if table.cell(0, 0).text == "Ref"))
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def add_row_and_lead(table) -> None:
    table._tbl.append(deepcopy(table.rows[1]._tr))
    table.cell(2, 0).text = "1.2"
    table.cell(1, 3).add_paragraph("Fire, Rescue and Co")


def take_risks_out(table) -> None:
    for row in table.rows:
        row._tr.remove(row.cells[-1]._tc)


def merge_two(table) -> None:
    table.cell(1, 1).merge(table.cell(1, 2))


def test_what_a_colleague_writes_in_the_word_file_is_read():
    first, second = read_plan("plan.docx", edited(add_row_and_lead)).rows
    assert first.leads == ("Police", "Fire, Rescue and Co")
    assert (second.ref, second.aim) == ("1.2", "Keep victims safe")


@pytest.mark.parametrize("change", [take_risks_out, merge_two])
def test_a_word_table_of_another_shape_is_still_read(change):
    (row,) = read_plan("plan.docx", edited(change)).rows
    assert row.ref == "1.1"
    assert "Keep victims safe" in row.aim


NO_PLANS = (
    '{"rows": [',
    '{"rows": []}',
    '{"schema": 1, "plan": 3}',
    '{"schema":1,"plan":{},"actions":[1]}',
)


@pytest.mark.parametrize("text", NO_PLANS)
def test_other_json_is_refused_with_a_sentence(text):
    with pytest.raises(Unreadable, match="not a plan exported from here"):
        read_plan("plan.json", text.encode())
