"""Projects: outcomes as printed with their numbers understood, and what may not be seen or printed."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from actions.models import Project
from actions.work.outcomes import read_outcome
from actions.work.services.project import copy_projects
from tests import factories as make


def address(route: str, *args) -> str:
    return reverse(f"workspace:{route}", args=args)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Over 142 participants", ["at least 142"]),
        ("748 young people: 383 females and 365 males", ["748, which adds up"]),
        ("70 households since 2009", ["70, a running total since 2009"]),
        ("71 gained work (including 2 from one scheme)", ["71, among them 2 from one scheme"]),
        ("150 sessions (3 clubs x 50 weeks)", ["150, which multiplies out"]),
        ("Over 142 boys and girls, with over 30 at each session", ["at least 142", "at least 30"]),
        (
            "Since September 2015 we have met 748 young people: 383 females and 365 males.",
            ["748, which adds up"],
        ),
        (
            "70 households since 2009, including 7 in 2015, had locks or lights fitted",
            ["70, a running total since 2009, among them 7 in 2015"],
        ),
        ("231 referrals, 81 joint visits in 2015/16", []),
        ("Awareness of abuse has grown.", []),
        ("We will also be working with schools.", []),
    ],
)
def test_numbers_are_understood_and_words_are_kept(words, numbers):
    said = read_outcome(words)
    assert (said.words, list(said.numbers), said.odd) == (words, numbers, ())


@pytest.mark.parametrize(
    ("words", "makes"),
    [("152 (3 clubs x 50 weeks)", "150"), ("748 young people: 383 females and 355 males", "738")],
)
def test_a_number_that_its_parts_do_not_make_is_kept_and_remarked(words, makes):
    said = read_outcome(words)
    assert said.words == words and len(said.odd) == 1 and f"make {makes}." in said.odd[0]
    assert not any("adds up" in each for each in said.numbers)


def test_an_officer_writes_a_project_down_and_changes_it(partnership, officer, client_of, action):
    client = client_of(officer)
    answers = {
        "year_code": "2015/16",
        "name": "Work Club",
        "provider_words": "A local charity",
        "aims": "- help people into work\n- build confidence",
        "visibility": "public",
        "actions": [action.pk],
        "outcomes-TOTAL_FORMS": "2",
        "outcomes-INITIAL_FORMS": "0",
        "outcomes-0-words": "152 (3 clubs x 50 weeks)",
        "outcomes-0-ORDER": "2",
        "outcomes-1-words": "Over 142 took part",
        "outcomes-1-ORDER": "1",
    }
    page = client.post(address("project_add", partnership.slug), answers, follow=True)
    html = page.content.decode()
    project = Project.objects.get()
    assert project.year_code == "2015-16" and list(project.actions.all()) == [action]
    assert str(project.outcomes.first()) == "Over 142 took part"
    assert "<li>help people into work</li>" in html and "(at least 142)" in html
    assert "the parts make 150" in html and action.get_absolute_url() in html
    summary = client.get(address("project_year", partnership.slug, "2015-16")).content.decode()
    assert "A local charity" in summary and "152 (3 clubs x 50 weeks)" in summary


def test_a_restricted_project_is_for_those_who_may_see_it(
    partnership, officer, lead, strategy, client_of
):
    hidden = make.ProjectFactory(partnership=partnership, name="Hidden", visibility="restricted")
    make.CaseStudyFactory(partnership=partnership, project=hidden, title="Tale", anonymised=True)
    for user, sees in ((officer, True), (strategy, True), (lead, False)):
        client = client_of(user)
        assert client.get(hidden.get_absolute_url()).status_code == (200 if sees else 404)
        for route, *args in (("projects",), ("project_year", "2015-16"), ("case_studies",)):
            page = client.get(address(route, partnership.slug, *args)).content.decode()
            assert ("Hidden" in page or "Tale" in page) == sees, route


def test_only_a_story_that_names_nobody_is_printed(partnership, officer, lead, client_of):
    project = make.ProjectFactory(partnership=partnership)
    told = make.CaseStudyFactory(partnership=partnership, project=project, title="Named somebody")
    make.CaseStudyFactory(
        partnership=partnership, project=project, title="Named nobody", anonymised=True
    )
    summary = address("project_year", partnership.slug, project.year_code)
    page = client_of(officer).get(summary).content.decode()
    assert "Named nobody" in page and "Named somebody" not in page
    assert "Named somebody" in client_of(officer).get(project.get_absolute_url()).content.decode()
    assert client_of(lead).get(told.get_absolute_url()).status_code == 404
    assert "Named somebody" not in client_of(lead).get(project.get_absolute_url()).content.decode()


def test_last_years_projects_are_copied_without_what_came_of_them(partnership, officer):
    first = make.ProjectFactory(partnership=partnership, name="Sanctuary", aims="- be safe")
    make.OutcomeFactory(partnership=partnership, project=first)
    make.ProjectFactory(partnership=partnership, name="Mediation")
    make.ProjectFactory(partnership=partnership, name="Mediation", year_code="2016-17")
    make.ProjectFactory(partnership=partnership, name="Long gone", year_code="2012-13")
    [copy] = copy_projects(by=officer, partnership=partnership, year_code="2016-17")
    assert (copy.name, copy.aims, copy.year_code) == ("Sanctuary", "- be safe", "2016-17")
    assert not copy.outcomes.exists() and first.outcomes.count() == 1
    with pytest.raises(ValidationError, match="no project of an earlier year"):
        copy_projects(by=officer, partnership=partnership, year_code="2016-17")


def test_projects_move_within_their_year(partnership, officer, client_of):
    first, second = (make.ProjectFactory(partnership=partnership, position=n) for n in (1, 2))
    make.ProjectFactory(partnership=partnership, position=1, year_code="2014-15")
    client_of(officer).post(address("project_move", partnership.slug, second.pk), {"way": "up"})
    order = Project.objects.filter(year_code="2015-16").order_by("position")
    assert list(order) == [second, first]
