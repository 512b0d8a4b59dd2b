"""Pictures and papers that leads send with an update: known by their content, cleaned, kept private."""

from __future__ import annotations

import hashlib
import io
import secrets
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

import filetype
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from PIL import Image, ImageOps

from actions.importers.upload import is_envelope, is_text
from actions.models import EvidenceFile, Update
from actions.services.update import held
from csp import changes
from csp.models import User
from csp.prose.characters import without_controls

MEBIBYTE = 1024 * 1024
MOST_FILES = 10
MOST_PIXELS = 60_000_000
PICTURES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
PAPERS = {
    "application/pdf": "pdf",
    f"{OFFICE}wordprocessingml.document": "docx",
    f"{OFFICE}spreadsheetml.sheet": "xlsx",
    f"{OPEN}text": "odt",
    f"{OPEN}spreadsheet": "ods",
}
ENDINGS = PAPERS | {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "text/csv": "csv",
}
TAKEN = "Files can be pictures (JPEG, PNG or WebP), PDF, Word (.docx), Excel (.xlsx), OpenDocument or CSV. "
WRONG = f"“{{}}” is something else inside, whatever its name says. {TAKEN}Everything else is kept."
OLD = (
    "“{}” is an older Word or Excel file, which may hold programs. "
    "Open it, save it as .docx, .xlsx or PDF, and add that."
)
MACROS = "“{}” holds a program (macros). Save it without, or as PDF, and add that."
HEIC = (
    "“{}” is a HEIC picture, which few machines can show. Choose it from the phone’s photo "
    "library, which turns it into JPEG, or save it as JPEG first."
)
PROTECTED = "“{}” is protected by a password. Save a copy without one, and add that."
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
    name = name_of(upload)
    refuse_size(name, upload.size or 0)
    data = upload.read()
    media_type = kind_of(name, data)
    if media_type in PICTURES:
        data = without_place(name, data, PICTURES[media_type])
    return Checked(name, media_type, data)


def name_of(upload: UploadedFile) -> str:
    return without_controls(upload.name or "").strip()[-200:] or "file"


def refuse_size(name: str, size: int) -> None:
    if not size:
        raise ValidationError(f"“{name}” is empty. Choose the file again.")
    if size > settings.EVIDENCE_LIMIT_MB * MEBIBYTE:
        raise ValidationError(
            f"“{name}” is larger than {settings.EVIDENCE_LIMIT_MB} MB. "
            "Send a smaller picture, or fewer pages."
        )


def kind_of(name: str, data: bytes) -> str:
    """The media type that the content shows, whatever the name says."""
    found = filetype.guess_mime(data) or ""
    if found in {"image/heic", "image/heif", "image/avif"}:
        raise ValidationError(HEIC.format(name))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValidationError((PROTECTED if is_envelope(data) else OLD).format(name))
    if data.startswith(b"PK"):
        return package_kind(name, data)
    if found in ENDINGS:
        return found
    if not found and is_text(data):
        return "text/csv"
    raise ValidationError(WRONG.format(name))


def package_kind(name: str, data: bytes) -> str:
    """What a zip is: the office's own packages without programs, and nothing else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {each.casefold() for each in package.namelist()}
            stated = (
                package.read("mimetype")[:100].decode("ascii", "replace")
                if "mimetype" in names
                else ""
            )
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError) as problem:
        raise ValidationError(WRONG.format(name)) from problem
    if any(each.endswith("vbaproject.bin") or each.startswith("basic/") for each in names):
        raise ValidationError(MACROS.format(name))
    if "word/document.xml" in names:
        return f"{OFFICE}wordprocessingml.document"
    if "xl/workbook.xml" in names:
        return f"{OFFICE}spreadsheetml.sheet"
    if stated.strip() in PAPERS:
        return stated.strip()
    raise ValidationError(WRONG.format(name))


def without_place(name: str, data: bytes, kind: str) -> bytes:
    """The picture upright, and without what a camera wrote into it: a victim's home, for one."""
    try:
        with Image.open(io.BytesIO(data), formats=[kind, "MPO"]) as taken:
            if taken.width * taken.height > MOST_PIXELS:
                raise ValidationError(f"“{name}” has too many pixels. Send a smaller picture.")
            upright = ImageOps.exif_transpose(taken)
            profile = taken.info.get("icc_profile")
            upright.info = {}
            cleaned = io.BytesIO()
            upright.save(cleaned, kind, quality=90, icc_profile=profile)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise ValidationError(CANNOT_OPEN.format(name)) from problem
    return cleaned.getvalue()


def add_file(
    *, by: User | None, said_as: str, update: Update, upload: UploadedFile, words: str = ""
) -> EvidenceFile:
    """Keep a file with an update. Raises ValidationError for one that cannot be taken."""
    checked = check_file(upload)
    with changes.changing():
        held(update)
        refuse_many(update, 1)
        return keep_file(by=by, said_as=said_as, update=update, checked=checked, words=words)


def refuse_many(update: Update, more: int) -> None:
    if update.files.count() + more > MOST_FILES:
        raise ValidationError(MANY)


def keep_file(
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
        held(update)
        if new:
            refuse_many(update, len(new) - len(gone))
        for file in gone:
            file.update = update
            remove_file(by=by, file=file)
        for checked in new:
            keep_file(by=by, said_as=said_as, update=update, checked=checked)


def remove_file(*, by: User | None, file: EvidenceFile) -> None:
    """Take a file away for good: it may show what should never have been sent."""
    store, place = file.file.storage, str(file.file.name)
    with changes.changing():
        held(file.update)
        changes.remove(file, by=by, verb="removed a file")
        transaction.on_commit(lambda: store.delete(place))
