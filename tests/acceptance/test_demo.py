"""The demo as a whole: counts, sign-ins, loading twice, refusal, and the real plan beside it."""

from __future__ import annotations

import json
import re

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db.models import CharField, TextField

from actions.models import Action, Lead, Measure, Risk
from csp.models import User
from plans.models import Partnership, PriorityArea, Role
from plans.validators import contrast_with_white
from reporting.demo.people import PASSWORD
from reporting.models import Publication
from tests.routes import LEADING_ON, workspace_routes

MOORLANDS = "staffordshire-moorlands/2016-17"

STATUSES = {
    MOORLANDS: "published",
    "staffordshire-moorlands/2021-24": "agreed",
    "stockton/2017-20": "agreed",
    "chorley-south-ribble/2018": "draft",
    "south-staffordshire/2011-12": "agreed",
}


@pytest.mark.parametrize("address", STATUSES)
def test_every_plan_has_come_as_far_as_it_had(demo, address):
    assert demo.plan(address).status == STATUSES[address]


def test_the_moorlands_plan_has_as_much_in_it_as_the_real_one(demo):
    plan = demo.plan(MOORLANDS)
    assert plan.priorities.count() == 4
    assert PriorityArea.objects.filter(priority__plan=plan).count() == 15
    assert plan.actions.count() == 18
    inside = {"action__plan": plan}
    counts = [model.objects.filter(**inside).count() for model in (Lead, Measure, Risk)]
    assert counts == [27, 38, 25]


def test_the_moorlands_plan_is_published_with_its_document(demo):
    publication = Publication.objects.get()
    assert (str(publication.plan.slug), publication.state) == ("2016-17", "current")
    with publication.pdf.open() as file:
        assert file.read(5) == b"%PDF-"


def test_stockton_has_four_key_areas_and_chorley_two_boroughs(demo):
    keys = demo.plan("stockton/2017-20").priorities.values_list("title", flat=True)
    assert list(keys) == [
        "Reducing re-offending",
        "Protecting vulnerable people",
        "Tackling drug and alcohol misuse",
        "Community Safety & Protection",
    ]
    areas = demo.partnership("chorley-south-ribble").areas
    assert list(areas.values_list("name", flat=True)) == ["Chorley", "South Ribble"]


def test_loading_again_changes_nothing(demo, capsys):
    before = rows_held()
    call_command("load_demo", json=True)
    assert json.loads(capsys.readouterr().out)["added"] == []
    assert rows_held() == before


def rows_held() -> dict[str, int]:
    """How many rows there are of each kind, with those of their history."""
    return {str(model._meta): model._default_manager.count() for model in apps.get_models()}


# What no partnership of the demo has to show on a page of its own.
WITHOUT_A_ROW = {"crimeimport", "import", "plannerimport"}
MOST = 3


def test_each_kind_of_row_is_there_and_its_page_answers(demo, read):
    bare = []
    for model in own_models():
        rows = list(model._default_manager.select_related("partnership").order_by("pk"))
        if not rows:
            bare.append(model._meta.model_name)
        for slug in {row.partnership.slug for row in rows}:
            for row in [row for row in rows if row.partnership.slug == slug][:MOST]:
                assert read(row)
    assert set(bare) <= WITHOUT_A_ROW


def own_models() -> list:
    """The models whose rows have a page in the workspace."""
    models = [
        *apps.get_app_config("plans").get_models(),
        *apps.get_app_config("actions").get_models(),
    ]
    return [
        model
        for model in models
        if "get_absolute_url" in vars(model) and hasattr(model, "partnership")
    ]


@pytest.mark.parametrize(
    "slug", ["staffordshire-moorlands", "south-staffordshire", "chorley-south-ribble"]
)
def test_every_list_of_a_partnership_answers(demo, read, slug):
    routes = [
        route
        for route, pattern in workspace_routes().items()
        if set(pattern.pattern.converters) == {"p"}
        and answers(pattern)
        and route not in {"logo", *LEADING_ON}
        and "." not in str(pattern.pattern)
    ]
    assert len(routes) > 40
    assert [route for route in routes if not read(slug, route)] == []


def answers(pattern) -> bool:
    view = pattern.callback.view_class
    return hasattr(view, "get") and "get" in view.http_method_names


def test_a_site_that_is_no_demo_is_left_alone(settings, demo):
    settings.DEMO = False
    Partnership.objects.filter(slug="stockton").update(slug="elsewhere")
    with pytest.raises(CommandError) as refusal:
        call_command("load_demo")
    assert refusal.value.returncode == 2
    assert not Partnership.objects.filter(slug="stockton").exists()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("officer", "officer"),
        ("lead", "lead"),
        ("strategy", "strategy"),
        ("clerk", "clerk"),
        ("scrutiny", "scrutiny"),
        ("admin", "viewer"),
    ],
)
def test_each_sign_in_of_the_moorlands(demo, name, kind):
    user = authenticate(email=f"{name}@demo.example", password=PASSWORD)
    role = Role.objects.get(user=user)
    assert (role.partnership.slug, role.kind) == ("staffordshire-moorlands", kind)
    assert user.is_superuser is (name == "admin")


def test_the_others_belong_elsewhere(demo):
    def places(name):
        roles = Role.objects.filter(user__email=f"{name}@demo.example")
        return set(roles.values_list("partnership__slug", "kind"))

    assert places("other-officer") == {("south-staffordshire", "officer")}
    assert places("county") == {
        ("staffordshire-moorlands", "county"),
        ("south-staffordshire", "county"),
    }


def test_users_are_posts_and_only_the_demo_password_opens(demo):
    assert not authenticate(email="stockton-officer@demo.example", password=PASSWORD)
    assert User.objects.exclude(email__endswith="@demo.example").count() == 0


def test_every_partnership_has_a_brand_of_its_own_that_can_be_read(demo):
    colours = list(Partnership.objects.values_list("colour", flat=True))
    assert len(set(colours)) == 4
    assert all(contrast_with_white(colour) >= 4.5 for colour in colours)


@pytest.mark.documents
def test_the_demo_has_the_real_references_measures_and_numbers_of_leads(demo, documents):
    name = "moorlands-2016-17.expected.json"
    real = json.loads(next(documents.rglob(name)).read_text(encoding="utf-8"))
    plan = demo.plan(MOORLANDS)
    assert [
        {"number": p.number, "title": p.title, "areas": [a.title for a in p.areas.all()]}
        for p in plan.priorities.all()
    ] == real["priorities"]
    assert [shape(each) for each in plan.actions.in_order()] == [
        (each["ref"], each["measures"], len(each["leads"]), len(each["risks"]))
        for each in real["rows"]
    ]


def shape(action: Action):
    measures = list(action.measures.values_list("text", flat=True))
    return action.ref, measures, action.leads.count(), action.risks.count()


# Given word for word because items of the list ask for it: measures, and straplines that are quoted.
QUOTED = {"measure", "driverpriority"}
# Nothing but names and titles, which are facts.
NAMES = (
    "acquisitive and drug related crime",
    "adults at risk safeguarding children",
    "cllr mike bowen chair of",
    "staffordshire moorlands district council",
    "station managers staffordshire fire",
)


@pytest.mark.documents
def test_no_sentence_of_the_real_documents_stands_in_the_demo(demo, documents):
    real = {
        bare(sentence)
        for path in documents.glob("sources/*.txt")
        for sentence in re.split(r"[.;:!?]\s|\n\s*\n|<[^>]+>", path.read_text(encoding="utf-8"))
    }
    long = {words for words in real if len(words.split()) >= 10}
    assert len(long) > 500
    held = bare(" ".join(texts_held()))
    copied = [words for words in sorted(long) if f" {words} " in f" {held} "]
    assert [words for words in copied if not words.startswith(NAMES)] == []


def texts_held():
    for app in ("plans", "actions"):
        for model in apps.get_app_config(app).get_models():
            fields = [
                each.name for each in model._meta.fields if isinstance(each, CharField | TextField)
            ]
            name = model._meta.model_name.removeprefix("historical")
            if fields and name not in QUOTED:
                for row in model._default_manager.values_list(*fields):
                    yield " ".join(filter(None, row))


def bare(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.casefold()))
