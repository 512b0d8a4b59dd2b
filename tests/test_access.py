"""Every address as every person: a stranger gets 404, a colleague without the right 403.

The table below is written by hand, so that a page whose power changes has to be changed here too.
"""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import get_resolver, reverse
from django.utils import timezone
from PIL import Image

from csp import changes
from plans.access import POWERS, Can
from plans.models import Role
from reporting.editions.services.drawing import keep_pictures
from reporting.editions.services.publication import picture_files
from reporting.facts import pictures
from tests import factories as make

# Who may do what is worked out from roles, in Python: another database would say the same.
pytestmark = pytest.mark.one_database

NOUNS = {
    "organisation": "organisations",
    "membership": "memberships",
    "person": "people",
    "post": "posts",
    "group": "groups",
    "term": "terms",
    "driver": "drivers",
    "duty": "duties",
    "liaison_officer": "liaison_officers",
}
FIGURES = {
    "geography_scheme": "geography_schemes",
    "geography": "geographies",
    "indicator": "indicators",
}
FOUND = {
    "assessment": "assessments",
    "consultation": "consultations",
    "survey": "surveys",
}
MONEY = {
    "funding_stream": "funding_streams",
    "allocation": "allocations",
}
WORK = {
    "project": "projects",
    "case_study": "case_studies",
    "tool": "tools",
    "enforcement_use": "enforcement_uses",
    "case_review_year": "case_review_years",
    "death_review": "death_reviews",
    "scheme": "schemes",
}
PLAN_NOUNS = {
    "section": "sections",
    "priority": "priorities",
    "endorsement": "endorsements",
    "commitment": "commitments",
}

ROUTES: dict[Can, list[str]] = {
    Can.READ: [
        "partnership",
        "settings",
        "plans",
        "plan",
        "plan_status",
        "action",
        "actions",
        "measures",
        *NOUNS.values(),
        *PLAN_NOUNS.values(),
        *(noun for noun in NOUNS if noun not in ("membership", "term", "liaison_officer")),
        "logo",
        "section_picture",
        "checks",
        "checks_pdf",
        "calendar",
        "calendar_ics",
        "evidence",
        *FIGURES.values(),
        *FIGURES,
        *FOUND.values(),
        *FOUND,
        "priority",
        "crosswalk",
    ],
    Can.READ_PARTNERS: [
        "money",
        "funding_return_pdf",
        "funding_return_xlsx",
        *MONEY,
        *MONEY.values(),
        "observations",
        "work",
        "project_year",
        "enforcement",
        *WORK,
        *WORK.values(),
        "scrutiny",
        "recommendation",
        *(f"recommendations{way}" for way in ("", "_pdf", "_docx")),
    ],
    Can.SCRUTINISE: [
        f"recommendation_{way}" for way in ("add", "edit", "remove", "close", "reopen")
    ],
    Can.EDIT: [
        *(
            f"paper_{page}"
            for page in ("new", "begin", "begin_own", "edit", "remove", "pattern", "refresh")
        ),
        *(f"paper_section_{way}" for way in ("add", "edit", "remove", "move", "switch")),
        *(f"paper_block_{way}" for way in ("add", "add_data", "edit", "remove", "move", "switch")),
        *(f"paper_block_{way}" for way in ("text", "data", "refresh", "row")),
        # Those who answer for the body that was asked may as well: see below.
        "answer_edit",
        *(f"{noun}_{way}" for noun in WORK for way in ("add", "edit", "remove")),
        *(f"{noun}_move" for noun in ("project", "case_study", "tool")),
        "project_copy",
        "usual_tools",
        *(f"{noun}_{way}" for noun in MONEY for way in ("add", "edit", "remove")),
        *(f"{noun}_{way}" for noun in FIGURES for way in ("add", "edit", "remove")),
        *(f"{noun}_{way}" for noun in FOUND for way in ("add", "edit", "remove")),
        *(f"question_{way}" for way in ("add", "edit", "remove", "move")),
        *(f"priority_evidence_{way}" for way in ("add", "edit", "remove", "move")),
        *(f"observation_{way}" for way in ("add", "edit", "remove")),
        *(f"crime_{page}" for page in ("imports", "add", "import", "undo", "lookup")),
        "geography_scheme_move",
        "geography_scheme_codes",
        "geography_move",
        "indicator_grid",
        "indicator_totals",
        "indicator_undo",
        *(f"{noun}_{way}" for noun in NOUNS for way in ("add", "edit", "remove")),
        *(f"{n}_{way}" for n in PLAN_NOUNS for way in ("add", "edit", "remove", "move")),
        *(f"seat_{way}" for way in ("add", "edit", "remove", "move")),
        *(f"action_{way}" for way in ("add", "edit", "remove", "move")),
        *(f"action_{way}" for way in ("cell", "menu", "below", "duplicate", "place")),
        "check_set_aside",
        "check_mark_remove",
        "several",
        "lead_names",
        "group_move",
        "plan_add",
        "plan_edit",
        "import_add",
        "plan_import",
        "import",
        "import_undo",
        "imports",
        "usual_bodies",
        "renumber",
        "roll_over",
        "action_history",
        "action_presence",
        "plan_presence",
        "plan_counts",
        "removed",
        "warnings",
        "events",
        "event",
    ],
    Can.MANAGE: [
        "first_steps",
        "partnership_edit",
        "small_numbers",
        "names",
        "roles",
        "role_invite",
        "role_end",
        "role_remind",
        "cadence_edit",
        "paper_settings",
        "legend",
        *(f"status_{way}" for way in ("add", "edit", "move", "retire")),
    ],
    Can.READ_DRAFTS: [
        "draft",
        "draft_pdf",
        "export",
        "publications",
        "publication",
        "publication_pdf",
        "publication_json",
        "publication_csv",
        "papers",
        "paper",
        *(f"paper_preview{ext}" for ext in ("", "_pdf", "_docx")),
        "rounds",
        "round",
        "update",
        "evidence_file",
        "outturn",
    ],
    Can.REPORT: ["my_updates"],
    Can.PUBLISH: [
        "publish",
        "withdraw",
        "publish_progress",
        "report_withdraw",
        "report_send",
        "report_publish",
        "paper_freeze",
    ],
    Can.DISCUSS: [
        "exceptions",
        "exceptions_pdf",
        "comment_add",
        "report",
        "report_pdf",
        "report_docx",
        "report_json",
    ],
    Can.SIGN_OFF: ["sign_off"],
    Can.REVIEW: [
        *(f"round_{way}" for way in ("add", "edit", "ask", "close", "reopen", "accept")),
        *(f"update_{way}" for way in ("return", "amend", "public")),
        *(f"round_{page}" for page in ("nudge", "mail", "mail_preview", "links")),
        *(f"invitation_{way}" for way in ("revoke", "renew")),
        "health_check",
    ],
}
# Decided by something else than a power, and tested by name below.
BY_THEMSELVES = {
    "reports",
    "update_answer",
    "comment_answer",
    "home",
    "partnership_add",
    "undo",
    "action_restore",
    "several_undo",
}

# About frozen papers, and not about what a round reports.
OF_PAPERS = {"report_send", "report_publish"}

PEOPLE = [kind.value for kind in Role.Kind]


def workspace_routes() -> dict[str, object]:
    resolver = get_resolver()
    patterns = [p for p in resolver.url_patterns if getattr(p, "namespace", "") == "workspace"]
    return {pattern.name: pattern for pattern in patterns[0].url_patterns}


def test_every_address_is_in_the_table():
    listed = [name for names in ROUTES.values() for name in names]
    assert len(listed) == len(set(listed))
    assert set(listed) | BY_THEMSELVES == set(workspace_routes())


def dot() -> ContentFile:
    """The smallest picture that there is."""
    file = BytesIO()
    Image.new("RGB", (1, 1)).save(file, "PNG")
    return ContentFile(file.getvalue(), name="dot.png")


def read(response) -> bytes:
    """All of an answer, with any file of it closed."""
    if not response.streaming:
        return response.content
    content = b"".join(response)
    for close in response._resource_closers:  # Not response.close(): that ends the connection too.
        close()
    return content


class World:
    """One of everything in a partnership, and the numbers that its addresses need."""

    def __init__(self, partnership, word: str):
        p = {"partnership": partnership}
        self.slug = partnership.slug
        partnership.logo.save("logo.png", dot(), save=False)
        partnership.logo_alt = "A logo"
        partnership.save()
        plan = make.PlanFactory(**p, slug="2016-17", title=f"{word} plan", status="agreed")
        priority = make.PriorityFactory(plan=plan, title=f"{word} priority")
        body = make.OrganisationFactory(**p, name=f"{word} body")
        group = make.GroupFactory(**p, name=f"{word} group")
        user = make.UserFactory(name=f"{word} user", email=f"{word.lower()}@test.example")
        self.rows = {
            "organisation": body,
            "membership": make.MembershipFactory(organisation=body, **p),
            "person": make.PersonFactory(**p, name=f"{word} person"),
            "post": make.PostFactory(**p, title=f"{word} post"),
            "group": group,
            "seat": make.SeatFactory(group=group, words=f"{word} seat", **p),
            "term": make.TermFactory(**p, words=f"{word} term"),
            "driver": make.DriverFactory(**p, title=f"{word} strategy"),
            "duty": make.DutyRecordFactory(**p, words=f"{word} duty"),
            "liaison_officer": make.LiaisonOfficerFactory(**p, organisation=body, words=word),
            "check_mark": make.CheckMarkFactory(**p, reason=f"{word} reason"),
            "role": make.RoleFactory(**p, user=user),
            "section": make.SectionFactory(
                plan=plan, heading=f"{word} section", picture=dot(), picture_alt="A dot"
            ),
            "priority": priority,
            "endorsement": make.EndorsementFactory(
                plan=plan, organisation=body, post=f"{word} signer"
            ),
            "commitment": make.CommitmentFactory(plan=plan, text=f"{word} promise"),
            "action": make.ActionFactory(priority=priority, aim=f"{word} aim"),
        }
        self.rows["import"] = make.ImportFactory(**p, name=f"{word} file.csv")
        make.PriorityAreaFactory(priority=priority, title=f"{word} area")
        make.LeadFactory(action=self.rows["action"], words=f"{word} lead", organisation=body)
        make.MeasureFactory(action=self.rows["action"], text=f"{word} measure")
        make.DriverPriorityFactory(driver=self.rows["driver"], title=f"{word} driver priority", **p)
        keep_pictures(partnership.pk, pictures.live_pictures(picture_files(plan)))
        make.PublicationFactory(plan=plan, published_by=user)
        self.rows["status"] = make.StatusFactory(**p, label=f"{word} status")
        quarter = make.RoundFactory(**p, title=f"{word} quarter")
        self.rows["update"] = make.UpdateFactory(
            round=quarter,
            action=self.rows["action"],
            sent=True,
            state="accepted",
            reviewed_at=timezone.now(),
            reviewed_by=user,
            status=self.rows["status"],
            happened=f"{word} happening",
        )
        # The number in the address of a file is that of its update.
        self.rows["evidence"] = self.rows["update"]
        self.file = make.EvidenceFileFactory(update=self.rows["update"], name=f"{word}.csv")
        self.rows["comment"] = make.CommentFactory(update=self.rows["update"], text=f"{word} asks")
        self.report = make.ReportFactory(round=quarter, signed_by=user, title=f"{word} report")
        self.paper = make.PaperFactory(**p, kind="highlight", title=f"{word} paper")
        part = make.PaperSectionFactory(paper=self.paper, heading=f"{word} part")
        table = make.gathered_block(part, f"{word} data")
        # What is added is added to a section.
        self.rows |= {"paper_section": part, "paper_block": table, "paper_block_add": part}
        self.frozen = make.SentPaperFactory(**p, signed_by=user)
        self.rows["invitation"] = make.InvitationFactory(
            round=quarter, updates=[self.rows["update"]], name=f"{word} invited"
        )
        stream = make.FundingStreamFactory(**p, name=f"{word} grant")
        paid = make.AllocationFactory(
            **p, stream=stream, project=None, action=self.rows["action"], note=f"{word} money"
        )
        self.rows |= {
            "funding_stream": stream,
            "funding_return": stream,
            "allocation": paid,
        }
        project = make.ProjectFactory(**p, name=f"{word} project")
        tool = make.ToolFactory(**p, name=f"{word} tool")
        self.rows |= {
            "project": project,
            "case_study": make.CaseStudyFactory(**p, title=f"{word} story", anonymised=True),
            "tool": tool,
            "enforcement_use": make.EnforcementUseFactory(**p, tool=tool, place=f"{word} place"),
            "case_review_year": make.CaseReviewYearFactory(**p),
            "death_review": make.DeathReviewFactory(**p, local_ref=f"{word} review"),
            "scheme": make.SchemeFactory(**p, name=f"{word} scheme"),
        }
        make.OutcomeFactory(**p, project=project, words=f"{word} outcome")
        make.SchemeActivityFactory(**p, scheme=self.rows["scheme"], provider=f"{word} club")
        scheme = make.GeographySchemeFactory(**p, name=f"{word} places")
        place = make.GeographyFactory(**p, scheme=scheme, name=f"{word} place")
        counted = make.IndicatorFactory(**p, name=f"{word} indicator", scheme=scheme)
        figure = make.ObservationFactory(**p, indicator=counted, geography=place)
        crime = make.CrimeImportFactory(**p, name=f"{word} table.ods")
        self.rows |= {"crime_import": crime, "crime": crime}
        self.rows |= {"geography_scheme": scheme, "geography": place}
        self.rows |= {"indicator": counted, "observation": figure}
        asking = make.ConsultationFactory(**p, title=f"{word} consultation")
        self.rows |= {
            "assessment": make.AssessmentFactory(
                **p, name=f"{word} assessment", visibility="published-summary"
            ),
            "consultation": asking,
            "question": make.QuestionFactory(**p, consultation=asking, text=f"{word} question"),
            "survey": make.SurveyFactory(**p, name=f"{word} survey"),
            "priority_evidence": make.PriorityEvidenceFactory(
                priority=priority, indicator=counted, words=f"{word} reason"
            ),
        }
        make.RaisedFactory(**p, consultation=asking, words=f"{word} worry", priority=priority)
        make.SurveyResultFactory(**p, survey=self.rows["survey"], question=f"{word} result")
        asked = make.RecommendationFactory(**p, text=f"{word} recommendation")
        self.rows["recommendation"] = asked
        self.rows["answer"] = make.RecommendationAnswerFactory(
            **p, recommendation=asked, organisation=body, response=""
        )
        self.rows["event"] = changes.record_event(by=user, verb="changed", target=body)

    def address(self, route: str, slug: str | None = None, **numbers) -> str:
        noun = route if route in self.rows else route.rsplit("_", 1)[0]
        known = {
            "p": slug or self.slug,
            "q": "2016-17",
            "pk": self.rows[noun].pk if noun in self.rows else 1,
            "group": self.rows["group"].pk,
            "consultation": self.rows["consultation"].pk,
            "priority": self.rows["priority"].pk,
            "indicator": self.rows["indicator"].pk,
            "event": self.rows["event"].pk,
            "n": 1,
            "cell": "aim",
            "code": "ST-03",
            "period": "2016-17Q1",
            "year": "2015-16",
            "update": self.rows["update"].pk,
            "r": (self.frozen if route in OF_PAPERS else self.report).slug,
            "paper": self.paper.slug,
            "type": "highlight",
            "kind": "status",
            "anchor": "row",
            "file": self.file.pk,
            "fmt": "csv",
        } | numbers
        wanted = workspace_routes()[route].pattern.converters
        return reverse(f"workspace:{route}", kwargs={name: known[name] for name in wanted})


@pytest.fixture
def world(partnership):
    return World(partnership, "Moorland")


@pytest.fixture
def cast(partnership, body):
    people = {}
    for kind in PEOPLE:
        user = make.UserFactory(name=kind, email=f"{kind}@cast.example")
        make.RoleFactory(
            partnership=partnership,
            user=user,
            kind=kind,
            organisation=body if kind == "lead" else None,
        )
        people[kind] = user
    return people


ALL = [(route, power) for power, routes in ROUTES.items() for route in routes]
# What draws a file each time it is asked, and is the same whatever else it is asked.
DRAWN = ("_pdf", "_docx", "_xlsx")


def ways_to_ask(route: str) -> tuple[str, ...]:
    """A page, and what it gives as a file for a spreadsheet."""
    return ("",) if route.endswith(DRAWN) else ("", "?_export=csv")


@pytest.mark.parametrize("kind", PEOPLE)
def test_what_each_role_opens(kind, world, cast, client_of):
    client = client_of(cast[kind])
    wrong = []
    for route, power in ALL:
        response = client.get(world.address(route))
        read(response)
        status = response.status_code
        if (status == 403) == (power in POWERS[kind]) or status in (404, 500):
            wrong.append((route, status))
    assert wrong == []


def test_a_stranger_is_told_of_nothing(world, stranger, other_officer, client_of):
    for user in (stranger, other_officer):
        client = client_of(user)
        found = {route: client.get(world.address(route)).status_code for route, _ in ALL}
        assert set(found.values()) == {404}, found
        posted = {route: client.post(world.address(route)).status_code for route, _ in ALL}
        assert set(posted.values()) == {404}, posted


def test_nobody_comes_in_without_signing_in(world, client):
    for route in workspace_routes():
        response = client.get(world.address(route))
        assert response.status_code == 302, route
        assert response.url.startswith("/accounts/login/")


def test_a_role_that_has_ended_opens_nothing(world, officer, client_of):
    officer.roles.update(ended_at=timezone.now())
    assert client_of(officer).get(world.address("partnership")).status_code == 404


def test_numbers_of_another_partnership_are_unknown(world, other, officer, client_of):
    theirs = World(other, "Foreign")
    client = client_of(officer)
    for route, pattern in workspace_routes().items():
        if "pk" in pattern.pattern.converters and route != "undo":
            address = theirs.address(route, slug=world.slug)
            assert client.get(address).status_code in (404, 405), route
            assert client.post(address).status_code in (404, 405), route


def test_no_page_form_filter_or_export_names_another_partnership(world, other, officer, client_of):
    World(other, "Foreign")
    client = client_of(officer)
    for route, _ in ALL:
        for query in ways_to_ask(route):
            response = client.get(world.address(route) + query)
            content = read(response)
            assert b"Foreign" not in content, route + query


@pytest.mark.parametrize(
    ("status", "kind", "answer"),
    [
        ("draft", "officer", 200),
        ("draft", "lead", 200),
        ("draft", "scrutiny", 404),
        ("consultation", "county", 404),
        ("draft", "viewer", 404),
        ("agreed", "viewer", 200),
        ("archived", "viewer", 200),
    ],
)
def test_a_plan_that_is_not_agreed_is_for_those_who_work_on_it(
    world, cast, client_of, status, kind, answer
):
    plan = world.rows["action"].plan
    type(plan).objects.filter(pk=plan.pk).update(status=status)
    client = client_of(cast[kind])
    for route in ("plan", "action", "sections", "priorities"):
        assert client.get(world.address(route)).status_code == answer, route
    listed = client.get(world.address("plans")).content.decode()
    assert ("Moorland plan" in listed) == (answer == 200)


@pytest.mark.parametrize(
    ("visibility", "kind", "answer"),
    [
        ("restricted", "officer", 200),
        ("restricted", "strategy", 200),
        ("restricted", "lead", 404),
        ("restricted", "county", 404),
        ("restricted", "viewer", 404),
        ("partners", "lead", 200),
        ("partners", "scrutiny", 200),
        ("partners", "viewer", 404),
    ],
)
def test_a_row_is_seen_by_those_it_is_for(world, cast, client_of, visibility, kind, answer):
    action = world.rows["action"]
    type(action).objects.filter(pk=action.pk).update(visibility=visibility)
    client = client_of(cast[kind])
    assert client.get(world.address("action")).status_code == answer
    for route in ("plan", "actions", "measures"):
        for query in ("", "?_export=csv"):
            response = client.get(world.address(route) + query)
            content = read(response)
            seen = b"Moorland aim" in content or b"Moorland measure" in content
            assert seen == (answer == 200), route + query


def test_a_lead_sees_the_restricted_rows_of_their_own_body(world, lead, body, client_of):
    action = world.rows["action"]
    type(action).objects.filter(pk=action.pk).update(visibility="restricted")
    address = world.address("action")
    assert client_of(lead).get(address).status_code == 404
    make.LeadFactory(action=action, words="Harbour Support", organisation=body)
    assert client_of(lead).get(address).status_code == 200


def test_a_lead_answers_the_committee_for_their_own_body_alone(
    world, lead, body, officer, stranger, scrutiny, client_of
):
    address = world.address("answer_edit")
    assert client_of(lead).get(address).status_code == 403
    answer = world.rows["answer"]
    type(answer).objects.filter(pk=answer.pk).update(organisation=body)
    for user, status in ((lead, 200), (officer, 200), (scrutiny, 403), (stranger, 404)):
        assert client_of(user).get(address).status_code == status
        assert client_of(user).post(address, {}).status_code == (422 if status == 200 else status)


def test_the_removed_come_back_only_through_an_officer_of_theirs(
    world, officer, viewer, other_officer, client_of
):
    event = changes.remove(world.rows["term"], by=officer)
    address = reverse("workspace:undo", args=[event.pk])
    assert client_of(other_officer).post(address).status_code == 404
    assert client_of(viewer).post(address).status_code == 403
    assert client_of(officer).get(address).status_code == 405
    assert client_of(officer).post(address).status_code == 302
    assert type(world.rows["term"]).objects.filter(pk=world.rows["term"].pk).exists()


def test_only_a_site_administrator_sets_partnerships_up(officer, client_of):
    address = reverse("workspace:partnership_add")
    assert client_of(officer).get(address).status_code == 403
    admin = make.UserFactory(is_superuser=True, is_staff=True)
    assert client_of(admin).get(address).status_code == 200


def test_a_site_administrator_without_a_role_is_a_stranger(world, client_of):
    admin = make.UserFactory(is_superuser=True, is_staff=True)
    assert client_of(admin).get(world.address("plan")).status_code == 404


def test_the_admin_site_is_for_site_administrators(officer, client_of):
    assert client_of(officer).get("/admin/", follow=False).status_code == 302


def test_nobody_signs_up_without_an_invitation(client, db):
    assert "signup" not in client.get("/accounts/login/").content.decode()
    response = client.post(
        "/accounts/signup/", {"email": "new@test.example", "password1": "a-long-password-here"}
    )
    assert not make.UserFactory._meta.model.objects.filter(email="new@test.example").exists()
    assert response.status_code in (200, 302, 403, 404)
