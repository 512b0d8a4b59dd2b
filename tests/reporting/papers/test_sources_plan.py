"""What the sources of a plan print, for the committee and for everybody."""

from __future__ import annotations

from datetime import date

import pytest

from actions.models import Update
from csp.periods import parse_year
from plans.audience import Audience
from reporting import document as d
from reporting.document import tree
from reporting.models import PaperBlock
from reporting.papers.compose.cells import laid
from reporting.papers.compose.draft import BlockDraft
from reporting.papers.sources import SOURCES
from tests import factories as make
from tests.reporting.papers.plan_world import (
    EVERY,
    answer,
    desk_of,
    figures,
    gather,
    members,
    public,
    rows_of,
    said,
    tables,
)
from tests.reporting.papers.test_sources_figures import EVERY as EVERY_FIGURES

pytestmark = pytest.mark.one_database


@pytest.fixture
def round(partnership):
    return make.RoundFactory(partnership=partnership)


def hidden_row(action, visibility: str):
    """A row that not everybody may see, at which one for everybody points."""
    ref = {"partners": "9.1", "restricted": "9.2"}[visibility]
    row = make.ActionFactory(
        priority=action.priority, ref=ref, aim=f"Aim for {visibility}", visibility=visibility
    )
    make.CrossReferenceFactory(action=action, target=row, ref=ref, words=f"Link to {ref}")
    return row


@pytest.mark.parametrize(("name", "options"), EVERY)
def test_a_source_with_nothing_to_print_prints_nothing(name, options, plan):
    assert gather(name, desk_of(plan), **options).blocks == ()


def test_every_source_is_tried_with_rows_that_not_everybody_may_read():
    """A new source stands in one of the two lists, or in none of the tests of what it may tell."""
    assert {name for name, _ in (*EVERY, *EVERY_FIGURES)} == set(SOURCES)


@pytest.mark.parametrize(("name", "options"), EVERY)
def test_no_source_tells_of_a_row_to_those_who_may_not_read_it(name, options, action, round):
    status = make.StatusFactory(partnership=action.partnership, label="On track")
    for visibility in ("partners", "restricted"):
        answer(round, hidden_row(action, visibility), status)
    gathered = gather(name, desk_of(action.plan), **options)
    assert "Aim for partners" not in public(gathered)
    assert "Aim for restricted" not in members(gathered)


@pytest.mark.parametrize("name", ["actions", "plan-document", "status", "rows-progress"])
def test_rows_for_partners_reach_the_committee_alone_and_restricted_ones_nobody(
    name, action, round
):
    person = make.PersonFactory(
        partnership=action.partnership, name="Ann Other", post="Link worker"
    )
    make.LeadFactory(action=action, words="Ann Other").people.add(person)
    status = make.StatusFactory(partnership=action.partnership, label="On track")
    answer(round, action, status)
    for visibility in ("partners", "restricted"):
        answer(round, hidden_row(action, visibility), status)
    action.activity = "Link to 9.1 and link to 9.2"
    action.save()

    gathered = gather(name, desk_of(action.plan))
    assert "Keep victims safe" in public(gathered)
    assert "Aim for partners" in members(gathered)
    assert "Aim for partners" not in public(gathered)
    assert "Aim for restricted" not in members(gathered)
    # One gathering serves both, so nobody is named in it who has not agreed.
    assert "Link worker" in members(gathered)
    assert "Ann Other" not in members(gathered)
    # And nothing for everybody points at a row that is not there.
    assert f"#row-{action.plan.actions.get(visibility='partners').key}" not in public(gathered)
    assert "Aim for partners" not in said(name, desk_of(action.plan, audience=Audience.PUBLIC))


def test_what_an_answer_keeps_from_the_public_is_counted_in_no_figure_of_it(action, round):
    on_track = make.StatusFactory(partnership=action.partnership, label="On track")
    off_track = make.StatusFactory(
        partnership=action.partnership, label="Off track", nature="off-track"
    )
    answer(round, action, on_track, happened="A worker began.")
    quiet = make.ActionFactory(priority=action.priority, ref="1.2")
    answer(round, quiet, off_track, public=False, happened="A secret visit.")
    waiting = make.ActionFactory(priority=action.priority, ref="1.3")
    answer(round, waiting, off_track, state=Update.State.SENT, happened="Not read yet.")

    status = gather("status", desk_of(action.plan))
    assert figures(status)["rows"] == "2 rows"
    assert figures(status)["status-on-track"] == "1 on track"
    assert figures(status)["status-off-track"] == "0 off track"
    assert figures(status)["status-no-update"] == "1 no update"
    assert "1 row (1 off track)" in members(status)
    assert "1 row (1 off track)" not in public(status)
    assert (status.start, status.end) == ("2016-04-01", "2016-06-30")

    progress = gather("rows-progress", desk_of(action.plan))
    assert "A worker began." in public(progress)
    assert "A secret visit." in members(progress)
    assert "A secret visit." not in public(progress)
    assert "Not read yet." not in members(progress)


def test_statuses_are_listed_when_nobody_was_asked(action):
    make.StatusFactory(partnership=action.partnership, label="On track")
    desk = desk_of(action.plan, round=None)
    (chart, *_) = gather("status", desk).blocks
    assert [row[:2] for row in chart.drawing.figures()[1:]] == [
        ("On track", "0"),
        ("No update", "1"),
    ]
    by_status, _ = tables(gather("status", desk, prints="counts"))
    by_priority, rows = tables(gather("status", desk))
    assert rows_of(by_status)["status-on-track"][1:] == ["0", "None"]
    assert rows_of(by_status)["status-no-update"][1:] == ["1", "1.1"]
    assert [cells[0] for cells in rows_of(by_priority).values()] == ["1. Adults at risk"]
    assert [cells[:3] for cells in rows_of(rows).values()] == [
        ["1.1", "Keep victims safe", "Harbour Support"]
    ]


def test_exceptions_tell_everybody_what_happened_and_partners_why(action, round):
    status = make.StatusFactory(
        partnership=action.partnership, label="Off track", nature="off-track"
    )
    answer(
        round, action, status,
        happened="The hall was given back.", why="The speaker withdrew.", wanted="May we pay £800?",
    )  # fmt: skip
    gathered = gather("exceptions", desk_of(action.plan))
    assert "The hall was given back." in public(gathered)
    for words in ("The speaker withdrew.", "May we pay £800?"):
        assert words in members(gathered)
        assert words not in public(gathered)
    assert figures(gathered) == {"exceptions": "1 exception", "off-track": "1 off track"}


def test_outturn_adds_up_what_was_accepted_and_keeps_what_is_too_small(action, round):
    measure = action.measures.get()
    measure.kind, measure.target = "count", "over 20"
    measure.save()
    status = make.StatusFactory(partnership=action.partnership)
    update = answer(round, action, status)
    make.ReadingFactory(update=update, measure=measure, printed="33", value=33)
    small = make.MeasureFactory(action=action, text="Repeat victims", kind="count")
    make.ReadingFactory(
        update=update, measure=small, printed="", value=None, qualifier="suppressed"
    )
    gathered = gather("outturn", desk_of(action.plan, today=date(2016, 7, 2)))
    (table,) = tables(gathered)
    first = rows_of(table)[f"measure-{measure.pk}"]
    assert first[:2] == ["1.1", "Number of victims visited"]
    assert first[2:] == ["33", "over 20", "Met"]
    assert figures(gathered) == {"measures": "2 measures", f"measure-{measure.pk}": "33"}
    assert (gathered.start, gathered.end) == ("2016-04-01", "2017-03-31")

    Update.objects.filter(pk=update.pk).update(public=False)
    assert gather("outturn", desk_of(action.plan, audience=Audience.PUBLIC)).blocks == ()
    assert "33" not in public(gather("outturn", desk_of(action.plan)))


def test_projects_print_as_the_summary_of_activity_does(plan):
    partnership = plan.partnership
    body = make.OrganisationFactory(partnership=partnership, name="Sporting Communities")
    project = make.ProjectFactory(
        partnership=partnership, year_code="2015-16", name="MoorSport", provider=body,
        description="Sport where there is trouble.", aims="- get people moving\n- build trust",
        future="We will go on in spring.", cross_reference="More is told in Section 4",
    )  # fmt: skip
    outcome = make.OutcomeFactory(
        partnership=partnership, project=project,
        words="748: 383 females and 365 males since September 2015",
    )  # fmt: skip
    make.OutcomeFactory(partnership=partnership, project=project, words="Over 142 participants")
    for number, safe in enumerate((True, False, True)):
        make.CaseStudyFactory(
            partnership=partnership, project=project, title=f"Case study {number}",
            text=f"Story {number}", anonymised=safe, position=number + 1,
        )  # fmt: skip
    for visibility in ("partners", "restricted"):
        make.ProjectFactory(partnership=partnership, name=visibility, visibility=visibility)

    gathered = gather("projects", desk_of(plan, year=parse_year("2015-16")))
    (table,) = tables(gathered)
    name, what, came = rows_of(table)[f"project-{project.pk}"]
    assert name == "MoorSport / Sporting Communities"
    assert what == (
        "Sport where there is trouble. / The project aims to: / get people moving / build trust"
    )
    assert came == (
        "748: 383 females and 365 males since September 2015 / Over 142 participants"
        " / Case study 1 / Story 0 / Case study 2 / Story 2"
        " / What comes next: / We will go on in spring. / More is told in Section 4"
    )
    told = figures(gathered)
    assert told["count"] == "1 project"
    assert [told[f"outcome-{outcome.pk}{place}"] for place in ("", "-2", "-3")] == [
        "748", "383", "365",
    ]  # fmt: skip
    assert "Over 142" in told.values()
    assert "2015" not in told.values()
    assert [row.kept for row in table.rows] == ["", "partners"]
    assert "restricted" not in members(gathered)


def test_rows_without_a_project_can_stand_beside_projects(action, round):
    status = make.StatusFactory(partnership=action.partnership)
    make.ReadingFactory(
        update=answer(round, action, status), measure=action.measures.get(), printed="33", value=33
    )
    run = make.ActionFactory(priority=action.priority, ref="1.2", aim="Run a club")
    project = make.ProjectFactory(partnership=action.partnership, year_code="2016-17")
    project.actions.add(run)
    desk = desk_of(action.plan)
    assert "Keep victims safe" not in said("projects", desk)
    told = said("projects", desk, rows="outturn")
    assert f"action-{action.pk}" in told
    assert "Number of victims visited: " in told
    assert "Run a club" not in told


def test_a_scheme_says_who_where_when_and_for_how_many(plan):
    partnership = plan.partnership
    scheme = make.SchemeFactory(
        partnership=partnership, name="SPACE", owner_words="The Commissioner", ages_from=11,
        ages_to=17, season="Summer holidays", year=2016,
    )  # fmt: skip
    activity = make.SchemeActivityFactory(
        partnership=partnership, scheme=scheme, provider="Moor Sport",
        provision=["universal", "targeted"], description="A team that moves about.",
        place_and_time="Three times a week in each place", locations=["Leek", "Biddulph"],
        capacity="25 each",
    )  # fmt: skip
    gathered = gather("scheme", desk_of(plan))
    (table,) = tables(gathered)
    assert rows_of(table)[f"activity-{activity.pk}"] == [
        "Moor Sport / Targeted & universal provision",
        "A team that moves about.",
        "Leek and Biddulph / Three times a week in each place / 25 each",
    ]
    facts = next(block for block in gathered.blocks if isinstance(block, d.Facts))
    assert [d.text_of_runs(each.runs) for each in facts.items] == [
        "SPACE", "The Commissioner", "Summer holidays 2016", "11 to 17",
    ]  # fmt: skip


def test_members_are_told_with_what_they_do_and_what_they_were_called(plan):
    def body(name: str, specialism: str, former: str, until: date | None):
        made = make.OrganisationFactory(
            partnership=plan.partnership, name=name, specialism=specialism
        )
        make.MembershipFactory(partnership=plan.partnership, organisation=made, kind="wider")
        make.FormerNameFactory(
            partnership=plan.partnership, organisation=made, name=former, until=until
        )

    body("CGL", "Substance misuse", "CRI", date(2016, 2, 1))
    body("Your Housing Group", "", "Your Moorlands", date(2019, 1, 1))
    told = said("members", desk_of(plan))
    assert "CGL (formerly CRI – substance misuse)" in told
    # In the years of the plan it had its old name still.
    assert "Your Moorlands" in told
    assert "Your Housing Group" not in told


def test_promises_say_which_were_kept(plan):
    make.CommitmentFactory(plan=plan, text="Hold a meeting", kept_on=date(2016, 11, 8))
    make.CommitmentFactory(plan=plan, text="Publish a summary")
    gathered = gather("promises", desk_of(plan))
    (table,) = tables(gathered)
    assert [cells[3] for cells in rows_of(table).values()] == [
        "Yes, last on 8 November 2016",
        "Not recorded as kept yet",
    ]
    assert figures(gathered) == {"promises": "2 promises", "kept": "1 of 2"}


def test_priorities_of_two_years_each_count_from_one(partnership, plan, priority):
    before = make.PlanFactory(
        partnership=partnership, slug="2015-16", start=date(2015, 4, 1), end=date(2016, 3, 31)
    )
    make.PriorityFactory(plan=before, number="1", title="Abuse", statement="To end abuse, we will")
    desk = desk_of(plan)
    (now,) = gather("priorities", desk).blocks
    (then,) = gather("priorities", desk, plan="2015-16", form="statements").blocks
    assert [each.start for each in (now, then)] == [1, 1]
    assert [d.text_of_runs(each.items[0].runs) for each in (now, then)] == [
        "Adults at risk",
        "To end abuse, we will",
    ]


def test_another_partnerships_plan_cannot_be_chosen(plan, other):
    make.PlanFactory(partnership=other, slug="theirs")
    assert gather("plan-document", desk_of(plan), plan="theirs").blocks == ()
    assert "theirs" not in [
        slug for slug, _ in SOURCES["actions"].options[0].choices(desk_of(plan))
    ]


def test_links_between_rows_of_an_appended_plan_lead_to_the_rows_where_they_are_laid(action):
    row = make.ActionFactory(
        priority=action.priority, ref="1.2", aim="Train people", activity="Link to 1.1"
    )
    make.CrossReferenceFactory(action=row, target=action, ref="1.1", words="Link to 1.1")
    gathered = tree.to_text(gather("plan-document", desk_of(action.plan)))
    parts = laid(BlockDraft(PaperBlock(kind="plan-document", key="k7", gathered=gathered)))
    text = tree.to_text(tuple(parts))
    assert f'"anchor":"bk7-row-{action.key}"' in text
    assert f'"href":"#bk7-row-{action.key}"' in text
    assert min(each.level for each in parts) == 1


def test_a_section_of_a_plan_comes_with_its_signatory_and_what_stands_under_it(plan, priority):
    make.SectionFactory(
        plan=plan, kind="foreword", heading="Foreword", body="We **will** do it.",
        signatory="Cllr A Jones", signatory_post="Chair",
    )  # fmt: skip
    make.SectionFactory(plan=plan, kind="priorities", heading="What comes first", body="Four.")
    told = said("plan-section", desk_of(plan), section="foreword")
    assert "We " in told and "Cllr A Jones" in told and "Chair" in told
    assert "Adults at risk" in said("plan-section", desk_of(plan), section="What comes first")
    choices = dict(SOURCES["plan-section"].options[1].choices(desk_of(plan)))
    assert choices == {"foreword": "Foreword", "priorities": "What comes first"}


def test_seats_name_nobody_who_has_not_agreed(plan):
    group = make.GroupFactory(
        partnership=plan.partnership, name="Operations group", aims="Fewer crimes\nFewer fires"
    )
    person = make.PersonFactory(partnership=plan.partnership, name="Ann Other", post="Inspector")
    make.SeatFactory(partnership=plan.partnership, group=group, words="", person=person)
    told = said("groups", desk_of(plan))
    assert "Inspector" in told and "Ann Other" not in told
    assert "Fewer fires" in said("groups", desk_of(plan), group="Operations group")
