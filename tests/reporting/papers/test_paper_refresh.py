"""Bringing a paper up to date: what would change is shown first, and an officer's words stay."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import connection

from csp import changes
from plans.audience import Audience
from reporting.models import PaperBlock
from reporting.papers.compose.loading import desk_of, load_draft
from reporting.papers.compose.refresh import preview_refresh
from reporting.papers.services import paper_block
from reporting.papers.services.paper_cell import rewrite_cell
from reporting.papers.services.paper_refresh import refresh

TODAY = date(2016, 7, 1)


@pytest.fixture
def text(paper):
    return load_draft(paper).blocks()[0].row


@pytest.fixture
def table(paper):
    return load_draft(paper).blocks()[1].row


def shown(paper):
    """What a refresh would change, block by block."""
    return preview_refresh(
        load_draft(paper), desk_of(paper, today=TODAY, audience=Audience.PARTNERS)
    )


def told(differences) -> list[tuple[str, str, str, str]]:
    return [(each.kind, each.where, each.before, each.after) for each in differences]


def test_nothing_changed_is_shown_as_nothing(paper):
    assert [change.is_other for change in shown(paper)] == [False]


def test_each_difference_is_shown_before_anything_is_stored(said, paper, table, text):
    said.rows = {"visits": ("Visits", "Over 150"), "talks": ("Talks", "12")}
    said.share = "21%"
    data, words = shown(paper)
    assert told(data.differences) == [
        ("goes", "Calls", "Calls\n\n70", ""),
        ("differs", "Visits: Outcome", "Over 142", "Over 150"),
        ("appears", "Talks", "", "Talks\n\n12"),
    ]
    assert "<del>" in data.differences[1].html and "150</ins>" in data.differences[1].html
    assert told(words.differences) == [("differs", "", "20.4%", "21%")]
    assert PaperBlock.objects.get(pk=table.pk).gathered == table.gathered
    assert PaperBlock.objects.get(pk=text.pk).text == text.text


def test_it_brings_data_and_the_figures_in_sentences_up_to_date(officer, said, paper, text):
    said.share = "21%"
    refresh(by=officer, paper=paper, today=TODAY)
    words, data = load_draft(paper).blocks()
    assert data.gathered.quotable[0].words == "21%"
    assert words.row.text == text.text.replace("20.4%", "21%")
    assert list(words.row.quoted.values()) == ["21%"]
    assert not any(change.is_other for change in shown(paper))


def test_what_was_rewritten_stays_and_what_the_source_says_is_listed(officer, said, paper, table):
    for key in ("visits.1", "calls.1"):
        rewrite_cell(
            by=officer, block=table, key=key, text=f"My {key}",
            version=PaperBlock.objects.get(pk=table.pk).version,
        )  # fmt: skip
    said.rows = {"visits": ("Visits", "Over 150")}
    found = refresh(by=officer, paper=paper, today=TODAY)[0]
    assert [(each.after, each.yours) for each in found.kept] == [("Over 150", "My visits.1")]
    assert [(each.where, each.yours) for each in found.lost] == [("Calls: Outcome", "My calls.1")]
    block = PaperBlock.objects.get(pk=table.pk)
    assert block.rewritten == {"visits.1": "My visits.1", "calls.1": "My calls.1"}


def test_a_figure_that_was_typed_over_is_left_alone(officer, said, paper, text):
    typed = text.text.replace("[20.4%]", "[a fifth]")
    paper_block.rewrite_text(by=officer, block=text, version=1, text=typed)
    said.share = "21%"
    refresh(by=officer, paper=paper, today=TODAY)
    assert "a fifth of all" in load_draft(paper).blocks()[0].row.text


def test_a_source_without_an_answer_leaves_its_block_and_says_why(officer, said, paper, table):
    said.trouble = "The quarter is still open."
    (change,) = refresh(by=officer, paper=paper, today=TODAY)
    assert change.trouble == "The quarter is still open."
    block = PaperBlock.objects.get(pk=table.pk)
    assert (block.gathered, block.gathered_at) == (table.gathered, table.gathered_at)


def test_it_stops_where_somebody_was_faster_with_nothing_changed(officer, said, paper, table, text):
    said.share = "21%"
    seen = {each.row.pk: each.row.version for each in load_draft(paper).blocks()}
    rewrite_cell(by=officer, block=table, key="calls.1", version=1, text="Mine")
    with pytest.raises(changes.Stale):
        refresh(by=officer, paper=paper, versions=seen, today=TODAY)
    assert PaperBlock.objects.get(pk=text.pk).text == text.text


def test_one_block_alone_can_be_brought_up_to_date(officer, said, paper, table):
    section = paper.sections.last()
    other = paper_block.add_data(by=officer, section=section, kind="said", today=TODAY)
    said.rows = {"visits": ("Visits", "Over 150")}
    refresh(by=officer, paper=paper, blocks={other.pk}, today=TODAY)
    first, second = load_draft(paper).blocks()[1:]
    assert "Over 142" in first.row.gathered and "Over 150" in second.row.gathered


def all_at_once(*jobs) -> list[Exception]:
    """Run each in a thread of its own and give back what went wrong."""
    wrong = []

    def run(job) -> None:
        try:
            job()
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


@pytest.mark.django_db(transaction=True)
def test_people_who_write_at_once_lose_nothing(officer, chair, said, paper, text, table):
    section = text.section
    mine = paper_block.add_text(by=officer, section=section, text="Old words")

    def write(who, block, words):
        return lambda: paper_block.rewrite_text(by=who, block=block, version=1, text=words)

    def cell(who, key):
        return lambda: rewrite_cell(by=who, block=table, key=key, version=1, text=f"My {key}")

    jobs = (
        write(officer, text, "One"), write(chair, mine, "Two"), cell(officer, "visits.1"),
        cell(chair, "calls.1"),
    )  # fmt: skip
    assert all_at_once(*jobs) == []
    stored = {block.row.pk: block.row for block in load_draft(paper).blocks()}
    assert (stored[text.pk].text, stored[mine.pk].text) == ("One", "Two")
    assert stored[table.pk].rewritten == {"visits.1": "My visits.1", "calls.1": "My calls.1"}


@pytest.mark.django_db(transaction=True)
def test_the_second_who_writes_in_one_block_is_told(officer, chair, text):
    def write(who, words):
        return lambda: paper_block.rewrite_text(by=who, block=text, version=1, text=words)

    (wrong,) = all_at_once(write(officer, "One"), write(chair, "Two"))
    assert isinstance(wrong, changes.Stale)
    assert PaperBlock.objects.get(pk=text.pk).text in ("One", "Two")
