"""One year of rounds, read by everybody who reads of it: no figure that lacks something passes for whole.

Each row was asked in four quarters and counts the same number in each. In the third quarter one row did
not answer, one answer waits for review, one was returned, one is private, and one row is restricted.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime

import pytest
from django.test import Client
from django.utils import timezone
from docx import Document as read_docx
from openpyxl import load_workbook

from actions.work.money_queries import streams_with_sums
from csp.periods import parse_year
from plans.access import access_to
from plans.audience import Audience
from reporting import document as d
from reporting.document import tree
from reporting.document.funding_return import as_workbook
from reporting.document.funding_return import build as build_return
from reporting.document.renderers.docx import render_docx
from reporting.document.renderers.html import render_html
from reporting.editions.services.publication import publish
from reporting.editions.services.report import draft_of, publish_progress
from reporting.facts.funding import return_of
from reporting.facts.quarter.charts import measure_trend
from reporting.facts.quarter.gather import gather_round
from reporting.facts.quarter.groups import counts_of
from reporting.papers.compose.redaction import open_up
from reporting.papers.desk import Desk
from reporting.papers.sources import SOURCES
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

QUARTERS = ((1, 4, 6), (2, 7, 9), (3, 10, 12), (4, 1, 3))
# What each row counts in a quarter: no two of their sums are alike, and no number of a row is one.
WHOLE, SILENT, WAITING, RETURNED, PRIVATE, RESTRICTED = (
    20_101,
    20_107,
    20_211,
    20_223,
    20_239,
    20_199,
)
ROWS = {
    "1.1": WHOLE,
    "1.2": SILENT,
    "1.3": WAITING,
    "1.4": RETURNED,
    "1.5": PRIVATE,
    "1.6": RESTRICTED,
}
ACCEPTED = {"sent": True, "state": "accepted", "reviewed_at": timezone.now()}
THIRD = {
    "1.2": {},
    "1.3": {"sent": True},
    "1.4": ACCEPTED | {"state": "returned", "note": "Which month is this?"},
    "1.5": ACCEPTED | {"public": False},
}
LACKS = "issing: Quarter 3"
LESS = re.compile("Not everything is shown or counted here|not for publication")


@pytest.fixture
def year(plan, priority, body):
    """The four rounds of the plan's year."""
    on_track = make.StatusFactory(partnership=plan.partnership, label="On track", nature="on-track")
    stream = make.FundingStreamFactory(partnership=plan.partnership, name="Safer fund")
    rounds = [
        make.RoundFactory(
            partnership=plan.partnership,
            period=f"2016-17Q{number}",
            title=f"Quarter {number}",
            start=date(2016 if number < 4 else 2017, first, 1),
            end=date(2016 if number < 4 else 2017, last, 30 if last in (6, 9) else 31),
        )
        for number, first, last in QUARTERS
    ]
    for ref, count in ROWS.items():
        row = make.ActionFactory(
            priority=priority, ref=ref, aim=f"Aim of {ref}",
            visibility="restricted" if ref == "1.6" else "public",
        )  # fmt: skip
        make.AllocationFactory(
            partnership=plan.partnership, stream=stream, action=row, project=None, committed=1_000
        )
        measure = make.MeasureFactory(
            action=row, text=f"Packs of {ref}", kind="count", over_year="sum",
            target="900000", polarity="up",
        )  # fmt: skip
        for quarter in rounds:
            said = THIRD.get(ref, ACCEPTED) if quarter is rounds[2] else ACCEPTED
            status = {"status": on_track} if said else {}
            update = make.UpdateFactory(round=quarter, action=row, **status, **said)
            if said:
                make.ReadingFactory(update=update, measure=measure, printed=str(count), value=count)
    make.LeadFactory(action=plan.actions.get(ref="1.1"), organisation=body)
    return rounds


@pytest.fixture
def published(transactional_db, year, plan, officer):
    """The same year with a plan that the public reads, whose files are made once it is stored."""
    plan.refresh_from_db()
    publish(by=officer, plan=plan, version=plan.version)
    return year


def bodies(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    found = b"".join(response) if response.streaming else response.content
    return found.decode("utf-8-sig")


def page(client, address: str) -> str:
    """What a page says, without its marks."""
    return plain(bodies(client, f"/workspace/moorland/{address}"))


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def desk_of(year, kept: str = "") -> Desk:
    plan = year[0].updates.first().action.plan
    return Desk(
        plan.partnership, date(2017, 5, 1), plan=plan, year=parse_year("2016-17"), round=year[2],
        audience=Audience.of(kept)
    )  # fmt: skip


def paper_of(year, name: str, kept: str, may, **options) -> d.Document:
    gathered = SOURCES[name].gather(desk_of(year, kept), options)
    made = datetime(2017, 5, 1, tzinfo=timezone.get_default_timezone())
    return open_up(d.Document("Paper", made, (d.Part("All", gathered.blocks),)), may)


def forms_of(document: d.Document) -> dict[str, str]:
    """What a document says as JSON, on a page and in Word; a PDF is drawn from the same page."""
    word = read_docx(io.BytesIO(render_docx(document)))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return {
        "json": plain(tree.to_text(document)),
        "html": plain(render_html(document)),
        "docx": " ".join(" ".join([*cells, *(each.text for each in word.paragraphs)]).split()),
    }


def stands(text: str, number: int) -> list[re.Match]:
    """Where a number stands in a text, with a comma or without."""
    return list(re.finditer(rf"(?<![\d,])({number:,}|{number})(?![\d,]\d)", text))


def is_whole(text: str, count: int) -> bool:
    """Whether a sum of all four quarters, or of three of them, stands there without a word about it."""
    floors = (
        text[: found.start()].endswith("at least ") and LACKS in text[found.end() :][:160]
        for found in stands(text, 3 * count)
    )
    return bool(stands(text, 4 * count)) or not all(floors)


def is_told(text: str, count: int) -> bool:
    """Whether a figure that is not for the reader stands there, by itself or in a sum."""
    return any(stands(text, times * count) for times in (1, 3, 4))


PAPERS = [
    ("outturn", {}), ("outturn", {"notes": "none"}), ("projects", {"rows": "outturn"}), ("status", {}),
    ("status", {"prints": "counts"}), ("rows-progress", {}), ("exceptions", {}),
]  # fmt: skip


@pytest.mark.parametrize(("kept", "may"), [("", Audience.PUBLIC), ("partners", Audience.PUBLIC)])
@pytest.mark.parametrize(("name", "options"), PAPERS)
def test_what_everybody_reads_in_a_paper(year, name, options, kept, may):
    for form, text in forms_of(paper_of(year, name, kept, may, **options)).items():
        for count in (SILENT, WAITING, RETURNED):
            assert not is_whole(text, count), (form, count)
        for hidden in (PRIVATE, RESTRICTED):
            assert not is_told(text, hidden), (form, hidden)
        assert LESS.search(text), form


@pytest.mark.parametrize(("name", "options"), PAPERS)
def test_what_members_of_a_committee_read(year, name, options):
    for text in forms_of(paper_of(year, name, "partners", Audience.PARTNERS, **options)).values():
        for count in (SILENT, WAITING, RETURNED):
            assert not is_whole(text, count)
        assert not is_told(text, RESTRICTED)
        assert LESS.search(text)


def test_a_sentence_that_quotes_a_figure_says_what_it_lacks(year):
    quoted = {
        each.label: each.words for each in SOURCES["outturn"].gather(desk_of(year), {}).quotable
    }
    assert quoted["1.1 Packs of 1.1"] == f"{4 * WHOLE:,}"
    for ref in ("1.2", "1.3", "1.4"):
        floor = 3 * ROWS[ref]
        assert quoted[f"{ref} Packs of {ref}"] == f"at least {floor:,} (missing: Quarter 3)"
    assert "1.5 Packs of 1.5" not in quoted


GUESSED = (
    "As at Quarter 3.",
    "Missing: Quarter 1, Quarter 4.",
    "The last figure, not a sum.",
)


@pytest.fixture
def guessed(year, plan):
    """A measure of which nobody said how its year is made, with a figure in two quarters only."""
    measure = plan.actions.get(ref="1.1").measures.get()
    type(measure).objects.filter(pk=measure.pk).update(kind="", over_year="", target="")
    measure.readings.filter(update__round__in=[year[0], year[3]]).delete()
    for quarter, count in ((year[1], "199"), (year[2], "50")):
        measure.readings.filter(update__round=quarter).update(printed=count, value=count)
    return year


@pytest.mark.parametrize("notes", ["", "none"])
def test_the_last_figure_passes_for_no_years_figure_in_any_paper(guessed, notes):
    for text in forms_of(paper_of(guessed, "outturn", "", Audience.PUBLIC, notes=notes)).values():
        assert all(words in text for words in GUESSED)
    told = "50 (as at Quarter 3; missing: Quarter 1, Quarter 4; the last figure, not a sum)"
    quoted = {e.label: e.words for e in SOURCES["outturn"].gather(desk_of(guessed), {}).quotable}
    assert quoted["1.1 Packs of 1.1"] == told
    for text in forms_of(
        paper_of(guessed, "projects", "", Audience.PUBLIC, rows="outturn")
    ).values():
        assert told in text


def test_the_last_figure_passes_for_no_years_figure_on_any_page(guessed, client_of, officer):
    client = client_of(officer)
    line = lines(client)["1.1"]
    assert (line["Outturn"], line["Notes"]) == ("50", "".join(GUESSED))
    assert f"Packs of 1.1: 50 {' '.join(GUESSED)}" in page(
        client, "plans/2016-17/health/?year=2016-17"
    )


def test_the_health_check_says_what_a_figure_lacks(year, client_of, officer):
    shown = page(client_of(officer), "plans/2016-17/health/?year=2016-17")
    assert f"at least {3 * SILENT:,} M{LACKS}." in shown
    assert f"{4 * WAITING:,} Not accepted yet: Quarter 3." in shown


@pytest.mark.parametrize("name", ["status", "exceptions", "rows-progress"])
def test_a_paper_says_that_answers_are_left_out_until_they_are_accepted(year, name):
    for text in forms_of(paper_of(year, name, "", Audience.PUBLIC)).values():
        assert "1 answer is not accepted yet and is left out." in text
        assert text.count("Answered, not accepted yet") == 1
    quoted = {e.key: e.words for e in SOURCES["exceptions"].gather(desk_of(year), {}).quotable}
    assert quoted["missing"] == "2 missing" and quoted["waiting"].startswith("1 answered")


def test_a_round_that_closed_early_took_no_answers_until_the_day_that_was_planned(
    year, client_of, officer
):
    year[2].closed_at, year[2].closes_on = timezone.now(), date(2090, 1, 1)
    year[2].save()
    shown = page(client_of(officer), "rounds/2016-17Q3/")
    assert "it was to close on 1 January 2090" in shown and "were taken until" not in shown


def lines(client) -> dict[str, dict[str, str]]:
    text = bodies(client, "/workspace/moorland/plans/2016-17/outturn/?_export=csv")
    rows = csv.DictReader(text.splitlines())
    return {each["Row"]: each for each in rows}


def test_the_outturn_is_the_same_whoever_reads_it(year, client_of, officer, chair, strategy, lead):
    told = {user: lines(client_of(user)) for user in (officer, chair, strategy, lead)}
    for user, rows in told.items():
        assert rows["1.1"]["Outturn"] == f"{4 * WHOLE:,}"
        for ref in ("1.2", "1.4"):
            assert rows[ref]["Outturn"] == f"at least {3 * ROWS[ref]:,}"
            assert LACKS in rows[ref]["Notes"]
        assert rows["1.5"]["Outturn"] == f"{4 * PRIVATE:,}"
        assert ("1.6" in rows) is (user is not lead)
    assert told[officer] == told[chair] == told[strategy]
    # What waits for review is counted and said for those who read it, and missing to all others.
    assert told[officer]["1.3"]["Outturn"] == f"{4 * WAITING:,}"
    assert "not accepted yet: Quarter 3" in told[officer]["1.3"]["How it was made"]
    assert told[lead]["1.3"]["Outturn"] == f"at least {3 * WAITING:,}"
    assert told[lead]["1.3"]["Quarter 3"] == "Not accepted yet"
    assert told[officer]["1.4"]["Quarter 3"] == "Returned"
    shown = page(client_of(lead), "plans/2016-17/outturn/")
    assert "1 row is not shown here" in shown and not is_told(shown, RESTRICTED)


def counts_in(text: str) -> dict[str, int]:
    """The counts that a round's page shows: answered, asked and how many have each status."""
    answered, asked = re.search(r"(\d+) of (\d+) answered", text).groups()
    found = {"answered": int(answered), "asked": int(asked)}
    for label in ("On track", "No update"):
        if match := re.search(rf"{label} (\d+)", text):
            found[label.lower()] = int(match[1])
    return found


def test_every_page_counts_the_third_quarter_alike(year, client_of, officer, strategy, chair, lead):
    whole = {"answered": 4, "asked": 6, "on track": 4, "no update": 2}
    for user in (officer, strategy, chair):
        assert counts_in(page(client_of(user), "rounds/2016-17Q3/")) == whole
        said = page(client_of(user), "rounds/2016-17Q3/exceptions/")
        assert "6 rows: 4 on track, 2 no update" in said
        assert "Of 6 rows: 4 on track (66.7%), 2 no update (33.3%)" in said
        facts = gather_round(year[2], access_to(user, "moorland"))
        assert [(e.status.label, e.count) for e in counts_of(facts, facts.rows)] == [
            ("On track", 4),
            ("No update", 2),
        ]
    mine = page(client_of(lead), "rounds/2016-17Q3/")
    assert counts_in(mine) == {"answered": 4, "asked": 6, "on track": 2, "no update": 2}
    assert "2 answered, but not shown to you" in mine
    for user in (officer, lead):
        listed = page(client_of(user), "rounds/")
        assert "4 of 6" in listed


def test_the_page_of_a_row_tells_every_reader_of_the_quarter_that_nobody_answered(
    year, client_of, officer, lead, scrutiny, county, viewer, plan
):
    for user in (officer, lead, scrutiny, county, viewer):
        for ref, words in (("1.2", "No update."), ("1.3", "Not accepted yet.")):
            row = plan.actions.get(ref=ref)
            shown = plain(bodies(client_of(user), row.get_absolute_url()))
            told = shown[shown.index("Quarter 3") : shown.index("Quarter 2")]
            assert words in told, (user, ref)


def test_the_draft_for_the_group_counts_every_row(year):
    for text in forms_of(draft_of(year[2])).values():
        assert "6 rows: 4 on track, 2 no update" in text
        assert "Missing (2)" in text


def test_the_sum_so_far_says_which_quarter_it_lacks(year, client_of, officer):
    for ref in ("1.2", "1.4"):
        text = next(
            each.sentence
            for row in gather_round(year[3], access_to(officer, "moorland")).rows
            if row.ref == ref
            for each in row.figures
        )
        assert f"At least {3 * ROWS[ref]:,} (missing: Quarter 3) so far" in text
    update = year[3].updates.get(action__ref="1.2")
    shown = page(client_of(officer), f"rounds/2016-17Q4/updates/{update.pk}/")
    assert f"At least {3 * SILENT:,} (missing: Quarter 3) so far" in shown


def test_a_trend_says_which_round_gave_no_figure(year, officer):
    facts = gather_round(year[3], access_to(officer, "moorland"))
    drawn = {
        row.ref: measure_trend(figure, facts.periods)
        for row in facts.rows
        for figure in row.figures
    }
    assert drawn["1.2"].summary.endswith("There is no figure for Q3 16/17.")
    assert "no figure" not in drawn["1.1"].summary


def test_the_public_progress_counts_every_published_row(published, officer):
    [report] = publish_progress(by=officer, round=published[2])
    shown = plain(bodies(Client(), "/partnerships/moorland/2016-17/progress/"))
    # The row that answered, against four whose answer is not there, not accepted, returned or private.
    assert "Of 5 rows: 1 on track (20%), 4 no update (80%)" in shown
    report.refresh_from_db()
    assert not is_told(shown, RESTRICTED) and not is_told(report.facts, RESTRICTED)


def test_a_row_that_is_done_and_not_asked_again_stays_done_in_public(published, officer, plan):
    year = published
    row = plan.actions.get(ref="1.1")
    done = make.StatusFactory(partnership=plan.partnership, label="Complete", nature="done")
    row.updates.filter(round=year[1]).update(status=done)
    row.updates.filter(round__in=year[2:]).delete()
    publish_progress(by=officer, round=year[2])
    shown = plain(bodies(Client(), "/partnerships/moorland/2016-17/progress/"))
    assert "Of 5 rows: 1 complete (20%), 4 no update (80%)" in shown
    assert "As told in Quarter 2" in shown


def test_a_return_to_the_funder_says_what_it_lacks(year, officer, lead, partnership):
    made = timezone.now()

    def told_to(access) -> dict[str, str]:
        facts = return_of(streams_with_sums(partnership).get(), access)
        book = load_workbook(io.BytesIO(as_workbook(facts, created=made)))
        cells = "\n".join(str(c.value) for sheet in book for row in sheet.rows for c in row)
        return forms_of(build_return(facts, created=made)) | {"xlsx": cells}

    for text in told_to(access_to(officer, "moorland")).values():
        assert text.count(f"M{LACKS}.") == 3
    for text in told_to(access_to(lead, "moorland")).values():
        assert text.count(f"M{LACKS}.") == 3 and "Not everything is shown" in text
    stream = str(streams_with_sums(partnership).get().pk)
    paper = paper_of(year, "funder-return", "", Audience.PUBLIC, stream=stream)
    for text in forms_of(paper).values():
        assert text.count(f"M{LACKS}.") == 3
        assert f"Quarter 3: {PRIVATE}" not in text and "Not everything is shown" in text
