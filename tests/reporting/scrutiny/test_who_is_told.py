"""Who is told of a recommendation and who is not, and who typed an answer."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from reporting.models import Answer, Letter, Recommendation
from reporting.scrutiny.queries import answers_for_list
from reporting.scrutiny.tracker import build
from tests import factories as make
from tests.reporting.scrutiny.conftest import MADE, answer

pytestmark = pytest.mark.django_db
ADD = "/workspace/moorland/scrutiny/recommendations/add/"


@pytest.fixture
def record(partnership, scrutiny, client_of):
    """Records a recommendation on its page; what the page then says."""

    def posted(*bodies, **values) -> str:
        form = {"kind": "recommendation", "text": "Light it", "made_on": "12 May 2017"} | values
        form["bodies"] = [body.pk for body in bodies]
        add = reverse("workspace:recommendation_add", args=["moorland"])
        return client_of(scrutiny).post(add, form, follow=True).content.decode()

    return posted


def test_the_page_names_who_was_told_and_who_was_not(record, body, lead, partnership):
    silent = make.OrganisationFactory(partnership=partnership, name="Probation Service")
    said = record(body, silent)
    assert "Told by e-mail: Harbour Support." in said
    assert "No e-mail address is known for Probation Service" in said
    alone = record(silent)
    assert "Nobody is told by e-mail" in alone and "are told by e-mail" not in alone
    assert {each.email for each in Letter.objects.filter(step__startswith="asked-")} == {lead.email}


def test_a_day_that_is_past_tells_nobody_and_says_so(record, body, lead):
    said = record(body, made_on="1 March 2017", due_on="2 April 2017")
    assert "Nobody is told by e-mail, for the day to answer is past." in said
    assert not Letter.objects.exists()


def test_an_address_that_is_known_for_a_body_is_found(record, partnership, priority):
    police = make.OrganisationFactory(partnership=partnership, name="The police", email="")
    gone = date(2017, 1, 1)
    for name, ended in (("inspector", None), ("former", gone)):
        person = make.PersonFactory(
            partnership=partnership, organisation=police, email=f"{name}@police.example", ended_on=ended
        )  # fmt: skip
        make.LeadFactory(
            action=make.ActionFactory(priority=priority, ref=f"8.{name}"), organisation=police
        ).people.add(person)
    make.PersonFactory(partnership=partnership, organisation=police, email="clerk@police.example")
    assert "Told by e-mail: The police." in record(police)
    asked = Letter.objects.filter(step__startswith="asked-")
    assert [each.email for each in asked] == ["inspector@police.example"]


def test_a_copy_that_is_not_mailed_says_where_it_can_be_sent(record, body, lead, partnership):
    for name, email in (("The police", "contact@police.example"), ("Probation Service", "")):
        other = make.OrganisationFactory(partnership=partnership, name=name, email=email)
        make.MembershipFactory(partnership=partnership, organisation=other, kind="responsible")
    said = record(body)
    assert "The police: give it a copy yourself (contact@police.example)" in said
    assert "Probation Service: give it a copy yourself: no e-mail address is known" in said


def told_of(officer, scrutiny, client_of, partnership) -> list[str]:
    """What the page, the list as CSV, the paper and the letter say of the one answer."""
    page = client_of(scrutiny).get(Recommendation.objects.get().get_absolute_url())
    rows = client_of(scrutiny).get(
        reverse("workspace:recommendations", args=["moorland"]), {"_export": "csv"}
    )
    text = b"".join(rows).decode("utf-8-sig")
    (line,) = csv.DictReader(text.splitlines())
    answers = list(answers_for_list(partnership, MADE))
    paper = build(partnership, answers, as_at=MADE, created=timezone.now())
    letter = Letter.objects.get(step__startswith="answered-", email=scrutiny.email)
    return [page.content.decode(), str(line), repr(paper), f"{letter.subject}\n{letter.text}"]


def test_an_answer_that_an_officer_types_is_recorded_by_the_officer_everywhere(
    recommend, officer, scrutiny, client_of, partnership
):
    row = recommend()
    one = Answer.objects.get()
    form = {"decision": "accepted", "response": "Two lamps will be put up.", "version": one.version}
    place = reverse("workspace:answer_edit", args=["moorland", one.pk])
    said = client_of(officer).post(place, form, follow=True).content.decode()
    assert f"recorded by {officer}" in said and row.pk
    for words in told_of(officer, scrutiny, client_of, partnership):
        assert str(officer) in words
        assert "Harbour Support has answered" not in words


def test_what_the_body_answers_itself_is_its_own(
    recommend, lead, officer, scrutiny, client_of, partnership
):
    row = recommend()
    answer(row, lead)
    assert Answer.objects.get().recorded_as == ""
    assert "Harbour Support has answered" in told_of(officer, scrutiny, client_of, partnership)[-1]
    # That it was done is noted by the officer; the words stay the body's own.
    answer(row, officer, done_on=MADE)
    assert Answer.objects.get().recorded_as == ""
    answer(row, officer, response="One lamp will be put up.")
    assert Answer.objects.get().recorded_as == str(officer)
