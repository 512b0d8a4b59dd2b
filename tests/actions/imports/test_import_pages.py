"""Bringing a plan in, page by page: choose, look, accept, undo."""

from __future__ import annotations

import re
from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from actions.imports.preview import lead_name
from actions.imports.services.importing import read_kept_file
from actions.models import Action, ColumnChoice, Import, Lead
from actions.rows.leads.bodies import usual_kind
from plans.models import Plan
from tests import factories as make
from tests.actions.importing import TABLE, bring, read, word_plan
from tests.actions.imports import files

pytestmark = pytest.mark.django_db

ANSWERS = {"title": "Partnership plan", "start": "1 April 2017", "end": "31 March 2018"}


@pytest.fixture
def client(client_of, officer):
    return client_of(officer)


def upload(client, data, name="plan.csv", *, address=None, **answers):
    file = SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode())
    address = address or reverse("workspace:import_add", args=["moorland"])
    return client.post(address, ANSWERS | {"file": file} | answers)


def words(response) -> str:
    return response.content.decode()


def every_row(row: Import) -> dict:
    return {"row": [str(place) for place in range(len(row.result["rows"]))]}


def press(client, brought, do="accept", **answers):
    return client.post(brought.get_absolute_url(), {"do": do} | every_row(brought) | answers)


def test_the_preview_lists_what_is_left_out_and_only_counts_what_is_hidden(client, partnership):
    document = files.word()
    document.add_paragraph("We agreed all of this in the spring, by the canal.")
    files.add_to_cell(document, 1, 2, files.run(" Mrs Hidden", "<w:vanish/>"))
    page = words(client.get(upload(client, files.saved(document), "plan.docx").url))
    assert "1 piece of text and what the file hides left out" in page
    assert "nothing left out" not in page and "Mrs Hidden" not in page
    assert "We agreed all of this in the spring, by the canal." in page
    assert "1 passage of hidden text in Table 1 was left out; its words were not read." in page
    kept = Import.objects.get().result
    assert [each["text"] for each in kept["leftovers"]] == [
        "We agreed all of this in the spring, by the canal.", "",
    ]  # fmt: skip
    assert "Mrs Hidden" not in str(kept)
    press(client, Import.objects.get())
    done = words(client.get(Import.objects.get().get_absolute_url()))
    assert "We agreed all of this in the spring, by the canal." in done, "also once it is in"


def test_a_file_leads_to_a_preview_that_says_what_was_read(client, partnership):
    answer = upload(client, TABLE)
    row = Import.objects.get()
    assert answer.url == row.get_absolute_url()
    page = words(client.get(answer.url))
    assert "1 table, 3 rows, 3 measures; " in page and "nothing left out" in page
    assert "Bring in 3 rows" in page
    assert 'id="from-table-1-row-2"' in page and 'href="#from-table-1-row-2"' in page
    assert 'id="row-0"' in page and 'href="#row-0"' in page  # And back again.
    assert not Plan.objects.exists()


def test_accepting_leads_to_the_plan_and_the_way_back(client, partnership, officer):
    row = read(partnership, officer)
    done = words(client.get(press(client, row).url))
    plan = Plan.objects.get()
    assert "3 new rows" in done and plan.get_absolute_url() in done
    undo = reverse("workspace:import_undo", args=["moorland", row.pk])
    assert "Everything is as it was before." in words(client.post(undo, follow=True))
    assert not Plan.objects.exists()


def test_only_ticked_rows_are_brought_in(client, partnership, officer):
    row = read(partnership, officer)
    press(client, row, row=["0", "2"])
    assert sorted(Action.objects.values_list("ref", flat=True)) == ["1.1", "2.1"]


def test_leads_are_offered_with_the_best_guess_first(client, partnership, officer):
    body = make.OrganisationFactory(partnership=partnership, name="Harbour Support Services")
    row = read(partnership, officer)
    page = words(client.get(row.get_absolute_url()))
    name = lead_name("Harbour Support")
    menu = page.partition(f'name="{name}">')[2].partition("</select>")[0]
    assert menu.strip().startswith(f'<option value="o{body.pk}" selected>Harbour Support Services?')
    assert "Keep as words" in menu and "New body" in menu
    press(client, row, **{name: f"o{body.pk}", lead_name("Police"): "new"})
    assert Lead.objects.get(words="Harbour Support").organisation == body
    assert Lead.objects.get(words="Police").organisation.name == "Police"


def test_a_body_that_is_no_more_is_not_guessed(client, partnership, officer):
    ended = date(2012, 11, 21)
    body = make.OrganisationFactory(
        partnership=partnership, name="Harbour Support Services", ended_on=ended
    )
    row = read(partnership, officer)
    page = words(client.get(row.get_absolute_url()))
    menu = page.partition(f'name="{lead_name("Harbour Support")}">')[2].partition("</select>")[0]
    assert f'value="o{body.pk}" selected' not in menu and "Services?" not in menu


def test_a_partnership_without_bodies_is_offered_to_set_them_up(client, partnership, officer):
    row = read(partnership, officer)
    page = words(client.get(row.get_absolute_url()))
    offered = {
        each: page.partition(f'name="{lead_name(each)}">')[2].partition("</option>")[0].strip()
        for each in ("Police", "Harbour Support", "Highways")
    }
    assert offered["Police"] == '<option value="new" selected>New body “Police”, police force?'
    assert offered["Harbour Support"].endswith("New body “Harbour Support”?")
    assert offered["Highways"] == '<option value="keep" selected>Keep as words'
    press(client, row, **{lead_name("Police"): "new"})
    assert Lead.objects.get(words="Police").organisation.kind == "police"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Moorland Police", "police"),
        ("Fire and Rescue Service", "fire"),
        ("County Council", "county"),
        ("Moorland Borough Council", "district"),
        ("Police and Crime Commissioner", ""),
        ("Police inspector", ""),
        ("Jane Smith", ""),
    ],
)
def test_the_usual_authorities_are_known_by_their_names(words, kind, partnership):
    partnership.tier = "two-tier"
    assert usual_kind(words, partnership) == kind


def test_a_column_is_read_again_as_something_else(client, partnership, officer):
    row = read(partnership, officer)
    page = words(client.get(row.get_absolute_url()))
    column = re.search(r'for="(column-\d+)">Ward', page)[1]
    press(client, row, do="read", **{column: "area"})
    assert ColumnChoice.objects.get().printed == "Ward"
    assert Import.objects.get().result["rows"][0]["area"] == "Leek"


def test_a_file_that_the_store_has_lost_is_told_of(client, partnership, officer):
    row = read(partnership, officer)
    row.file.storage.delete(row.file.name)
    answer = client.post(row.get_absolute_url(), {"do": "read"})
    assert answer.status_code == 422
    assert "not in the store any more" in words(answer)


def test_a_word_file_is_understood(client, partnership):
    page = words(client.get(upload(client, word_plan(), "plan.docx").url))
    assert "2 tables, 3 rows, 2 measures" in page
    assert "Priority 2: Safer streets" in page


def test_a_pasted_table_is_enough(client, partnership):
    address = reverse("workspace:import_add", args=["moorland"])
    answer = client.post(address, ANSWERS | {"pasted": TABLE.replace(",", "\t")})
    assert "3 rows" in words(client.get(answer.url))


EMPTY_ZIP = b"PK\x05\x06" + b"\0" * 18
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize("data", [b"", b"words", OLD_WORD, EMPTY_ZIP])
def test_a_refused_file_gets_its_sentence_and_leaves_nothing(data, client, partnership):
    answer = upload(client, data, "plan.docx")
    assert answer.status_code == 422
    assert "There is a problem" in words(answer)
    assert not Import.objects.exists() and not Plan.objects.exists()


def test_nothing_chosen_is_said(client, partnership):
    answer = client.post(reverse("workspace:import_add", args=["moorland"]), ANSWERS)
    assert "Choose the plan’s file, or paste its table." in words(answer)


@pytest.mark.parametrize(("start", "said"), [("1 June 2016", "overlap"), ("in spring", "spring")])
def test_dates_that_cannot_be_are_said_beside_what_was_read_and_the_file_is_kept(
    start, said, client, plan
):
    page = words(client.get(upload(client, TABLE, start=start).url))
    assert said in page and "There is a problem" in page and "Bring in 3 rows" in page
    row = Import.objects.get()
    typed = {"title": "A plan", "start": start, "end": "31 March 2018"}
    answer = press(client, row, **typed)
    assert answer.status_code == 422 and Plan.objects.count() == 1
    press(client, row, **typed | {"start": "April 2017", "end": "2018"})
    made = Plan.objects.exclude(pk=plan.pk).get()
    assert (made.title, made.start, made.end) == ("A plan", date(2017, 4, 1), date(2018, 3, 31))
    assert made.slug == "2017-18" and made.actions.count() == 3


def test_the_file_alone_says_what_the_plan_is_called_and_when_it_runs(client, partnership):
    file = SimpleUploadedFile("plan.docx", word_plan())
    address = reverse("workspace:import_add", args=["moorland"])
    page = words(client.get(client.post(address, {"file": file}).url))
    assert 'value="Community Safety Plan"' in page and "There is a problem" not in page
    assert 'value="1 April 2017"' in page and 'value="31 March 2018"' in page
    press(client, Import.objects.get())
    made = Plan.objects.get()
    assert (str(made), made.slug) == ("Community Safety Plan 2017/18", "2017-18")


def test_a_file_that_names_no_years_is_asked_about_and_nothing_typed_is_lost(client, partnership):
    address = reverse("workspace:import_add", args=["moorland"])
    client.post(address, {"pasted": TABLE.replace(",", "\t")})
    row = Import.objects.get()
    assert "There is a problem" not in words(client.get(row.get_absolute_url()))
    typed = {"title": "Our own title", "start": "", "end": "soon"}
    answer = press(client, row, **typed)
    assert answer.status_code == 422 and not Plan.objects.exists()
    assert 'value="Our own title"' in words(answer) and 'value="soon"' in words(answer)
    press(client, row, do="read", **typed | {"start": "2017/18"})
    page = words(client.get(row.get_absolute_url()))
    assert 'value="Our own title"' in page and 'value="1 April 2017"' in page
    assert press(client, row).status_code == 422, "without a day it goes nowhere"


def test_a_long_file_is_waited_for(client, partnership):
    row = make.ImportFactory(partnership=partnership, state="reading", result={})
    answer = client.get(row.get_absolute_url())
    assert answer["Refresh"] == "3" and "being read" in words(answer)


@pytest.fixture
def died(partnership, officer):
    """A kept file whose reading began, and was never heard of again."""
    row = read(partnership, officer)
    with time_machine.travel("2016-05-10 09:00", tick=False):
        Import.objects.update(state="reading", result={}, kind="", at=timezone.now())
    row.refresh_from_db()
    return row


def test_a_file_whose_reading_stopped_is_tried_again(
    client, died, django_capture_on_commit_callbacks
):
    address = died.get_absolute_url()
    with time_machine.travel("2016-05-10 09:19", tick=False):
        assert "being read" in words(client.get(address))
        client.post(address, {"do": "again"})
        client.post(address, {"do": "discard"})
        assert Import.objects.get().at == died.at
    with time_machine.travel("2016-05-10 09:21", tick=False):
        answer = client.get(address)
        assert "probably stopped" in words(answer) and "Refresh" not in answer
        with django_capture_on_commit_callbacks(execute=True):
            client.post(address, {"do": "again"})
        assert "Bring in 3 rows" in words(client.get(address))


def test_a_reader_that_comes_late_overwrites_nothing(client, died):
    late = Import.objects.select_related("partnership", "plan").get()
    client.post(died.get_absolute_url(), {"do": "discard"})
    assert not Import.objects.exists()
    read_kept_file(late)
    assert not Import.objects.exists()


def test_a_changed_file_shows_what_is_different(client, partnership, officer):
    plan = bring(partnership, officer).plan
    address = reverse("workspace:plan_import", args=["moorland", plan.slug])
    text = TABLE.replace("Keep victims safe", "Keep them safe").rsplit("2.1", 1)[0]
    page = words(client.get(upload(client, text, address=address).url))
    assert "0 new, 1 changed, 1 as they are. 1 in the plan and not in the file." in page
    assert (
        '<del class="app-cell">Keep victims safe</del> <ins class="app-cell">Keep them safe</ins>'
        in page
    )


def test_a_plan_that_changed_meanwhile_is_looked_at_again(client, partnership, officer):
    plan = bring(partnership, officer).plan
    row = read(partnership, officer, TABLE.replace("Fewer", "No"), plan=plan)
    answer = press(client, row, seen="of-another-time")
    assert answer.status_code == 422 and "while you were looking" in words(answer)
    assert "No repeat calls" in words(answer)


def test_wording_that_was_agreed_asks_why(client, partnership, officer):
    plan = bring(partnership, officer).plan
    Plan.objects.update(status="agreed")
    make.StatusChangeFactory(plan=plan)
    row = read(
        partnership, officer, TABLE.replace("Keep victims safe", "See to victims"), plan=plan
    )
    assert "This plan has been agreed" in words(client.get(row.get_absolute_url()))
    answer = press(client, row)
    assert answer.status_code == 422 and "needs a reason" in words(answer)
    press(client, row, reason="New duty", approved_by="Strategy group")
    revised = Action.objects.get(ref="1.1")
    assert revised.aim == "See to victims"
    assert revised.revisions.get().reason == "New duty"


def test_a_second_press_says_that_it_is_done(client, partnership, officer):
    row = read(partnership, officer)
    press(client, row)
    again = client.post(row.get_absolute_url(), {"do": "accept"}, follow=True)
    assert "dealt with a moment ago" in words(again)
    assert Action.objects.count() == 3


def test_undoing_what_was_changed_since_asks_first(client, partnership, officer):
    done = bring(partnership, officer)
    Action.objects.filter(ref="1.1").update(version=2)
    undo = reverse("workspace:import_undo", args=["moorland", done.pk])
    answer = client.post(undo)
    assert answer.status_code == 409 and "Undo it all the same" in words(answer)
    client.post(undo, {"anyway": "1"})
    assert not Action.objects.exists()


def test_it_can_be_thrown_away(client, partnership, officer):
    press(client, read(partnership, officer), do="discard")
    assert not Import.objects.exists()


def test_extra_columns_stand_on_the_rows_page(client, partnership, officer):
    plan = bring(partnership, officer).plan
    page = words(client.get(plan.actions.get(ref="1.1").get_absolute_url()))
    assert "Ward" in page and "Leek" in page


@pytest.mark.parametrize("kind", ["lead", "scrutiny", "viewer", "stranger", "other_officer"])
def test_it_is_for_officers_of_the_partnership(kind, request, client_of, partnership, officer):
    row = read(partnership, officer)
    somebody = client_of(request.getfixturevalue(kind))
    answer = 404 if kind in ("stranger", "other_officer") else 403
    for route, args in (("import_add", []), ("import", [row.pk]), ("import_undo", [row.pk])):
        address = reverse(f"workspace:{route}", args=["moorland", *args])
        assert somebody.post(address, {"do": "accept"}).status_code == answer
    assert not Action.objects.exists()


def test_what_the_file_says_is_never_markup(client, partnership):
    evil = TABLE.replace("Keep victims safe", "<script>alert(1)</script>").replace(
        "Ward", "<b>Ward</b>"
    )
    page = words(client.get(upload(client, evil).url))
    assert "<script>alert" not in page and "<b>Ward" not in page


def test_the_preview_costs_the_same_for_many_rows(
    client, partnership, officer, django_assert_max_num_queries
):
    lines = "".join(f"3.{n},Safer streets,Goal {n},Do it,Body {n},Count,,,\n" for n in range(80))
    row = read(partnership, officer, TABLE + lines)
    with django_assert_max_num_queries(14):
        client.get(row.get_absolute_url())


def test_past_imports_are_listed_with_the_way_to_undo_them(client, partnership, officer):
    done = bring(partnership, officer)
    make.ImportFactory(partnership=partnership, name="waiting.csv", state="read")
    make.ImportFactory(name="of another partnership.csv")
    address = reverse("workspace:imports", args=["moorland"])
    page = words(client.get(address))
    assert page.count("waiting.csv") == 1 and "of another partnership" not in page
    assert f'href="{done.get_absolute_url()}"' in page and officer.name in page
    assert page.count(">Undo<span") == 1
    for place in (reverse("workspace:import_add", args=["moorland"]), done.plan.get_absolute_url()):
        assert f'href="{address}"' in words(client.get(place))
