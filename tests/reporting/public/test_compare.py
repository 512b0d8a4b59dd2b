"""Two editions of a plan side by side: each row that was added, dropped, reworded or moved is told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from csp.prose.blocks import Paragraph, Run
from csp.text.lines import reworded
from reporting.editions.services.publication import publish, withdraw
from reporting.facts import plan as f
from reporting.public.compare_editions import editions
from tests import factories as make

WHO = f.PartnershipFacts("Moorland", "moorland")
PRIORITIES = (f.PriorityFacts("p1", "1", "Adults at risk"), f.PriorityFacts("p2", "2", "Roads"))
ROWS = (
    f.ActionFacts("a", "1.1", "p1", aim="Keep victims safe", activity="Visit every home once"),
    f.ActionFacts("b", "1.2", "p1", aim="Fewer burglaries", activity="Mark bicycles and tools"),
    f.ActionFacts("c", "2.1", "p2", aim="Slower traffic", activity="Speed checks on the A53"),
)


def plan_of(year: str, **values) -> f.WholePlanFacts:
    said = f.PlanFacts("Plan", year, f"{year[:4]}-04-01", "", year)
    return f.WholePlanFacts(WHO, said, **({"priorities": PRIORITIES, "actions": ROWS} | values))


def told(old: f.WholePlanFacts, new: f.WholePlanFacts) -> list[tuple]:
    groups = editions(old, new)
    return [(item.kind, item.name[:14], *item.notes) for group in groups for item in group.items]


OLD = plan_of("2016-17")


def test_versions_of_one_plan_are_told_apart_by_keys():
    moved = replace(ROWS[1], ref="2.2", priority="p2")
    new = plan_of("2016-17", actions=(f.ActionFacts("d", "1.1", "p1", aim="New"), moved, ROWS[2]))
    assert told(OLD, new) == [
        ("Added", "1.1: New"),
        ("Moved", "2.2: Fewer bur", "It was 1.2 and is 2.2 now.",
         "It moved from priority 1. Adults at risk to priority 2. Roads."),
        ("Dropped", "1.1: Keep vict"),
    ]  # fmt: skip
    assert told(OLD, OLD) == []


def test_the_next_years_plan_is_compared_by_number_and_words():
    later = (f.PriorityFacts("q1", "1", "Roads"), f.PriorityFacts("q2", "2", "Adults at risk"))
    rows = (
        replace(ROWS[2], key="x", ref="1.1", priority="q1"),
        replace(ROWS[0], key="y", ref="2.1", priority="q2", activity="Visit every home twice"),
        f.ActionFacts("z", "1.2", "q1", aim="Young drivers", activity="Lessons in schools"),
    )
    found = told(OLD, plan_of("2017-18", priorities=later, actions=rows))
    assert found == [
        ("Moved", "Priority 1. Ro", "It was 2 and is 1 now."),
        ("Moved", "Priority 2. Ad", "It was 1 and is 2 now."),
        ("Moved", "1.1: Slower tr", "It was 2.1 and is 1.1 now."),
        ("Reworded", "2.1: Keep vict", "It was 1.1 and is 2.1 now."),
        ("Added", "1.2: Young dri"),
        ("Dropped", "1.2: Fewer bur"),
        ("Changed", "The title, per"),
    ]  # fmt: skip


def test_each_word_that_changed_is_marked_and_lines_that_stayed_are_left_out():
    body = (Paragraph((Run("It stays."),)), Paragraph((Run("We meet four times a year."),)))
    later = (body[0], Paragraph((Run("We meet six times a year."),)))
    old, new = (
        plan_of("2016-17", sections=(f.SectionFacts("s", "text", "How", body=each),))
        for each in (body, later)
    )
    [group] = editions(old, new)
    [cell] = group.items[0].cells
    [line] = cell.lines
    assert [(piece.kind, piece.words) for piece in line] == [
        ("same", "We meet "),
        ("gone", "four"),
        ("new", "six"),
        ("same", " times a year."),
    ]


def test_every_word_of_both_texts_is_in_what_is_told():
    old, new = "Visit 12 homes\n- Call\nWalk", "Visit over 20 homes a month\nWalk\n- Write\n- Call"
    pieces = [piece for line in reworded(old, new) for piece in line]
    for kind, text in (("gone", old), ("new", new)):
        left = " ".join(piece.words for piece in pieces if piece.kind in {kind, "same"}).split()
        missing = set(text.split()) - set(left) - {"Walk", "Visit", "homes", "-", "Call"}
        assert not missing


@pytest.mark.django_db(transaction=True)
def test_the_public_compares_what_was_published_and_nothing_else(
    plan, action, officer, django_assert_max_num_queries
):
    first = published(plan, officer)
    type(action).objects.update(aim="Keep more victims safe")
    published(plan, officer)
    type(action).objects.update(aim="An aim being tried out")
    later = make.PlanFactory(
        partnership=plan.partnership, title="Partnership plan", slug="2017-18", status="agreed",
        start=date(2017, 4, 1), end=date(2018, 3, 31),
    )  # fmt: skip
    row = make.ActionFactory(
        priority=make.PriorityFactory(plan=later, number="1", title="Adults at risk"),
        ref="1.1", aim="Keep all victims safe", activity=action.activity,
    )  # fmt: skip
    published(later, officer)
    page, words = ask("?old=2016-17.1&new=2016-17.2")
    assert re.search(r"Keep ?<ins>.*more.*</ins> ?victims safe", words) and "tried out" not in words
    assert page["Cache-Control"] == "public, max-age=60" and not page.cookies
    again = Client().get(
        PAGE + "?old=2016-17.1&new=2016-17.2", headers={"If-None-Match": page["ETag"]}
    )
    assert again.status_code == 304
    with django_assert_max_num_queries(2):
        ask("?old=2016-17.1&new=2016-17.2")
    _, words = ask("?old=2016-17.2&new=2017-18.1")
    assert re.search(r"\[gone: </span>\s?more", words) and re.search(r"\[new: </span>\s?all", words)
    assert row.ref in words and "Compare them" in ask("")[1]
    for wrong in ("?old=2016-17.9&new=2016-17.1", "?old=x&new=2016-17.1", "?old=.1"):
        assert ask(wrong)[0].status_code == 404
    withdraw(by=officer, publication=first, reason="A slip.")
    page, words = ask("?old=2016-17.1&new=2016-17.2")
    assert page.status_code == 410 and "victims" not in words
    assert 'value="2016-17.1"' not in ask("")[1]


PAGE = "/partnerships/moorland/compare/"


def ask(query: str):
    page = Client().get(PAGE + query)
    # A tag that is broken over two lines is one tag.
    return page, re.sub(r"\s+>", ">", page.content.decode())


def published(plan, officer):
    plan.refresh_from_db()
    return publish(by=officer, plan=plan, version=plan.version)
