"""Publishing a plan: gate, freeze, print from what was frozen, put in place; and withdrawing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from csp import changes
from csp.jobs import find_job
from csp.models import User
from csp.periods import date_words, today
from plans.models import Plan
from plans.plan.services.plan import log_status
from plans.proofreading.exposure import may_be_right
from reporting.document import Document
from reporting.document.plan import Pictures, build, for_screen
from reporting.editions.services.drawing import (
    DRAWN,
    draw_paper,
    fail_paper,
    is_given_up,
    keep_pictures,
    make,
    withdraw_paper,
)
from reporting.editions.services.reasons import Blocked as Blocked
from reporting.editions.services.reasons import collect_reasons, in_history
from reporting.facts import pictures
from reporting.facts.snapshot import freeze, snapshot_digest, thaw
from reporting.letters.news import PLAN
from reporting.letters.services.subscription import announce
from reporting.models import Publication
from reporting.proofreading import plan as gate

State = Publication.State

UNCHANGED = (
    "Nothing has changed since version {number} was published, so there is nothing new to publish."
)
UNDER_WAY = (
    "Version {number} is being prepared at this moment. Nothing was lost: "
    "wait until it is done, look at it, and publish again if you still need to."
)
TROUBLE = (
    "The document could not be made. Nothing was published and the plan is as it was. Try again; "
    "if it happens a second time, tell whoever runs this site."
)


def publish(
    *,
    by: User,
    plan: Plan,
    version: int,
    change_note: str = "",
    overridden: Mapping[str, str] | None = None,
) -> Publication:
    """Freeze the plan as the public will read it, and have its document made.

    ``overridden`` gives, by the code of a finding that may be right, why it is. Raises Blocked when
    something must be mended first, changes.Stale when somebody changed the plan's status or settings
    since ``version``, ValidationError when another version is being prepared or nothing has changed.
    The document is made by a job once this is stored.
    """
    with changes.changing():
        plan = lock_plan(plan)
        if plan.version != version:
            raise changes.Stale(plan, {})
        refuse_two_at_once(plan)
        checked = gate.proofread_plan(plan, today=today())
        reasons = collect_reasons(checked.blocks, overridden or {}, may=may_be_right)
        publication = freeze_publication(by=by, plan=plan, checked=checked, change_note=change_note)
        detail = {"sha256": ["", publication.sha256]} | in_history(reasons)
        changes.record_event(by=by, verb="froze", target=publication, detail=detail)
        transaction.on_commit(lambda: find_job("draw_publication").enqueue(publication.pk))
    publication.refresh_from_db()
    return publication


def lock_plan(plan: Plan) -> Plan:
    """The plan's row, held until the transaction ends, so that two people publish one at a time."""
    row = Plan.objects.select_for_update().get(pk=plan.pk)
    row.partnership = plan.partnership
    return row


def refuse_two_at_once(plan: Plan) -> None:
    under_way = plan.publications.light().filter(state=State.PREPARING).first()
    if under_way is None:
        return
    if not is_given_up(under_way.frozen_at):
        raise ValidationError(UNDER_WAY.format(number=under_way.number))
    fail_publication(under_way, TROUBLE)


def freeze_publication(
    *, by: User, plan: Plan, checked: gate.Gate, change_note: str
) -> Publication:
    """The next version, stored as being prepared. A number whose making failed is used again."""
    if mistakes := [each.message for each in gate.check_note(checked.rule, change_note)]:
        raise ValidationError({"change_note": mistakes})
    text = freeze(checked.facts)
    sha = snapshot_digest(text)
    current = plan.publications.light().filter(state=State.CURRENT).first()
    if current and current.sha256 == sha:
        raise ValidationError(UNCHANGED.format(number=current.number))
    keep_pictures(plan.partnership_id, pictures.live_pictures(picture_files(plan)))
    last = plan.publications.light().order_by("number").last()
    again = last if last and last.state == State.FAILED else None
    publication = again or Publication(
        partnership_id=plan.partnership_id, plan=plan, number=last.number + 1 if last else 1
    )
    publication.state, publication.trouble = State.PREPARING, ""
    publication.change_note = change_note.strip()
    publication.snapshot, publication.sha256 = text, sha
    publication.published_by, publication.frozen_at = by, timezone.now()
    publication.full_clean(exclude=["page", "pdf"])
    publication.save()
    return publication


def picture_files(plan: Plan) -> list:
    return [plan.partnership.logo, *(each.picture for each in plan.sections.filter(printed=True))]


def prepare_publication(publication: Publication) -> None:
    """Make the page and the PDF from the snapshot, then put the version in place.

    Whatever goes wrong leaves the version failed with a sentence, and the one before it current.
    """
    make(
        publication,
        draw=draw_publication_files,
        put_in_place=put_publication_in_place,
        fail=fail_publication,
        trouble=TROUBLE,
    )


def draw_publication_files(publication: Publication) -> None:
    """The page and the file, drawn from the snapshot alone."""
    document = publication_document(publication)
    screen = for_screen(document, contents=False)
    name = f"{publication.plan_id}-{publication.number}"
    draw_paper(publication, document, screen=screen, name=name)


def publication_document(publication: Publication) -> Document:
    facts = thaw(publication.snapshot)
    slug = publication.partnership.slug
    where = reverse("public:logo", args=[slug, "0", "x"]).removesuffix("0.x")
    return build(
        facts,
        draft=False,
        created=publication.frozen_at,
        edition=f"Version {publication.number}, {date_words(local_day(publication.frozen_at))}",
        pictures=Pictures(pictures.read_frozen_pictures(publication.partnership_id, facts), where),
    )


def local_day(moment: datetime):
    return timezone.localtime(moment).date()


@transaction.atomic
def put_publication_in_place(publication: Publication) -> None:
    """The version becomes current, the one before it superseded, and the plan published."""
    now = timezone.now()
    plan = lock_plan(publication.plan)
    plan.publications.filter(state=State.CURRENT).update(state=State.SUPERSEDED, ended_at=now)
    publication.state, publication.published_at = State.CURRENT, now
    publication.save(update_fields=["state", "published_at", *DRAWN])
    by = publication.published_by
    move_plan(plan, Plan.Status.PUBLISHED, by=by, note=f"Version {publication.number} published.")
    changes.record_event(
        by=by, verb="published", target=publication, detail={"sha256": ["", publication.sha256]}
    )
    announce(kind=PLAN, pk=publication.pk)


def move_plan(plan: Plan, status: str, *, by: User, note: str) -> None:
    if plan.status == status:
        return
    moved = changes.update(
        plan, by=by, version=plan.version, values={"status": status}, verb=status
    )
    log_status(by=by, plan=moved, on=today(), note=note)


def fail_publication(publication: Publication, trouble: str) -> None:
    fail_paper(publication, trouble, by=publication.published_by, verb="could not publish")


@transaction.atomic
def withdraw(*, by: User, publication: Publication, reason: str) -> Publication:
    """Take a version away from the public, who are told so. Officers keep every part of it.

    Raises ValidationError when it is not public, or when no reason is given.
    """
    plan = lock_plan(publication.plan)
    publication = Publication.objects.select_related("partnership", "plan").get(pk=publication.pk)
    was = publication.state
    if was not in {State.CURRENT, State.SUPERSEDED}:
        raise ValidationError(
            f"Version {publication.number} is not public, so it cannot be withdrawn."
        )
    withdraw_paper(publication, reason, frozen="snapshot")
    if was == State.CURRENT and plan.status == Plan.Status.PUBLISHED:
        note = f"Version {publication.number} withdrawn."
        move_plan(plan, Plan.Status.AGREED, by=by, note=note)
    changes.record_event(
        by=by, verb="withdrew", target=publication, detail={"reason": ["", publication.reason]}
    )
    return publication
