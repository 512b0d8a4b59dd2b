"""A row's pages: reading, writing, moving, taking out and bringing back."""

from __future__ import annotations

import pytest
from django.urls import reverse
from lxml import html

from actions.models import Action
from actions.rows.services.action import change_action
from csp.models import AuditEvent
from tests import factories as make


def url(name, *pk):
    return reverse(f"workspace:{name}", args=["moorland", "2016-17", *pk])


def rows(prefix, *sent):
    """What the browser sends for the rows of one kind."""
    data = {
        f"{prefix}-TOTAL_FORMS": len(sent),
        f"{prefix}-INITIAL_FORMS": sum("id" in row for row in sent),
    }
    for place, row in enumerate(sent):
        row = {"ORDER": place + 1} | row
        data |= {f"{prefix}-{place}-{name}": value for name, value in row.items()}
    return data


def answers(priority, leads=(), measures=(), risks=(), **values):
    sent = {"priority": priority.pk, "visibility": "public", "ref": "", "aim": "", "activity": ""}
    parts = rows("leads", *leads) | rows("measures", *measures) | rows("risks", *risks)
    return sent | values | parts


def same(action, **values):
    """What the form of the cast's row sends back unchanged."""
    lead, measure, risk = action.leads.get(), action.measures.get(), action.risks.get()
    return answers(
        action.priority,
        leads=[{"id": lead.pk, "words": lead.words}],
        measures=[{"id": measure.pk, "text": measure.text}],
        risks=[{"id": risk.pk, "text": risk.text}],
        **{"ref": action.ref, "aim": action.aim, "version": action.version} | values,
    )


def test_a_row_is_added_with_two_leads_and_a_bullet_list(client_of, officer, plan, action, body):
    post = make.PostFactory(partnership=plan.partnership, title="ASB Officer", organisation=body)
    person = make.PersonFactory(partnership=plan.partnership, title="Insp", name="Moor")
    sent = answers(
        action.priority,
        leads=[
            {"organisation": body.pk, "people": [person.pk]},
            {"post": post.pk, "words": "The ASB team"},
        ],
        measures=[
            {
                "text": "Visits",
                "target": "over 70",
                "breakdown": "cohort",
                "members": "Men\r\nWomen",
                "tolerance": "5",
                "source": "The outreach log",
                "over_year": "sum",
                "cumulative": "on",
            }
        ],
        risks=[{"text": "Money is found", "kind": "assumption"}],
        aim="Fewer calls",
        activity="We will:\r\n- visit\r\n- call",
    )
    assert client_of(officer).post(url("action_add"), sent).status_code == 302
    added = plan.actions.get(aim="Fewer calls")
    assert added.ref == "1.2"
    assert added.activity == "We will:\n- visit\n- call"
    assert [lead.words for lead in added.leads.all()] == [
        "Harbour Support – Insp Moor",
        "The ASB team",
    ]
    assert added.leads.first().people.get() == person
    measure = added.measures.get()
    assert measure.members == ["Men", "Women"]
    assert (measure.tolerance, measure.source) == (5, "The outreach log")
    assert (measure.over_year, measure.cumulative) == ("sum", True)
    assert added.risks.get().kind == "assumption"


def test_nothing_but_a_priority_is_asked_for(client_of, officer, plan, priority):
    assert client_of(officer).post(url("action_add"), answers(priority)).status_code == 302
    assert plan.actions.get().ref == "1.1"


def test_a_plan_without_priorities_asks_for_one_first(client_of, officer, plan):
    assert client_of(officer).get(url("action_add")).url == url("priority_add")


def test_a_measure_is_changed_and_the_rest_stays(client_of, officer, action):
    measure = action.measures.get()
    sent = same(action) | rows(
        "measures", {"id": measure.pk, "text": "Victims helped", "unit": "people"}
    )
    assert client_of(officer).post(url("action_edit", action.pk), sent).url == url(
        "action", action.pk
    )
    measure.refresh_from_db()
    assert (measure.text, measure.unit) == ("Victims helped", "people")
    assert Action.objects.get().version == 2
    assert action.leads.get().version == 1


def test_saving_what_is_there_changes_nothing(client_of, officer, action):
    client_of(officer).post(url("action_edit", action.pk), same(action))
    assert Action.objects.get().version == 1
    assert not AuditEvent.objects.exists()


def test_parts_are_ordered_added_and_removed(client_of, officer, action):
    risk = action.risks.get()
    kept = {"id": risk.pk, "text": risk.text, "ORDER": 2}
    sent = same(action) | rows("risks", kept, {"text": "New", "ORDER": 1})
    client_of(officer).post(url("action_edit", action.pk), sent)
    assert [each.text for each in action.risks.all()] == ["New", "A worker can be found"]
    new = action.risks.first()
    sent = same_after(action, rows("risks", {"id": new.pk, "text": "New", "DELETE": "on"}))
    client_of(officer).post(url("action_edit", action.pk), sent)
    assert not action.risks.filter(pk=new.pk).exists()


def same_after(action, risks):
    lead, measure = action.leads.get(), action.measures.get()
    now = Action.objects.get(pk=action.pk)
    sent = answers(
        now.priority,
        leads=[{"id": lead.pk, "words": lead.words}],
        measures=[{"id": measure.pk, "text": measure.text}],
        ref=now.ref,
        aim=now.aim,
        version=now.version,
    )
    return sent | risks


@pytest.mark.parametrize("mine", [{"aim": "My aim"}, {"leads-0-words": "My lead"}])
def test_a_stale_save_shows_both_and_stores_nothing(client_of, officer, action, mine):
    sent = same(action) | mine
    Action.objects.update(version=2, aim="Their aim")
    response = client_of(officer).post(url("action_edit", action.pk), sent)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Their aim" in page
    assert next(iter(mine.values())) in page
    assert 'type="hidden" value="2"' in page
    assert Action.objects.get().aim == "Their aim"
    assert action.leads.get().words == "Harbour Support"


def test_who_is_shown_both_texts_may_take_theirs(client_of, officer, action):
    sent = same(action) | {"aim": "My aim", "activity": "My activity", "keep-aim": "theirs"}
    change_action(by=officer, action=action, version=1, values={"aim": "Their aim"})
    response = client_of(officer).post(
        url("action_edit", action.pk), sent | {"version": 2}, follow=True
    )
    action.refresh_from_db()
    assert (action.aim, action.activity) == ("Their aim", "My activity")
    assert response.status_code == 200


def test_what_somebody_else_wrote_elsewhere_is_kept_and_said(client_of, officer, action):
    sent = same(action) | {"activity": "My activity"}
    change_action(by=officer, action=action, version=1, values={"aim": "Their aim"})
    page = (
        client_of(officer).post(url("action_edit", action.pk), sent, follow=True).content.decode()
    )
    action.refresh_from_db()
    assert (action.aim, action.activity) == ("Their aim", "My activity")
    assert "changed other parts of it meanwhile (aim)" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"ref": "1.1"},
        {"due_on": "someday"},
        {"visibility": "secret"},
        {"activity": "x" * 10_001},
        {"measures-TOTAL_FORMS": 1, "measures-0-text": "", "measures-0-unit": "people"},
        {"leads-TOTAL_FORMS": 1, "leads-0-words": "x" * 301},
    ],
)
def test_what_does_not_fit_is_refused_and_kept_on_the_page(client_of, officer, action, wrong):
    sent = answers(action.priority, aim="Words to keep") | wrong
    response = client_of(officer).post(url("action_add"), sent)
    assert response.status_code == 422
    assert "Words to keep" in response.content.decode()
    assert Action.objects.count() == 1


@pytest.mark.parametrize(
    "field", ["priority", "area", "leads-0-organisation", "leads-0-post", "leads-0-people"]
)
def test_numbers_of_another_partnership_are_refused(client_of, officer, action, other, field):
    theirs = {
        "priority": lambda: make.PriorityFactory(plan__partnership=other),
        "area": lambda: make.PriorityAreaFactory(priority__plan__partnership=other),
        "leads-0-organisation": lambda: make.OrganisationFactory(partnership=other),
        "leads-0-post": lambda: make.PostFactory(partnership=other),
        "leads-0-people": lambda: make.PersonFactory(partnership=other),
    }[field]()
    sent = answers(action.priority, leads=[{"words": "Somebody"}]) | {field: theirs.pk}
    assert client_of(officer).post(url("action_add"), sent).status_code == 422
    assert Action.objects.count() == 1


@pytest.mark.parametrize("kind", ["lead", "measure", "risk"])
def test_a_part_of_another_row_is_refused(client_of, officer, action, other, kind):
    factory = {"lead": make.LeadFactory, "measure": make.MeasureFactory, "risk": make.RiskFactory}[
        kind
    ]
    theirs = factory(action__priority__plan__partnership=other)
    word = "words" if kind == "lead" else "text"
    sent = same(action) | rows(f"{kind}s", {"id": theirs.pk, word: "Mine now"})
    assert client_of(officer).post(url("action_edit", action.pk), sent).status_code == 422
    theirs.refresh_from_db()
    assert getattr(theirs, word) != "Mine now"


def test_an_area_of_another_priority_is_refused(client_of, officer, plan, action):
    area = make.PriorityAreaFactory(priority__plan=plan, priority__number="2")
    response = client_of(officer).post(url("action_add"), answers(action.priority, area=area.pk))
    assert response.status_code == 422
    assert "is an area of another priority" in response.content.decode()


def test_a_date_alone_says_its_kind(client_of, officer, plan, priority):
    client_of(officer).post(url("action_add"), answers(priority, due_on="30 September 2016"))
    assert plan.actions.get().timescale_kind == "date"


def test_a_lead_who_is_nobody_is_refused(client_of, officer, priority):
    sent = answers(priority, leads=[{"id": "", "words": " "}])
    assert client_of(officer).post(url("action_add"), sent).status_code == 422


def test_add_another_keeps_what_was_typed(client_of, officer, priority):
    sent = answers(priority, measures=[{"text": "Half a mea"}]) | {
        "measures-add": "1",
        "aim": "Half an aim",
    }
    response = client_of(officer).post(url("action_add"), sent)
    page = response.content.decode()
    assert response.status_code == 200
    assert "Half a mea" in page
    assert "Half an aim" in page
    assert 'name="measures-1-text"' in page


def folds_of(response):
    """What the repeating rows of a page fold away: what each says of itself, and whether it is open."""
    page = html.fromstring(response.content)
    folds = page.xpath('//fieldset//details[contains(@class, "app-fold")]')
    return [(fold.find("summary").text_content().strip(), "open" in fold.attrib) for fold in folds]


def test_the_form_folds_what_is_seldom_filled_and_says_what_is_in_it(client_of, officer, action):
    action.measures.all().delete()
    make.MeasureFactory(action=action, text="Visits", unit="visits", source="Diary", position=1)
    folds = folds_of(client_of(officer).get(url("action_edit", action.pk)))
    assert ("More: unit, where the figure comes from", False) in folds
    assert not any(is_open for _, is_open in folds)


def test_what_is_wrong_in_a_fold_is_seen(client_of, officer, priority):
    sent = answers(priority, measures=[{"text": "Visits", "tolerance": "some"}])
    response = client_of(officer).post(url("action_add"), sent)
    assert response.status_code == 422
    assert ("More: tolerance (%)", True) in folds_of(response)


# -- Reading ----------------------------------------------------------------------------------------


def test_the_page_shows_the_whole_row(client_of, viewer, action):
    make.MeasureFactory(
        action=action, text="Visits", target="over 70", breakdown="cohort", members=["Men"]
    )
    page = client_of(viewer).get(url("action", action.pk)).content.decode()
    for words in (
        "Keep victims safe",
        "Harbour Support",
        "over 70",
        "Men",
        "A worker can be found",
    ):
        assert words in page
    assert "History" not in page


def test_the_page_leads_to_the_rows_beside_it(client_of, viewer, action):
    after = make.ActionFactory(priority=action.priority, ref="1.2", position=action.position + 2)
    make.ActionFactory(
        priority=action.priority, ref="1.3", position=action.position + 1, visibility="restricted"
    )
    page = client_of(viewer).get(url("action", action.pk)).content.decode()
    assert url("action", after.pk) in page


def test_an_officer_reads_who_changed_what(client_of, officer, action):
    sent = same(action, aim="New aim") | rows(
        "measures", {"id": action.measures.get().pk, "text": "Calls"}
    )
    client_of(officer).post(url("action_edit", action.pk), sent)
    page = client_of(officer).get(url("action", action.pk)).content.decode()
    assert "Row changed: aim" in page
    assert "Measure changed: measure" in page
    assert "The officer" in page


def test_a_link_leads_to_the_row_it_means(client_of, officer, plan, action):
    sent = answers(action.priority, ref="1.2", activity="Link to 1.1. See row 9.9.")
    client_of(officer).post(url("action_add"), sent)
    page = client_of(officer).get(url("action", plan.actions.get(ref="1.2").pk)).content.decode()
    assert f'<a class="govuk-link" href="{url("action", action.pk)}">1.1</a>' in page
    assert "points to no row of this plan" in page


@pytest.mark.parametrize(
    ("visibility", "who", "status"),
    [
        ("partners", "viewer", 404),
        ("partners", "scrutiny", 200),
        ("restricted", "scrutiny", 404),
        ("restricted", "strategy", 200),
        ("restricted", "lead", 404),
    ],
)
def test_hidden_rows_are_not_there(request, client_of, action, visibility, who, status):
    Action.objects.update(visibility=visibility)
    browser = client_of(request.getfixturevalue(who))
    assert browser.get(url("action", action.pk)).status_code == status


def test_a_lead_reads_restricted_rows_of_their_own_body(client_of, lead, body, action):
    Action.objects.update(visibility="restricted")
    action.leads.update(organisation=body)
    assert client_of(lead).get(url("action", action.pk)).status_code == 200


# -- Moving and removing ----------------------------------------------------------------------------


def test_rows_move_within_and_between_priorities(client_of, officer, plan, action):
    second = make.ActionFactory(priority=action.priority, ref="1.2", position=action.position + 1)
    browser = client_of(officer)
    browser.post(url("action_move", second.pk), {"way": "up"})
    assert [row.ref for row in plan.actions.in_order()] == ["1.2", "1.1"]
    elsewhere = make.PriorityFactory(plan=plan, number="2")
    browser.post(url("action_move", second.pk), {"priority": elsewhere.pk})
    assert elsewhere.actions.get() == second


def test_a_row_never_moves_to_another_plan(client_of, officer, partnership, action):
    elsewhere = make.PriorityFactory(plan__partnership=partnership)
    response = client_of(officer).post(url("action_move", action.pk), {"priority": elsewhere.pk})
    assert response.status_code == 404


def test_a_removed_row_comes_back_with_one_button(client_of, officer, action):
    browser = client_of(officer)
    page = browser.post(url("action_remove", action.pk), follow=True).content.decode()
    event = AuditEvent.objects.get(verb="removed")
    assert url("action_restore", event.pk) in page
    assert not Action.objects.exists()
    browser.post(url("action_restore", event.pk))
    assert Action.objects.get().measures.get().text == "Number of victims visited"
    assert browser.post(url("action_restore", event.pk), follow=True).status_code == 200
    assert Action.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_row_without_its_priority_cannot_come_back(client_of, officer, action):
    browser = client_of(officer)
    browser.post(url("action_remove", action.pk))
    browser.post(url("priority_remove", action.priority_id))
    place = url("action_restore", AuditEvent.objects.get(target_type="actions.action").pk)
    page = browser.post(place, follow=True).content.decode()
    assert "cannot come back as it was" in page
    assert not Action.objects.exists()


def test_nobody_else_brings_it_back(client_of, officer, other, other_officer, viewer, action):
    client_of(officer).post(url("action_remove", action.pk))
    place = url("action_restore", AuditEvent.objects.get(verb="removed").pk)
    assert client_of(viewer).post(place).status_code == 403
    assert client_of(other_officer).post(place).status_code == 404


@pytest.mark.parametrize("page", ["action_edit", "action_remove", "action_move"])
def test_who_may_change_a_row(client_of, lead, stranger, officer, other, action, page):
    theirs = make.ActionFactory(priority__plan__partnership=other)
    for who, pk, status in (
        (lead, action.pk, 403),
        (stranger, action.pk, 404),
        (officer, theirs.pk, 404),
    ):
        assert client_of(who).post(url(page, pk)).status_code == status
    assert client_of(stranger).get(url("action", action.pk)).status_code == 404


@pytest.mark.parametrize("page", ["action", "action_edit"])
def test_a_page_asks_as_often_for_many_parts_as_for_one(
    client_of, officer, action, body, page, django_assert_max_num_queries
):
    def fill():
        lead = make.LeadFactory(action=action, organisation=body)
        lead.people.add(make.PersonFactory(partnership=action.partnership))
        make.PostFactory(partnership=action.partnership, organisation=body)
        make.MeasureFactory(action=action)
        make.CrossReferenceFactory(action=action, ref=f"9.{lead.pk}", target=action)

    fill()
    browser = client_of(officer)
    browser.get(url(page, action.pk))
    with django_assert_max_num_queries(40) as one:
        browser.get(url(page, action.pk))
    for _ in range(8):
        fill()
    with django_assert_max_num_queries(len(one)):
        browser.get(url(page, action.pk))
