"""What an owner answers by a link: how it goes with one action, with a file, or that it is not theirs."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile

from actions.agreed.services.agreed import keep_step, take_back_step, take_step
from actions.models import AgreedAction, AgreedFile, AgreedStep
from actions.rounds.evidence_kinds import ENDINGS
from actions.rounds.services.evidence import Checked, check_file
from csp import changes
from csp.periods import date_words, today

Kind = AgreedStep.Kind
# What an owner may press.
OWED_STEPS = (Kind.DONE, Kind.SAID, Kind.NOT_OURS)
MOST_AGREED_FILES = 10
MANY_FILES = (
    f"There are {MOST_AGREED_FILES} files already, which is as many as one action may have."
)
NOT_AHEAD = "Propose a day after today."
NO_WORDS = "Write in a few words how it goes, so that nobody needs to ask you."
NOT_YOURS_NOW = "Somebody else has done something to it since, so it cannot be taken back here."


def answer_owed(
    *,
    said_as: str,
    agreed: AgreedAction,
    version: int,
    kind: str,
    words: str,
    due_on: date | None = None,
    upload: UploadedFile | None = None,
) -> AgreedAction:
    """Keep an owner's answer about one action, all of it or nothing.

    With "not yet" a day may be proposed: it is kept in words and with the step, and whoever keeps the list
    carries the action to it or not. Raises ``changes.Stale`` where somebody did anything to it since
    ``version``, and ValidationError for an answer, a day or a file that cannot be taken.
    """
    if kind not in OWED_STEPS:
        raise ValidationError("Press one of the buttons.")
    proposed = due_on if kind == Kind.SAID else None
    told = words_with_day(words, proposed) if kind == Kind.SAID else words
    checked = check_file(upload) if upload else None
    with changes.changing():
        if checked:
            keep_agreed_file(agreed, checked, said_as=said_as)
        return take_step(
            by=None,
            agreed=agreed,
            version=version,
            kind=kind,
            words=told,
            due_on=proposed,
            said_as=said_as,
        )


def words_with_day(words: str, due_on: date | None) -> str:
    if not words.strip():
        raise ValidationError({"words": NO_WORDS})
    if due_on is None:
        return words
    if due_on <= today():
        raise ValidationError({"due_on": NOT_AHEAD})
    return f"{words.strip()} (proposes {date_words(due_on)})"


def keep_agreed_file(agreed: AgreedAction, checked: Checked, *, said_as: str) -> AgreedFile:
    """Store a file with an action. Its step comes before that of the answer, which can so be taken back."""
    # Held, so that two who send at once do not come to more than there may be.
    AgreedAction.objects.select_for_update(no_key=True).get(pk=agreed.pk)
    if agreed.files.count() >= MOST_AGREED_FILES:
        raise ValidationError({"file": MANY_FILES})
    row = AgreedFile(
        partnership_id=agreed.partnership_id,
        agreed=agreed,
        # Not the name that it came with: where it is kept should say nothing.
        file=ContentFile(checked.data, f"{secrets.token_hex(16)}.{ENDINGS[checked.media_type]}"),
        name=checked.name,
        media_type=checked.media_type,
        size=len(checked.data),
        sha256=hashlib.sha256(checked.data).hexdigest(),
        added_as=said_as[:200],
    )
    stored = changes.create(row, by=None, verb="added a file")
    keep_step(agreed, Kind.FILE, by=None, said_as=said_as, words=checked.name)
    return stored


def take_back_owed(*, said_as: str, agreed: AgreedAction) -> AgreedAction:
    """Open again what an owner said was done, if that is the last thing that happened to it."""
    with changes.changing():
        held = AgreedAction.objects.select_for_update(no_key=True).get(pk=agreed.pk)
        last = held.steps.first()
        if last is None or last.kind != Kind.DONE or last.said_as != said_as or last.by_id:
            raise ValidationError(NOT_YOURS_NOW)
        return take_back_step(by=None, agreed=held, said_as=said_as)
