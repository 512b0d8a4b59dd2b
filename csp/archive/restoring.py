"""Bringing a back-up back, and proving that it is there."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from csp.archive import ArchiveProblem
from csp.archive.engines import ENGINES
from csp.archive.holdings import find_troubles, named_elsewhere, take_stock
from csp.archive.manifest import FILES, Manifest, described, files_below, read_backup


@dataclass(frozen=True)
class Restored:
    """``differences`` are what is not as the back-up says, ``unknown`` migrations that this code has not got.

    ``named`` is how many files the rows name.
    """

    manifest: Manifest
    named: int
    differences: list[str]
    unknown: list[str]


def restore_backup(folder: Path, *, replace: bool = False) -> Restored:
    """Put a back-up in the place of the database and the files that the settings name, and compare.

    Everything is looked at before anything is touched. Files are added first, then the database changes in
    one step, and files that the back-up has not got go last: wherever it stops, rows have their files.
    Raises ArchiveProblem, and then nothing is changed.
    """
    store, engine = Path(settings.MEDIA_ROOT), ENGINES[connection.vendor]
    if folder.resolve().is_relative_to(store.resolve()):
        raise ArchiveProblem(f"{folder} is among the site's own files. Move it to another place.")
    manifest = read_backup(folder, connection.vendor)
    engine.find_tools(connection)
    if not replace:
        refuse_full(store)
    before = set(files_below(store))
    try:
        bring_files(folder / FILES, store)
        engine.load(connection, folder / manifest.database)
    except BaseException:
        drop_files(store, set(files_below(store)) - before)
        raise
    connection.close()
    drop_files(store, set(files_below(store)) - set(store_files(manifest)))
    return prove(manifest, store)


def refuse_full(store: Path) -> None:
    if not take_stock(connection).is_empty:
        raise ArchiveProblem(
            "The database is not empty. Say --replace to lose what is in it, or name another in DATABASE_URL."
        )
    if files_below(store):
        raise ArchiveProblem(
            f"There are files in {store}. Say --replace to lose them, or name another folder in MEDIA_ROOT."
        )


def bring_files(source: Path, store: Path) -> None:
    store.mkdir(parents=True, exist_ok=True)
    for name in files_below(source):
        target = store / name
        target.parent.mkdir(parents=True, exist_ok=True)
        # Nobody who reads it meanwhile sees half of it.
        half = target.with_name(f"{target.name}.half")
        shutil.copyfile(source / name, half)
        half.replace(target)


def drop_files(store: Path, names: set[str]) -> None:
    for name in names:
        (store / name).unlink()


def store_files(manifest: Manifest) -> dict[str, dict[str, int | str]]:
    """The files of the store, by their names there."""
    start = f"{FILES}/"
    every = manifest.files.items()
    return {name.removeprefix(start): each for name, each in every if name.startswith(start)}


def prove(manifest: Manifest, store: Path) -> Restored:
    """Count and read anew what is there now, and say what differs, a line each."""
    now = take_stock(connection)
    found = [
        f"{name} has {now.tables.get(name, 'no')} rows, and had {manifest.tables.get(name, 'none')}"
        for name in sorted(manifest.tables.keys() | now.tables.keys())
        if now.tables.get(name) != manifest.tables.get(name)
    ]
    if now.last_event != manifest.last_event:
        found.append(f"the last event is {now.last_event}, and was {manifest.last_event}")
    said, there = (
        store_files(manifest),
        {name: described(store / name) for name in files_below(store)},
    )
    found += [
        f"{name} is not the file that was backed up"
        for name in sorted(said.keys() | there.keys())
        if said.get(name) != there.get(name)
    ]
    digests = {name: str(each["sha256"]) for name, each in there.items()}
    kept = now.kept + named_elsewhere()
    troubles = find_troubles(kept, lambda name: digests.get(name, ""))
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    return Restored(
        manifest=manifest,
        named=len(kept),
        differences=found + [each for each in troubles if each not in manifest.troubles],
        unknown=sorted(set(manifest.migrations) - known),
    )
