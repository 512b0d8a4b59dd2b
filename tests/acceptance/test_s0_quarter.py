"""The quarters of the Moorlands plan for 2016/17: the figures of S0's summary of activity, and what
S1 to S3 ask of reporting, are held and printed. Names carry the numbers of the acceptance lists.
"""

from __future__ import annotations

from functools import cache

import pytest
from django.urls import reverse

from actions.models import Measure, Reading, Round, Update
from actions.rounds.services.round import open_round
from actions.rules.targets import Mark, standing_against_target
from csp.periods import today
from csp.quantities import parse_quantity
from plans.models import Group, Partnership
from reporting.editions.services.report import draft_of, report_document
from reporting.models import Report
from tests.acceptance.conftest import lacking, words

pytestmark = pytest.mark.one_database

SLUG = "staffordshire-moorlands"
PLAN = f"{SLUG}/2016-17"
ONE, TWO, THREE = (f"2016-17Q{number}" for number in (1, 2, 3))

# What must stand in the report of a quarter, word for word.
PRINTED = {
    "S0-23": (ONE, ["Over 70 warning letters have gone out since October 2015"]),
    "S0-24": (TWO, ["17 notices have been served", "ended in a conviction"]),
    "S0-37": (THREE, ["152 (3 clubs x 50 weeks)"]),
    "S0-38": (THREE, ["242 since April 2016, of whom 151 for the first time", "136 people",
                      "53 to volunteering", "71 since April 2016, including 2 IOM and 3 from"]),
    "S0-39": (THREE, ["231 referrals", "81 visits with an officer and 7 without", "174 people"]),
    "S0-39b": (TWO, ["The form was changed and left the box out"]),
    "S0-40": (TWO, ["the refuge, floating support, an IDVA or Male IDVA", "Freedom Programme",
                    "Mind, housing, social care, Rethink or One Recovery"]),
    "S0-41": (TWO, ["Nobody was counted at the stall"]),
    "S0-42": (ONE, ["We will also be working with the road safety team"]),
    "S0-43": (TWO, ["Swainsley Tunnel"]),
    "S0-44": (THREE, ["748 since September 2015: 383 females and 365 males"]),
    "S0-44b": (TWO, ["Seven events and six sessions so far; five care homes"]),
    "S0-45": (THREE, ["133 sessions with 12 volunteers"]),
    "S0-45b": (ONE, ["167"]),
    "S0-46": (TWO, ["over 142", "over 30 young people each time"]),
    "S0-47": (TWO, ["Cameras have stood at 23 places"]),
    "S0-48": (ONE, ["Case 1: a hedge", "Case 2: a dog", "Case 3: one side"]),
    "S0-49": (TWO, ["over 60"]),
    "S0-50": (TWO, ["70 since 2009, of which 7 in 2015"]),
    "S0-51": (TWO, ["Safe & Sound made 30 homes safer", "the noise recorder went"]),
    "S0-52": (TWO, ["80 taxi drivers"]),
}  # fmt: skip


@pytest.fixture(scope="module")
def report():
    """The words of a quarter's report: as frozen where it was signed off, else as it stands."""

    @cache
    def text(period: str) -> str:
        frozen = Report.objects.filter(round__period=period, kind="highlight").first()
        document = report_document(frozen) if frozen else draft_of(quarter(period))
        return "\n".join(words(document))

    return text


def quarter(period: str) -> Round:
    rounds = Round.objects.select_related("partnership")
    return rounds.get(partnership__slug=SLUG, period=period)


@pytest.mark.parametrize("code", PRINTED)
def test_printed(report, code):
    period, wanted = PRINTED[code]
    assert lacking(report(period), *wanted) == []


def reading(period: str, ref: str, words: str, member: str = "") -> Reading:
    return Reading.objects.get(
        update__round__period=period,
        update__action__ref=ref,
        measure__text__startswith=words,
        member=member,
    )


@pytest.mark.parametrize(
    ("code", "place", "value", "qualifier", "since"),
    [
        ("S0-38", (THREE, "1.2", "Numbers accessing"), 242, "exact", "April 2016"),
        ("S0-44", (THREE, "2.2", "Number of young"), 748, "exact", "September 2015"),
        ("S0-46", (TWO, "3.1", "Number of young"), 142, "over", ""),
        ("S0-49", (TWO, "3.5", "Number of frontline"), 60, "over", ""),
        ("S0-50", (TWO, "1.4", "Number of properties"), 70, "exact", "2009"),
    ],
)
def test_what_a_figure_means_is_held_beside_its_words(code, place, value, qualifier, since):
    found = reading(*place)
    assert (found.value, found.qualifier, found.since) == (value, qualifier, since)
    assert parse_quantity(found.printed).parts_agree()


def test_s0_41_a_figure_that_nobody_took_is_never_nought():
    found = reading(TWO, "1.3", "Number of people")
    assert found.value is None and found.missing_because


@pytest.fixture
def outturn(read):
    return read(SLUG, "outturn", "2016-17")


def test_s0_39_the_parts_of_a_year_are_added_up_as_a_floor(outturn):
    # 81 joint and 7 lone visits, 113 who went on to a service, 178 packs; nobody answered for Q4.
    assert lacking(outturn, "at least 88", "at least 113", "at least 178", "No round") == []


def test_s0_50_a_running_total_is_not_added_up(outturn):
    assert "at least 70 since 2009, of which 7 in 2015" in outturn


def test_s0_66_the_outturn_has_every_measure(outturn):
    measures = Measure.objects.filter(action__plan__slug="2016-17")
    texts = [" ".join(each.text.split()) for each in measures]
    assert len(texts) == 38 and lacking(outturn, *texts) == []


def test_s0_67_each_kind_of_measure_is_made_a_year_in_its_own_way(outturn):
    assert lacking(outturn, "added up", "the last one", "-6 (provisional)") == []


def test_s0_68_each_cohort_has_its_own_figure(outturn):
    cohorts = Reading.objects.filter(update__round__period=THREE, measure__text__contains="BRFS")
    assert set(cohorts.values_list("member", flat=True)) == {"", "IOM", "BRFS", "Domestic Abuse"}
    assert "Domestic Abuse): BRFS" in outturn


def test_s0_69_without_targets_nothing_is_held_against_one(outturn):
    assert "Against the target" not in outturn
    assert not Measure.objects.filter(action__plan__slug="2016-17").exclude(target="").exists()


def test_df_04_numbers_that_do_not_multiply_out_are_flagged_and_kept(demo, read):
    assert ("product-mismatch", "1.2") in demo.warnings(PLAN)
    assert "“152 (3 clubs x 50 weeks)” comes to 150." in read(SLUG, "round", THREE)


# What the other papers ask of reporting


def test_s1_38_the_group_meets_every_three_months_and_reads_exceptions_first(read):
    assert Group.objects.get(name="Strategy Group").cadence == "Every three months"
    page = read(SLUG, "exceptions", THREE)
    assert page.index("Needs a decision") < page.index("Off track") < page.index("Everything")


def test_s1_40_the_public_reads_how_the_plan_is_going(demo, client):
    (paper,) = Report.objects.filter(kind="progress", partnership__slug=SLUG)
    assert (paper.state, paper.round.period) == ("published", TWO)
    page = client.get(reverse("public:progress", args=[SLUG, "2016-17"]))
    told = page.content.decode()
    assert page.status_code == 200 and "Quarter 2" in told
    # Both quarters are told, and nothing of what the strategy group decides among itself.
    assert lacking(told, "over 142", "The outreach worker began in May") == []
    assert "£800" not in told


def test_s1_50_the_final_update_of_the_year_asks_every_row(demo):
    partnership = Partnership.objects.get(slug=SLUG)
    final = open_round(by=None, partnership=partnership, period="2016-17Q4", final=True)
    assert final.final and final.updates.count() == 18
    # A row that is done is asked about no more until then.
    assert [quarter(each).updates.count() for each in (ONE, TWO, THREE)] == [18, 17, 16]


def test_s2_35_what_a_measure_lacks_to_be_smart_is_said_where_rows_are_checked(read):
    page = read(SLUG, "health_check", "2016-17")
    assert "Number of victims visited has yet to say: a target, a date to reach it by" in page


def test_s2_38_every_row_is_asked_whether_it_is_still_fit_for_its_purpose(read):
    page = read(SLUG, "health_check", "2016-17")
    assert page.count("Still fit for its purpose?") == 18 and "18 left" in page


def test_s3_24_more_is_not_better_where_nobody_says_so(demo):
    visited = Measure.objects.get(action__plan__slug="2016-17", text="Number of victims visited")
    assert visited.polarity == ""
    visited.target = "100"
    found = standing_against_target(visited, reading(ONE, "1.1", "Number of victims visited"))
    assert found.mark == Mark.UNKNOWN and "whether more or less" in found.sentence


# The demo itself


def test_the_third_quarter_is_being_answered():
    states = set(Update.objects.filter(round__period=THREE).values_list("state", flat=True))
    assert states == set(Update.State.values)
    third = quarter(THREE)
    assert third.is_open and third.due_on < today() < third.closes_on
    assert third.updates.filter(sent_at__date__gt=third.due_on).exists()


def test_the_demo_writes_to_nobody_by_itself():
    third = quarter(THREE)
    invited = [each.email for each in third.invitations.all()]
    assert invited and all(email.endswith(".example") for email in invited)
    assert not third.mails.exists()


def test_two_quarters_are_signed_off_with_their_papers(client_of):
    papers = Report.objects.filter(kind="highlight", partnership__slug=SLUG)
    assert [(each.round.period, each.state) for each in papers.order_by("pk")] == [
        (ONE, "frozen"), (TWO, "frozen"),
    ]  # fmt: skip
    for each in papers:
        with each.pdf.open() as file:
            assert file.read(5) == b"%PDF-"
    address = reverse("workspace:reports", args=[SLUG])
    assert "Quarter 2" in client_of(papers[0].signed_by).get(address).content.decode()
