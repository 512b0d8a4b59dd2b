"""Back up the database and the files, while the site runs."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error

from csp.archive import ArchiveProblem
from csp.archive.backing_up import drop_older, lasting_troubles, write_backup


class Command(BaseCommand):
    help = "Write a folder with the database, the files and a list of both. The site may run meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dir", help="where back-ups are kept; it is made if it is not there")
        keep = "remove older back-ups there, but for the newest N"
        parser.add_argument("--keep", type=int, metavar="N", help=keep)

    def handle(self, *args, dir: str, keep: int | None = None, **options) -> None:
        if keep is not None and keep < 1:
            raise CommandError("--keep takes 1 or more. Nothing was written.", returncode=2)
        try:
            whole, manifest = write_backup(Path(dir))
        except ArchiveProblem as problem:
            raise CommandError(f"{problem} Nothing was written.") from None
        except (Error, OSError) as problem:
            raise CommandError(
                f"The back-up failed, and nothing of it is left: {problem}."
            ) from None
        size = sum(int(each["size"]) for each in manifest.files.values())
        self.stdout.write(
            f"{whole} is whole: {sum(manifest.tables.values()):,} rows in {len(manifest.tables)} tables, "
            f"{len(manifest.files) - 1:,} files, {size / 1_000_000:,.1f} MB."
        )
        if lacking := lasting_troubles(manifest):
            listed = "\n".join(lacking)
            raise CommandError(
                "The site itself lacks files, so that no older back-up was removed. Is MEDIA_ROOT right?\n"
                + listed
            )
        if keep and (dropped := drop_older(Path(dir), keep)):
            self.stdout.write(f"Older back-ups removed: {dropped}.")
