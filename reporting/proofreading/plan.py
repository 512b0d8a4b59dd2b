"""What stands between a plan and the public: what blocks, and what an officer may want to mend first.

Everything is looked for in the facts that would be frozen, so nothing that stays inside can block.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from actions.rows.checks import plan_warnings
from actions.rows.columns import WORDS
from csp.prose import print_cell
from plans.models import Plan
from plans.proofreading import exposure, page_address
from plans.proofreading.exposure import Exposure
from plans.proofreading.findings import Finding, Level, Passage
from reporting.facts.gather_plan import gather
from reporting.facts.plan import ActionFacts, WholePlanFacts

MOST_ROWS = 1_600
# The gate looks for these itself, in what the public would read.
# Of small numbers those in tables of figures are told of by the rows alone.
OWN_CODES = exposure.CODES - {"small-number"}
READY = {Plan.Status.AGREED, Plan.Status.PUBLISHED}


@dataclass(frozen=True)
class Gate:
    """The findings about one plan on one day, with the public facts that they are about."""

    plan: Plan
    facts: WholePlanFacts
    findings: tuple[Finding, ...]
    rule: Exposure

    @property
    def blocks(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.blocks]

    @property
    def warnings(self) -> list[Finding]:
        return [finding for finding in self.findings if not finding.blocks]


def proofread_plan(plan: Plan, *, today: date) -> Gate:
    """Look the plan over as the public would read it. A number of queries that does not grow."""
    facts = gather(plan, public=True)
    places, rule = PlanTextPlaces(plan, facts), Exposure.of(plan.partnership)
    findings = (
        *not_ready(plan),
        *nothing_to_publish(plan, facts),
        *too_long(plan, facts),
        *find_picture_faults(plan, facts),
        *find_exposed_text(places, rule),
        *hidden_targets(plan, places),
        *how_to_reach(plan, facts),
    )
    told = {each.message for each in findings}
    rows = (each for each in told_by_the_rows(plan, today) if each.message not in told)
    return Gate(plan, facts, (*findings, *rows), rule)


def stop(finding: Finding) -> Finding:
    """The same as something that stops what would go out."""
    return replace(finding, level=Level.STOP)


class PlanTextPlaces:
    """Every piece of a plan's words with the page on which to change it."""

    def __init__(self, plan: Plan, facts: WholePlanFacts) -> None:
        self.plan = plan
        self.facts = facts

    def page(self, name: str, *args) -> str:
        return page_address(self.plan, name, *args)

    @cached_property
    def row_numbers(self) -> dict[str, int]:
        return {str(key): pk for key, pk in self.plan.actions.values_list("key", "pk")}

    def row_page(self, row: ActionFacts) -> str:
        return self.page("action_edit", self.plan.slug, self.row_numbers[row.key])

    def own(self, name: str, key: str) -> str:
        """The page of something that the facts know as, say, section-12."""
        return self.page(name, self.plan.slug, int(key.rpartition("-")[2]))

    def all(self) -> Iterator[Passage]:
        yield from self.titles()
        yield from self.sections()
        yield from self.lists()
        yield from self.others()
        for row in self.facts.actions:
            yield Passage(row_public_words(row), f"Row {row.ref}", self.row_page(row), row.ref)

    def titles(self) -> Iterator[Passage]:
        plan, whole = self.facts.plan, self.facts.partnership
        yield Passage(
            f"{plan.title}\n{plan.subtitle}", "The title", self.page("plan_edit", plan.slug)
        )
        said = (whole.strapline, whole.vision, whole.mission, whole.about, self.facts.formats)
        called = (whole.name, *whole.local_names, whole.area_word)
        contact = self.facts.contact
        reach = (contact.team, contact.council, contact.address, contact.telephone)
        words = "\n".join((*said, *called, *reach))
        yield Passage(words, "What the partnership says of itself", self.page("partnership_edit"))

    def sections(self) -> Iterator[Passage]:
        for each in self.facts.sections:
            words = f"{each.heading}\n{print_cell(each.body)}\n{each.picture.alt}"
            signed = f"{each.signatory}\n{each.signatory_post}"
            where, page = f"“{each.heading}”", self.own("section_edit", each.key)
            yield Passage(words, where, page)
            yield Passage(signed, where, page, signature=True)

    def lists(self) -> Iterator[Passage]:
        for each in self.facts.promises:
            words = "\n".join((each.heading, each.text, each.explanation, each.due, each.kept_note))
            yield Passage(words, "A promise", self.own("commitment_edit", each.key))
        for priority in self.facts.priorities:
            words = "\n".join(
                (
                    priority.title,
                    priority.statement,
                    priority.rationale,
                    priority.owner,
                    *priority.areas,
                )
            )
            yield Passage(
                words, f"Priority {priority.number}", self.own("priority_edit", priority.key)
            )
        for group in self.facts.groups:
            own = (group.name, group.cadence, group.remit, group.aims)
            words = "\n".join((*own, *(seat.words for seat in group.seats)))
            yield Passage(words, f"“{group.name}”", self.page("groups"))

    def others(self) -> Iterator[Passage]:
        signed = "\n".join(
            f"{each.name}\n{each.post}\n{each.organisation}" for each in self.facts.endorsements
        )
        page = self.page("endorsements", self.plan.slug)
        yield Passage(signed, "Who has agreed the plan", page, signature=True)
        members = "\n".join(each.name for each in self.facts.memberships)
        yield Passage(members, "The list of members", self.page("memberships"))
        for each in self.facts.drivers:
            told = (f"{one.title}\n{one.strapline}" for one in each.priorities)
            words = "\n".join((each.title, each.owner, each.period, *told))
            yield Passage(words, f"“{each.title}”", self.page("drivers"))
        terms = "\n".join(f"{each.acronym}\n{each.words}" for each in self.facts.glossary)
        yield Passage(terms, "What the short forms mean", self.page("terms"))


def row_public_words(row: ActionFacts) -> str:
    measures = (
        "\n".join((each.text, each.unit, each.baseline, each.target, each.breakdown, *each.members))
        for each in row.measures
    )
    risks = (each.text for each in row.risks)
    cells = (getattr(row, name) for name in WORDS)
    return "\n".join((*cells, row.area, *row.leads, *measures, *risks))


def not_ready(plan: Plan) -> Iterator[Finding]:
    if plan.status in READY:
        return
    words = f"This plan is {plan.get_status_display().lower()}. "
    if plan.status in {Plan.Status.SUPERSEDED, Plan.Status.ARCHIVED}:
        words += "What it last published stays as it is."
    else:
        words += "Record that the partnership has agreed it, then publish it."
    yield stop(Finding("not-agreed", words, page_address(plan, "plan_status", plan.slug)))


def nothing_to_publish(plan: Plan, facts: WholePlanFacts) -> Iterator[Finding]:
    if not facts.plan.title.strip() or not facts.plan.period:
        page = page_address(plan, "plan_edit", plan.slug)
        yield stop(Finding("no-title", "Give the plan a title and a period.", page))
    if not facts.sections and not facts.actions:
        page = page_address(plan, "sections", plan.slug)
        words = "There is nothing to publish: the plan has no printed section and no public row."
        yield stop(Finding("nothing-to-publish", words, page))


def too_long(plan: Plan, facts: WholePlanFacts) -> Iterator[Finding]:
    if (rows := len(facts.actions)) > MOST_ROWS:
        words = (
            f"The plan has {rows:,} public rows and one document can hold {MOST_ROWS:,}. "
            "Split it into a longer plan and yearly ones, or keep some rows for partners."
        )
        yield stop(Finding("too-many-rows", words, plan.get_absolute_url()))


def find_picture_faults(plan: Plan, facts: WholePlanFacts) -> Iterator[Finding]:
    """A picture without words shuts out people who cannot see it; a lost file would print nothing."""
    whole = plan.partnership
    shown = [(whole.logo, whole.logo_alt, "The logo", page_address(plan, "partnership_edit"))]
    for section in plan.sections.filter(printed=True).exclude(picture=""):
        page = page_address(plan, "section_edit", plan.slug, section.pk)
        where = f"The picture of “{section.heading}”"
        shown.append((section.picture, section.picture_alt, where, page))
    readable = {picture.alt for picture in facts.pictures()}
    for file, alt, where, page in shown:
        if file and not alt.strip():
            words = f"{where} has no words for people who cannot see it."
            yield stop(Finding("no-alternative", words, page))
        elif file and alt not in readable:
            words = f"{where} can no longer be read. Upload it again."
            yield stop(Finding("lost-picture", words, page))


def find_exposed_text(places: PlanTextPlaces, rule: Exposure) -> Iterator[Finding]:
    """What nobody outside should read. Names that the facts would print by a link are gone already."""
    for words in places.all():
        yield from flagged(rule, words)


def flagged(rule: Exposure, words: Passage) -> Iterator[Finding]:
    """What the rule for public words says of one piece of them."""
    for flag in rule.flags(words.words, signature=words.signature):
        yield stop(words.says(flag.code, flag.says))


def check_note(rule: Exposure, note: str) -> Iterator[Finding]:
    """The same for what an officer says of a new version, which is public too."""
    yield from flagged(rule, Passage(note, "The note", ""))


def hidden_targets(plan: Plan, places: PlanTextPlaces) -> Iterator[Finding]:
    """A reference to a row that the public cannot see prints as words without a link."""
    shown = {row.ref for row in places.facts.actions}
    hidden = set(plan.actions.values_list("ref", flat=True)) - shown
    for row in places.facts.actions:
        for reference in row.references:
            if not reference.target and reference.ref in hidden:
                said = f"Row {row.ref} points to row {reference.ref}, which is not public."
                yield Finding("hidden-target", said, places.row_page(row), row.ref)


def how_to_reach(plan: Plan, facts: WholePlanFacts) -> Iterator[Finding]:
    """Most old plans forget both, and readers with a disability need them most."""
    page = page_address(plan, "partnership_edit")
    contact = facts.contact
    if not (contact.email or contact.telephone or contact.address):
        words = "The plan does not say how to contact the partnership."
        yield Finding("no-contact", words, page)
    if not facts.formats and not facts.has_section("formats"):
        words = "The plan does not say how to ask for large print, audio or another language."
        yield Finding("no-formats", words, page)


def told_by_the_rows(plan: Plan, today: date) -> Iterator[Finding]:
    for each in plan_warnings(plan, today=today):
        if each.code not in OWN_CODES:
            yield each
