"""Pictures and papers that leads send with an update: known by their content, cleaned, kept private."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from actions.models import EvidenceFile, Update
from actions.rounds.evidence_kinds import ENDINGS, PICTURES, evidence_media_type
from actions.rounds.services.update import hold_update
from csp import changes
from csp.files.names import safe_name, visible_name
from csp.files.pictures import TooManyPixels, UnfitPicture, drawn_anew
from csp.models import User

MEBIBYTE = 1024 * 1024
MOST_FILES = 10
PIXELS = "“{}” has too many pixels. Send a smaller picture."
CANNOT_OPEN = (
    "“{}” is a picture that cannot be opened here. It may be cut short, or saved in an unusual way: "
    "save it again as JPEG, or take it again."
)
MANY = f"There are {MOST_FILES} files already, which is as many as one row may have."


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be kept, with what told of places and cameras taken out of pictures."""

    name: str
    media_type: str
    data: bytes


def check_file(upload: UploadedFile) -> Checked:
    """Look at a file's content. Raises ValidationError, with what to do instead, for one not to be kept."""
    name = visible_name(upload.name or "")[-200:] or "file"
    refuse_evidence_size(name, upload.size or 0)
    data = upload.read()
    media_type = evidence_media_type(name, data)
    if media_type in PICTURES:
        data = without_place(name, data)
    return Checked(safe_name(name, ENDINGS[media_type]), media_type, data)


def refuse_evidence_size(name: str, size: int) -> None:
    if not size:
        raise ValidationError(f"“{name}” is empty. Choose the file again.")
    if size > settings.EVIDENCE_LIMIT_MB * MEBIBYTE:
        raise ValidationError(
            f"“{name}” is larger than {settings.EVIDENCE_LIMIT_MB} MB. "
            "Send a smaller picture, or fewer pages."
        )


def without_place(name: str, data: bytes) -> bytes:
    """The picture upright, and without what a camera wrote into it: a victim's home, for one."""
    try:
        return drawn_anew(data)
    except TooManyPixels as problem:
        raise ValidationError(PIXELS.format(name)) from problem
    except UnfitPicture as problem:
        raise ValidationError(CANNOT_OPEN.format(name)) from problem


def add_file(
    *, by: User | None, said_as: str, update: Update, upload: UploadedFile, words: str = ""
) -> EvidenceFile:
    """Keep a file with an update. Raises ValidationError for one that cannot be taken."""
    checked = check_file(upload)
    with changes.changing():
        hold_update(update)
        refuse_many(update, 1)
        return keep_evidence(by=by, said_as=said_as, update=update, checked=checked, words=words)


def refuse_many(update: Update, more: int) -> None:
    if update.files.count() + more > MOST_FILES:
        raise ValidationError(MANY)


def keep_evidence(
    *, by: User | None, said_as: str, update: Update, checked: Checked, words: str = ""
) -> EvidenceFile:
    row = EvidenceFile(
        partnership_id=update.partnership_id,
        update=update,
        # Not the name that it came with: where it is kept should say nothing.
        file=ContentFile(checked.data, f"{secrets.token_hex(16)}.{ENDINGS[checked.media_type]}"),
        name=checked.name,
        words=words[:200],
        media_type=checked.media_type,
        size=len(checked.data),
        sha256=hashlib.sha256(checked.data).hexdigest(),
        added_as=said_as[:200],
    )
    return changes.create(row, by=by, verb="added a file")


def change_files(
    *,
    by: User | None,
    said_as: str,
    update: Update,
    removed: Iterable[EvidenceFile] = (),
    added: Iterable[UploadedFile] = (),
) -> None:
    """Take files away from an update and add others: all of it, or nothing when one cannot be taken.

    Each is looked at, and all are counted, before the first of them is stored.
    """
    gone, new = list(removed), [check_file(each) for each in added]
    with changes.changing():
        hold_update(update)
        if new:
            refuse_many(update, len(new) - len(gone))
        for file in gone:
            file.update = update
            remove_file(by=by, file=file)
        for checked in new:
            keep_evidence(by=by, said_as=said_as, update=update, checked=checked)


def remove_file(*, by: User | None, file: EvidenceFile) -> None:
    """Take a file away for good: it may show what should never have been sent."""
    store, place = file.file.storage, str(file.file.name)
    with changes.changing():
        hold_update(file.update)
        changes.remove(file, by=by, verb="removed a file")
        transaction.on_commit(lambda: store.delete(place))
