"""What the page of a frozen version of a composed paper shows beside its text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from csp.models import User
from csp.prose.nouns import count_noun
from plans.access import Access, Can
from reporting.document import tree
from reporting.editions.tables.report import FROZEN, STATES
from reporting.facts.compare import EditionChange
from reporting.letters.queries import older_told
from reporting.letters.services.committee import members_to_tell
from reporting.models import Report
from reporting.papers.audiences import for_members
from reporting.papers.compose.differences import compare_documents

State = Report.State
GONE = "Anybody who opens it will be told that it has been withdrawn. You will still have it here."
NOT_BACK = (
    "No earlier version takes its place: those that can still be read say that they were replaced, "
    "until you publish another."
)
TOLD = "{} of the committee that it was sent to will be told by e-mail, and its list will say so."
NOBODY_TOLD = (
    "It was sent to the committee, whose list will say so. No member can be reached by e-mail from "
    "here: tell them yourself."
)
DONE = (State.FROZEN, State.PUBLISHED, State.WITHDRAWN)


def report_state_words(report: Report) -> tuple[str, str]:
    if report.paper_id and report.state == State.FROZEN:
        return FROZEN
    return STATES[State(report.state)]


def paper_context(report: Report, access: Access) -> dict[str, Any]:
    """Its other versions, what changed since the one before, and what may be done with it."""
    # Members of the committee know of the versions that they were sent.
    rows = Report.objects.for_list().filter(paper=report.paper_id, state__in=DONE)
    rows = rows if access.can(Can.READ_DRAFTS) else rows.sent()
    versions = list(rows.order_by("-number"))
    before = next((each for each in versions if each.number < report.number), None)
    may = access.can(Can.PUBLISH) and report.state in DONE
    return {
        "versions": [(each, report_state_words(each)) for each in versions if each.pk != report.pk],
        "before": before,
        "changes": report_changes(before, report) if before else (),
        "overridden": report.overridden if access.can(Can.READ_DRAFTS) else (),
        "sendable": may and not report.sent_at and report.state != State.WITHDRAWN,
        "publishable": may and report.state == State.FROZEN and bool(report.public_pdf),
        "never_public": report.state == State.FROZEN and not report.public_pdf,
        "paper_url": report.paper.get_absolute_url() if access.can(Can.READ_DRAFTS) else "",
    }


def once_withdrawn(report: Report, *, by: User) -> Iterator[str]:
    """What withdrawing a report does, and for whom, in sentences."""
    yield GONE
    if older_told(report).exists():
        yield NOT_BACK
    if report.sent_at:
        members = len(members_to_tell(report, by=by))
        yield TOLD.format(count_noun(members, "member")) if members else NOBODY_TOLD


def report_changes(old: Report, new: Report) -> tuple[EditionChange, ...]:
    return read_changes(old.pk, old.sha256, new.pk, new.sha256)


@lru_cache(maxsize=64)
def read_changes(old: int, old_sha: str, new: int, new_sha: str) -> tuple[EditionChange, ...]:
    """By number and digest: a digest never means anything else, so what it once meant is not read again."""
    texts = dict(Report.objects.filter(pk__in=[old, new]).values_list("pk", "facts"))
    before, after = (for_members(tree.from_text(texts[pk])) for pk in (old, new))
    return tuple(compare_documents(before, after))
