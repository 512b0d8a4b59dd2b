"""The gate of a paper: slips in its words. Each is one of a published paper, told in our own words."""

from __future__ import annotations

import pytest

from reporting.papers import checks
from tests import factories as make
from tests.reporting.papers.gate_making import findings, paper_of, put, said, table, write

pytestmark = pytest.mark.one_database
SOUND = "The partners met four times in the year, and agreed what they would do next."


def test_a_sound_paper_passes_with_nothing_to_say(partnership):
    assert findings(paper_of(partnership, SOUND, "Crime fell in the town, from 40 to 31.")) == []


def test_a_date_that_nobody_filled_in_stops_the_freeze(partnership):
    """DF-20: the progress report of 2018 went out with DATE 2018 at its head."""
    paper = paper_of(partnership, SOUND, day="DATE 2018")
    found = findings(paper, "placeholder")
    assert [each.blocks for each in found] == [True]
    assert found[0].url.endswith("/details/")
    assert "DATE 2018" in found[0].message


def test_gaps_are_found_in_every_word(partnership):
    paper = paper_of(partnership, "XX people came.", title="Update TBC", details="OFFICER: TBC")
    section = paper.sections.get()
    put(section, table(("North", "XX")), kind="projects")
    section.heading = "Name TBC"
    section.save()
    places = {each.message.split(" still")[0] for each in findings(paper, "placeholder")}
    assert places == {
        "The title", "The heading block", "The heading", "The text under “Name TBC”",
        "The data under “Name TBC”",
    }  # fmt: skip


def test_what_is_not_printed_is_not_looked_at(partnership):
    paper = paper_of(partnership, SOUND)
    section = paper.sections.get()
    write(section, "TBC", printed=False)
    write(section, "A note for officers: TBC", reader="restricted")
    assert findings(paper) == []


def test_a_sentence_that_breaks_off(partnership):
    """DF-27: the long plan's page on young people stops in the middle of a sentence."""
    paper = paper_of(
        partnership, "Young people who offend again are seen each week by the team and"
    )
    assert "each week by the team and" in said(paper, "cut-short")


def test_a_paragraph_that_stands_twice(partnership):
    """DF-27: the long plan prints one paragraph in two places."""
    told = "Speed checks were held in eight villages with volunteers, and drivers were written to."
    assert "Speed checks" in said(paper_of(partnership, told, SOUND, told), "duplicate")


def test_short_forms_that_nobody_explains(partnership):
    make.TermFactory(partnership=partnership, acronym="LPT", words="local policing team")
    paper = paper_of(partnership, "The LPT, the QZV and the BRFC met. BRFC and BRFC. BRFS too.")
    forms = {each.message for each in findings(paper, "unknown-acronym")}
    assert any("QZV" in each for each in forms)
    assert not any("LPT" in each for each in forms)
    assert "“BRFS” looks like a slip of “BRFC”" in said(paper, "acronym-variant")


def test_long_words_in_long_sentences_are_only_a_hint(partnership):
    hard = (
        "Notwithstanding considerable organisational reconfiguration, multidisciplinary "
        "collaboration facilitated disproportionately advantageous rehabilitation opportunities "
    )
    paper = paper_of(partnership, hard * 10 + ".")
    make.PaperSettingsFactory(partnership=partnership, blocking=["reading-age"])
    assert [each.blocks for each in findings(paper, "reading-age")] == [False]


def test_a_partnership_says_what_stops_a_freeze(partnership):
    paper = paper_of(partnership, "XX people came. Crime fell by 12 per cent.")
    assert {each.code: each.blocks for each in findings(paper)} == {
        "placeholder": True,
        "no-count": False,
    }
    make.PaperSettingsFactory(partnership=partnership, blocking=["no-count"])
    assert [(each.code, each.blocks) for each in findings(paper)] == [
        ("no-count", True),
        ("placeholder", False),
    ]


def test_every_check_says_what_it_finds_and_no_code_is_unknown(partnership):
    """A finding under a code without words could not be chosen on the page of settings."""
    import inspect
    import re

    from plans.proofreading import words
    from reporting.papers.checks import figures, names, periods, shape, wording

    modules = (figures, names, periods, shape, wording, words)
    source = "".join(map(inspect.getsource, modules))
    said = r'(?:Finding|finding|says)\("([a-z-]+)"'
    told = set(re.findall(said, source.replace("\n", "").replace("  ", "")))
    assert told <= set(checks.CODES)


def test_the_gate_asks_as_often_for_a_long_paper_as_for_a_short_one(
    partnership, django_assert_max_num_queries
):
    from reporting.papers.compose.loading import load_draft
    from tests.reporting.papers.gate_making import TODAY

    paper = paper_of(partnership, *[SOUND] * 3)
    draft = load_draft(paper)
    with django_assert_max_num_queries(5):
        checks.check_paper(draft, today=TODAY)


def test_a_last_point_that_breaks_off(partnership):
    """DF-27: of four points three are sentences, and the fourth stops half-way."""
    points = "- They meet young people.\n- They give advice.\n"
    points += "- They offer work on pregnancy, risks and substance"
    paper = paper_of(partnership, points)
    assert "risks and substance" in said(paper, "cut-short")
    plain = paper_of(partnership, points.replace(".", ""))
    assert findings(plain, "cut-short") == []
