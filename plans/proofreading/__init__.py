"""What an officer would want to know about a plan. Nothing here blocks or changes anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from csp.periods import date_words
from csp.prose import find_placeholders
from plans.law.authorities import REPEALED, missing_authorities
from plans.models import Membership, Organisation, Plan
from plans.proofreading.exposure import PLACEHOLDER, Exposure


@dataclass(frozen=True)
class PlanWarning:
    """One thing to look at: a stable code, a sentence, the row it is about, where to mend it."""

    code: str
    message: str
    url: str = ""
    ref: str = ""
    cell: str = ""


@dataclass(frozen=True)
class Text:
    """A piece of the plan's words: where it stands, and whether the public will read it."""

    words: str
    where: str
    url: str
    ref: str = ""
    cell: str = ""
    public: bool = True


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


def section_texts(plan: Plan) -> list[Text]:
    """The narrative that will be printed."""
    return [
        Text(
            words=f"{section.heading}\n{section.body}",
            where=f"“{section.heading}”",
            url=page_address(plan, "section_edit", plan.slug, section.pk),
        )
        for section in plan.sections.filter(printed=True)
    ]


def absent_authorities(around: Surroundings) -> Iterator[PlanWarning]:
    """``missing-authority``: a responsible authority that the law names is not on the list (s5)."""
    plan = around.plan
    kinds = {
        each.organisation.kind
        for each in around.memberships
        if each.kind == Membership.Kind.RESPONSIBLE and runs_on(each, plan.start)
    }
    for authority in missing_authorities(plan.partnership, kinds, plan.start):
        yield PlanWarning(
            "missing-authority",
            f"No responsible authority is recorded for {authority.words} ({authority.reference}).",
            page_address(plan, "memberships"),
        )


def runs_on(row: Membership, day: date) -> bool:
    began = row.began_on is None or row.began_on <= day
    return began and (row.ended_on is None or day <= row.ended_on)


def several_names(around: Surroundings, texts: Iterable[Text]) -> Iterator[PlanWarning]:
    """``two-names``: one document calls the partnership by more than one name."""
    words = "\n".join(text.words for text in texts)
    used = [name for name in dict.fromkeys(around.names) if name in words]
    if len(used) > 1:
        listed = " and ".join(f"“{name}”" for name in used)
        yield PlanWarning(
            "two-names",
            f"This plan calls the partnership {listed}. Readers may take them for different bodies.",
            page_address(around.plan, "names"),
        )


def ended_bodies(around: Surroundings, leading: Iterable[int] = ()) -> Iterator[PlanWarning]:
    """``dead-body``: a body that is no more signs, leads or is a member."""
    used = {each.organisation_id for each in around.memberships if each.ended_on is None}
    used |= set(leading) | around.signing
    for body in around.bodies:
        ended = body.ended_on
        if body.pk in used and ended and body.has_ended(around.today):
            now = f" Its work passed to {body.successor}." if body.successor else ""
            yield PlanWarning(
                "dead-body",
                f"{body} ended on {date_words(ended)}.{now} {advice(around, ended)}",
                page_address(around.plan, "organisation", body.pk),
            )


def repealed_terms(around: Surroundings, texts: Iterable[Text]) -> Iterator[PlanWarning]:
    """``dead-body`` for tools and kinds of body that the law has done away with since."""
    for text in texts:
        for old in REPEALED:
            found = next((term for term in old.terms if has_word(text.words, term)), None)
            if found and old.ended < around.today:
                yield PlanWarning(
                    "dead-body",
                    f"{text.where} names “{found}”, which ended on {date_words(old.ended)}; "
                    f"now: {old.now} ({old.reference}). {advice(around, old.ended)}",
                    text.url,
                    text.ref,
                    text.cell,
                )


def advice(around: Surroundings, ended: date) -> str:
    if ended < around.plan.start:
        return "That was before this plan began."
    return "A plan of that time may keep it; a new one should not."


def placeholders(texts: Iterable[Text]) -> Iterator[PlanWarning]:
    """``placeholder``: words that somebody meant to fill in later."""
    for text in texts:
        for words in dict.fromkeys(find_placeholders(text.words)):
            yield PlanWarning(
                "placeholder",
                f"{text.where} still says “{words}”.",
                text.url,
                text.ref,
                text.cell,
            )


def exposure_warnings(around: Surroundings, texts: Iterable[Text]) -> Iterator[PlanWarning]:
    """``personal-name`` and what else points to somebody, in words that the public would read."""
    for text in texts:
        for flag in around.exposure.flags(text.words) if text.public else ():
            if flag.code != PLACEHOLDER:
                page = (
                    page_address(around.plan, "person", flag.person.pk) if flag.person else text.url
                )
                said = f"{text.where} {flag.says}"
                yield PlanWarning(flag.code, said, page, text.ref, text.cell)


def has_word(text: str, words: str) -> bool:
    """Whether words stand in a text by themselves, not inside longer ones."""
    return (
        bool(words) and words in text and bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    )
