"""What anybody may read: only what was published, the same for all, cheap to ask for again."""

from __future__ import annotations

import csv
import io
import subprocess

import pytest
from django.test import Client

from reporting.editions.services.publication import publish, withdraw
from tests import factories as make

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

PLAN = "/partnerships/moorland/2016-17/"
FILES = ("plan.pdf", "plan.json", "plan.csv")
PAGES = ("", *FILES, "versions/", "versions/1/", *(f"versions/1/{name}" for name in FILES))
OF_PLANS = ("/", "/partnerships/moorland/", *(PLAN + page for page in PAGES))
EVERYWHERE = ("/accessibility/", *OF_PLANS)


@pytest.fixture
def anybody():
    """Somebody who is not signed in."""
    return Client()


def published(plan, officer, **values):
    plan.refresh_from_db()
    return publish(by=officer, plan=plan, version=plan.version, **values)


@pytest.fixture
def publication(plan, action, officer):
    return published(plan, officer)


def body_of(response) -> bytes:
    """The whole answer; reading a file to its end closes it."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def ask(anybody, page, **options):
    """An answer whose file, if it is one, has been read and closed."""
    answer = anybody.get(page, **options)
    answer.body = body_of(answer)
    return answer


def pdf_text(data: bytes) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()


def everything(anybody) -> str:
    """Every word that the public can get at, on every page and in every file."""
    found = []
    for page in OF_PLANS:
        data = body_of(anybody.get(page))
        found.append(pdf_text(data) if page.endswith(".pdf") else data.decode())
    return " ".join("\n".join(found).split())


SECRETS = {
    "Partners aim": lambda plan, priority: make.ActionFactory(
        priority=priority, visibility="partners", aim="Partners aim"
    ),
    "Restricted aim": lambda plan, priority: make.ActionFactory(
        priority=priority, visibility="restricted", aim="Restricted aim"
    ),
    "Hidden section": lambda plan, priority: make.SectionFactory(
        plan=plan, heading="Hidden section", printed=False
    ),
    "Vic Moor": lambda plan, priority: make.LeadFactory(
        action=make.ActionFactory(priority=priority), words="Vic Moor – DC"
    ).people.add(make.PersonFactory(partnership=plan.partnership, name="Vic Moor", post="Officer")),
    "Another plan": lambda plan, priority: make.SectionFactory(
        plan=make.PlanFactory(partnership=plan.partnership, title="Another plan", slug="draft")
    ),
}


def test_what_is_not_public_is_on_no_page_and_in_no_file(plan, priority, action, officer, anybody):
    for make_secret in SECRETS.values():
        make_secret(plan, priority)
    published(plan, officer)
    found = everything(anybody)
    assert [words for words in SECRETS if words in found] == []
    assert "Keep victims safe" in found


def test_editing_shows_nothing_until_it_is_published(publication, plan, action, officer, anybody):
    type(plan).objects.update(title="A title being tried out")
    type(plan.partnership).objects.update(
        vision="A vision being tried out", name="A name tried out"
    )
    type(action).objects.update(aim="An aim being tried out")
    assert "tried out" not in everything(anybody)


def test_nothing_of_another_partnership_is_found(publication, other, anybody):
    make.PlanFactory(partnership=other, title="Riverside plan", slug="2016-17")
    assert "Riverside" not in everything(anybody)
    assert anybody.get("/partnerships/riverside/").status_code == 404
    assert anybody.get("/partnerships/riverside/2016-17/").status_code == 404


def test_an_unpublished_plan_is_not_found(plan, action, anybody):
    statuses = {anybody.get(PLAN + page).status_code for page in PAGES}
    assert statuses == {404}


def test_script_in_the_plans_words_is_harmless(plan, priority, officer, anybody):
    make.SectionFactory(plan=plan, body="<script>alert(1)</script> [go](javascript:alert(2))")
    make.ActionFactory(priority=priority, aim="<img src=x onerror=alert(3)>")
    published(plan, officer)
    page = anybody.get(PLAN).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert 'href="javascript' not in page


def test_every_answer_may_be_cached_and_sets_no_cookie(publication, anybody):
    for place in EVERYWHERE:
        answer = ask(anybody, place)
        assert answer.status_code == 200, place
        assert answer["Cache-Control"] == "public, max-age=60", place
        assert not answer.cookies, place
        assert "Cookie" not in answer.get("Vary", ""), place
        assert answer["ETag"].startswith('"'), place


def test_asking_again_is_answered_304(publication, anybody):
    for place in OF_PLANS:
        etag = ask(anybody, place)["ETag"]
        again = anybody.get(place, headers={"If-None-Match": etag})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag), place


def test_only_reading_is_allowed(publication, anybody):
    verbs = {"post": 405, "put": 405, "delete": 405, "patch": 405, "head": 200}
    for place in EVERYWHERE:
        answers = {verb: getattr(anybody, verb)(place) for verb in verbs}
        answers["head"].close()
        assert {verb: each.status_code for verb, each in answers.items()} == verbs, place


def test_a_signed_in_officer_reads_the_very_same_page(publication, officer, client_of, anybody):
    assert client_of(officer).get(PLAN).content == anybody.get(PLAN).content


def test_a_new_version_has_a_new_etag_and_the_old_one_stays(
    publication, plan, action, officer, anybody
):
    before = anybody.get(PLAN)["ETag"]
    type(action).objects.update(aim="Keep more victims safe")
    published(plan, officer, change_note="A new aim.")
    now = anybody.get(PLAN, headers={"If-None-Match": before})
    assert now.status_code == 200
    assert "Keep more victims safe" in now.content.decode()
    old = anybody.get(f"{PLAN}versions/1/").content.decode()
    assert "Keep victims safe" in old
    assert "has been superseded" in old


def test_versions_say_what_changed(publication, plan, action, officer, anybody):
    type(action).objects.update(aim="Keep more victims safe")
    published(plan, officer, change_note="A new aim for the year.")
    page = anybody.get(f"{PLAN}versions/").content.decode()
    assert "A new aim for the year." in page
    assert "Row 1.1: changed (aim)" in page


def test_a_withdrawn_version_is_gone_with_kind_words(publication, officer, anybody):
    withdraw(by=officer, publication=publication, reason="It named somebody in error.")
    for place in ("", *FILES, "versions/1/", "versions/1/plan.pdf"):
        answer = anybody.get(PLAN + place)
        words = answer.content.decode()
        assert answer.status_code == 410, place
        assert "You did nothing wrong" in words, place
        assert "named somebody" not in words, place
        assert "Keep victims safe" not in words, place


def test_the_list_of_versions_still_says_that_one_was_withdrawn(publication, officer, anybody):
    withdraw(by=officer, publication=publication, reason="A slip.")
    page = anybody.get(f"{PLAN}versions/").content.decode()
    assert "Withdrawn on" in page
    assert "Keep victims safe" not in page


def test_the_partnerships_page_stays_while_any_version_can_be_read(
    publication, plan, action, officer, anybody
):
    type(action).objects.update(aim="Keep more victims safe")
    second = published(plan, officer)
    withdraw(by=officer, publication=second, reason="A slip.")
    page = anybody.get("/partnerships/moorland/")
    assert (page.status_code, "No plan is published just now" in page.content.decode()) == (
        200,
        True,
    )
    withdraw(by=officer, publication=publication, reason="A slip.")
    assert anybody.get("/partnerships/moorland/").status_code == 410


def test_the_csv_opens_in_a_spreadsheet_and_runs_nothing(plan, priority, officer, anybody):
    make.ActionFactory(
        priority=priority, ref="1.2", aim="=HYPERLINK(1)", activity="- Visit\n- Call"
    )
    published(plan, officer)
    data = anybody.get(f"{PLAN}plan.csv").content
    assert data.startswith(b"\xef\xbb\xbf")
    row = next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert (row["Ref"], row["Aims"], row["Activity"]) == (
        "1.2",
        "'=HYPERLINK(1)",
        "• Visit\n• Call",
    )


def test_the_json_is_the_snapshot_byte_for_byte(publication, anybody):
    assert anybody.get(f"{PLAN}plan.json").content.decode() == publication.snapshot


def test_the_pdf_is_shown_under_a_telling_name(publication, anybody):
    answer = ask(anybody, f"{PLAN}plan.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="moorland-2016-17-version-1.pdf"'


def test_home_lists_partnerships_with_their_plans(publication, other, anybody):
    page = anybody.get("/").content.decode()
    assert "Moorland Safer Partnership" in page
    assert PLAN in page
    assert "Riverside" not in page


def test_home_asks_three_questions_however_many_plans(
    publication, partnership, officer, anybody, django_assert_max_num_queries
):
    for number in range(3):
        more = make.PlanFactory(partnership=partnership, slug=f"more-{number}", status="agreed")
        make.SectionFactory(plan=more)
        published(more, officer)
    with django_assert_max_num_queries(3):
        page = anybody.get("/").content.decode()
    assert "/partnerships/moorland/more-2/" in page


def test_the_plan_page_asks_the_database_little(
    publication, anybody, django_assert_max_num_queries
):
    anybody.get(PLAN)
    with django_assert_max_num_queries(2):
        anybody.get(PLAN)
    etag = anybody.get(PLAN)["ETag"]
    with django_assert_max_num_queries(1):
        anybody.get(PLAN, headers={"If-None-Match": etag})


def test_a_picture_that_no_version_shows_is_not_found(publication, anybody):
    for name in ("0" * 64 + ".png", "x.svg"):
        assert anybody.get(f"/partnerships/moorland/logo/{name}").status_code == 404, name
