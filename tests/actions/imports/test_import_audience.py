"""Who may read the rows of a file: asked and shown before anything is stored, and never wider unasked."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command

from actions.imports.row_audiences import wording_name
from actions.models import Action, Import
from tests.actions.importing import bring, read

pytestmark = pytest.mark.django_db

HEAD = "Ref,Priority,Aim,Activity,Lead,Public?\n"
ROW = "{ref},Homes,Goal {ref},Do it,Police,{answer}\n"
ANSWERS = {"1.1": "Yes", "1.2": "No", "1.3": "Not yet", "1.4": "Restricted", "1.5": ""}
STORED = {
    "1.1": "public",
    "1.2": "partners",
    "1.3": "restricted",
    "1.4": "restricted",
    "1.5": "restricted",
}


def table(answers: dict[str, str]) -> str:
    return HEAD + "".join(ROW.format(ref=ref, answer=answer) for ref, answer in answers.items())


def stored() -> dict[str, str]:
    return dict(Action.objects.values_list("ref", "visibility"))


@pytest.fixture
def client(client_of, officer):
    return client_of(officer)


def look(client, row: Import) -> str:
    return client.get(row.get_absolute_url()).content.decode()


def press(client, row: Import, **answers):
    every = [str(place) for place in range(len(row.result["rows"]))]
    return client.post(row.get_absolute_url(), {"do": "accept", "row": every} | answers)


def asked(heading: str, words: str, page: str) -> str:
    """The choices for one wording on the page."""
    return page.partition(f'name="{wording_name(heading, words)}">')[2].partition("</select>")[0]


def test_the_page_says_what_becomes_public_and_asks_what_it_did_not_understand(
    client, partnership, officer
):
    row = read(partnership, officer, table(ANSWERS))
    page = look(client, row)
    assert "everybody may read 1 row of this file; 4 are kept from the public" in page
    assert '<option value="partners" selected>Partners only' in asked("Public?", "No", page)
    for words in ("Not yet", ""):
        assert '<option value="" selected>Restricted, until you say' in asked(
            "Public?", words, page
        )
    assert page.count("who may read it?") == 2
    press(client, row)
    assert stored() == STORED


def test_what_the_officer_answers_counts(client, partnership, officer):
    row = read(partnership, officer, table(ANSWERS))
    said = {
        wording_name("Public?", "Not yet"): "public",
        wording_name("Public?", "No"): "restricted",
    }
    press(client, row, **said)
    assert stored() == STORED | {"1.3": "public", "1.2": "restricted"}


def test_an_answer_that_is_none_opens_nothing(client, partnership, officer):
    row = read(partnership, officer, table(ANSWERS))
    press(client, row, **{wording_name("Public?", "Not yet"): "everybody"}, widen=["x", "-1"])
    assert stored() == STORED


def test_a_file_that_does_not_speak_of_it_says_so(client, partnership, officer):
    page = look(client, read(partnership, officer))
    assert "everybody may read 3 rows of this file. Nothing in the file says" in " ".join(
        page.split()
    )


def test_a_row_of_the_plan_becomes_wider_only_when_ticked(client, partnership, officer):
    plan = bring(partnership, officer, table(ANSWERS)).plan
    wider = table(dict.fromkeys(ANSWERS, "Yes"))
    row = read(partnership, officer, wider, plan=plan)
    page = look(client, row)
    assert page.count('name="widen"') == 4 and "everybody may read 1 row" in page
    press(client, row)
    assert stored() == STORED
    press(client, read(partnership, officer, wider, plan=plan), widen=["1", "3"])
    assert stored() == STORED | {"1.2": "public", "1.4": "public"}


def test_a_row_of_the_plan_becomes_narrower_as_the_file_says(partnership, officer):
    plan = bring(partnership, officer, table(dict.fromkeys(ANSWERS, "Yes"))).plan
    bring(partnership, officer, table(ANSWERS), plan=plan)
    assert stored() == STORED | {"1.5": "public"}


def test_a_column_can_be_made_to_ask_who_may_read(client, partnership, officer):
    text = table(ANSWERS).replace("Public?", "Gold group?")
    row = read(partnership, officer, text)
    place = next(
        at for at, each in enumerate(row.result["columns"]) if each["printed"] == "Gold group?"
    )
    client.post(row.get_absolute_url(), {"do": "read", f"column-{place}": "public"})
    row.refresh_from_db()
    press(client, row)
    assert set(stored().values()) == {"restricted"}


def test_the_command_warns_and_keeps_rows_narrow(partnership, tmp_path, capsys):
    file = tmp_path / "plan.csv"
    where = {"partnership": "moorland", "plan": "2017-18", "title": "Plan"}
    days = {"start": date(2017, 4, 1), "end": date(2018, 3, 31)}
    file.write_text(table(ANSWERS))
    call_command("import_plan", str(file), **where, **days)
    said = capsys.readouterr().out
    assert said.count("audience-unclear") == 2 and "“Not yet” under “Public?”" in said
    assert stored() == STORED
    file.write_text(table(dict.fromkeys(ANSWERS, "Yes")))
    for step in ({"dry_run": True}, {}):
        call_command("import_plan", str(file), **where, **step)
        assert capsys.readouterr().out.count("kept-narrow") == 4
        assert stored() == STORED
