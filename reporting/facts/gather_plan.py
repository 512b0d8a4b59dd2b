"""The facts of a plan from the database, in a number of queries that does not grow with the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q

from actions.models import Action, Lead
from actions.rows.columns import BY_NAME, WORDS
from csp.periods import plan_words
from csp.prose import parse_narrative
from plans.access import UNFINISHED, Access
from plans.audience import Audience
from plans.models import Driver, DriverPriority, Group, Membership, Person, Plan, Section, Term
from reporting.facts import plan as f
from reporting.facts.pictures import picture_of
from reporting.facts.snapshot import freeze

Kind = Section.Kind
# Lists that belong to the partnership are printed only where a plan has a place for them.
ASKED_FOR = {
    "drivers": (Kind.DRIVERS,),
    "groups": (Kind.STRUCTURE, Kind.SUMMARY),
    "memberships": (Kind.WHO_WE_ARE, Kind.SUMMARY),
}
# What the plan itself records is printed unless the officer hid its section.
HIDES = {
    "actions": Kind.ACTIONS,
    "promises": Kind.PROMISES,
    "endorsements": Kind.ENDORSEMENTS,
    "contact": Kind.CONTACT,
    "formats": Kind.FORMATS,
}


def gather(plan: Plan, *, public: bool, access: Access | None = None) -> f.WholePlanFacts:
    """What the plan prints today. A section hidden from print is left out, with what it would list.

    The public set holds public rows only, and no name of a person without the publish flag. The
    other set holds every row. Given an access, either set holds the rows that its holder may see.
    """
    sections = list(plan.sections.all())
    shown = {section.kind for section in sections if section.printed}
    hidden = {section.kind for section in sections} - shown
    wanted = {name for name, kinds in ASKED_FOR.items() if shown & set(kinds)}
    wanted |= {name for name, kind in HIDES.items() if kind not in hidden}
    lists: dict[str, Any] = {name: GATHERERS[name](plan, public) for name in wanted - {"actions"}}
    if "actions" in wanted:
        lists["actions"] = gather_actions(plan, public, access)
    gathered = f.WholePlanFacts(
        partnership=gather_partnership(plan),
        plan=gather_plan_details(plan, public),
        sections=tuple(section_facts(each) for each in sections if each.printed),
        priorities=gather_priorities(plan),
        **lists,
    )
    return replace(gathered, glossary=gather_glossary(plan, gathered))


def date_as_iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def gather_partnership(plan: Plan) -> f.PartnershipFacts:
    whole = plan.partnership
    words = ("name", "slug", "area_word", "strapline", "vision", "mission", "about", "colour")
    return f.PartnershipFacts(
        **{name: getattr(whole, name) for name in words},
        local_names=tuple(each.name for each in whole.local_names.all()),
        areas=tuple(each.name for each in whole.areas.all()),
        logo=picture_of(whole.logo, whole.logo_alt),
    )


def gather_plan_details(plan: Plan, public: bool) -> f.PlanFacts:
    agreed = plan.status_changes.filter(status=Plan.Status.AGREED).last()
    return f.PlanFacts(
        title=plan.title,
        slug=plan.slug,
        subtitle=plan.subtitle,
        start=date_as_iso(plan.start),
        end=date_as_iso(plan.end),
        period=plan.period,
        agreed_on=date_as_iso(agreed.on) if agreed else "",
        carries_out=carried_out(plan, public),
    )


def carried_out(plan: Plan, public: bool) -> str:
    """The plan that this one carries out; the public is not told of one that nobody has agreed."""
    if plan.parent is None or (public and plan.parent.status in UNFINISHED):
        return ""
    return str(plan.parent)


def section_facts(section: Section) -> f.SectionFacts:
    return f.SectionFacts(
        key=f"section-{section.pk}",
        kind=section.kind,
        heading=section.heading,
        level=section.level,
        body=parse_narrative(section.body),
        signatory=section.signatory,
        signatory_post=section.signatory_post,
        picture=picture_of(section.picture, section.picture_alt),
    )


def gather_promises(plan: Plan, public: bool) -> tuple[f.PromiseFacts, ...]:
    return tuple(
        f.PromiseFacts(
            key=f"promise-{each.pk}",
            text=each.text,
            heading=each.heading,
            explanation=each.explanation,
            due=each.due,
            kept_on=date_as_iso(each.kept_on),
            kept_note=each.kept_note,
        )
        for each in plan.commitments.all()
    )


def gather_priorities(plan: Plan) -> tuple[f.PriorityFacts, ...]:
    served = Prefetch("serves", DriverPriority.objects.select_related("driver"))
    rows = plan.priorities.select_related("owner").prefetch_related("areas", served)
    return tuple(
        f.PriorityFacts(
            key=f"priority-{each.pk}",
            number=each.number,
            title=each.title,
            statement=each.statement,
            rationale=each.rationale,
            strand=each.strand,
            tier=each.tier,
            limbs=tuple(each.limbs),
            areas=tuple(area.title for area in each.areas.all()),
            owner=each.owner.name if each.owner else "",
            serves=tuple(
                f.ServedFacts(one.driver.title, one.driver.level, one.title)
                for one in each.serves.all()
            ),
        )
        for each in rows
    )


def gather_actions(plan: Plan, public: bool, access: Access | None) -> tuple[f.ActionFacts, ...]:
    wanted = plan.actions.all()
    if access is not None:
        wanted = wanted.visible_to(access)
    elif public:
        wanted = wanted.filter(visibility=Audience.PUBLIC)
    leads = Lead.objects.select_related("organisation").prefetch_related(
        Prefetch("people", Person.objects.select_related("organisation"))
    )
    rows = list(
        wanted.in_order()
        .select_related("area")
        .prefetch_related(Prefetch("leads", leads), "measures", "risks", "references")
    )
    keys: dict[int | None, str] = {row.pk: str(row.key) for row in rows}
    return tuple(action_facts(row, keys, public) for row in rows)


def action_facts(row: Action, keys: dict[int | None, str], public: bool) -> f.ActionFacts:
    words = ("ref", "timescale_kind", "visibility", *WORDS)
    return f.ActionFacts(
        **{name: getattr(row, name) for name in words if BY_NAME[name].published or not public},
        key=str(row.key),
        priority=f"priority-{row.priority_id}",
        area=row.area.title if row.area else "",
        leads=tuple(public_lead(each) if public else each.words for each in row.leads.all()),
        measures=tuple(measure_facts(each) for each in row.measures.all()),
        risks=tuple(f.RiskFacts(each.text, each.kind) for each in row.risks.all()),
        due_on=date_as_iso(row.due_on),
        extra=() if public else gather_extra(row),
        references=tuple(
            f.ReferenceFacts(each.ref, keys.get(each.target_id, ""))
            for each in row.references.all()
        ),
    )


def gather_extra(row: Action) -> tuple[f.ExtraFacts, ...]:
    said = ((heading.strip() or "Other", words) for heading, words in row.extra.items())
    return tuple(f.ExtraFacts(heading, words) for heading, words in said if words.strip())


def measure_facts(measure) -> f.MeasureFacts:
    words = ("text", "kind", "unit", "polarity", "baseline", "target", "breakdown")
    return f.MeasureFacts(
        **{name: getattr(measure, name) for name in words},
        target_on=date_as_iso(measure.target_on),
        members=tuple(measure.members),
    )


def public_lead(lead: Lead) -> str:
    """A lead as the public reads it: the words as given, unless they may name somebody unasked.

    Then it is the posts, or the bodies, of the people meant, and the body that the lead gives.
    """
    people = list(lead.people.all())
    if all(person.publish_name for person in people):
        return lead.words
    words = " / ".join(dict.fromkeys(person.public_words for person in people))
    body = lead.organisation
    called = body and (body.acronym or body.name)
    if body is None or not called or words in {called, body.name}:
        return words
    return f"{words} – {called}"


def gather_endorsements(plan: Plan, public: bool) -> tuple[f.EndorsementFacts, ...]:
    """Signatures are given to be printed, so their names always are."""
    return tuple(
        f.EndorsementFacts(
            each.organisation.name, each.printed_name, each.post, date_as_iso(each.agreed_on)
        )
        for each in plan.endorsements.select_related("organisation")
    )


def gather_drivers(plan: Plan, public: bool) -> tuple[f.DriverFacts, ...]:
    rows = Driver.objects.filter(partnership=plan.partnership_id).prefetch_related("priorities")
    ranks = list(Driver.Level.values)
    return tuple(
        f.DriverFacts(
            title=each.title,
            level=each.level,
            owner=each.owner,
            period=plan_words(each.start, each.end) if each.start and each.end else "",
            url=each.url,
            priorities=tuple(
                f.DriverPriorityFacts(one.title, one.strapline) for one in each.priorities.all()
            ),
        )
        for each in sorted(rows, key=lambda row: ranks.index(row.level))
    )


def gather_groups(plan: Plan, public: bool) -> tuple[f.GroupFacts, ...]:
    seats = "seats__person__organisation", "seats__post__organisation", "seats__organisation"
    rows = Group.objects.filter(partnership=plan.partnership_id).select_related("parent")
    return tuple(
        f.GroupFacts(
            name=each.name,
            kind=each.kind,
            under=each.parent.name if each.parent else "",
            cadence=each.cadence,
            remit=each.remit,
            aims=each.aims,
            seats=tuple(
                f.SeatFacts(seat.public_words if public else str(seat), seat.chair, seat.several)
                for seat in each.seats.all()
            ),
        )
        for each in rows.prefetch_related(*seats)
    )


def gather_memberships(plan: Plan, public: bool) -> tuple[f.MembershipFacts, ...]:
    """Bodies that belonged to the partnership at some time in the plan's period."""
    rows = Membership.objects.filter(
        Q(began_on=None) | Q(began_on__lte=plan.end),
        Q(ended_on=None) | Q(ended_on__gte=plan.start),
        partnership=plan.partnership_id,
    ).select_related("organisation")
    return tuple(
        f.MembershipFacts(each.printed_as or each.organisation.name, each.kind) for each in rows
    )


def gather_contact(plan: Plan, public: bool) -> f.ContactFacts:
    names = f.ContactFacts.__dataclass_fields__
    return f.ContactFacts(**{name: getattr(plan.partnership, name) for name in names})


def formats_of(plan: Plan, public: bool) -> str:
    return plan.partnership.alternative_formats


def gather_glossary(plan: Plan, gathered: f.WholePlanFacts) -> tuple[f.TermFacts, ...]:
    """The short forms that the plan uses, and no others."""
    words = freeze(gathered)
    return tuple(
        f.TermFacts(term.acronym, term.words)
        for term in Term.objects.filter(partnership=plan.partnership_id)
        if mentions(words, [term.acronym, *term.variants.split(",")])
    )


def mentions(words: str, forms: Iterable[str]) -> bool:
    either = "|".join(re.escape(form.strip()) for form in forms if form.strip())
    return bool(re.search(rf"(?<!\w)(?:{either})(?!\w)", words))


GATHERERS = {
    "promises": gather_promises,
    "endorsements": gather_endorsements,
    "drivers": gather_drivers,
    "groups": gather_groups,
    "memberships": gather_memberships,
    "contact": gather_contact,
    "formats": formats_of,
}
