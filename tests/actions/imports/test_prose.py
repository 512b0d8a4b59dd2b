"""The prose outside a file's tables becomes sections and statements, and nothing marked goes with it."""

from __future__ import annotations

import io
import re

import pytest
import weasyprint
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.imports import read_plan
from actions.imports.rows.prose import MARKED, TABLE, TOO_LONG
from actions.imports.services.accepting import Choices, accept_import
from actions.imports.services.undoing import ChangedSince, undo_import
from actions.models import Import
from csp import changes
from csp.prose import parse_narrative
from csp.prose.blocks import Heading, List, Paragraph, Run
from plans.models import Plan, Priority, Section
from reporting.facts.gather_plan import gather
from tests import factories as make
from tests.actions.importing import read
from tests.actions.imports import files
from tests.actions.imports.files import saved
from tests.examples import examples

OPENING = (
    "Harbour has grown by a third in ten years, and what people ask of us has grown with it. " * 2
)


CANALS = ("Priority 1: Canals", "Heading 1")


def document(*before, after=(), over=CANALS):
    """A Word plan with a table, and paragraphs of (words, style) before, over and behind it."""
    made = files.word()
    table = made.tables[0]._tbl
    for words, style in (*before, *([over] if over else [])):
        table.addprevious(made.add_paragraph(words, style=style)._p)
    for words, style in after:
        made.add_paragraph(words, style=style)
    return made


def read_word(*before, after=(), over=CANALS):
    return read_plan("plan.docx", saved(document(*before, after=after, over=over)))


def headed(plan) -> list[tuple[str, str]]:
    return [(each.heading, each.body.strip()) for each in plan.sections]


# -- Reading -----------------------------------------------------------------------------------------


def test_headings_open_sections_and_deeper_ones_stand_inside_them():
    plan = read_word(
        ("Foreword", "Heading 1"), ("We are proud of this plan.", None),
        ("Why now", "Heading 2"), ("Much has changed.", None),
        ("Who we are", "Heading 1"), ("Nine bodies.", None),
        after=(("Contact us", "Heading 1"), ("Ring 01632 960001.", None)),
    )  # fmt: skip
    assert headed(plan) == [
        ("Foreword", "We are proud of this plan.\n\n# Why now\n\nMuch has changed."),
        ("Who we are", "Nine bodies."),
        (TABLE, ""),
        ("Contact us", "Ring 01632 960001."),
    ]
    assert [each.kind for each in plan.sections] == ["foreword", "other", "actions", "contact"]
    assert plan.leftovers == () and {each.kind for each in plan.sections} <= set(Section.Kind)


def test_bold_slanted_linked_and_listed_words_stay_so():
    made = document(("Our aims", "Heading 1"))
    over = made.paragraphs[1]._p
    paragraph = made.add_paragraph("We will ")
    paragraph.add_run("always").bold = True
    paragraph.add_run(" listen, *as ever*, and ")
    paragraph.add_run("learn").italic = True
    link = made.part.relate_to("https://harbour.example/plan", REL.HYPERLINK, is_external=True)
    paragraph._p.append(
        parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{link}"><w:r><w:t> more</w:t></w:r></w:hyperlink>'
        )
    )
    over.addprevious(paragraph._p)
    for words, style in (("One", "List Number"), ("Two", "List Number"), ("Dot", "List Bullet")):
        over.addprevious(made.add_paragraph(words, style=style)._p)
    text, numbers, dots = parse_narrative(read_plan("plan.docx", saved(made)).sections[0].body)
    assert text == Paragraph(
        (Run("We will "), Run("always", bold=True), Run(" listen, *as ever*, and "),
         Run("learn", italic=True), Run(" more", href="https://harbour.example/plan"))
    )  # fmt: skip
    assert isinstance(numbers, List) and numbers.ordered and len(numbers.items) == 2
    assert isinstance(dots, List) and not dots.ordered


def test_what_stands_under_the_heading_of_a_priority_is_said_of_it():
    plan = read_word(
        CANALS, ("Three people drowned.", None), ("Locks", "List Bullet"),
        after=(("Note how rows are numbered.", None),), over=None,
    )  # fmt: skip
    assert [(each.title, each.statement) for each in plan.priorities] == [
        ("Canals", "Three people drowned.\n- Locks")
    ]
    assert plan.sections == ()
    assert [each.text for each in plan.leftovers] == ["Note how rows are numbered."]


def test_lines_of_a_cover_are_no_section_and_an_opening_is():
    assert read_word(("April 2031", None), ("Version 2", None)).sections == ()
    plan = read_word((OPENING, None))
    assert headed(plan)[0] == ("Introduction", OPENING.strip()) and plan.leftovers == ()


def test_the_only_highest_heading_of_a_file_is_its_title():
    plan = read_word(
        ("Together in Harbour", "Heading 1"), ("What we saw", "Heading 2"), ("More thefts.", None),
        ("What we do", "Heading 2"), ("We meet.", None), over=("Priority 1: Canals", "Heading 2"),
    )  # fmt: skip
    assert plan.title == "Together in Harbour"
    assert [each.heading for each in plan.sections] == ["What we saw", "What we do", TABLE]


def test_what_heads_the_table_by_itself_heads_the_section_of_the_table():
    plan = read_word(
        ("Foreword", "Heading 1"),
        ("Welcome.", None),
        over=("Appendix 1: Action plan", "Heading 1"),
    )
    assert headed(plan) == [("Foreword", "Welcome."), ("Appendix 1: Action plan", "")]


@pytest.mark.parametrize("heading", ["Foreword", "Who we are", "Contact us", "Introduction"])
def test_a_chapter_of_prose_right_before_the_table_is_no_priority(heading):
    plan = read_word((heading, "Heading 1"), ("Read this first.", None), over=None)
    assert plan.priorities == () and headed(plan) == [(heading, "Read this first."), (TABLE, "")]


@pytest.mark.parametrize("words", [
    [("Victims (not for publication)", "Heading 1"), ("They live at the lock.", None)],
    [("Victims", "Heading 1"), ("RESTRICTED: they live at the lock.", None)],
    [("Victims", "Heading 1"), ("More", None), ("Restricted", "Heading 2"), ("At the lock.", None)],
])  # fmt: skip
def test_a_section_that_is_marked_is_not_taken(words):
    plan = read_word(*words, ("Foreword", "Heading 1"), ("Welcome.", None))
    assert headed(plan)[0] == ("Foreword", "Welcome.")
    assert [each.text for each in plan.leftovers] == [text for text, _ in words]
    assert {each.why for each in plan.leftovers} == {MARKED}


@pytest.mark.parametrize("where", ["cover", "header"])
def test_nothing_is_taken_from_a_file_that_is_marked_as_a_whole(where):
    cover = [("OFFICIAL-SENSITIVE", None)] if where == "cover" else []
    made = document(*cover, ("Foreword", "Heading 1"), ("Welcome.", None))
    if where == "header":
        made.sections[0].header.paragraphs[0].text = "OFFICIAL-SENSITIVE"
    plan = read_plan("plan.docx", saved(made))
    assert plan.sections == ()
    assert {"OFFICIAL-SENSITIVE", "Foreword", "Welcome."} == {each.text for each in plan.leftovers}


@pytest.mark.parametrize(
    "title", ["Harbour plan: RESTRICTED", "Confidential plan", "OFFICIAL-SENSITIVE"]
)
@pytest.mark.parametrize("style", ["Title", "Heading 1"])
def test_nothing_is_taken_from_a_file_whose_title_is_marked(title, style):
    plan = read_word(
        (title, style), ("Foreword", "Heading 2"), ("Welcome.", None),
        over=("Priority 1: Canals", "Heading 2"),
    )  # fmt: skip
    assert plan.sections == ()
    assert ("Welcome.", MARKED) in [(each.text, each.why) for each in plan.leftovers]


def test_what_is_said_of_a_priority_and_marked_is_left_out():
    plan = read_word(CANALS, ("(Restricted) Mr Lock fell in.", None), over=None)
    assert [each.statement for each in plan.priorities] == [""]
    assert [(each.text, each.why) for each in plan.leftovers] == [
        ("(Restricted) Mr Lock fell in.", MARKED)
    ]


def test_more_than_a_priority_may_hold_is_listed():
    plan = read_word(CANALS, ("Long words. " * 1_000, None), over=None)
    assert [each.why for each in plan.leftovers] == [TOO_LONG]


WORDS = st.text(
    st.sampled_from("abcdefgh XYZ *_#-[]()>`~\\|:!.1234é’“"), min_size=1, max_size=40
).filter(lambda text: re.search(r"\w", text) and text.strip() == text)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(WORDS, st.sampled_from([None, "List Bullet", "List Number", "Heading 2"])),
                min_size=1, max_size=8))  # fmt: skip
def test_every_letter_of_the_prose_is_in_a_section_or_listed(lines):
    plan = read_word(("Foreword", "Heading 1"), ("Welcome.", None), *lines)
    said = "".join(
        [plan.title]
        + [text for each in plan.sections for text in (each.heading, plain_of(each.body))]
        + [text for each in plan.priorities for text in (each.printed, *each.areas, each.statement)]
        + [each.text for each in plan.leftovers]
    )
    for text, _ in lines:
        assert "".join(text.split()) in "".join(said.split())


def plain_of(body: str) -> str:
    found = io.StringIO()
    for block in parse_narrative(body):
        if isinstance(block, List):
            write_items(block, found)
        else:
            assert isinstance(block, Heading | Paragraph)
            found.write("".join(run.text for run in block.runs))
    return found.getvalue()


def write_items(block: List, found: io.StringIO) -> None:
    for item in block.items:
        found.write("".join(run.text for run in item.runs))
        for under in item.children:
            write_items(under, found)


def test_the_lines_of_a_pdf_are_paragraphs_again():
    head, row = ("".join(f"<td>{each}</td>" for each in line) for line in (files.HEAD, files.ROW))
    long, other = (
        "Harbour has grown by a third in ten years. " * 4,
        "What people ask has grown. " * 5,
    )
    html = (
        "<style>@page{size:A4;margin:2cm} td{border:1px solid;width:3cm} "
        "table{border-collapse:collapse}</style><h1>Harbour community safety plan for the four years "
        f"from 2031 to 2035</h1><h2>Foreword</h2><p>{long}</p><p>{other}</p><ul><li>{other}</li></ul>"
        f"<h2>Priority 1: Canals</h2><p>{long}</p><table><tr>{head}</tr><tr>{row}</tr></table>"
    )
    plan = read_plan("plan.pdf", weasyprint.HTML(string=html).write_pdf())
    assert plan.title == "Harbour community safety plan for the four years from 2031 to 2035"
    assert plan.sections[0].body == f"{long.strip()}\n\n{other.strip()}\n\n- {other.strip()}\n"
    assert [each.statement for each in plan.priorities] == [long.strip()]
    assert plan.leftovers == ()


# -- Bringing in, and out again ----------------------------------------------------------------------

PLAN = (
    ("Foreword", "Heading 1"), ("Welcome to it.", None), CANALS, ("Three people drowned.", None),
)  # fmt: skip


@pytest.fixture
def waiting(db, partnership, officer) -> Import:
    return read(partnership, officer, saved(document(*PLAN, over=None)), name="plan.docx")


def sections_of(plan) -> list[str]:
    return list(plan.sections.values_list("heading", flat=True))


def test_a_new_plan_has_the_sections_and_what_is_said_of_its_priorities(waiting, officer):
    plan = accept_import(by=officer, row=waiting).plan
    assert sections_of(plan) == ["Foreword", TABLE]
    assert plan.priorities.get().statement == "Three people drowned."


def test_what_is_not_ticked_is_not_taken_and_listed_afterwards(
    waiting, officer, client, partnership
):
    done = accept_import(by=officer, row=waiting, choices=Choices(prose=frozenset({"statement-1"})))
    assert sections_of(done.plan) == [] and done.plan.priorities.get().statement
    client.force_login(officer)
    page = client.get(done.get_absolute_url()).content.decode()
    assert "that you did not take" in page and "Welcome to it." in page


def test_undoing_takes_it_all_out(waiting, officer):
    undo_import(by=officer, row=accept_import(by=officer, row=waiting))
    assert not Section.objects.exists() and not Plan.objects.exists()


def test_undoing_says_which_section_was_changed_since(waiting, officer):
    done = accept_import(by=officer, row=waiting)
    section = done.plan.sections.get(heading="Foreword")
    changes.update(section, by=officer, version=section.version, values={"body": "Mine."})
    with pytest.raises(ChangedSince, match="“Foreword”"):
        undo_import(by=officer, row=done)
    assert Section.objects.count() == 2
    undo_import(by=officer, row=done, anyway=True)
    assert not Section.objects.exists()


@pytest.fixture
def own_plan(partnership):
    plan = make.PlanFactory(partnership=partnership)
    make.SectionFactory(plan=plan, heading="Our own words", body="Stay.")
    return plan


def test_a_plan_with_sections_of_its_own_is_only_offered_them(own_plan, partnership, officer):
    data = saved(document(*PLAN, over=None))
    row = read(partnership, officer, data, plan=own_plan, name="plan.docx")
    accept_import(by=officer, row=row)
    assert sections_of(own_plan) == ["Our own words"]
    again = read(partnership, officer, data, plan=own_plan, name="plan.docx")
    accept_import(by=officer, row=again, choices=Choices(prose=frozenset({"section-0"})))
    assert sections_of(own_plan) == ["Our own words", "Foreword", TABLE]


def test_what_the_plan_says_of_a_priority_stays_and_undo_empties_what_came(
    own_plan, partnership, officer
):
    taken = Choices(prose=frozenset({"statement-1"}))
    for said, expected in (("", "Three people drowned."), ("Ours.", "Ours.")):
        Priority.objects.filter(plan=own_plan).delete()
        priority = make.PriorityFactory(plan=own_plan, number="1", title="Canals", statement=said)
        row = read(
            partnership, officer, saved(document(*PLAN, over=None)), plan=own_plan, name="plan.docx"
        )
        done = accept_import(by=officer, row=row, choices=taken)
        priority.refresh_from_db()
        assert priority.statement == expected
        undo_import(by=officer, row=done)
        priority.refresh_from_db()
        assert priority.statement == said


def test_the_same_file_twice_makes_no_section_twice(waiting, partnership, officer):
    plan = accept_import(by=officer, row=waiting).plan
    again = read(
        partnership, officer, saved(document(*PLAN, over=None)), plan=plan, name="plan.docx"
    )
    every = frozenset({"section-0", "section-1", "statement-1"})
    accept_import(by=officer, row=again, choices=Choices(prose=every))
    assert sections_of(plan) == ["Foreword", TABLE]


def test_the_page_shows_the_words_and_keeps_the_ticks(waiting, officer, client):
    client.force_login(officer)
    page = client.get(waiting.get_absolute_url()).content.decode()
    assert "Welcome to it." in page and "Three people drowned." in page
    assert page.count('name="prose"') == 2 and "everybody may read what is ticked" in page
    client.post(
        waiting.get_absolute_url(), {"do": "accept", "row": ["0", "1"], "prose": "section-0"}
    )
    plan = Plan.objects.get()
    assert sections_of(plan) == ["Foreword", TABLE]
    assert plan.priorities.get().statement == ""


def test_what_comes_in_is_printed_in_the_plan_where_it_stood(waiting, officer):
    plan = accept_import(by=officer, row=waiting).plan
    printed = gather(plan, public=True)
    assert [each.heading for each in printed.sections] == ["Foreword", TABLE]
