"""A form keeps what is typed, says plainly what is wrong, and offers only a partnership's own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ImproperlyConfigured

from csp import changes
from csp.forms import CellField, ColourField, DateWordsField, KitForm, KitModelForm, MoneyField
from csp.forms.conflict import conflict_response
from csp.forms.formsets import add_pressed, kit_formset
from csp.models import User
from csp.templatetags.kit import errors_of
from plans.models import Organisation
from tests import factories as make


class RowForm(KitForm):
    title = forms.CharField(max_length=20, help_text="As printed.")
    aim = CellField(required=False)
    status = forms.ChoiceField(
        choices=[("a", "On track"), ("b", "At risk")], widget=forms.RadioSelect
    )
    starts = DateWordsField(required=False)
    amount = MoneyField(required=False)
    colour = ColourField(required=False)


class BodyForm(KitModelForm):
    class Meta:
        model = Organisation
        fields = ("name", "acronym", "parent")


class Measure(KitForm):
    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    words = CellField(label="What is counted")


Measures = kit_formset(Measure, words="measure")
GOOD = {"title": "Visits", "status": "a"}


def answered(**changes):
    form = RowForm(GOOD | changes)
    form.is_valid()
    return form


@pytest.mark.parametrize(
    "words", ["5 December 2016", "5/12/2016", "2016-12-05", "5th December 2016"]
)
def test_a_date_is_taken_as_people_write_it(words):
    assert answered(starts=words).cleaned_data["starts"] == date(2016, 12, 5)


def test_a_stored_date_is_shown_in_words():
    assert 'value="5 December 2016"' in str(
        RowForm(initial={"starts": date(2016, 12, 5)})["starts"]
    )


@pytest.mark.parametrize(
    ("typed", "pounds"), [("£65,000", 65000), ("65000", 65000), ("£1,250.50", Decimal("1250.50"))]
)
def test_money_is_taken_as_people_write_it(typed, pounds):
    assert answered(amount=typed).cleaned_data["amount"] == pounds


def test_a_colour_of_three_figures_without_a_hash_is_understood():
    assert answered(colour="1AF").cleaned_data["colour"] == "#11aaff"


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("title", "", "Fill in “Title”."),
        ("title", "x" * 21, "has 21 characters and 20 fit"),
        ("title", "a\x00b", "cannot be stored"),
        ("aim", "x" * 10_001, "has 10001 characters and 10000 fit"),
        ("status", "", "Choose an answer for “Status”."),
        ("status", "z", "choose from it"),
        ("starts", "31 February 2016", "not a date in the calendar"),
        ("amount", "lots", "Write the sum in pounds"),
    ],
)
def test_what_is_wrong_is_a_sentence_that_keeps_the_text(field, typed, words):
    form = answered(**{field: typed})
    error = form.errors[field][0]
    assert words in error
    assert error.endswith(".")
    assert form[field].value() == typed


def test_the_line_ends_of_a_browser_do_not_count_twice():
    form = answered(aim="a\r\n" * 4_000)
    assert form.errors == {}


def test_a_long_paste_is_never_cut_by_the_browser():
    assert "maxlength" not in str(RowForm()["title"]).replace("data-maxlength", "")


def test_a_field_in_error_is_tied_to_its_hint_and_its_error():
    field = answered(title="")["title"]
    html = field.as_field_group()
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'id="id_title_helptext"' in html
    assert '<span class="govuk-visually-hidden">Error:</span>' in html


def test_the_summary_leads_to_the_first_choice_of_a_group():
    form = answered(status="")
    assert errors_of(form) == [{"words": form.errors["status"][0], "href": "#id_status_0"}]
    assert 'id="id_status_0"' in form["status"].as_field_group()


def test_what_was_typed_is_escaped_when_it_is_shown_again():
    form = answered(title='"><b>', aim="</textarea><b>")
    assert "<b>" not in str(form)


def test_choices_are_those_of_the_partnership(body, other):
    stranger = make.OrganisationFactory(partnership=other, name="Riverside Housing")
    form = BodyForm({"name": "New", "parent": stranger.pk}, partnership=body.partnership)
    assert "parent" in form.errors
    assert "Riverside" not in str(BodyForm(partnership=body.partnership))


def test_a_form_with_choices_must_be_told_the_partnership(db):
    with pytest.raises(ImproperlyConfigured, match="partnership="):
        BodyForm()


def test_choices_without_a_partnership_of_their_own_must_be_scoped(partnership):
    class Loose(KitForm):
        person = forms.ModelChoiceField(User.objects.all())

    with pytest.raises(ImproperlyConfigured, match="scopes"):
        Loose(partnership=partnership)


def test_the_row_given_is_never_touched(body):
    form = BodyForm({"name": "Typed", "version": 1}, instance=body, partnership=body.partnership)
    assert form.is_valid(), form.errors
    assert (body.name, form.began_from, form.changes()) == ("Harbour Support", 1, {"name": "Typed"})


def test_a_page_that_lost_its_version_is_refused(body):
    form = BodyForm({"name": "Typed"}, instance=body, partnership=body.partnership)
    assert "copy it across" in form.errors["version"][0]


def test_a_form_never_stores_by_itself(body):
    form = BodyForm({"name": "T", "version": 1}, instance=body, partnership=body.partnership)
    with pytest.raises(NotImplementedError):
        form.save()


def measures(**answers):
    rows = {
        "measures-TOTAL_FORMS": "2",
        "measures-INITIAL_FORMS": "1",
        "measures-0-words": "Visits",
    }
    return Measures(rows | answers, prefix="measures", initial=[{"words": "Visits"}])


def test_blank_and_removed_rows_are_left_out():
    formset = measures(**{"measures-1-words": "Plans", "measures-0-DELETE": "on"})
    assert formset.is_valid()
    assert [row["words"] for row in formset.rows()] == ["Plans"]


def test_a_row_that_was_left_blank_asks_for_nothing():
    formset = measures()
    assert formset.is_valid()
    assert [row["words"] for row in formset.rows()] == ["Visits"]


def test_add_another_works_without_a_script_and_loses_nothing(rf):
    data = rf.post("/", {"measures-TOTAL_FORMS": "1", "measures-INITIAL_FORMS": "0"}).POST.copy()
    data.update({"measures-0-words": "Half typed", "title": "x" * 30, "measures-add": "1"})
    form, formset = RowForm(data), Measures(data, prefix="measures")
    assert add_pressed(form, formset)
    assert (len(formset.forms), form.errors) == (2, {})
    assert "Half typed" in str(formset)
    assert "x" * 30 in str(form)


def test_a_tampered_count_of_rows_is_refused():
    formset = measures(**{"measures-TOTAL_FORMS": "lots", "measures-add": "1"})
    assert not formset.is_valid()


def test_a_save_that_came_second_sees_both_texts_and_can_go_on(rf, body, officer):
    request = rf.post("/", {"name": "Mine", "version": "1"})
    form = BodyForm(request.POST, instance=body, partnership=body.partnership)
    assert form.is_valid()
    changes.update(body, by=officer, version=1, values={"name": "Theirs"})
    with pytest.raises(changes.Stale) as stale:
        changes.update(body, by=officer, version=form.began_from, values=form.changes())
    page = conflict_response(request, form, stale.value, object_words="Harbour", cancel="/x/")
    html = page.content.decode()
    assert page.status_code == 409
    assert "Theirs" in html
    assert 'value="Mine"' in html
    assert 'name="version"' in html
    assert 'value="2"' in html
