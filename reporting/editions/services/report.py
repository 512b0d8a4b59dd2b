"""Signing a quarter off, publishing its progress, and drawing what was frozen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from actions.models import Round
from actions.rounds.services.round import close_round
from csp import changes
from csp.jobs import find_job
from csp.models import User
from csp.periods import date_words
from plans.models import Plan, Role
from plans.proofreading.exposure import Exposure, may_be_right
from reporting.document import Document
from reporting.document.plan import for_screen
from reporting.editions.checks import ProgressPreview, look_at, progress_fingerprint
from reporting.editions.kinds import KINDS, OF_ROUND
from reporting.editions.reports.kind import Edition
from reporting.editions.services.drawing import (
    DRAWN,
    EDITIONS,
    draw_editions,
    draw_paper,
    fail_paper,
    is_given_up,
    make,
    withdraw_paper,
)
from reporting.editions.services.reasons import collect_reasons, in_history
from reporting.facts.snapshot import freeze, snapshot_digest
from reporting.letters.services.committee import tell_paper_withdrawn
from reporting.letters.services.subscription import announce
from reporting.models import Report
from reporting.papers.audiences import with_contents
from reporting.proofreading.plan import check_note

State = Report.State
UNDER_WAY = (
    "{} is being prepared at this moment. Nothing was lost: wait until it is done and look at it."
)
UNCHANGED = "Nothing has changed since {} was made, so there is nothing new to freeze."
TROUBLE = (
    "The document could not be made. What was frozen is kept. Try again; "
    "if it happens a second time, tell whoever runs this site."
)
NOT_PUBLISHED = (
    "The public reads no version of a plan that this round asked about. Publish the plan first."
)


def sign_off(*, by: User, round: Round, version: int, note: str = "") -> Report:
    """Freeze what the strategy group is shown of a round, which is closed by it if it is open."""
    return freeze_round(by=by, kind="highlight", round=round, version=version, note=note)


def freeze_round(*, by: User, kind: str, round: Round, version: int, note: str = "") -> Report:
    """Freeze what a kind of report tells of a round, and have the report made.

    Raises changes.Stale when somebody changed the round since ``version``, and ValidationError when the
    report is being prepared, or when nothing has changed since the last one. A round that was opened
    again is frozen again, as the next version.
    """
    made = OF_ROUND[kind]
    with changes.changing():
        held = lock_round(round)
        if held.version != version:
            raise changes.Stale(held, {})
        if made.closes and held.is_open:
            held = close_round(by=by, round=held, version=version)
            held.partnership = round.partnership
        return freeze_round_report(
            by=by,
            kind=kind,
            facts=made.gather(held),
            title=made.title.format(round=held)[:200],
            slug=made.slug.format(round=held).lower(),
            round=held,
            note=note,
        )


def publish_progress(
    *,
    by: User,
    round: Round,
    note: str = "",
    seen: str = "",
    overridden: Mapping[str, str] | None = None,
) -> list[Report]:
    """Freeze what the public may read of a round, for each published plan that it asked about.

    ``seen`` is the fingerprint of what ``by`` looked at (``progress_gate``), ``overridden`` gives by
    the code of a finding that may be right why it is. Raises changes.Stale when something else would be
    read than was seen, Blocked with what to mend first, and ValidationError when no plan is published,
    when one is being prepared or when nothing has changed.
    """
    with changes.changing():
        held = lock_round(round)
        looks = look_at(held)
        if not looks:
            raise ValidationError(NOT_PUBLISHED)
        if seen and seen != progress_fingerprint(looks):
            raise changes.Stale(held, {})
        refuse_note(note, looks[0].rule)
        given = overridden or {}
        return [freeze_progress(each, by=by, round=held, note=note, given=given) for each in looks]


def refuse_note(note: str, rule: Exposure) -> None:
    """What an officer says of a version is public too."""
    if mistakes := [each.message for each in check_note(rule, note)]:
        raise ValidationError({"note": mistakes})


def freeze_progress(
    look: ProgressPreview, *, by: User, round: Round, note: str, given: Mapping[str, str]
) -> Report:
    plan, facts = look.plan, look.facts
    return freeze_round_report(
        by=by,
        kind="progress",
        facts=facts,
        title=f"What we have done so far: {facts.plan}"[:200],
        slug=f"progress-{plan.slug}-{round.period.lower()}",
        round=round,
        plan=plan,
        note=note,
        overridden=collect_reasons(look.findings, given, may=may_be_right),
    )


def lock_round(round: Round) -> Round:
    """The round's row, held until the transaction ends, so that two people freeze one at a time."""
    row = Round.objects.select_for_update(no_key=True).get(pk=round.pk)
    row.partnership = round.partnership
    return row


def freeze_round_report(
    *, by: User, kind: str, facts: Any, title: str, slug: str, round: Round,
    plan: Plan | None = None, note: str = "", overridden: list[dict[str, str]] | None = None,
) -> Report:  # fmt: skip
    """The next version of a round's report, or of a plan's progress."""
    text = freeze(facts)
    last = latest(kind, round, plan)
    refuse_same_report(last, snapshot_digest(text), round)
    again = last if last is not None and last.state == State.FAILED else None
    report = again or Report(
        partnership_id=round.partnership_id,
        kind=kind,
        round=round,
        plan=plan,
        number=last.number + 1 if last else 1,
        slug=free_report_slug(round.partnership_id, slug),
    )
    report.title, report.round, report.overridden = title, round, overridden or []
    return put_down(report, by=by, facts=text, note=note)


def put_down(
    report: Report, *, by: User, facts: str, note: str, at: datetime | None = None
) -> Report:
    """Store a version as being prepared; a job draws it once this is stored."""
    report.state, report.trouble = State.PREPARING, ""
    report.facts, report.sha256, report.note = facts, snapshot_digest(facts), note.strip()
    report.signed_by, report.signed_as = by, signature(by, report.partnership_id)
    report.as_at = at or timezone.now()
    report.full_clean(exclude=["page", "pdf"])
    report.save()
    detail = {"sha256": ["", report.sha256]} | in_history(report.overridden)
    changes.record_event(by=by, verb="froze", target=report, detail=detail)
    transaction.on_commit(lambda: find_job("draw_report").enqueue(report.pk))
    return report


def latest(kind: str, round: Round, plan: Plan | None) -> Report | None:
    """The last version: of a round's report, or of a plan's progress through all rounds."""
    rows = Report.objects.light().filter(kind=kind, partnership=round.partnership_id)
    rows = rows.filter(plan=plan) if plan else rows.filter(round=round)
    return rows.order_by("-number").first()


def refuse_same_report(last: Report | None, sha: str, round: Round) -> None:
    if last is None:
        return
    if last.state == State.PREPARING:
        if not is_given_up(last.as_at):
            raise ValidationError(UNDER_WAY.format(f"“{last}”"))
        fail_report(last, TROUBLE)
    same = last.sha256 == sha and last.round_id == round.pk
    if same and last.state in {State.FROZEN, State.PUBLISHED}:
        raise ValidationError(UNCHANGED.format(f"“{last}”"))


def free_report_slug(partnership: int, wanted: str) -> str:
    """The slug itself, or with the first number that no other paper has."""
    base = slugify(wanted)[:70]
    taken = set(
        Report.objects.filter(partnership=partnership, slug__startswith=base).values_list(
            "slug", flat=True
        )
    )
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(each for each in (base, *numbered) if each not in taken)


def signature(by: User, partnership: int) -> str:
    """Who signs, in words, with the role in which they may, unless their name says it already."""
    roles = Role.objects.filter(user=by, partnership=partnership, ended_at=None)
    order = {Role.Kind.CHAIR: 0, Role.Kind.OFFICER: 1}
    kinds = sorted((Role.Kind(each.kind) for each in roles), key=lambda kind: order.get(kind, 2))
    roles_named = (kind.label for kind in kinds[:1] if kind.label.casefold() != str(by).casefold())
    return ", ".join([str(by), *roles_named])


def prepare_report(report: Report) -> None:
    """Make the page and the PDF from what was frozen. Trouble leaves it failed with a sentence."""
    make(
        report,
        draw=draw_report_files,
        put_in_place=put_report_in_place,
        fail=fail_report,
        trouble=TROUBLE,
    )


def draw_report_files(report: Report) -> None:
    """The page and the file, drawn from the frozen facts alone."""
    document = report_document(report)
    draw_paper(report, document, screen=for_screen(document), name=str(report.pk))
    if KINDS[report.kind].everybody:
        public = public_document_of(report)
        screen = public and with_contents(for_screen(public))
        draw_editions(report, document, public, screen=screen)


def report_document(report: Report) -> Document:
    """The paper as its frozen facts make it, the same at any later time."""
    kind = KINDS[report.kind]
    return kind.build(kind.thaw(report.facts), edition_of(report))


def public_document_of(report: Report) -> Document | None:
    """What everybody may read of it; None for one that may never be published."""
    kind = KINDS[report.kind]
    frozen = kind.thaw(report.facts)
    return kind.everybody(frozen, edition_of(report)) if kind.everybody else None


def edition_of(report: Report) -> Edition:
    day = date_words(timezone.localtime(report.as_at).date())
    return Edition(
        created=report.as_at,
        number=report.number,
        signed=f"{report.signed_as}, {day}",
        note=report.note,
    )


def draft_of(round: Round, access=None, kind: str = "highlight") -> Document:
    """A report of a round as the round stands, marked as a draft."""
    facts = OF_ROUND[kind].gather(round, access)
    return KINDS[kind].build(facts, Edition(timezone.now(), draft=True))


@transaction.atomic
def put_report_in_place(report: Report) -> None:
    kind = KINDS[report.kind]
    public = kind.public or (kind.of_meeting and bool(report.public_page))
    report.state = State.PUBLISHED if public else State.FROZEN
    report.done_at = timezone.now()
    report.published_at = report.done_at if kind.of_meeting and public else report.published_at
    report.save(update_fields=["state", "done_at", "published_at", *DRAWN, *EDITIONS])
    detail = {"sha256": ["", report.sha256]}
    changes.record_event(by=report.signed_by, verb=kind.done, target=report, detail=detail)
    if kind.public:
        announce(kind=kind.news, pk=report.pk)


def fail_report(report: Report, trouble: str) -> None:
    fail_paper(report, trouble, by=report.signed_by, verb="could not make")


@transaction.atomic
def withdraw_report(*, by: User, report: Report, reason: str) -> Report:
    """Take what is published away from the public, who are told so; inside it stays as it was.

    A committee that was sent it is told by e-mail. No earlier version takes its place.

    Raises ValidationError when it is not public, or when no reason is given.
    """
    report = Report.objects.light().select_for_update(of=("self",)).get(pk=report.pk)
    if report.state != State.PUBLISHED:
        raise ValidationError(f"“{report}” is not public, so it cannot be withdrawn.")
    withdraw_paper(report, reason, frozen="facts")
    detail = {"reason": ["", report.reason]}
    changes.record_event(by=by, verb="withdrew", target=report, detail=detail)
    tell_paper_withdrawn(report, by=by)
    return report
