"""What a clumsy or a hostile person types: never an error page, nothing run, nothing half stored."""

from __future__ import annotations

import re

import lxml.html
import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from actions.models import Action
from csp.models import AuditEvent
from plans.models import Organisation
from tests import factories as make
from tests.routes import ROUTES
from tests.world import DRAWN, World, dot, read

pytestmark = pytest.mark.one_database

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
LONG = "9" * 5_000
NASTY = [LONG, "-1", "9" * 25, "\x00", "31/02/2016", "1e999999", "²", "x" * 20_000]
NASTY += ["1/1/10000", "[" * 2_000, "> " * 500, "£1e30"]
LOOSE = ("way", "to", "priority", "above", "below", "version", "gone", "row", "field", "q", "text")
# What takes rows away comes last, so that every other page has its row.
ALL = sorted(
    (name for names in ROUTES.values() for name in names),
    key=lambda name: (name.endswith(("remove", "end", "undo")), name),
)
REFUSED = (400, 403, 409, 422)
KEEPS_PARTS = ("update_answer",)
# What takes answers: not what draws a file.
PAGES = [name for name in ALL if not name.endswith((*DRAWN, "export"))]


@pytest.fixture
def world(partnership):
    return World(partnership, "Moorland")


def answers_of(page) -> dict[str, str]:
    """What a browser would send back from a page's forms."""
    answers: dict[str, str] = {}
    for form in lxml.html.fromstring(page.content.decode()).forms:
        if form.method == "POST":
            answers |= dict(form.form_values())
    return answers


def quiet(client):
    """A browser that is shown the error page, as people are."""
    client.raise_request_exception = False
    return client


def test_no_answer_ends_in_an_error_page_and_what_is_refused_leaves_nothing(
    world, officer, client_of
):
    """But for the lead's answer, whose valid parts are kept beside what has to be mended."""
    client, wrong, left = quiet(client_of(officer)), [], []
    world.rows["import"].file.save("plan.csv", ContentFile(b"Ref,Aim,Lead\n1.1,Keep safe,Police\n"))
    for route in PAGES:
        address = world.address(route)
        page = client.get(address)
        html = not page.streaming and b"<form" in page.content
        asked = answers_of(page) if html else {}
        read(page)
        for value in NASTY:
            before = AuditEvent.objects.count()
            status = client.post(address, typed(asked, value)).status_code
            if status == 405:
                break  # A page that takes no answers takes none of the others either.
            if status >= 500:
                wrong.append((route, value[:20]))
            if status in REFUSED and AuditEvent.objects.count() != before:
                left.append((route, value[:20]))
        for value in NASTY[:3]:
            loose = asked | dict.fromkeys(LOOSE, value) | {"do": "accept"}
            if client.post(address, loose).status_code >= 500:
                wrong.append((route, f"beside: {value[:20]}"))
    assert wrong == []
    assert [each for each in left if each[0] not in KEEPS_PARTS] == []


def typed(asked: dict[str, str], value: str) -> dict[str, str]:
    """One value in every box, and in those that a page has no box for."""
    return dict.fromkeys(asked, value) | dict.fromkeys(LOOSE, value)


def test_no_question_ends_in_an_error_page(world, officer, client_of):
    names = "q", "words", "page", "sort", "priority", "lead", "area", "plan", "kind", "since"
    client, wrong = quiet(client_of(officer)), []
    for route in PAGES:
        for value in (LONG[:4_500], "9" * 25, "\x00", "31/02/2016"):
            page = client.get(world.address(route), dict.fromkeys(names, value))
            read(page)
            if page.status_code >= 500:
                wrong.append((route, value[:20]))
    assert wrong == []


def test_script_in_a_row_is_words_on_every_page(world, officer, client_of):
    row = world.rows["action"]
    cells = dict.fromkeys(("aim", "activity", "timescale", "resources"), SCRIPT)
    Action.objects.filter(pk=row.pk).update(**cells)
    type(row.priority).objects.filter(pk=row.priority_id).update(title=SCRIPT)
    row.leads.update(words=SCRIPT)
    row.measures.update(text=SCRIPT)
    words_of_papers_are(world, SCRIPT)
    client = client_of(officer)
    for route in ALL:
        page = client.get(world.address(route))
        if "html" in page["Content-Type"]:
            assert not re.search("<script>|<img src=x", page.content.decode()), route
        read(page)


def words_of_papers_are(world, words: str) -> None:
    """In a paper that is written, in one that was sent, and in what the committee asked for."""
    paper, section = world.paper, world.rows["paper_section"]
    told = ("title", "subtitle", "issuer", "to", "day", "details", "exempt_paragraph")
    type(paper).objects.filter(pk=paper.pk).update(marking="exempt", **dict.fromkeys(told, words))
    section.paper.sections.update(heading=words, listed_as=words, appendix=True)
    make.PaperBlockFactory(section=section, text=f"{words} [{words}](#part-{section.key})")
    make.gathered_block(section, words, words)
    settings = make.PaperSettingsFactory(partnership=paper.partnership)
    type(settings).objects.filter(pk=settings.pk).update(header=words, footer=words)
    frozen = type(world.frozen).objects.filter(pk=world.frozen.pk)
    frozen.update(title=words, sent_to=words, note=words)
    asked = world.rows["recommendation"]
    type(asked).objects.filter(pk=asked.pk).update(text=words, committee=words, minute=words)
    asked.answers.update(timescale=words, answered_by=words)


def test_what_cannot_be_seen_is_not_stored_in_a_name(partnership, officer, client_of):
    """Else “gro.live” could be made to read “evil.org”, and two bodies look the same."""
    address = reverse("workspace:organisation_add", args=[partnership.slug])
    client = client_of(officer)
    client.post(
        address, answers_of(client.get(address)) | {"name": "Po\u200blice\u202e\x01\x0bForce"}
    )
    assert Organisation.objects.filter(name="Police Force").exists()


@pytest.mark.parametrize("answer", [{}, {"version": ""}, {"version": "x"}, {"version": "-5"}])
def test_a_page_that_lost_its_version_stores_nothing(answer, world, officer, client_of):
    body = world.rows["organisation"]
    client, address = client_of(officer), world.address("organisation_edit")
    known = answers_of(client.get(address))
    known.pop("version")
    page = client.post(address, known | {"name": "Overwritten"} | answer)
    assert page.status_code in (409, 422)
    assert type(body).objects.get(pk=body.pk).name == "Moorland body"


def test_repeating_rows_with_a_tampered_count_store_nothing(world, officer, client_of):
    client, address = client_of(officer), world.address("action_edit")
    known = answers_of(client.get(address)) | {"aim": "Overwritten"}
    for count in ("", "x", "-3", "1000000", LONG):
        for name in ("TOTAL_FORMS", "INITIAL_FORMS"):
            page = client.post(address, known | {f"leads-{name}": count})
            assert page.status_code < 500
    assert client.get(address).status_code == 200


def test_a_page_without_its_repeating_rows_is_told_so_kindly(world, officer, client_of):
    page = client_of(officer).post(world.address("organisation_add"), {"name": "Police"})
    assert page.status_code == 422
    assert "This page lost track" in page.content.decode()
    assert "ManagementForm" not in page.content.decode()


def test_a_row_takes_nobody_of_another_partnership(world, other, officer, client_of):
    client, address = client_of(officer), world.address("action_edit")
    theirs = World(other, "Foreign").rows
    known = answers_of(client.get(address))
    for name, noun in (("organisation", "organisation"), ("post", "post"), ("people", "person")):
        page = client.post(address, known | {f"leads-0-{name}": str(theirs[noun].pk)})
        assert page.status_code == 422, name
        assert b"Foreign" not in page.content
    for name, noun in (("priority", "priority"), ("area", "priority")):
        page = client.post(address, known | {name: str(theirs[noun].pk)})
        assert page.status_code == 422, name


@pytest.mark.parametrize("name", ["logo.html", "logo.svg", "logo.pdf", "logo.eps"])
def test_a_picture_under_another_kinds_name_is_not_taken_in(name, world, officer, client_of):
    client, address = client_of(officer), world.address("partnership_edit")
    both = SimpleUploadedFile(name, dot().read() + b"<script>alert(1)</script>")
    page = client.post(address, answers_of(client.get(address)) | {"logo": both})
    assert page.status_code == 422
    shown = client.get(world.address("logo"))
    assert shown["Content-Type"] == "image/png"
    read(shown)


def test_ten_megabytes_are_refused_and_nothing_is_stored(world, officer, client_of):
    row = world.rows["action"]
    page = client_of(officer).post(world.address("action_edit"), {"aim": "x" * 10_000_000})
    assert page.status_code == 413
    assert b"nothing was stored" in page.content
    assert "Content-Security-Policy" in page
    assert type(row).objects.get(pk=row.pk).aim == "Moorland aim"
