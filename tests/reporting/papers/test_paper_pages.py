"""The pages on which an officer composes a paper."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.urls import reverse

from csp.models import AuditEvent
from plans.models import Organisation
from reporting.models import Paper, PaperBlock, Report
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def client(officer, client_of):
    return client_of(officer)


@pytest.fixture
def paper(partnership):
    return make.PaperFactory(
        partnership=partnership, kind="highlight", title="Update for scrutiny", slug="update"
    )


@pytest.fixture
def section(paper):
    return make.PaperSectionFactory(
        paper=paper, heading="Progress", numbering="1.", numbers_paragraphs=True, position=1
    )


@pytest.fixture
def text(section):
    return make.PaperBlockFactory(section=section, text="The first.\n\nThe second.", position=1)


@pytest.fixture
def table(section):
    return make.gathered_block(section, "Club", "12 people")


def at(route: str, paper: Paper, *args) -> str:
    return reverse(f"workspace:{route}", args=[paper.partnership.slug, paper.slug, *args])


def page_of(client, paper: Paper) -> str:
    return client.get(paper.get_absolute_url()).content.decode()


def list_of(partnership) -> str:
    return reverse("workspace:papers", args=[partnership.slug])


def test_a_first_paper_is_begun_from_the_empty_list(client, partnership, plan, action):
    empty = client.get(list_of(partnership)).content.decode()
    assert "No papers yet" in empty and "New paper" in empty
    begin = reverse("workspace:paper_begin", args=[partnership.slug, "scrutiny-update"])
    form = client.get(begin).content.decode()
    assert f'<option value="{plan.pk}" selected>' in form
    about = {"title": "Our year", "plan": plan.pk, "year_code": "2015/16"}
    answer = client.post(begin, about, follow=True)
    made = Paper.objects.get()
    assert answer.redirect_chain[-1][0] == made.get_absolute_url()
    assert made.title == "Our year" and made.year_code == "2015-16"
    # The plan's own words are in it from the first look.
    assert "Keep victims safe" in answer.content.decode()


def test_a_type_that_needs_what_is_not_recorded_says_so(client, partnership):
    begin = reverse("workspace:paper_begin", args=[partnership.slug, "highlight"])
    assert "needs the quarter that the paper reports on" in client.get(begin).content.decode()
    client.post(begin, {"title": "Too early"})
    assert not Paper.objects.exists()


def test_the_list_says_what_became_of_each_paper(client, partnership, officer, paper):
    own = {"partnership": partnership, "kind": "highlight"}
    make.PaperFactory(**own, title="Our way", is_pattern=True)
    frozen = make.PaperFactory(**own, title="Frozen one")
    make.SentPaperFactory(partnership=partnership, paper=frozen, signed_by=officer, sent_at=None)
    sent = make.PaperFactory(**own, title="Sent one")
    make.SentPaperFactory(partnership=partnership, paper=sent, signed_by=officer)
    text = b"".join(client.get(list_of(partnership) + "?_export=csv")).decode("utf-8-sig")
    states = {row["Paper"]: row["State"] for row in csv.DictReader(io.StringIO(text))}
    assert states == {
        "Update for scrutiny": "Being written",
        "Our way": "Pattern",
        "Frozen one": "Frozen",
        "Sent one": "Sent to the committee",
    }
    only = client.get(list_of(partnership) + "?shown=patterns").content.decode()
    assert "Our way" in only and "Frozen one" not in only


def test_paragraphs_are_numbered_as_they_will_be_printed(client, paper, text):
    said = re.sub(r"<[^>]+>", "", page_of(client, paper))
    assert "1.1 The first." in said and "1.2 The second." in said
    client.post(
        at("paper_block_edit", paper, text.pk),
        {"text": "One.\n\nTwo.\n\nThree.", "reader": "", "version": text.version},
    )
    assert "1.3 Three." in re.sub(r"<[^>]+>", "", page_of(client, paper))


def test_two_who_rewrite_one_paragraph_see_both_texts(client, paper, text):
    address = at("paper_block_edit", paper, text.pk)
    client.post(address, {"text": "Theirs.", "reader": "", "version": text.version})
    late = client.post(address, {"text": "Mine.", "reader": "", "version": text.version})
    assert late.status_code == 409
    said = late.content.decode()
    assert "Theirs." in said and "Mine." in said and "Nothing was overwritten" in said
    text.refresh_from_db()
    assert text.text == "Theirs."
    settled = {"text": "Both.", "reader": "", "version": text.version}
    assert client.post(address, settled).status_code == 302
    text.refresh_from_db()
    assert text.text == "Both."


def test_a_cell_rewritten_by_hand_is_marked_and_can_be_put_back(client, paper, table):
    address = at("paper_block_row", paper, table.pk, "row")
    form = client.get(address).content.decode()
    assert "12 people" in form
    sent = {"cell-0": "Club", "cell-1": "Over 12 people", "version": table.version}
    client.post(address, sent)
    table.refresh_from_db()
    assert table.rewritten == {"row.1": "Over 12 people"}  # The other cell was left alone.
    shown = page_of(client, paper)
    assert "Over 12 people" in shown and "Rewritten by hand" in shown
    again = {"cell-0": "Club", "cell-1": "Over 12 people", "undo-cell-1": "on"}
    client.post(address, again | {"version": table.version})
    table.refresh_from_db()
    assert table.rewritten == {}
    assert "Over 12 people" not in page_of(client, paper)


def test_two_who_rewrite_one_cell_see_both_texts(client, paper, table):
    address, began = at("paper_block_row", paper, table.pk, "row"), table.version
    client.post(address, {"cell-0": "Club", "cell-1": "Theirs", "version": began})
    late = client.post(address, {"cell-0": "Club", "cell-1": "Mine", "version": began})
    assert late.status_code == 409
    assert "Theirs" in late.content.decode() and "Mine" in late.content.decode()
    table.refresh_from_db()
    kept = {"cell-0": "Club", "cell-1": "Mine", "keep-cell-1": "theirs"}
    assert client.post(address, kept | {"version": table.version}).status_code == 302
    table.refresh_from_db()
    assert table.rewritten == {"row.1": "Theirs"}


def test_data_is_added_where_it_was_asked_for(client, paper, text, partnership):
    make.OrganisationFactory(partnership=partnership, name="Harbour Support")
    last = make.PaperBlockFactory(section=text.section, text="The end.", position=2)
    add = at("paper_block_add", paper, text.section.pk) + f"?after={text.pk}"
    offered = client.get(add).content.decode()
    assert "Members" in offered
    address = at("paper_block_add_data", paper, text.section.pk, "contact") + f"?after={text.pk}"
    client.post(address, {"shown": ""})
    order = [block.kind for block in text.section.blocks.order_by("position")]
    assert order == ["text", "contact", "text"]
    assert text.section.blocks.last() == last


def test_data_that_cannot_be_had_yet_says_what_to_choose_first(client, paper, section):
    said = client.get(at("paper_block_add", paper, section.pk)).content.decode()
    assert "choose the quarter that the paper reports on" in said
    assert at("paper_edit", paper) in said
    address = at("paper_block_add_data", paper, section.pk, "exceptions")
    refused = client.post(address, {})
    assert refused.status_code == 422 and "First choose" in refused.content.decode()
    assert not section.blocks.exists()


def test_what_is_left_out_is_not_numbered_and_comes_back(client, paper, section, text):
    other = make.PaperSectionFactory(paper=paper, heading="Money", numbering="1.", position=2)
    client.post(
        at("paper_section_switch", paper, section.pk), {"printed": "", "version": section.version}
    )
    shown = page_of(client, paper)
    assert "The first." not in shown and "Left out: Progress" in shown
    assert re.search(rf'id="section-{other.key}".*?number">1\.</span> Money', shown, re.DOTALL)
    section.refresh_from_db()
    client.post(
        at("paper_section_switch", paper, section.pk), {"printed": "1", "version": section.version}
    )
    assert "The first." in page_of(client, paper)


def test_sections_and_blocks_move_and_come_back_when_removed(client, paper, section, text):
    make.PaperSectionFactory(paper=paper, heading="Money", position=2)
    client.post(at("paper_section_move", paper, section.pk), {"way": "down"})
    assert [each.heading for each in paper.sections.all()] == ["Money", "Progress"]
    gone = client.post(at("paper_block_remove", paper, text.pk), follow=True)
    assert not PaperBlock.objects.filter(pk=text.pk).exists()
    undo = re.search(r'action="(/workspace/undo/\d+/)"', gone.content.decode())[1]
    back = client.post(undo, follow=True, headers={"referer": paper.get_absolute_url()})
    assert "The first." in back.content.decode()


def test_bringing_up_to_date_shows_what_would_change_before_it_does(client, paper, section):
    partnership = paper.partnership
    body = make.OrganisationFactory(partnership=partnership, name="Harbour Support")
    make.MembershipFactory(partnership=partnership, organisation=body, kind="responsible")
    client.post(at("paper_block_add_data", paper, section.pk, "members"), {})
    block = section.blocks.get()
    assert "Harbour Support" in block.gathered
    Organisation.objects.filter(pk=body.pk).update(name="Quayside Support")
    look = client.get(at("paper_refresh", paper)).content.decode()
    assert "Quayside" in look and "Harbour" in look
    block.refresh_from_db()
    assert "Quayside" not in block.gathered
    none = client.post(at("paper_refresh", paper), {})
    assert none.status_code == 422
    client.post(
        at("paper_refresh", paper),
        {"blocks": [block.pk], f"version-{block.pk}": block.version},
    )
    block.refresh_from_db()
    assert "Quayside Support" in block.gathered
    assert "Nothing would change" in client.get(at("paper_refresh", paper)).content.decode()


def test_data_becomes_text_that_is_written_like_any_other(client, paper, table):
    client.post(at("paper_block_text", paper, table.pk), {"version": table.version})
    table.refresh_from_db()
    assert table.is_text and "12 people" in table.text
    assert at("paper_block_edit", paper, table.pk) in page_of(client, paper)


def test_turning_into_text_says_what_is_lost_first_and_can_be_undone(client, paper, table):
    table.rewritten = {"row.1": "Thirteen people"}
    table.quoted = {"share": "20%"}
    table.save()
    before = {name: getattr(table, name) for name in ("kind", "gathered", "rewritten", "quoted")}
    assert f'href="{at("paper_block_text", paper, table.pk)}"' in page_of(client, paper)
    asked = client.get(at("paper_block_text", paper, table.pk)).content.decode()
    assert "1 table with 1 row" in asked and "You can undo it" in asked
    table.refresh_from_db()
    assert not table.is_text, "looking changes nothing"
    client.post(at("paper_block_text", paper, table.pk), {"version": table.version})
    words = page_of(client, paper)
    assert at("paper_block_data", paper, table.pk) in words and "Undo" in words
    table.refresh_from_db()
    turned = table.version
    client.post(at("paper_block_data", paper, table.pk), {"version": turned})
    table.refresh_from_db()
    assert {name: getattr(table, name) for name in before} == before
    assert not table.is_text and table.text == ""
    assert AuditEvent.objects.filter(verb="turned back into data").count() == 1


def test_text_that_was_written_on_is_not_turned_back(client, paper, table, text):
    client.post(at("paper_block_text", paper, table.pk), {"version": table.version})
    table.refresh_from_db()
    turned = table.version
    client.post(
        at("paper_block_edit", paper, table.pk),
        {"version": turned, "text": "My own.", "reader": ""},
    )
    for version in (turned, turned + 1, 0):
        client.post(at("paper_block_data", paper, table.pk), {"version": version})
        table.refresh_from_db()
        assert table.is_text and table.text == "My own.", version
    client.post(at("paper_block_data", paper, text.pk), {"version": text.version})
    text.refresh_from_db()
    assert text.is_text


def test_a_sentence_can_point_at_places_of_the_paper(client, paper, text, table):
    form = client.get(at("paper_block_edit", paper, text.pk)).content.decode()
    assert f"[1.1](#block-{text.key})" in form
    assert f"[Club](#b{table.key}-row)" in form


def test_what_everybody_reads_is_previewed_apart(client, paper, section):
    make.PaperBlockFactory(section=section, text="Open words.", position=1)
    make.PaperBlockFactory(section=section, text="For members.", reader="partners", position=2)
    make.PaperBlockFactory(section=section, text="A note.", reader="restricted", position=3)
    assert "A note." in page_of(client, paper)
    members = client.get(at("paper_preview", paper)).content.decode()
    public = client.get(at("paper_preview", paper) + "?for=everybody").content.decode()
    assert "For members." in members and "A note." not in members and "Draft" in members
    assert "Open words." in public and "For members." not in public


def test_drafts_are_downloaded_and_say_that_they_are_drafts(client, paper, text):
    pdf = client.get(at("paper_preview_pdf", paper))
    assert pdf.content.startswith(b"%PDF-1.7") and "draft" in pdf["Content-Disposition"]
    word = client.get(at("paper_preview_docx", paper))
    assert word.content.startswith(b"PK") and "draft.docx" in word["Content-Disposition"]


def test_colleagues_read_a_paper_that_they_cannot_write_in(lead, client_of, paper, text):
    answer = client_of(lead).get(paper.get_absolute_url(), follow=True)
    assert answer.redirect_chain == [(at("paper_preview", paper), 302)]
    said = answer.content.decode()
    assert "The first." in said and "Back to writing" not in said


def test_a_pattern_of_ones_own_is_begun_from(client, partnership, paper, text):
    client.post(at("paper_pattern", paper), {"title": "Our way"})
    pattern = Paper.objects.get(is_pattern=True)
    choice = client.get(reverse("workspace:paper_new", args=[partnership.slug]))
    assert "Our way" in choice.content.decode()
    quarter = make.RoundFactory(partnership=partnership)
    begin = at("paper_begin_own", pattern)
    client.post(begin, {"title": "Next year", "round": quarter.pk})
    made = Paper.objects.get(title="Next year")
    assert not made.is_pattern and "The first." in page_of(client, made)


def test_only_a_paper_that_was_never_frozen_can_go(client, officer, paper, text):
    own = {"partnership": paper.partnership}
    frozen = make.SentPaperFactory(**own, paper=paper, signed_by=officer)
    assert frozen.get_absolute_url() in page_of(client, paper)
    assert client.post(at("paper_remove", paper)).status_code == 422
    Report.objects.all().delete()
    assert client.post(at("paper_remove", paper)).status_code == 302
    assert not Paper.objects.exists()


def test_details_stand_on_the_first_page(client, paper, text):
    sent = {
        "title": "Update", "to": "Overview committee", "day": "6 July 2016", "front": "masthead",
        "details": "PORTFOLIO HOLDER: The cabinet member", "marking": "official",
        "version": paper.version,
    }  # fmt: skip
    assert client.post(at("paper_edit", paper), sent).status_code == 302
    shown = page_of(client, paper)
    assert "Overview committee" in shown and "The cabinet member" in shown
