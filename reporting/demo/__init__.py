"""The demo: real partnerships' facts in our own words, stored through the services.

The facts are the files in ``data``. ``load`` may be run again and again: a partnership that is there
already is left as it is.
"""

from __future__ import annotations

from functools import partial

from django.db import transaction

from actions.models import Round
from csp.models import User
from plans.models import Partnership, Plan
from reporting.demo.builder import Builder
from reporting.demo.evidence import add_evidence
from reporting.demo.files import PartnershipData, read_partnership, read_site
from reporting.demo.keys import Row
from reporting.demo.meetings import add_meetings
from reporting.demo.papers import compose_paper, freeze_report, send_report
from reporting.demo.partnership import add_facts, store_partnership
from reporting.demo.people import add_users, find_administrator, find_holder, grant_roles
from reporting.demo.plan import add_plans
from reporting.demo.planner import add_planners
from reporting.demo.rounds import add_rounds
from reporting.editions.progress import published_plans
from reporting.editions.services.publication import publish
from reporting.editions.services.report import publish_progress
from reporting.models import Publication, Report


@transaction.atomic
def load() -> list[Partnership]:
    """Store what is missing of the demo and answer with the partnerships that were added."""
    there = set(Partnership.objects.values_list("slug", flat=True))
    demo = [read_partnership(slug) for slug in read_site()["partnerships"]]
    missing = [data for data in demo if data.slug not in there]
    users = add_users() if missing else {}
    added = [add_partnership(data, users) for data in missing]
    for data in demo:
        if published := data.about.get("published"):
            publish_plan_once(data.slug, published)
            transaction.on_commit(partial(publish_progress_once, data.slug, published))
    for partnership, data in zip(added, missing, strict=True):
        add_papers(partnership, data.papers)
    return added


def publish_plan_once(slug: str, published: Row) -> None:
    """Publish the plan that is told, unless it has been, or is not agreed any more."""
    plan = (
        Plan.objects.select_related("partnership")
        .filter(partnership__slug=slug, slug=published["plan"], status=Plan.Status.AGREED)
        .exclude(publications__in=Publication.objects.exclude(state=Publication.State.FAILED))
        .first()
    )
    if plan:
        officer = User.objects.get(email=first_officer(slug))
        publish(by=officer, plan=plan, version=plan.version, change_note=published["change_note"])


def publish_progress_once(slug: str, published: Row) -> None:
    """Publish the progress of the last quarter that was signed off, once its plan is public."""
    rounds = Round.objects.filter(partnership__slug=slug, reports__kind="highlight")
    last = rounds.select_related("partnership").order_by("-start").first()
    told = Report.objects.filter(kind="progress", partnership__slug=slug)
    if last and published_plans(last) and not told.exists():
        officer = User.objects.get(email=first_officer(slug))
        publish_progress(by=officer, round=last, overridden=published.get("progress_reasons", {}))


def add_papers(partnership: Partnership, papers: list[Row]) -> None:
    """Its papers, each frozen as of its day, and sent and published once its files are drawn."""
    officer = User.objects.get(email=first_officer(partnership.slug))
    for told in papers:
        paper = compose_paper(partnership, told, by=officer)
        if "frozen" in told:
            report = freeze_report(paper, told, by=officer)
            transaction.on_commit(partial(send_report, report, told, by=officer))


def add_partnership(data: PartnershipData, users: dict[str, User]) -> Partnership:
    """One partnership with its people, plans, evidence and rounds."""
    partnership = store_partnership(data.slug, data.about, by=users[find_administrator()])
    builder = Builder(partnership, by=users[first_officer(data.slug)])
    for facts in (data.about, *data.facts):
        add_facts(builder, facts)
    grant_roles(builder, users)
    add_plans(builder, data.plans)
    for tables in data.evidence:
        add_evidence(builder, tables)
    add_rounds(builder, data.rounds, users)
    add_planners(builder, data.planners)
    add_meetings(builder, data.meetings)
    return partnership


def first_officer(slug: str) -> str:
    return find_holder(slug, "officer")
