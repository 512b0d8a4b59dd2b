"""Writing a back-up while the site runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from csp.archive import ArchiveProblem
from csp.archive.engines import ENGINES
from csp.archive.holdings import find_troubles, named_elsewhere, site_troubles
from csp.archive.manifest import FILES, FORMAT, Manifest, described, files_below

NAME = re.compile(r"safer-plans-\d{8}T\d{6}Z")
HALF = ".half"
DAY = 24 * 60 * 60


def write_backup(where: Path) -> tuple[Path, Manifest]:
    """A new folder in ``where`` with all that the site holds, which has its name only when it is whole.

    The database comes first and the files after it. A file is in the store before the row that names it is
    committed, and none is ever written over, so what the copied database names is there. What is removed in
    between is listed as missing. Raises ArchiveProblem, and OSError when the disk is full or closed to us.
    """
    store = Path(settings.MEDIA_ROOT).resolve()
    if where.resolve().is_relative_to(store):
        raise ArchiveProblem(
            f"{where} is among the site's own files. Name a folder that is not in {store}."
        )
    now = datetime.now(UTC)
    whole = where / f"safer-plans-{now:%Y%m%dT%H%M%SZ}"
    half = whole.with_name(whole.name + HALF)
    with readable_by_nobody_else():
        half.mkdir(parents=True)
        try:
            manifest = fill_backup(half, store, now)
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
    os.sync()  # What has the name of a whole one is on the disk, whatever happens to the power.
    half.rename(whole)
    return whole, manifest


@contextmanager
def readable_by_nobody_else() -> Iterator[None]:
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def fill_backup(folder: Path, store: Path, now: datetime) -> Manifest:
    engine = ENGINES[connection.vendor]
    held = engine.dump(connection, folder / engine.file)
    for name in files_below(store):
        copy = folder / FILES / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # It was removed just now.
            shutil.copyfile(store / name, copy)
    files = {name: described(folder / name) for name in files_below(folder)}
    digests = {name: str(each["sha256"]) for name, each in files.items()}
    manifest = Manifest(
        format=FORMAT,
        at=now.isoformat(timespec="seconds"),
        version=tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"][
            "version"
        ],
        commit=find_commit(),
        engine=connection.vendor,
        database=engine.file,
        tables=held.tables,
        last_event=held.last_event,
        migrations=held.migrations,
        files=files,
        troubles=find_troubles(
            held.kept + named_elsewhere(), lambda name: digests.get(f"{FILES}/{name}", "")
        ),
    )
    manifest.write_list(folder)
    return manifest


def lasting_troubles(manifest: Manifest) -> list[str]:
    """What is amiss at the site itself. A file that somebody just removed, with its row, is not."""
    if not manifest.troubles:
        return []
    _, now = site_troubles(connection, Path(settings.MEDIA_ROOT))
    return [each for each in manifest.troubles if each in now]


def find_commit() -> str:
    """The commit that the code is of, where git can tell."""
    ask = ["git", "rev-parse", "HEAD"]
    try:
        told = subprocess.run(  # noqa: S603
            ask, capture_output=True, text=True, cwd=settings.BASE_DIR
        )
    except OSError:
        return ""
    return told.stdout.strip()


def drop_older(where: Path, keep: int) -> int:
    """Remove whole back-ups but for the newest, and half ones of a day ago. Says how many whole ones."""
    old = sorted(each for each in where.iterdir() if NAME.fullmatch(each.name))[:-keep]
    for each in old:
        # It loses its name first, so that what is left of it is taken for a whole one by nobody.
        each.rename(each.with_name(each.name + HALF))
    for each in where.glob(f"safer-plans-*{HALF}"):
        if each.with_suffix("") in old or each.stat().st_mtime < time.time() - DAY:
            shutil.rmtree(each)
    return len(old)
