"""Freezing a paper: what is kept for good, what stops it, and what each version leaves out."""

from __future__ import annotations

import io
import zipfile
from threading import Barrier, Thread

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connections
from django.urls import reverse

from csp.changes import Stale
from csp.models import AuditEvent
from plans.models import Person
from reporting.document import tree
from reporting.editions.jobs import draw_report
from reporting.editions.services import report as drawing
from reporting.editions.services.drawing import make as make_paper
from reporting.editions.services.freezing import Moved, freeze_paper, preview_freeze, publish_report
from reporting.editions.services.publication import Blocked
from reporting.facts.snapshot import snapshot_digest
from reporting.models import PaperBlock, Report
from reporting.papers.compose.differences import compare_documents
from reporting.papers.sources import SOURCES, PaperSource
from tests import factories as make
from tests.reporting.papers.frozen_making import (
    MEMBERS,
    NAME,
    OPEN,
    POST,
    SECRET,
    data_of,
    freeze,
    freeze_page,
    guarded_paper,
)
from tests.reporting.papers.gate_making import paper_of, put, table
from tests.reporting.pdf_facts import run

pytestmark = pytest.mark.django_db(transaction=True)
State = Report.State
FILES = ("pdf", "docx", "public_pdf", "public_docx")


@pytest.fixture
def paper(partnership):
    return guarded_paper(partnership)


@pytest.fixture
def frozen(paper, officer) -> Report:
    return freeze(paper, officer)


def pdf_words(file, tmp_path) -> str:
    stored = tmp_path / "read.pdf"
    stored.write_bytes(data_of(file))
    return " ".join(run("pdftotext", "-layout", stored, "-").split())


def word_words(file) -> str:
    with zipfile.ZipFile(io.BytesIO(data_of(file))) as package:
        return "".join(package.read(name).decode(errors="replace") for name in package.namelist())


def test_a_freeze_keeps_the_tree_the_page_and_the_files_with_their_digests(frozen, officer):
    assert (frozen.state, frozen.number, frozen.slug) == (State.FROZEN, 1, "update")
    assert frozen.sha256 == snapshot_digest(frozen.facts)
    assert OPEN in frozen.page
    assert tree.from_text(frozen.facts).created == frozen.as_at
    for field in FILES:
        assert getattr(frozen, f"{field}_sha256")
    with pikepdf.open(io.BytesIO(data_of(frozen.pdf))) as pdf:
        assert len(pdf.pages) == frozen.pdf_pages
    assert AuditEvent.objects.filter(verb="froze", target_id=str(frozen.pk), by=officer).exists()


def test_members_read_what_is_kept_for_them_and_nobody_reads_what_is_not(frozen, tmp_path):
    everywhere = {
        "facts": frozen.facts,
        "page": frozen.page,
        "pdf": pdf_words(frozen.pdf, tmp_path),
        "docx": word_words(frozen.docx),
    }
    for where, words in everywhere.items():
        assert SECRET not in words, where
        assert MEMBERS in words, where
        assert NAME in words, where
    assert "As at" in everywhere["pdf"]


def test_everybody_reads_no_word_of_what_is_kept_and_no_name(frozen, tmp_path):
    everywhere = {
        "page": frozen.public_page,
        "pdf": pdf_words(frozen.public_pdf, tmp_path),
        "docx": word_words(frozen.public_docx),
        "bytes": data_of(frozen.public_pdf).decode("latin-1"),
    }
    for where, words in everywhere.items():
        for kept in (SECRET, MEMBERS, NAME, "Quill"):
            assert kept not in words, (where, kept)
    del everywhere["bytes"]
    for where, words in everywhere.items():
        assert OPEN in words, where
        assert POST in words, where
        assert "not for publication" in words, where


def test_later_corrections_do_not_touch_a_version_and_it_is_drawn_alike_again(frozen, paper):
    before = {field: data_of(getattr(frozen, field)) for field in FILES}
    pages = (frozen.page, frozen.public_page)
    PaperBlock.objects.filter(section__paper=paper).update(text="Corrected.", gathered="")
    Person.objects.update(publish_name=True)
    paper.title = "Another title"
    paper.save()
    again = Report.objects.get(pk=frozen.pk)
    drawing.draw_report_files(again)
    assert (again.page, again.public_page) == pages
    for field, data in before.items():
        assert data_of(getattr(again, field)) == data, field


def test_what_stops_a_freeze_stops_it_unless_a_reason_is_given_which_is_kept(partnership, officer):
    paper = paper_of(partnership, "XX people came to it.")
    with pytest.raises(Blocked):
        freeze_paper(
            by=officer, paper=paper, version=paper.version, overridden={"placeholder": " "}
        )
    assert not Report.objects.exists()
    made = freeze(paper, officer, overridden={"placeholder": "The panel asked for it so."})
    assert [(each["code"], each["reason"]) for each in made.overridden] == [
        ("placeholder", "The panel asked for it so.")
    ]
    event = AuditEvent.objects.get(verb="froze")
    assert "The panel asked for it so." in event.detail["overridden"][1]


def test_a_paper_that_changed_while_somebody_looked_at_it_is_not_frozen(paper, officer):
    _, _, seen = preview_freeze(paper)
    block = PaperBlock.objects.filter(section__paper=paper, reader="").first()
    PaperBlock.objects.filter(pk=block.pk).update(text="Changed meanwhile.")
    with pytest.raises(Moved) as moved:
        freeze_paper(by=officer, paper=paper, version=paper.version, seen=seen)
    assert block.section.heading in moved.value.parts[0]
    with pytest.raises(Stale):
        freeze_paper(by=officer, paper=paper, version=paper.version + 1)
    assert not Report.objects.exists()


def test_a_new_version_is_made_only_of_something_new_and_says_what(
    frozen, paper, officer, client_of
):
    with pytest.raises(ValidationError, match="Nothing has changed"):
        freeze(paper, officer)
    block = PaperBlock.objects.filter(section__paper=paper, reader="").first()
    PaperBlock.objects.filter(pk=block.pk).update(text="They met five times, not four.")
    client = client_of(officer)
    assert "They met five times" in client.get(freeze_page(paper)).content.decode()
    second = freeze(paper, officer, note="Meetings counted again.")
    assert (second.number, second.slug) == (2, "update-version-2")
    page = client.get(second.get_absolute_url()).content.decode()
    assert "What changed since version 1" in page
    assert "They met five times" in page
    assert "Meetings counted again." in page
    frozen.refresh_from_db()
    assert "They met five times" not in frozen.page
    changed = compare_documents(*(tree.from_text(each.facts) for each in (frozen, second)))
    assert [(each.kind, each.words) for each in changed] == [
        ("changed", f"“1. {block.section.heading}”")
    ]
    assert all("They met five" in part or "gone: " in part for part in changed[0].parts[:2])
    listed = client.get(reverse("workspace:reports", args=[paper.partnership.slug]))
    assert listed.content.decode().count(">Frozen<") == 2


def test_a_version_that_could_not_be_drawn_says_so_and_its_number_is_used_again(
    paper, officer, settings, client_of
):
    fonts = settings.PRINT_FONTS
    settings.PRINT_FONTS = settings.MEDIA_ROOT / "no-fonts-here"
    failed = freeze(paper, officer)
    assert failed.state == State.FAILED
    page = client_of(officer).get(failed.get_absolute_url()).content.decode()
    assert freeze_page(paper) in page
    settings.PRINT_FONTS = fonts
    again = freeze(paper, officer)
    assert (again.pk, again.number, again.state) == (failed.pk, 1, State.FROZEN)
    draw_report.call(again.pk)  # A job that comes twice does nothing the second time.
    assert Report.objects.get(pk=again.pk).done_at == again.done_at


@pytest.mark.parametrize("marking", ["sensitive", "exempt"])
def test_a_paper_marked_as_not_for_everybody_has_no_public_version(partnership, officer, marking):
    paper = paper_of(
        partnership, "It is marked.", marking=marking,
        exempt_paragraph="paragraph 7" if marking == "exempt" else "",
    )  # fmt: skip
    made = freeze(paper, officer)
    assert (made.public_page, made.public_pdf.name, made.public_docx.name) == ("", "", "")
    paper.marking = ""
    paper.save()
    with pytest.raises(ValidationError, match="marked as not for everybody"):
        publish_report(by=officer, report=made)


def test_rows_that_were_restricted_since_they_were_gathered_stop_a_freeze(
    partnership, officer, monkeypatch
):
    from dataclasses import replace

    from reporting.document.gathered import Gathered

    rows = table(("North", "12"), ("South", "13"))
    now = replace(rows, rows=(rows.rows[0], replace(rows.rows[1], kept="partners")))
    source = PaperSource("Figures", "", lambda desk, options: Gathered((now,), source="Police"))
    monkeypatch.setitem(SOURCES, "figures", source)
    paper = paper_of(partnership, "By place.")
    put(paper.sections.get(), rows, source="Police")
    with pytest.raises(Blocked) as blocked:
        freeze(paper, officer)
    assert [each.code for each in blocked.value.findings] == ["kept-since"]


def test_a_pattern_is_never_frozen(partnership, officer):
    pattern = paper_of(partnership, "Words.", is_pattern=True)
    with pytest.raises(ValidationError, match="pattern"):
        freeze(pattern, officer)


def test_a_paper_is_written_to_files_as_a_draft_and_as_it_was_frozen(paper, officer, tmp_path):
    name, file = f"{paper.partnership.slug}/{paper.slug}", tmp_path / "paper.docx"
    call_command("build_report", name, "--format", "docx", "-o", file)
    draft = file.read_bytes()
    frozen = freeze(paper, officer)
    call_command("build_report", name, "--format", "docx", "-o", file)
    assert file.read_bytes() == data_of(frozen.docx) != draft
    call_command("build_report", name, "--draft", "--format", "html", "-o", file)
    assert "Draft" in file.read_text()
    assert SECRET not in file.read_text()


def test_neither_title_address_nor_note_names_somebody_who_has_not_agreed(paper, officer):
    paper.title = f"What {NAME} did"
    paper.slug = "what-avery-quill-did"
    paper.save()
    with pytest.raises(ValidationError, match=f"names {NAME}"):
        freeze(paper, officer, note=f"{NAME} asked for it.")
    made = freeze(paper, officer)
    assert (made.title, made.slug) == (f"What {POST} did", "what-inspector-for-the-dales-did")


def test_an_address_from_an_earlier_title_names_nobody_either(partnership, officer):
    make.PersonFactory(partnership=partnership, name=NAME, publish_name=False)
    paper = paper_of(partnership, "Words.", title="What was done", slug="what-avery-quill-did")
    assert freeze(paper, officer).slug == "what-was-done"


def test_two_officers_at_once_make_one_version_and_one_of_them_hears_why(paper, officer):
    answers, together = [], Barrier(2, timeout=20)

    def press() -> None:
        together.wait()
        try:
            answers.append(freeze_paper(by=officer, paper=paper, version=paper.version).number)
        except ValidationError as refused:
            answers.append(refused.messages[0])
        finally:
            connections.close_all()

    threads = [Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(map(type, answers), key=str) == [int, str]
    assert Report.objects.get().state == State.FROZEN


def test_a_worker_that_comes_late_undoes_no_version(frozen, officer):
    """It drew the same, failed after another was done, or drew what was frozen under the number before."""
    late = Report.objects.get(pk=frozen.pk)
    late.state = State.PREPARING

    def come_late(*, trouble: bool) -> Report:
        def draw(report: Report) -> None:
            report.page = "What was frozen before"
            if trouble:
                raise OSError("The disk is full.")

        tools = {
            "put_in_place": drawing.put_report_in_place,
            "fail": drawing.fail_report,
            "trouble": "Trouble",
        }
        make_paper(late, draw=draw, **tools)
        return Report.objects.get(pk=frozen.pk)

    for trouble in (True, False):
        kept = come_late(trouble=trouble)
        assert (kept.state, kept.page, kept.trouble) == (State.FROZEN, frozen.page, "")
    Report.objects.filter(pk=frozen.pk).update(state=State.PREPARING, sha256="another")
    for trouble in (True, False):
        assert come_late(trouble=trouble).state == State.PREPARING
