"""What nobody may learn who has no right to it, looked for in all that each person can fetch."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from plans.models import Role
from reporting.editions.services.freezing import publish_report, send_to_committee
from reporting.letters.services.subscription import confirm, request_confirmation
from reporting.models import Subscription
from tests import factories as make
from tests.reporting.papers.frozen_making import MEMBERS, NAME, OPEN, freeze, guarded_paper
from tests.reporting.papers.frozen_making import SECRET as SECRET_OF_PAPER
from tests.reporting.papers.gate_making import paper_of
from tests.routes import ROUTES
from tests.world import World, read, ways_to_ask

pytestmark = pytest.mark.one_database

SECRET = "Operation Nightjar"
MAY_SEE = {"officer", "strategy", "clerk", "chair"}
FILES = ("docx", "xlsx", "json", "csv")
ALL = sorted(name for names in ROUTES.values() for name in names)


@pytest.fixture
def world(partnership):
    return World(partnership, "Moorland")


@pytest.fixture
def secret(world):
    """A restricted row, which an open row points to, with its words in every part of it."""
    first = world.rows["action"]
    row = make.ActionFactory(
        priority=first.priority, ref="9.9", aim=SECRET, visibility="restricted"
    )
    make.RowCommentFactory(action=row, text=f"{SECRET} said")
    make.LeadFactory(action=row, words=f"{SECRET} lead")
    make.MeasureFactory(action=row, text=f"{SECRET} measure")
    make.CrossReferenceFactory(action=first, ref="9.9", words="Link to 9.9", target=row)
    note_for_officers(world)
    asked_of_somebody(world)
    return row


def asked_of_somebody(world) -> None:
    """Something to do that only some may read, with its words in every part of it."""
    agreed = make.AgreedActionFactory(
        partnership=world.rows["group"].partnership,
        audience="restricted",
        update=world.rows["update"],
        **dict.fromkeys(
            ("words", "passage", "owner_words", "earlier_owner", "outcome", "due_words"), SECRET
        ),
    )
    agreed.steps.create(partnership=agreed.partnership, kind="said", words=SECRET)


def note_for_officers(world) -> None:
    """In a paper that is being written, below a heading that is theirs as well, and pointed at."""
    part = world.rows["paper_section"]
    block = make.PaperBlockFactory(section=part, text=SECRET, reader="restricted")
    make.PaperSectionFactory(paper=world.paper, heading=SECRET, reader="restricted")
    make.PaperBlockFactory(section=part, text=f"See [{SECRET}](#block-{block.key}).")


def words_in(response) -> str:
    """The text of an answer, unpacked where it is an office file."""
    data = read(response)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            data = b"".join(package.read(name) for name in package.namelist())
    return data.decode(errors="replace")


@pytest.mark.parametrize("kind", sorted({each.value for each in Role.Kind} - MAY_SEE))
def test_a_restricted_row_shows_in_nothing_that_a_reader_fetches(
    kind,
    world,
    secret,
    cast,
    client_of,
):
    client = client_of(cast["officer"])
    # Whatever is cached after these was made for officers.
    for route in ("plan", "actions", "measures"):
        assert SECRET in words_in(client.get(world.address(route)))
    client = client_of(cast[kind])
    for route in (name for name in ALL if name not in ("draft_pdf", "export")):
        numbers = {"pk": secret.pk} if route.startswith("action_") else {}
        for query in ways_to_ask(route):
            assert SECRET not in words_in(client.get(world.address(route, **numbers) + query)), (
                route
            )
    for fmt in FILES:
        assert SECRET not in words_in(client.get(world.address("export", fmt=fmt))), fmt


# The pages on which a row, or what happened to it, is told.
OF_ROWS = ("action", "plan", "event", "removed", "home", "search", "warnings", "measures")


@pytest.mark.parametrize("kind", ["scrutiny", "county", "viewer"])
def test_what_colleagues_say_about_a_row_is_for_nobody_else(kind, world, cast, client_of):
    """Added and taken back as well, so that the history holds both."""
    row = world.rows["action"]
    said = {"cell": "aim", "text": f"{SECRET} said"}
    officer = client_of(cast["officer"])
    for _ in range(2):
        assert officer.post(world.address("action_comments"), said).status_code == 302
    gone = row.comments.filter(cell="aim").first()
    officer.post(world.address("action_comment_back", comment=gone.pk))
    assert SECRET in words_in(officer.get(world.address("action_comments")))
    client = client_of(cast[kind])
    for route in (name for name in ALL if name.startswith(OF_ROWS)):
        for query in ways_to_ask(route):
            assert SECRET not in words_in(client.get(world.address(route) + query)), route
    row.plan.publications.all().delete()
    make.PublicationFactory(plan=row.plan)
    for address in ("", "plan.json", "plan.csv"):
        place = f"/partnerships/{world.slug}/{row.plan.slug}/{address}"
        assert SECRET not in words_in(Client().get(place)), place


@pytest.mark.parametrize("fmt", FILES)
def test_an_export_for_an_officer_has_the_restricted_row(fmt, world, secret, officer, client_of):
    assert SECRET in words_in(client_of(officer).get(world.address("export", fmt=fmt)))


def test_the_public_reads_no_restricted_row_unasked_name_or_address(world, secret, partnership):
    person = make.PersonFactory(
        partnership=partnership, name="Alex Unasked", email="alex@test.example", publish_name=False
    )
    lead = make.LeadFactory(action=world.rows["action"], words="Alex Unasked, Police")
    lead.people.add(person)
    make.SeatFactory(group=world.rows["group"], partnership=partnership, person=person, words="")
    plan = world.rows["action"].plan
    plan.publications.all().delete()
    make.PublicationFactory(plan=plan)
    place = f"/partnerships/{partnership.slug}/{plan.slug}/"
    for address in ("/", place, f"{place}plan.json", f"{place}plan.csv", f"{place}versions/"):
        told = words_in(Client().get(address))
        for hidden in (SECRET, "Unasked", "alex@", "test.example"):
            assert hidden not in told, (address, hidden)


def test_a_public_page_is_the_same_for_everybody_and_goes_when_withdrawn(world, officer, client_of):
    plan = world.rows["action"].plan
    address = reverse("public:plan", args=[world.slug, plan.slug])
    first = client_of(officer).get(address)
    assert first.content == Client().get(address).content
    assert not first.cookies
    plan.publications.update(state="withdrawn")
    again = Client().get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 410


def test_a_page_kept_for_one_person_is_not_given_to_another(world, secret, cast, client_of):
    address = world.address("plan")
    etag = client_of(cast["officer"]).get(address)["ETag"]
    page = client_of(cast["viewer"]).get(address, headers={"If-None-Match": etag})
    assert page.status_code == 200
    assert SECRET not in page.content.decode()


@pytest.mark.parametrize("kind", sorted(MAY_SEE - {"officer"}))
def test_a_note_for_officers_is_for_nobody_who_only_reads_drafts(kind, world, cast, client_of):
    note_for_officers(world)
    assert SECRET in words_in(client_of(cast["officer"]).get(world.address("paper")))
    client = client_of(cast[kind])
    for route in (name for name in ALL if name.startswith(("paper", "report", "event", "removed"))):
        assert SECRET not in words_in(client.get(world.address(route))), route
    for ext in ("", "_docx"):
        for reader in ("", "?for=everybody", "?for=restricted", "?for=officers"):
            address = world.address(f"paper_preview{ext}") + reader
            assert SECRET not in words_in(client.get(address)), address


@pytest.mark.django_db(transaction=True)
def test_the_public_learns_nothing_of_a_paper_that_is_kept_or_not_published(
    partnership, officer, mailoutbox
):
    paper = guarded_paper(partnership, title="The update")
    report = freeze(paper, officer)
    hidden = freeze(paper_of(partnership, "Quiet words.", title="Quiet", slug="quiet"), officer)
    send_to_committee(by=officer, report=hidden, committee="The panel")
    request_confirmation(partnership=partnership, email="resident@test.example")
    confirm(subscription=Subscription.objects.get())
    publish_report(by=officer, report=report)
    place = f"/partnerships/{partnership.slug}/"
    told = [
        read_by_anybody(f"{place}reports/update/{file}")
        for file in ("", "report.docx", "report.json")
    ]
    told += [read_by_anybody(place + page) for page in ("", "feed/", "subscribe/", "open-data/")]
    told.append(read_by_anybody("/sitemap.xml"))
    told += [
        each.body + each.subject for each in mailoutbox if each.to == ["resident@test.example"]
    ]
    assert OPEN in told[0]
    assert sum("The update" in each for each in told) >= 7
    for words in (MEMBERS, SECRET_OF_PAPER, NAME, NAME.split()[1], "Quiet"):
        assert not [each for each in told if words in each], words
    for file in ("", "report.pdf", "report.docx", "report.json", "facts.json"):
        assert Client().get(f"{place}reports/{hidden.slug}/{file}").status_code == 404
    assert Client().get(f"/media/{report.pdf.name}").status_code == 404


def read_by_anybody(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200, address
    return words_in(response)
