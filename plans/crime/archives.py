"""Zip archives that nobody has to trust: what they unpack to is checked first and counted after."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from plans.crime.limits import (
    MEGABYTE,
    MOST_MEMBERS,
    MOST_TIMES_SMALLER,
    MOST_UNPACKED,
    RATIO_COUNTS_FROM,
)
from plans.crime.problems import FETCH_AGAIN, SAVE_AGAIN, CrimeFileProblem

Progress = Callable[[int, int], None]
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError)


@contextmanager
def open_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """Closed with everything that was opened within it, however reading ends."""
    with path.open("rb") as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise CrimeFileProblem(
                "This file is damaged: it ends before it should, or part of it is missing."
                f" {FETCH_AGAIN}"
            ) from error
        with archive:
            check_members(archive)
            yield archive


def check_members(archive: zipfile.ZipFile) -> None:
    """Refuses an archive that would unpack to more than any real one."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise CrimeFileProblem(
            f"This archive holds {len(members)} files; at most {MOST_MEMBERS} are read."
            " Bring the months in that you need, a year at a time."
        )
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise CrimeFileProblem(
            "This file is protected with a password. Save it without one, and bring it in again."
        )
    for member in members:
        check_size(member.file_size, member.compress_size)
    check_size(sum(member.file_size for member in members), 0)


def check_size(unpacked: int, packed: int) -> None:
    if unpacked > MOST_UNPACKED:
        raise CrimeFileProblem(
            f"This file unpacks to {unpacked // MEGABYTE} MB; at most"
            f" {MOST_UNPACKED // MEGABYTE} MB are read. Bring fewer years in at a time."
        )
    if unpacked > RATIO_COUNTS_FROM and packed and unpacked > MOST_TIMES_SMALLER * packed:
        raise CrimeFileProblem(
            f"This file unpacks to {unpacked // packed} times its size, which no table of crime"
            f" data does, so it was not opened. {FETCH_AGAIN}"
        )


class ArchivePart:
    """One file of an archive, read a piece at a time; tells how many bytes have gone by."""

    def __init__(self, stream: IO[bytes], size: int, progress: Progress | None = None) -> None:
        self.stream, self.size, self.done = stream, size, 0
        self.progress = progress

    def __enter__(self) -> ArchivePart:
        return self

    def __exit__(self, *_) -> None:
        self.stream.close()

    def read(self, size: int) -> bytes:
        try:
            piece = self.stream.read(size)
        except _BROKEN as error:
            raise CrimeFileProblem(
                f"This file is damaged after {self.done} bytes of its content. {FETCH_AGAIN}"
            ) from error
        self.done += len(piece)
        if self.progress:
            self.progress(len(piece), self.size)
        return piece


def open_archive_part(
    archive: zipfile.ZipFile, name: str, progress: Progress | None = None
) -> ArchivePart:
    """``progress`` is told the bytes of each piece, and the size of this part."""
    member = member_of(archive, name)
    try:
        return ArchivePart(archive.open(member), member.file_size, progress)
    except _BROKEN as error:
        raise CrimeFileProblem(f"This file is damaged. {FETCH_AGAIN}") from error


def member_of(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    try:
        return archive.getinfo(name)
    except KeyError:
        raise CrimeFileProblem(
            f"This workbook lacks its part “{name}”, so it is damaged. {SAVE_AGAIN}"
        ) from None


def read_whole_part(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A small part in one piece."""
    size = member_of(archive, name).file_size
    if size > most:
        raise CrimeFileProblem(
            f"The part “{name}” of this workbook has {size // MEGABYTE} MB, more than any real"
            f" one. {SAVE_AGAIN}"
        )
    return open_archive_part(archive, name).read(size + 1)


def bytes_told(progress: Callable[[int, int], None] | None, total: int) -> Progress | None:
    """Adds up the pieces of several parts, and passes on about each megabyte: done, total."""
    if progress is None:
        return None
    done = told = 0

    def add(piece: int, _size: int) -> None:
        nonlocal done, told
        done += piece
        if done - told >= MEGABYTE or (done >= total and told < done):
            told = done
            progress(done, max(done, total))

    return add
