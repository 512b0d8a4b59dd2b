"""The list that makes a folder a back-up: what is in it, with digests, and what the database held."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from csp.archive import ArchiveProblem
from csp.archive.holdings import digest_at

LIST = "manifest.json"
FILES = "files"
FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """``files`` has the size and digest of each file in the folder, ``troubles`` what was amiss already."""

    format: int
    at: str
    version: str
    commit: str
    engine: str
    database: str
    tables: dict[str, int]
    last_event: dict[str, str]
    migrations: list[str]
    files: dict[str, dict[str, int | str]]
    troubles: list[str]

    def write_list(self, folder: Path) -> None:
        words = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        (folder / LIST).write_text(words, encoding="utf-8")


def files_below(folder: Path) -> list[str]:
    """The names of all files in a folder, as they are written in the list."""
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def described(path: Path) -> dict[str, int | str]:
    return {"size": path.stat().st_size, "sha256": digest_at(path)}


def read_backup(folder: Path, engine: str) -> Manifest:
    """The list of a back-up, when all of it is there and as it was written. Raises ArchiveProblem."""
    manifest = read_list(folder)
    if manifest.engine != engine:
        raise ArchiveProblem(
            f"{folder.name} is of a database of {manifest.engine}, and DATABASE_URL names one of {engine}. "
            "Restore it where DATABASE_URL names the same kind."
        )
    there = set(files_below(folder)) - {LIST}
    if odd := sorted(there.symmetric_difference(manifest.files)):
        what = "is missing from" if odd[0] in manifest.files else "does not belong to"
        raise ArchiveProblem(f"{odd[0]} {what} {folder.name}. Take another back-up.")
    for name, said in manifest.files.items():
        if described(folder / name) != said:
            raise ArchiveProblem(
                f"{name} in {folder.name} was changed since it was written. Take another back-up."
            )
    return manifest


def read_list(folder: Path) -> Manifest:
    if not folder.is_dir():
        raise ArchiveProblem(f"There is no folder {str(folder)!r}. Look at its name and place.")
    if not (folder / LIST).is_file():
        raise ArchiveProblem(
            f"{folder.name} is no back-up, or half of one: it has no {LIST}. Take another one."
        )
    try:
        manifest = Manifest(**json.loads((folder / LIST).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise ArchiveProblem(
            f"The {LIST} of {folder.name} cannot be read. Take another back-up."
        ) from error
    if manifest.format != FORMAT:
        raise ArchiveProblem(f"{folder.name} was made by newer code. Restore it with that code.")
    return manifest
