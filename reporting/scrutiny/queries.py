"""SQL about scrutiny: what was sent to the committee, what it asked for, and what was said to whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import (
    Case,
    CharField,
    Exists,
    Max,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
)

from csp.periods import FinancialYear, financial_year_of
from plans.models import DutyRecord, Membership, Organisation, Partnership, Person, Role
from reporting.models import Answer, Letter, PaperSettings, Recommendation, Report
from reporting.scrutiny.rules import State

USUAL_DAYS = 28
READY = (Report.State.FROZEN, Report.State.PUBLISHED)


# -- Papers and meetings


def papers_sent(partnership: Partnership) -> QuerySet[Report]:
    """What the committee was sent, the latest first, with what was withdrawn since."""
    rows = Report.objects.light().defer("public_page").filter(partnership=partnership)
    rows = rows.filter(state__in=(*READY, Report.State.WITHDRAWN), sent_at__isnull=False)
    return rows.select_related("paper").order_by("-sent_at")


def meetings_held(partnership: Partnership) -> QuerySet[DutyRecord]:
    """A record of scrutiny that says when something came is a request, and no meeting."""
    rows = DutyRecord.objects.filter(partnership=partnership, kind=DutyRecord.Kind.SCRUTINY)
    return rows.filter(notice_on=None, done_on__isnull=False).order_by("-done_on", "-pk")


# -- Recommendations and answers


def heavy(report: str) -> list[str]:
    """What is large in a report that is only named."""
    return [f"{report}{name}" for name in ("facts", "page", "public_page")]


def with_state(rows: QuerySet[Answer], today: date) -> QuerySet[Answer]:
    """Each with its ``state`` on a day."""
    return rows.annotate(
        state=Case(
            When(recommendation__closed_on__isnull=False, then=Value(State.CLOSED)),
            When(done_on__isnull=False, then=Value(State.DONE)),
            When(answered_on__isnull=False, then=Value(State.ANSWERED)),
            When(due_on__lt=today, then=Value(State.LATE)),
            default=Value(State.WAITING),
            output_field=CharField(),
        )
    )


def partnership_answers(partnership: Partnership) -> QuerySet[Answer]:
    rows = Answer.objects.filter(partnership=partnership)
    return rows.select_related("partnership", "organisation", "recommendation__partnership")


def answers_for_list(partnership: Partnership, today: date) -> QuerySet[Answer]:
    rows = with_state(partnership_answers(partnership), today)
    return rows.order_by("-recommendation__number", "position", "pk")


def answers_in(row: Recommendation, today: date) -> QuerySet[Answer]:
    """The answers to one recommendation, in the order in which the bodies were named."""
    return answers_for_list(row.partnership, today).filter(recommendation=row)


def recommendations_of(partnership: Partnership) -> QuerySet[Recommendation]:
    rows = Recommendation.objects.filter(partnership=partnership)
    answers = Answer.objects.select_related("organisation")
    rows = rows.select_related("partnership", "report__paper").defer(*heavy("report__"))
    return rows.prefetch_related(Prefetch("answers", answers))


def next_recommendation_number(partnership: Partnership) -> int:
    """Numbers are not given twice, so what was withdrawn can come back under its own."""
    had = Recommendation.history.filter(partnership=partnership).aggregate(last=Max("number"))
    return (had["last"] or 0) + 1


def response_days(partnership: Partnership) -> int:
    """How many days the partnership's bodies have to answer."""
    rows = PaperSettings.objects.filter(partnership=partnership)
    return rows.values_list("response_days", flat=True).first() or USUAL_DAYS


def years_made(partnership: Partnership) -> list[FinancialYear]:
    """The financial years of the first to the last recommendation, the latest first."""
    rows = Recommendation.objects.filter(partnership=partnership).order_by()
    span = rows.aggregate(first=Min("made_on"), last=Max("made_on"))
    if span["first"] is None:
        return []
    years = [financial_year_of(span["last"])]
    while years[-1].start > span["first"]:
        years.append(years[-1].previous())
    return years


def bodies_asked(partnership: Partnership) -> QuerySet[Organisation]:
    return Organisation.objects.filter(partnership=partnership, answers__isnull=False).distinct()


def bodies_to_ask(
    bodies: QuerySet[Organisation], asked: Iterable[int], today: date
) -> QuerySet[Organisation]:
    """Bodies that are there, and those asked already: responsible authorities, other members, the rest."""
    alive = Q(ended_on=None) | Q(ended_on__gte=today) | Q(pk__in=list(asked))
    now = Membership.objects.filter(organisation=OuterRef("pk"), ended_on=None)
    rank = Case(
        When(Exists(now.filter(kind=Membership.Kind.RESPONSIBLE)), then=Value(0)),
        When(Exists(now), then=Value(1)),
        default=Value(2),
    )
    return bodies.filter(alive).annotate(rank=rank).order_by("rank", "name", "pk")


def authorities_on(partnership: Partnership, day: date) -> list[Organisation]:
    """The responsible authorities on a day: those who get a copy of each recommendation."""
    began = Q(memberships__began_on=None) | Q(memberships__began_on__lte=day)
    there = Q(memberships__ended_on=None) | Q(memberships__ended_on__gte=day)
    kind = Q(memberships__kind=Membership.Kind.RESPONSIBLE)
    alive = Q(ended_on=None) | Q(ended_on__gte=day)
    rows = Organisation.objects.filter(alive, partnership=partnership)
    return list(rows.filter(kind & began & there).distinct().order_by("name", "pk"))


# -- Whom to write to


def emails_of_bodies(bodies: Iterable[Organisation], today: date) -> dict[int, list[str]]:
    """For each body its contact and its leads who hold that role now; where there is neither, the
    people who lead rows for it or hold one of its posts. Two queries."""
    alive = [body for body in bodies if not body.has_ended(today)]
    found = {body.pk: [body.email.lower()] if body.email else [] for body in alive}
    roles = Role.objects.filter(kind=Role.Kind.LEAD, organisation__in=alive, ended_at=None)
    rows = roles.filter(user__is_active=True).order_by("pk")
    for body, email in rows.values_list("organisation_id", "user__email"):
        if email and email.lower() not in found[body]:
            found[body].append(email.lower())
    for body, email in people_of_bodies([pk for pk, emails in found.items() if not emails], today):
        if email.lower() not in found[body]:
            found[body].append(email.lower())
    return found


def people_of_bodies(bodies: list[int], today: date) -> Iterable[tuple[int, str]]:
    """Bodies with the addresses of people who lead rows for them or hold one of their posts now."""
    if not bodies:
        return ()
    there = Q(ended_on=None) | Q(ended_on__gte=today)
    people = Person.objects.filter(there, organisation__in=bodies).exclude(email="")
    known = people.filter(Q(leads__isnull=False) | Q(posts__organisation__in=bodies)).distinct()
    return known.order_by("pk").values_list("organisation_id", "email")


def answers_owed(first: date, last: date) -> QuerySet[Answer]:
    """What bodies of every partnership have still to answer, due between two days."""
    rows = Answer.objects.filter(answered_on=None, recommendation__closed_on=None)
    return (
        rows.filter(due_on__gte=first, due_on__lte=last)
        .select_related(
            "organisation",
            "partnership",
            "recommendation__partnership",
            "recommendation__report__paper",
        )
        .defer(*heavy("recommendation__report__"))
        .order_by("partnership_id", "due_on", "pk")
    )


def owed_by(partnerships: Iterable[int], bodies: Iterable[int], last: date) -> QuerySet[Answer]:
    """What some bodies have to answer by a day, and what is late. One query."""
    rows = Answer.objects.filter(partnership__in=partnerships, organisation__in=bodies)
    rows = rows.filter(answered_on=None, recommendation__closed_on=None, due_on__lte=last)
    return rows.select_related("recommendation", "partnership").order_by("due_on", "pk")


def letters_about(answers: Iterable[Answer]) -> dict[int, list[Letter]]:
    """The letters that asked for each of these answers, by the number of the body. One query."""
    steps = {f"asked-{each.pk}": each.organisation_id for each in answers}
    found: dict[int, list[Letter]] = {}
    for letter in Letter.objects.filter(step__in=steps).order_by("pk"):
        found.setdefault(steps[letter.step], []).append(letter)
    return found
