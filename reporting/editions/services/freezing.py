"""Freezing a composed paper, sending it to the committee, and publishing it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from csp import changes
from csp.models import User
from csp.periods import today
from plans.models import Person
from plans.proofreading.exposure import Exposure
from plans.proofreading.findings import Finding
from reporting.document import Document, tree
from reporting.editions.kinds import KINDS
from reporting.editions.services.drawing import is_given_up
from reporting.editions.services.reasons import collect_reasons
from reporting.editions.services.report import (
    TROUBLE,
    UNCHANGED,
    UNDER_WAY,
    fail_report,
    free_report_slug,
    put_down,
    refuse_note,
)
from reporting.letters.services.committee import tell_sent
from reporting.letters.services.subscription import announce
from reporting.models import Paper, Report
from reporting.papers import checks as gate
from reporting.papers.audiences import to_freeze
from reporting.papers.checks.audience import kept_since, not_agreed
from reporting.papers.compose.document import compose_document
from reporting.papers.compose.draft import WholePaperDraft
from reporting.papers.compose.fingerprint import changed_part_names, fingerprint
from reporting.papers.compose.length import refuse_long_document
from reporting.papers.compose.loading import load_draft
from reporting.papers.compose.names import without
from reporting.papers.queries.gate import paper_to_freeze

State = Report.State
KIND = "paper"
LONGEST_TITLE = 200

IS_PATTERN = (
    "This is a pattern that later papers begin from. Begin a paper from it, and freeze that."
)
NOT_FROZEN = "“{}” is not frozen, so it cannot be {}."
KEPT_IN = (
    "“{}” is marked as not for everybody, so it cannot be published. "
    "Change the marking of the paper, and freeze it again."
)


class Moved(changes.Stale):
    """The paper is not what somebody looked at: ``parts`` says what of it changed."""

    def __init__(self, paper: Paper, parts: list[str]):
        super().__init__(paper, {})
        self.parts = parts


def freeze_paper(
    *,
    by: User,
    paper: Paper,
    version: int,
    overridden: Mapping[str, str] | None = None,
    seen: str = "",
    note: str = "",
    at: datetime | None = None,
) -> Report:
    """The paper as it stands, stored for good as its next version; a job draws its files.

    ``overridden`` gives, by the code of a finding, why it is frozen all the same. ``seen`` is the
    fingerprint of what ``by`` looked at (``preview_freeze``), ``note`` says what changed since the version
    before, ``at`` when it is frozen if not now. Raises Blocked with what must be mended, Moved or Stale when
    somebody changed the paper meanwhile, ValidationError when nothing has changed or another version
    is being prepared.
    """
    with changes.changing():
        held = paper_to_freeze(paper)
        if held.is_pattern:
            raise ValidationError(IS_PATTERN)
        draft = load_draft(held)
        as_at = at or timezone.now()
        document = compose_document(draft, created=as_at)
        refuse_moved(held, version, seen, document)
        reasons = collect_reasons(findings_of(draft), overridden or {})
        rule = Exposure.of(held.partnership)
        refuse_note(note, rule)
        frozen = to_freeze(document, rule)
        refuse_long_document(frozen)
        report = next_version(held, frozen, rule.unnamed)
        report.overridden = reasons
        return put_down(report, by=by, facts=tree.to_text(frozen), note=note, at=as_at)


def preview_freeze(paper: Paper) -> tuple[WholePaperDraft, tuple[Finding, ...], str]:
    """What would be frozen now: the draft, what stands in its way, and the fingerprint of it."""
    draft = load_draft(paper)
    document = compose_document(draft, created=timezone.now())
    return draft, findings_of(draft), fingerprint(document)


def findings_of(draft: WholePaperDraft) -> tuple[Finding, ...]:
    """Everything to look at before a freeze; what is not, or no longer, for its readers among it."""
    day = today()
    checks = (gate.check_paper, not_agreed, kept_since)
    found = (each for check in checks for each in check(draft, today=day))
    return gate.mark_blocking(dict.fromkeys(found), draft.settings)


def refuse_moved(paper: Paper, version: int, seen: str, document: Document) -> None:
    if seen and (parts := changed_part_names(seen, document)):
        raise Moved(paper, parts)
    if paper.version != version:
        raise changes.Stale(paper, {})


def next_version(paper: Paper, frozen: Document, people: Iterable[Person]) -> Report:
    """The row for the next version. A number whose making failed is used again."""
    # Everybody reads the title and the address, so neither names anybody who has not agreed to it.
    title = without(paper.title, frozen.unnamed)[:LONGEST_TITLE]
    last = paper.reports.order_by("-number").first()
    if last is not None:
        refuse_same_paper(last, frozen)
        if last.state == State.FAILED:
            last.title = title
            return last
    number = last.number + 1 if last else 1
    name = title if title != paper.title or names_in_address(paper, people) else paper.slug
    wanted = name if number == 1 else f"{name} version {number}"
    return Report(
        partnership=paper.partnership,
        kind=KIND,
        paper=paper,
        plan=paper.plan,
        number=number,
        title=title,
        slug=free_report_slug(paper.partnership_id, wanted),
    )


def names_in_address(paper: Paper, people: Iterable[Person]) -> bool:
    """Whether the address, which a paper keeps from its first title, names somebody."""
    names = filter(None, (slugify(each.name) for each in people))
    return any(f"-{name}-" in f"-{paper.slug}-" for name in names)


def refuse_same_paper(last: Report, frozen: Document) -> None:
    if last.state == State.PREPARING:
        if not is_given_up(last.as_at):
            raise ValidationError(UNDER_WAY.format(f"“{last}”"))
        fail_report(last, TROUBLE)
    if last.state in {State.FROZEN, State.PUBLISHED} and says_the_same(last, frozen):
        raise ValidationError(UNCHANGED.format(f"“{last}”"))


def says_the_same(last: Report, frozen: Document) -> bool:
    """Whether nothing but the time of freezing is another."""
    before: Document = tree.from_text(last.facts)
    return last.facts == tree.to_text(replace(frozen, created=before.created))


@transaction.atomic
def send_to_committee(*, by: User, report: Report, committee: str) -> Report:
    """Let scrutiny members read a frozen paper, and tell them.

    Raises ValidationError when it is not frozen, or was sent.
    """
    report = lock_report(report)
    if report.state not in {State.FROZEN, State.PUBLISHED}:
        raise ValidationError(NOT_FROZEN.format(report, "sent"))
    if report.sent_at:
        raise ValidationError(f"“{report}” was sent to {report.sent_to} already.")
    if not committee.strip():
        raise ValidationError({"committee": "Say to which committee it goes."})
    report.sent_to, report.sent_at = committee.strip(), timezone.now()
    stored = save_and_record(report, "sent_to", "sent_at", by=by, verb="sent")
    tell_sent(stored, by=by)
    return stored


@transaction.atomic
def publish_report(*, by: User, report: Report) -> Report:
    """Put the public version of a frozen paper on the public website.

    Raises ValidationError when it is not frozen, or is marked as not for everybody.
    """
    report = lock_report(report)
    if report.state != State.FROZEN:
        raise ValidationError(NOT_FROZEN.format(report, "published"))
    if not report.public_pdf:
        raise ValidationError(KEPT_IN.format(report))
    report.state, report.published_at = State.PUBLISHED, timezone.now()
    announce(kind=KINDS[KIND].news, pk=report.pk)
    return save_and_record(report, "state", "published_at", by=by, verb="published")


def lock_report(report: Report) -> Report:
    """The row of a composed paper's version, held until the transaction ends."""
    rows = Report.objects.light().select_for_update(of=("self",)).filter(kind=KIND)
    return rows.select_related("partnership").get(pk=report.pk)


def save_and_record(report: Report, *names: str, by: User, verb: str) -> Report:
    report.full_clean(exclude=["page", "public_page", "pdf", "facts"])
    report.save(update_fields=names)
    detail = {"sha256": ["", report.sha256]} | (
        {"sent_to": ["", report.sent_to]} if "sent_to" in names else {}
    )
    changes.record_event(by=by, verb=verb, target=report, detail=detail)
    return report
