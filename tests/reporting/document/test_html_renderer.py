"""What a person with a browser, a phone or a screen reader gets from a document."""

import itertools
import re
from collections import Counter
from dataclasses import replace

import pytest
from lxml import html

from reporting.document import Contents, Part, Run, cell, paragraph
from reporting.document import Paragraph as P
from reporting.document.renderers.html import render_html
from tests.reporting.sample import sample


@pytest.fixture(scope="module")
def page():
    return html.fromstring(render_html(sample()))


def words(element) -> str:
    return " ".join(element.text_content().split())


def with_text(*runs: Run):
    return sample(parts=(Part("Words", (P(runs),), anchor="words"),))


def test_headings_follow_the_page_title_without_a_gap(page):
    levels = [int(tag.tag[1]) for tag in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 2
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_link_inside_the_document_leads_somewhere(page):
    names = Counter(page.xpath("//@id"))
    targets = [href[1:] for href in page.xpath("//a/@href") if href.startswith("#")]
    assert targets
    assert set(targets) <= set(names)
    assert max(names.values()) == 1


def test_contents_name_the_headed_parts_in_order(page):
    entries = [words(link) for link in page.xpath("//nav[@aria-label='Contents']//a")]
    assert entries[:3] == ["1 Introduction", "2 What matters most", "2.1 What the evidence says"]
    assert "Priority 1: People at risk of harm" in entries


def test_depth_of_contents_leaves_out_deeper_parts():
    document = sample()
    shallow = replace(document.parts[1], blocks=(Contents(depth=1),))
    fragment = render_html(replace(document, parts=(shallow, *document.parts[2:])))
    entries = [words(link) for link in html.fromstring(fragment).xpath("//nav//a")]
    assert "2.1 What the evidence says" not in entries


def test_a_table_says_what_it_is_and_can_be_scrolled_by_keyboard(page):
    region = page.xpath("//table[caption[contains(., 'priority 1')]]/..")[0]
    assert region.get("tabindex") == "0"
    assert region.get("role") == "region"
    assert "priority 1" in words(page.get_element_by_id(region.get("aria-labelledby")))


def test_the_reference_heads_its_row_and_cells_carry_their_label(page):
    row = page.get_element_by_id("row-1-2")
    head, *cells = row.xpath("./*")
    assert (head.tag, head.get("scope"), words(head)) == ("th", "row", "1.2")
    assert [each.get("data-label") for each in cells][:2] == ["Aims", "Activity"]


def test_a_group_heads_the_rows_below_it(page):
    group = page.xpath("//th[@scope='rowgroup']")[0]
    assert words(group) == "Domestic abuse"
    assert group.get("colspan") == "6"


def test_a_chart_has_its_drawing_its_sentence_and_its_figures(page):
    figure = page.xpath("//figure[@class='app-chart']")[0]
    drawing = figure.xpath("./svg")[0]
    named = [page.get_element_by_id(name) for name in drawing.get("aria-labelledby").split()]
    assert words(named[0]) == "Burglary of a home"
    assert words(named[1]) == words(figure.xpath("./p")[0])
    rows = figure.xpath("./details//tbody/tr")
    assert [words(cell) for cell in rows[1]] == ["2023/24", "no figure", "220"]


def test_only_the_first_use_of_an_abbreviation_is_expanded(page):
    expanded = [(each.get("title"), words(each)) for each in page.iter("abbr")]
    assert expanded == [("Community Safety Partnership", "CSP"), ("anti-social behaviour", "ASB")]


def test_an_abbreviation_inside_a_longer_word_is_left_alone():
    fragment = render_html(sample(parts=(Part("A", (paragraph("The CSPs and XCSP met."),)),)))
    assert "<abbr" not in fragment


def test_a_note_leads_there_and_back(page):
    note = page.get_element_by_id("note-1")
    assert "rounded to the nearest ten" in words(note)
    assert note.xpath(".//a/@href") == ["#note-from-1"]
    assert page.get_element_by_id("note-from-1").get("aria-label") == "Note 1"


def test_a_note_on_a_note_is_printed_too():
    inner = (Run("Deeper.", note=(Run("Deepest."),)),)
    page = html.fromstring(render_html(with_text(Run("Words", note=inner))))
    assert words(page.get_element_by_id("note-2")).startswith("Deepest.")


def test_what_people_write_is_never_markup():
    bad = '<script>alert("x")</script>'
    document = sample(parts=(Part(bad, (paragraph(bad),)),), marking=bad, glossary=((bad, bad),))
    assert "<script" not in render_html(document)


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "#nowhere", "//x"])
def test_an_unsafe_or_broken_link_becomes_plain_words(href):
    fragment = render_html(with_text(Run("here", href=href)))
    assert "here" in fragment
    assert "<a" not in fragment


def test_a_line_break_in_a_cell_is_kept():
    assert "Police<br>Council" in render_html(with_text(Run("Police\nCouncil")))


def test_no_inline_style_or_script_for_the_strict_policy():
    assert not re.search(r"<style|<script|\sstyle=|\son\w+=", render_html(sample()))


def test_a_tone_never_stands_alone(page):
    toned = page.find_class("app-tone--red")
    assert [words(each) for each in toned] == ["Worse"]
    assert cell("Worse", tone="red").tone == "red"


def test_draft_and_marking_are_said_in_words():
    page = html.fromstring(render_html(sample(draft=True, marking="OFFICIAL")))
    assert words(page).startswith("OFFICIAL")
    assert "Draft" in words(page.find_class("app-document__draft")[0])


def test_heading_level_moves_every_heading():
    page = html.fromstring(render_html(sample(), heading_level=2))
    assert not page.xpath("//h2")
    assert words(page.xpath("//h3")[1]) == "1 Introduction"
