"""S1, the Moorlands three-year plan: each thing that the real document needs is held and printed.

Names carry the numbers of the acceptance list.
"""

from __future__ import annotations

import re
import subprocess
from datetime import date

import pytest

from csp.prose import parse_narrative
from csp.prose.blocks import Callout, Heading, List, Paragraph, text_of_runs
from plans.models import Driver, Membership, Priority, Seat
from plans.plan.services.plan import create_plan
from reporting.document import Boxes, Contents, Table
from reporting.document.plan import for_screen
from reporting.document.renderers.html import render_html
from reporting.document.renderers.pdf import render_pdf

pytestmark = pytest.mark.one_database

STRATEGY = "staffordshire-moorlands/2021-24"
SUMMARY = "Our plan at a glance"

# What must stand in the printed plan, word for word.
PRINTED = {
    "S1-01": ["Our Vision, Our Plan, Our Promise, Our Actions", "2021 to 2024", "feels safe"],
    "S1-02": ["Moorlands Together, beside two green hills"],
    "S1-05": [
        "A word from our Chair",
        "Cllr Mike Bowen",
        "Chair of the Community Safety Partnership and Cabinet Member for Communities",
    ],
    "S1-08": ["(primary prevention)", "(secondary prevention)", "(tertiary\nprevention)"],
    "S1-09": ["Key Areas (Statutory Requirements)", "At borough level"],
    "S1-11": ["Acquisitive and drug-related crime", "Rural problems", "Rural Crime", "Fraud"],
    "S1-12": ["Responsible authorities", "NHS North Staffordshire Clinical Commissioning Group"],
    "S1-13": ["Cabinet Member for Communities, SMDC (Chair)", "Station Managers"],
    "S1-15": ["Our Vision", "the landscape is cared for"],
    "S1-16": ["a partnership (several organisations acting as one)"],
    "S1-17": [
        "Moorlands Together Safer and Stronger Communities Partnership",
        "Staffordshire Moorlands Community Safety Partnership",
    ],
    "S1-18": ["The Chief Officer of Staffordshire Police", "Providers of probation services"],
    "S1-19": [
        "parish and town councils",
        "Support Staffordshire",
        "Staffordshire Fire and Rescue Service",
        "Your Housing Group",
        "New Era (Staffordshire and Stoke on Trent)",
        "HM Prison & Probation Service",
        "Peak District National Park Authority",
        "Staffordshire Police, Fire & Crime Commissioner",
    ],
    "S1-20": ["What do we need to do?", "fly tipping", "graffiti and dog fouling"],
    "S1-21": ["strategic assessment", "action plan"],
    "S1-28": [
        "Safer, Fairer, United Communities",
        "A police force that is fit for a changing future",
        "Preventing offending in the first place and reducing offending",
    ],
    "S1-32": [
        "Our priorities for Staffordshire Moorlands",
        "Including burglary and vehicle theft.",
    ],
    "S1-34": ["PREVENT", "lighting no fires on the moors"],
    "S1-35": ["REDUCE", "help to change, BUT"],
    "S1-36": ["SUPPORT", "Victims", "Offenders"],
    "S1-38": ["Each year", "Every three months", "More often than that"],
    "S1-39": ["ask you what is wrong where you live", "report what came of it"],
    "S1-40": ["How will you know", "regular updates", "When the year is over there is a final"],
    "S1-41": ["What does our plan need?", "cost nothing extra", "for no more money"],
    "S1-42": [
        "Our Promise",
        "Concentrate on whatever matters most",
        "The meeting is public".lower(),
    ],
    "S1-45": ["“responsible authorities”", "“County Lines”"],
    "S1-46": ["where you live", "Your answers keep us working"],
    "S1-50": ["there is a final"],
}


@pytest.mark.parametrize("code", PRINTED)
def test_printed(demo, code):
    text = " ".join(demo.text(STRATEGY).split())
    assert [words for words in PRINTED[code] if " ".join(words.split()) not in text] == []


@pytest.fixture
def plan(demo):
    return demo.plan(STRATEGY)


@pytest.fixture
def blocks(plan):
    """What a section says, by its heading."""
    return lambda heading: parse_narrative(plan.sections.get(heading=heading).body)


@pytest.fixture
def boxes(blocks):
    return {each.title: each for each in blocks(SUMMARY) if isinstance(each, Callout)}


def last_list(blocks):
    return [block for block in blocks if isinstance(block, List)][-1]


def test_s1_01_it_runs_for_three_years(plan):
    assert (plan.start, plan.end) == (date(2021, 4, 1), date(2024, 3, 31))


def test_s1_03_contents_in_three_levels(demo):
    document = demo.document(STRATEGY)
    contents = next(b for part in document.parts for b in part.blocks if isinstance(b, Contents))
    assert contents.depth == 3
    assert {part.level for part in document.parts if part.heading} == {1, 2, 3}


def test_s1_04_contents_give_the_pages_on_which_sections_are(demo, tmp_path):
    file = tmp_path / "plan.pdf"
    file.write_bytes(render_pdf(demo.document(STRATEGY)))
    contents = page_text(file, 2)
    for heading in ("Our Vision", "National drivers", "Covid-19", "Our Promise"):
        number = re.search(rf"^\s*{heading}\s+(\d+)$", contents, re.MULTILINE).group(1)
        assert heading in page_text(file, number)


def page_text(file, number) -> str:
    command = ["pdftotext", "-layout", "-f", str(number), "-l", str(number), str(file), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_s1_05_a_foreword_of_two_paragraphs(blocks):
    assert len(blocks("A word from our Chair")) == 2


def test_s1_06_no_stray_apostrophe_in_the_name(demo):
    name = demo.partnership("staffordshire-moorlands").local_names.get().name
    assert name == "Moorlands Together Safer and Stronger Communities Partnership"


def test_s1_07_a_summary_on_a_page_of_its_own_made_of_ten_boxes(demo, boxes):
    document = demo.document(STRATEGY)
    part = next(each for each in document.parts if each.heading == SUMMARY)
    assert part.new_page
    assert [type(block) for block in part.blocks] == [Boxes]
    assert [box.title for box in part.blocks[0].items] == list(boxes)
    assert len(boxes) == 10


def test_s1_09_four_key_areas_in_words_that_may_differ_from_the_partnerships(demo, boxes):
    assert len(last_list(boxes["Key Areas (Statutory Requirements)"].blocks).items) == 4
    assert demo.partnership("staffordshire-moorlands").area_word == "district"


def test_s1_10_eight_short_promises(boxes):
    assert len(last_list(boxes["What we promise"].blocks).items) == 8


def test_s1_11_six_priorities_in_the_summary_and_five_in_the_plan(plan, boxes):
    assert len(last_list(boxes["Our Priorities"].blocks).items) == 6
    assert plan.priorities.count() == 5


def test_s1_12_the_fire_authority_is_missed(demo):
    found = [f for f in demo.gate(STRATEGY).findings if f.code == "missing-authority"]
    assert ["fire and rescue authority" in each.message for each in found] == [True]


def seats():
    return Seat.objects.filter(
        partnership__slug="staffordshire-moorlands", group__name="Strategy Group"
    )


def test_s1_13_seven_seats_a_chair_and_one_for_several():
    assert seats().count() == 7
    assert seats().get(chair=True).post.title == "Cabinet Member for Communities"
    assert seats().get(several=True).post.title == "Station Managers"


def test_s1_14_bodies_that_are_no_responsible_authority_sit_there_too():
    bodies = seats().values_list("post__organisation", flat=True)
    others = Membership.objects.filter(organisation__in=bodies).exclude(kind="responsible")
    assert {each.organisation.name for each in others} == {
        "Staffordshire Fire and Rescue Service",
        "Peak District National Park Authority",
        "Support Staffordshire",
    }


def test_s1_17_two_names_are_flagged(demo):
    assert ("two-names", "") in demo.warnings(STRATEGY)


def test_s1_18_five_responsible_authorities(demo):
    document = demo.document(STRATEGY)
    part = next(each for each in document.parts if each.heading == "Who are we?")
    assert len(next(b for b in part.blocks if isinstance(b, List)).items) == 5


def test_s1_20_five_duties(blocks):
    assert len(last_list(blocks("What do we need to do?")).items) == 5


def test_s1_28_the_police_plan_had_run_out(plan):
    police = Driver.objects.get(partnership=plan.partnership, level="police")
    assert police.end < plan.start
    assert all(each.strapline for each in police.priorities.all())
    assert police.priorities.count() == 5


def test_s1_32_a_gloss_on_a_priority(plan):
    assert plan.priorities.get(title="Rural Crime").statement.startswith("Including burglary")


def test_s1_33_a_matrix_with_gaps(demo):
    document = demo.document(STRATEGY)
    tables = [b for part in document.parts for b in part.blocks if isinstance(b, Table)]
    assert [len(table.rows) for table in tables] == [5]
    rural = Priority.objects.get(plan__slug="2021-24", title="Rural Crime")
    assert not rural.serves.filter(driver__level="county").exists()


@pytest.mark.parametrize(
    ("code", "strand", "paragraphs"), [("S1-34", "PREVENT", 4), ("S1-35", "REDUCE", 3)]
)
def test_strands_are_paragraphs_and_then_a_list_of_three(blocks, code, strand, paragraphs):
    said = blocks(strand)
    assert [type(block) for block in said] == [*[Paragraph] * paragraphs, List]
    assert len(said[-1].items) == 3


def test_s1_36_support_has_two_headings_of_its_own(blocks):
    headings = [text_of_runs(b.runs) for b in blocks("SUPPORT") if isinstance(b, Heading)]
    assert headings == ["Victims", "Offenders"]
    assert len(last_list(blocks("SUPPORT")).items) == 3


@pytest.mark.parametrize(
    ("strand", "word"), [("PREVENT", "prevented"), ("REDUCE", "reduced"), ("SUPPORT", "support")]
)
def test_s1_37_a_bold_word_inside_a_sentence(blocks, strand, word):
    runs = [run for b in blocks(strand) if isinstance(b, Paragraph) for run in b.runs]
    assert [run.text for run in runs if run.bold] == [word]


def test_s1_39_four_ways_to_involve_people(blocks):
    assert len(last_list(blocks("How will we work together?")).items) == 4


def test_s1_43_promises_that_can_be_kept_track_of(plan):
    yearly = plan.commitments.get(text__contains="the District Council will meet")
    assert (yearly.due, yearly.kept_on) == ("At least once each year", None)


def test_s1_44_headings_stand_before_their_promises(demo):
    text = demo.text(STRATEGY)
    order = ["Planning what we do", "Concentrate on whatever", "Taking action", "Act early: nip"]
    order += ["Reporting back to you", "Keep you informed"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


@pytest.fixture
def edition(plan):
    """A yearly plan under the three-year one."""
    values = {"title": "Action plan", "slug": "2022-23", "parent": plan}
    values |= {"start": date(2022, 4, 1), "end": date(2023, 3, 31)}
    by = plan.status_changes.first().by
    return create_plan(by=by, partnership=plan.partnership, values=values)


def test_s1_47_a_yearly_plan_stands_under_it(plan, edition):
    assert list(plan.editions.all()) == [edition]


def test_s1_48_it_can_be_published_without_rows(demo, plan):
    assert not plan.actions.exists()
    assert demo.gate(STRATEGY).blocks == []


def test_s1_49_a_yearly_plan_has_priorities_of_its_own(plan, edition):
    assert edition.priorities.count() == 0
    assert plan.priorities.count() == 5


def test_s1_51_the_register_of_other_strategies(plan):
    drivers = Driver.objects.filter(partnership=plan.partnership)
    assert all(each.owner and each.url for each in drivers)
    assert [each.priorities.count() for each in drivers] == [8, 6, 5]


def test_s1_52_a_page_with_the_same_headings(demo):
    document = demo.document(STRATEGY)
    page = render_html(for_screen(document))
    assert [p.heading for p in document.parts if p.heading and f">{p.heading}<" not in page] == []


def test_s1_53_no_statement_of_other_formats_is_a_warning_only(demo):
    missing = next(each for each in demo.gate(STRATEGY).findings if each.code == "no-formats")
    assert not missing.blocks


@pytest.mark.parametrize(
    ("defect", "code"), [("DF-10", "missing-authority"), ("DF-15", "two-names")]
)
def test_defects_are_flagged(demo, defect, code):
    assert code in {each for each, _ in demo.warnings(STRATEGY)}
