"""What an officer would want to know about a plan. Nothing here blocks or changes anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.urls import reverse

from csp.periods import date_words
from plans.law.authorities import missing_authorities
from plans.models import Membership, Organisation, Plan
from plans.proofreading.exposure import PLACEHOLDER, Exposure
from plans.proofreading.findings import Finding, Passage
from plans.proofreading.words import find_repealed


@dataclass(frozen=True)
class Surroundings:
    """What a plan stands in, read once: the partnership's names, bodies and people."""

    plan: Plan
    today: date
    names: tuple[str, ...]
    bodies: tuple[Organisation, ...]
    memberships: tuple[Membership, ...]
    exposure: Exposure
    signing: frozenset[int]

    @classmethod
    def of(cls, plan: Plan, today: date) -> Surroundings:
        partnership = plan.partnership
        bodies = Organisation.objects.filter(partnership=partnership).select_related("successor")
        return cls(
            plan=plan,
            today=today,
            names=(partnership.name, *(each.name for each in partnership.local_names.all())),
            bodies=tuple(bodies),
            memberships=tuple(
                Membership.objects.filter(partnership=partnership).select_related("organisation")
            ),
            exposure=Exposure.of(partnership, bodies),
            signing=frozenset(plan.endorsements.values_list("organisation_id", flat=True)),
        )


def page_address(plan: Plan, page: str, *args) -> str:
    return reverse(f"workspace:{page}", args=[plan.partnership.slug, *args])


def section_texts(plan: Plan) -> list[Passage]:
    """The narrative that will be printed."""
    return [
        Passage(
            words=f"{section.heading}\n{section.body}",
            where=f"“{section.heading}”",
            url=page_address(plan, "section_edit", plan.slug, section.pk),
        )
        for section in plan.sections.filter(printed=True)
    ]


def absent_authorities(around: Surroundings) -> Iterator[Finding]:
    """``missing-authority``: a responsible authority that the law names is not on the list (s5)."""
    plan = around.plan
    kinds = {
        each.organisation.kind
        for each in around.memberships
        if each.kind == Membership.Kind.RESPONSIBLE and runs_on(each, plan.start)
    }
    for authority in missing_authorities(plan.partnership, kinds, plan.start):
        yield Finding(
            "missing-authority",
            f"No responsible authority is recorded for {authority.words} ({authority.reference}).",
            page_address(plan, "memberships"),
        )


def runs_on(row: Membership, day: date) -> bool:
    began = row.began_on is None or row.began_on <= day
    return began and (row.ended_on is None or day <= row.ended_on)


def several_names(around: Surroundings, texts: Iterable[Passage]) -> Iterator[Finding]:
    """``two-names``: one document calls the partnership by more than one name."""
    words = "\n".join(text.words for text in texts)
    used = [name for name in dict.fromkeys(around.names) if name in words]
    if len(used) > 1:
        listed = " and ".join(f"“{name}”" for name in used)
        yield Finding(
            "two-names",
            f"This plan calls the partnership {listed}. Readers may take them for different bodies.",
            page_address(around.plan, "names"),
        )


def ended_bodies(around: Surroundings, leading: Iterable[int] = ()) -> Iterator[Finding]:
    """``dead-body``: a body that is no more signs, leads or is a member."""
    used = {each.organisation_id for each in around.memberships if each.ended_on is None}
    used |= set(leading) | around.signing
    for body in around.bodies:
        ended = body.ended_on
        if body.pk in used and ended and body.has_ended(around.today):
            now = f" Its work passed to {body.successor}." if body.successor else ""
            yield Finding(
                "dead-body",
                f"{body} ended on {date_words(ended)}.{now} {advice(around, ended)}",
                page_address(around.plan, "organisation", body.pk),
            )


def repealed_terms(around: Surroundings, texts: Iterable[Passage]) -> Iterator[Finding]:
    """``dead-body`` for tools and kinds of body that the law has done away with since."""
    return find_repealed(texts, around.today, partial(advice, around))


def advice(around: Surroundings, ended: date) -> str:
    if ended < around.plan.start:
        return "That was before this plan began."
    return "A plan of that time may keep it; a new one should not."


def exposure_warnings(around: Surroundings, texts: Iterable[Passage]) -> Iterator[Finding]:
    """``personal-name`` and what else points to somebody, in words that the public would read."""
    for text in texts:
        for flag in around.exposure.flags(text.words) if text.public else ():
            if flag.code != PLACEHOLDER:
                page = (
                    page_address(around.plan, "person", flag.person.pk) if flag.person else text.url
                )
                yield text.says(flag.code, flag.says, url=page)
