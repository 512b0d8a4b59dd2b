"""One cell of the plan's table: saved alone, never over somebody else's words."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.models import Action
from actions.rows.cells import CELLS, join_cell_parts, match_lines, parse_cell_lines, row_cell_text
from actions.rows.services.action import change_action
from actions.rows.services.cell import change_row_cell
from csp.changes import Stale
from csp.models import AuditEvent
from tests import factories as make

TRANSACTION = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def address(action, cell):
    return reverse("workspace:action_cell", args=["moorland", "2016-17", action.pk, cell])


@pytest.fixture(autouse=True)
def a_draft(plan):
    """Wording that nobody has agreed to yet may be changed freely."""
    plan.status = "draft"
    plan.save()


@pytest.fixture
def send(client_of, officer, action):
    """Send a cell as the table's script does."""

    browsers = {}

    def post(cell, text, *, version=1, was="", row=action, user=officer):
        sent = {"text": text, "version": version, "was": was}
        if user.pk not in browsers:
            browsers[user.pk] = client_of(user)
        return browsers[user.pk].post(address(row, cell), sent, headers={"X-Fragment": "1"})

    return post


def now(row):
    return Action.objects.get(pk=row.pk)


def write(action, cell, text, by, version=1, **more):
    return change_row_cell(
        by=by, action=now(action), version=version, cell=CELLS[cell], text=text, **more
    )


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("ref", "1a*"),
        ("aim", "Fewer calls"),
        ("activity", "Meet.\n- Share\n- Agree"),
        ("timescale", "by Quarter 2"),
        ("resources", "£500"),
        ("area", "Work clubs"),
        ("leads", "Police\nThe Town Clerk"),
        ("measures", "Visits\nCalls"),
        ("risks", "Money is found\n  in time\nPeople come"),
    ],
)
def test_each_cell_is_saved_and_the_row_comes_back(send, action, cell, text):
    make.PriorityAreaFactory(priority=action.priority, title="Work clubs")
    answer = send(cell, text, was=row_cell_text(action, CELLS[cell]))
    assert answer.status_code == 200
    assert f'id="row-{action.pk}"' in answer.content.decode()
    assert row_cell_text(now(action), CELLS[cell]) == text
    assert f'data-version="{now(action).version}"' in answer.content.decode()
    assert "X-Fragment" in answer.headers["Vary"]


def test_a_change_is_written_down(send, action, officer):
    send("aim", "Fewer calls", was=action.aim)
    event = AuditEvent.objects.get(target_type="actions.action", target_id=str(action.pk))
    assert (event.by, event.detail) == (officer, {"aim": ["Keep victims safe", "Fewer calls"]})


def test_saving_what_is_there_writes_nothing(send, action):
    assert send("aim", "Keep victims safe ", was=action.aim).status_code == 200
    assert not AuditEvent.objects.exists()


def test_who_may(client_of, send, action, lead, viewer, stranger, other_officer):
    for user, status in ((lead, 403), (viewer, 403), (stranger, 404), (other_officer, 404)):
        assert send("aim", "Mine", was=action.aim, user=user).status_code == status
        assert client_of(user).get(address(action, "aim")).status_code == status
    assert now(action).aim == "Keep victims safe"


def test_rows_elsewhere_and_cells_that_are_none_are_unknown(send, action, partnership, other):
    theirs = make.ActionFactory(priority__plan__partnership=other)
    neighbour = make.ActionFactory(priority__plan__partnership=partnership)
    assert send("aim", "Mine", row=theirs).status_code == 404
    assert send("aim", "Mine", row=neighbour).status_code == 404
    assert send("visibility", "public").status_code == 404


def test_whoever_is_signed_out_is_sent_to_sign_in(client, action):
    assert client.post(address(action, "aim"), {"text": "x"}).status_code == 302


def test_the_same_cell_changed_by_two_keeps_both_texts(send, action, officer):
    change_action(by=officer, action=action, version=1, values={"aim": "Theirs"})
    answer = send("aim", "Mine", was="Keep victims safe")
    assert answer.status_code == 409
    assert 'data-theirs="Theirs"' in answer.content.decode()
    assert now(action).aim == "Theirs"


def test_what_differs_is_marked_in_both_texts_and_said_aloud(send, action, officer):
    change_action(by=officer, action=action, version=1, values={"aim": "Keep <all> victims safe"})
    told = send("aim", "Keep victims warm", was="Keep victims safe").content.decode()
    hidden = '<span class="govuk-visually-hidden">'
    assert f"<del>{hidden}removed: </span>safe</del>" in told
    assert f"<ins>{hidden}added: </span>warm</ins>" in told


def test_two_cells_of_a_row_changed_by_two_are_both_kept(send, action, officer):
    change_action(by=officer, action=action, version=1, values={"activity": "Theirs"})
    answer = send("aim", "Mine", was="Keep victims safe")
    assert (answer.status_code, now(action).aim, now(action).activity) == (200, "Mine", "Theirs")
    assert "Theirs" in answer.content.decode()


def test_a_newer_version_does_not_excuse_words_never_seen(action, officer):
    change_action(by=officer, action=action, version=1, values={"aim": "Theirs"})
    with pytest.raises(Stale):
        write(action, "aim", "Mine", officer, version=2, was="Keep victims safe")


def test_without_the_words_that_were_seen_the_version_alone_decides(action, officer):
    change_action(by=officer, action=action, version=1, values={"activity": "Theirs"})
    with pytest.raises(Stale):
        write(action, "aim", "Mine", officer, version=1)


@pytest.mark.parametrize(
    ("cell", "text", "words"),
    [
        ("ref", " ", "Give the row a reference"),
        ("ref", "1.2", "has the reference 1.2"),
        ("timescale", "x" * 201, "200 characters"),
        ("area", "Nowhere", "no area called “Nowhere”"),
        ("measures", "m" * 501, "A measure may have 500 characters"),
        ("leads", "\n".join("abc" + str(n) for n in range(201)), "201 lines"),
        ("aim", "nul\0", "Null characters"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(send, action, cell, text, words):
    make.ActionFactory(priority=action.priority, ref="1.2")
    answer = send(cell, text, was=row_cell_text(action, CELLS[cell]))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert now(action).version == 1


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '=HYPERLINK("x")', "</tr>\"'><b>"])
def test_odd_words_are_only_words(send, action, text):
    for cell in ("aim", "activity", "timescale", "resources", "leads", "measures", "risks"):
        answer = send(
            cell, text, was=row_cell_text(action, CELLS[cell]), version=now(action).version
        )
        assert answer.status_code == 200
        assert "<script>" not in answer.content.decode()
        assert "<b>" not in answer.content.decode()
        assert row_cell_text(now(action), CELLS[cell]) == text


def test_agreed_wording_asks_why_and_keeps_what_was_typed(client_of, officer, action, plan):
    plan.status = "agreed"
    plan.save()
    make.StatusChangeFactory(plan=plan)
    sent = {"text": "Fewer calls", "version": 1, "was": action.aim}
    browser, heads = client_of(officer), {"X-Fragment": "1"}
    asked = browser.post(address(action, "aim"), sent, headers=heads)
    assert (asked.status_code, now(action).version) == (422, 1)
    assert "Why does it change?" in asked.content.decode()
    sent |= {"reason": "New figures", "approved_by": "Strategy group"}
    assert browser.post(address(action, "aim"), sent, headers=heads).status_code == 200
    assert now(action).aim == "Fewer calls"


# -- Lines ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("ab", "ab", [0, 1]),
        ("ab", "axb", [0, None, 1]),
        ("abc", "ac", [0, 2]),
        ("ab", "ba", [1, 0]),
        ("abc", "axc", [0, 1, 2]),
        ("", "a", [None]),
        ("ab", "", []),
    ],
)
def test_a_line_is_known_again(before, after, found):
    assert match_lines(list(before), list(after)) == found


def test_a_measure_keeps_its_target_when_reworded_moved_or_joined_by_others(action, officer):
    first = action.measures.get()
    first.target, first.kind = "over 70", "count"
    first.save()
    text = "A new one\nNumber of victims seen\nAnother"
    write(action, "measures", "Number of victims seen", officer)
    write(action, "measures", text, officer, version=2)
    kept = now(action).measures.all()
    assert [(each.text, each.target) for each in kept] == [
        ("A new one", ""),
        ("Number of victims seen", "over 70"),
        ("Another", ""),
    ]
    assert kept[1].pk == first.pk


def test_a_risk_of_several_lines_stays_one_risk(action, officer):
    whole = "Two things:\n- money\n- people"
    make.RiskFactory(action=action, text=whole, kind="risk", position=9_999)
    shown = row_cell_text(action, CELLS["risks"])
    write(action, "risks", shown + "\nA third", officer)
    assert [risk.text for risk in action.risks.all()] == ["A worker can be found", whole, "A third"]
    assert parse_cell_lines(join_cell_parts([whole]), CELLS["risks"]) == [whole]


def test_leads_are_linked_by_name_or_short_name_and_others_kept_as_words(action, officer, body):
    police = make.OrganisationFactory(
        partnership=action.partnership, name="County Police", acronym="CP"
    )
    write(action, "leads", "Harbour Support\ncp\nSomebody else", officer)
    write(action, "leads", "Harbour support\ncp\nSomebody else", officer, version=2)
    leads = list(action.leads.all())
    assert [lead.organisation for lead in leads] == [body, police, None]
    assert [lead.words for lead in leads] == ["Harbour support", "cp", "Somebody else"]


def test_names_to_offer_are_this_partnerships(client_of, officer, viewer, partnership, other, body):
    make.OrganisationFactory(partnership=other, name="Foreign")
    make.PersonFactory(partnership=partnership, title="Cllr", name="A Moor")
    place = reverse("workspace:lead_names", args=["moorland"])
    assert client_of(officer).get(place).json() == {"names": ["Cllr A Moor", "Harbour Support"]}
    assert client_of(viewer).get(place).status_code == 403


# -- Without a script, and the price ----------------------------------------------------------------


def test_a_cell_has_a_page_of_its_own(client_of, officer, action):
    page = client_of(officer).get(address(action, "activity"))
    assert "<main" in page.content.decode()
    sent = {"text": "Meet.\r\n- Share", "version": 1, "was": ""}
    answer = client_of(officer).post(address(action, "activity"), sent)
    assert answer.url == f"/workspace/moorland/plans/2016-17/#row-{action.pk}"
    assert now(action).activity == "Meet.\n- Share"
    late = client_of(officer).post(address(action, "activity"), sent | {"text": "Late"})
    assert (late.status_code, now(action).activity) == (409, "Meet.\n- Share")
    assert "Late" in late.content.decode()


def queries(send, cell, text, was) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert send(cell, text, was=was).status_code == 200
    return len([q for q in captured if not q["sql"].startswith(TRANSACTION)])


@pytest.mark.parametrize(("cell", "most"), [("aim", 8), ("timescale", 8), ("measures", 24)])
def test_a_save_costs_the_same_in_a_small_plan_and_a_large_one(send, action, cell, most):
    send("resources", "Warm", was="")
    few = queries(send, cell, "First", row_cell_text(action, CELLS[cell]))
    for number in range(200):
        make.LeadFactory(action=make.ActionFactory(priority=action.priority, ref=f"9.{number}"))
    assert queries(send, cell, "Second", "First") == few
    assert few <= most


def test_a_save_that_came_between_reading_and_writing_is_kept(action, officer):
    read_before = Action.objects.select_related("plan", "priority").get(pk=action.pk)
    change_action(by=officer, action=action, version=1, values={"activity": "Theirs"})
    mine = {"by": officer, "action": read_before, "version": 1, "cell": CELLS["aim"]}
    changed = change_row_cell(text="Mine", was=read_before.aim, **mine)
    assert (changed.aim, changed.activity, changed.version) == ("Mine", "Theirs", 3)
    assert changed.beside == ("activity",)
    assert list(now(action).history.values_list("version", flat=True)) == [3, 2, 1]
    with pytest.raises(Stale) as refused:
        change_row_cell(text="Mine again", was=read_before.aim, **mine)
    assert refused.value.theirs.aim == "Mine"


def test_the_row_that_comes_back_is_the_row_of_the_page(send, client_of, officer, action):
    make.ActionFactory(priority=action.priority, ref="1.2")
    answer = send("activity", "Link to 1.2\n- See 1.9", was="").content.decode()
    page = client_of(officer).get("/workspace/moorland/plans/2016-17/").content.decode()
    assert answer.strip() in page


def test_a_rule_of_the_service_is_told_as_a_sentence(action, officer):
    with pytest.raises(ValidationError, match="Give the row a reference"):
        write(action, "ref", "", officer)


def test_a_page_kept_by_the_browser_is_not_used_after_signing_in_anew(client_of, officer, action):
    """Its forms would hold a token that is refused."""
    browser, place = client_of(officer), "/workspace/moorland/plans/2016-17/"
    browser.get(place)
    etag = browser.get(place).headers["ETag"]
    assert browser.get(place, headers={"If-None-Match": etag}).status_code == 304
    browser.cookies["csrftoken"] = "another" * 4 + "4567"
    assert browser.get(place, headers={"If-None-Match": etag}).status_code == 200


def test_lines_come_back_with_what_was_known_of_them(action, officer, body):
    make.MeasureFactory(action=action, text="Visits", target="40 a year", position=1)
    make.LeadFactory(action=action, words="Jo of the harbour", organisation=body, position=1)
    measures, leads = (row_cell_text(now(action), CELLS[name]) for name in ("measures", "leads"))
    for cell, text in (("measures", measures), ("leads", leads)):
        gone = write(action, cell, "Other", officer, now(action).version, was=text)
        back = gone.version - 1
        write(action, cell, text, officer, gone.version, was="Other", back=back)
        assert row_cell_text(now(action), CELLS[cell]) == text
    assert now(action).measures.get(text="Visits").target == "40 a year"
    assert now(action).leads.get(words="Jo of the harbour").organisation == body
    assert now(action).history.first().history_change_reason == "Undone or redone"


@pytest.mark.parametrize("back", [-1, 0, 1, 99, 2**70])
def test_a_version_that_never_said_so_changes_nothing_but_to_the_words(action, officer, back):
    make.MeasureFactory(action=action, text="Visits", target="40 a year", position=1)
    was = row_cell_text(now(action), CELLS["measures"])
    write(action, "measures", "Calls", officer, was=was, back=back)
    assert [str(each) for each in now(action).measures.all()] == ["Calls"]


def test_a_step_back_is_refused_where_the_cell_was_changed_since(send, action, officer):
    send("aim", "Mine", was=now(action).aim)
    change_action(by=officer, action=now(action), version=2, values={"aim": "Theirs"})
    answer = send("aim", "Keep victims safe", version=2, was="Mine")
    assert answer.status_code == 409
    assert now(action).aim == "Theirs"
