"""What the committee asks for: numbers, who is asked and told, answers, reminders, and the paper."""

import io
from datetime import date, datetime
from decimal import Decimal

import docx
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from csp import changes
from reporting.models import Answer, Letter, PaperSettings, Recommendation
from reporting.scrutiny.services.answer import record_answer
from reporting.scrutiny.services.recommendation import (
    change_recommendation,
    withdraw_recommendation,
)
from reporting.statutory import check_all
from tests import factories as make
from tests.reporting.pdf_facts import run
from tests.reporting.scrutiny.conftest import MADE, answer, told


def test_each_gets_the_next_number_and_withdrawn_ones_come_back_under_theirs(recommend, scrutiny):
    first, second = recommend(), recommend("Print the plan")
    assert (first.number, second.number) == (1, 2)
    event = withdraw_recommendation(by=scrutiny, row=second)
    assert recommend("Hold a meeting").number == 3
    changes.undo_removal(event, by=scrutiny)
    assert [row.number for row in Recommendation.objects.order_by("number")] == [1, 2, 3]
    assert Answer.objects.count() == 3


def test_an_answer_is_due_after_the_partnerships_own_days(partnership, recommend):
    assert recommend().answers.get().due_on == date(2017, 6, 9)
    PaperSettings.objects.create(partnership=partnership, response_days=40)
    assert recommend("Print the plan").answers.get().due_on == date(2017, 6, 21)
    own = recommend("Hold a meeting", due_on=date(2017, 9, 1))
    assert own.answers.get().due_on == date(2017, 9, 1)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"made_on": date(2017, 5, 13)}, "made_on"),
        ({"due_on": date(2017, 5, 1)}, "due_on"),
        ({"text": ""}, "text"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_stored(recommend, values, field):
    with pytest.raises(ValidationError) as refused:
        recommend(**values)
    assert field in refused.value.message_dict
    assert not Recommendation.objects.exists() and not Letter.objects.exists()


def test_a_body_that_answered_cannot_be_left_out_and_others_can(
    partnership, recommend, body, scrutiny, officer
):
    other, third = (make.OrganisationFactory(partnership=partnership) for _ in range(2))
    row = recommend("Light the path", body, other)
    answer(row, officer)
    row = Recommendation.objects.get()

    def change(*bodies, due_on=None):
        return change_recommendation(
            by=scrutiny, row=row, version=row.version, values={}, bodies=bodies, due_on=due_on
        )

    with pytest.raises(ValidationError, match="has answered already"):
        change(other, third)
    assert set(row.answers.values_list("organisation", flat=True)) == {body.pk, other.pk}
    change(body, third, due_on=date(2017, 8, 1))
    due = dict(row.answers.values_list("organisation", "due_on"))
    assert due == {body.pk: date(2017, 6, 9), third.pk: date(2017, 8, 1)}


def test_a_stale_answer_is_not_saved_over_another(recommend, lead, officer):
    row = recommend()
    first = row.answers.select_related("recommendation").get()
    answer(row, officer)
    with pytest.raises(changes.Stale):
        record_answer(
            by=lead, answer=first, version=first.version,
            values={"response": "We cannot.", "decision": "refused"},
        )  # fmt: skip
    assert Answer.objects.get().response == "Two lamps will be put up."


def test_a_scrutiny_member_records_and_a_lead_answers_on_the_pages(
    partnership, body, lead, scrutiny, officer, client_of
):
    make.MembershipFactory(partnership=partnership, organisation=body, kind="responsible")
    police = make.OrganisationFactory(partnership=partnership, name="The police")
    make.MembershipFactory(partnership=partnership, organisation=police, kind="responsible")
    sent = make.SentPaperFactory(partnership=partnership, signed_by=officer)
    asking, add = client_of(scrutiny), reverse("workspace:recommendation_add", args=["moorland"])
    page = asking.get(f"{add}?about={sent.slug}").content.decode()
    assert f'value="{sent.pk}" selected' in page and "28 days" in page
    form = {"kind": "request", "text": "How many lamps are out?", "made_on": "1 May 2017"}
    assert asking.post(add, form).status_code == 422
    form |= {"bodies": [body.pk], "report": sent.pk, "minute": "9/17", "due_on": "30 May 2017"}
    page = asking.post(add, form, follow=True).content.decode()
    assert "How many lamps" in page and sent.title in page and "30 May 2017" in page
    assert "must have a copy" not in page, "only of recommendations"

    one = Answer.objects.get()
    place = reverse("workspace:answer_edit", args=["moorland", one.pk])
    assert asking.get(place).status_code == 403
    offered = client_of(lead).get(place).content.decode()
    assert "Cannot be given" in offered and "Not accepted" not in offered
    form = {"decision": "given", "response": "Four.", "cost": "£1,200", "version": one.version}
    page = client_of(lead).post(place, form, follow=True).content.decode()
    assert "Information given" in page and "£1,200" in page and "12 May 2017" in page
    one.refresh_from_db()
    assert (one.cost, one.answered_on) == (Decimal(1200), MADE)

    form = {"kind": "recommendation", "text": "Light it", "made_on": "12 May 2017"}
    page = asking.post(add, form | {"bodies": [body.pk]}, follow=True).content.decode()
    assert "Harbour Support: gets it by e-mail" in page
    assert "The police: give it a copy yourself" in page
    Letter.objects.update(state="failed", trouble="550 There is nobody of that name here")
    place = Recommendation.objects.get(text="Light it").get_absolute_url()
    assert "550 There is nobody" in client_of(officer).get(place).content.decode()
    assert "550" not in asking.get(place).content.decode()


def test_a_member_withdraws_and_undoes_it(recommend, scrutiny, viewer, client_of):
    row = recommend()
    page = client_of(scrutiny).post(
        reverse("workspace:recommendation_remove", args=["moorland", row.pk]), follow=True
    )
    assert not Recommendation.objects.exists() and told("withdrawn-") == set(), "nobody was asked"
    undo = page.content.decode().split('action="')[-1].split('"')[0]
    assert "/undo/" in undo
    assert client_of(viewer).post(undo).status_code == 403
    assert client_of(scrutiny).post(undo).status_code == 302
    assert Answer.objects.count() == 1


@pytest.mark.one_database
def test_the_tracker_filters_prints_and_says_the_same_in_each_form(
    partnership, recommend, body, officer, scrutiny, client_of, clock, tmp_path
):
    file = tmp_path / "tracker.pdf"
    done, _ = recommend("Light the path"), recommend("Print the plan")
    answer(done, officer, cost=Decimal("1250.50"), timescale="March 2018", answered_by="The clerk")
    recommend("An older one", made_on=date(2016, 4, 30))
    clock.move_to(datetime(2017, 7, 1, 9, 0))
    client = client_of(scrutiny)
    place = reverse("workspace:recommendations", args=["moorland"])

    def found(query: str) -> set[str]:
        page = client.get(f"{place}?{query}").content.decode()
        return {row.text for row in Recommendation.objects.all() if row.text in page}

    assert found("state=late") == {"Print the plan", "An older one"}
    assert found("state=answered") == {"Light the path"}
    assert found("year=2016-17") == {"An older one"}
    assert found(f"body={body.pk}&words=lamps") == {"Light the path"}
    assert found("year=2016&state=nothing") == found("")
    csv = b"".join(client.get(f"{place}?_export=csv").streaming_content).decode()
    assert "1250.5" in csv and "Two lamps will be put up." in csv

    printed = client.get(f"{place}tracker.pdf?state=answered").content
    file.write_bytes(printed)
    words = run("pdftotext", "-layout", file, "-")
    assert "Light the path" in words and "Print the plan" not in words
    assert "State: Answered" in " ".join(words.split())
    word = docx.Document(io.BytesIO(client.get(f"{place}tracker.docx").content))
    cells = [cell.text for row in word.tables[-1].rows for cell in row.cells]
    text = "\n".join(cells)
    for piece in ("Light the path", "£1,250.50", "March 2018", "Accepted", "Late", "The clerk"):
        assert piece in text, piece
    assert word.sections[-1].page_width > word.sections[-1].page_height


@pytest.mark.one_database
def test_whoever_must_answer_sees_it_on_the_first_page_and_in_the_calendar(
    recommend, lead, officer, strategy, client_of, clock
):
    row = recommend("Light the path", due_on=date(2017, 6, 9))
    recommend("Print the plan", due_on=date(2018, 1, 1))
    clock.move_to(datetime(2017, 6, 6, 9, 0))
    home = {user: client_of(user).get("/workspace/").content.decode() for user in (lead, officer)}
    assert "Answer to recommendation 1 (due in 3 days)." in home[lead]
    assert "Answer of Harbour Support to recommendation 1" in home[officer]
    assert not any("recommendation 2" in page for page in home.values())
    assert "recommendation 1" not in client_of(strategy).get("/workspace/").content.decode()
    calendar = reverse("workspace:calendar", args=["moorland"])
    page = client_of(strategy).get(calendar).content.decode()
    assert row.get_absolute_url() in page and "recommendation 2" in page
    answer(row, lead)
    assert "recommendation 1" not in client_of(lead).get("/workspace/").content.decode()


@pytest.mark.one_database
def test_the_statutory_checks_read_what_was_recommended_and_answered(
    partnership, plan, recommend, lead, scrutiny
):
    def check(code: str, day: date) -> tuple[str, str]:
        found = {each.code: each for each in check_all(partnership, plan, today=day)}[code]
        return str(found.outcome), found.why

    day = date(2017, 5, 12)
    assert check("ST-20", day)[0] == check("ST-21", day)[0] == "cannot tell"
    recommend("How many?", kind="request")
    assert check("ST-20", day)[0] == "cannot tell", "a request needs no meeting"
    row = recommend()
    assert check("ST-20", day) == (
        "pass", "The committee last met on the partnership on 12 May 2017.",
    )  # fmt: skip
    assert check("ST-20", date(2018, 5, 13))[0] == "fail"
    assert check("ST-21", day)[0] == "warn"
    outcome, why = check("ST-21", date(2017, 6, 10))
    assert outcome == "warn" and "Harbour Support was to answer recommendation 2" in why
    for each in Recommendation.objects.all():
        answer(each, lead)
    assert check("ST-21", date(2017, 6, 10))[0] == "pass"
    Answer.objects.filter(recommendation=row).update(answered_on=date(2017, 6, 10))
    outcome, why = check("ST-21", date(2017, 6, 11))
    assert outcome == "warn" and "later than 9 June 2017" in why


@pytest.mark.one_database
def test_the_title_of_a_marked_paper_is_for_those_who_may_open_it(
    partnership, recommend, officer, scrutiny, lead, county, client_of
):
    paper = make.PaperFactory(partnership=partnership, title="Mill Lane", marking="exempt",
                              exempt_paragraph="paragraph 7")  # fmt: skip
    sent = make.SentPaperFactory(partnership=partnership, paper=paper, signed_by=officer)
    address = recommend(report=sent).get_absolute_url()
    for user, opens in ((officer, True), (scrutiny, True), (lead, True), (county, False)):
        page = client_of(user).get(address).content.decode()
        assert ("Mill Lane" in page) == opens
        assert ("A paper that is not for everybody" in page) != opens
