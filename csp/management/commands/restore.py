"""Bring a back-up back, and prove that it is all there."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error

from csp.archive import ArchiveProblem
from csp.archive.restoring import Restored, restore_backup
from csp.site.health import migrations_applied


class Command(BaseCommand):
    help = (
        "Put a back-up into the database and the folder that the settings name, which have to be empty, "
        "and compare what is there then with the list of the back-up."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", help="the folder that the command backup has written")
        replace = "lose what is in the database and among the files now"
        parser.add_argument("--replace", action="store_true", help=replace)

    def handle(self, *args, folder: str, replace: bool = False, **options) -> None:
        try:
            done = restore_backup(Path(folder), replace=replace)
        except ArchiveProblem as problem:
            raise CommandError(f"{problem} Nothing was changed.", returncode=2) from None
        except (Error, OSError) as problem:
            raise CommandError(f"The restore was not finished: {problem}.") from None
        self.stdout.write("\n".join(restored_words(done)))
        if done.differences:
            listed = "\n".join(done.differences)
            raise CommandError(f"Not all is as the back-up says:\n{listed}")
        self.stdout.write("Everything was counted and read anew, and is the same.")
        if not migrations_applied():
            self.stdout.write("The code is newer. Run migrate before you start the site.")


def restored_words(done: Restored) -> list[str]:
    made = done.manifest
    code = f"version {made.version}, commit {made.commit or 'unknown'}"
    event = made.last_event
    last = f"“{event['verb']}” at {event['at']}, number {event['id']}" if event else "none"
    lines = [
        f"Restored the back-up of {made.at}, made by {code}.",
        f"Database: {sum(made.tables.values()):,} rows in {len(made.tables)} tables. Last event: {last}.",
        f"Files: {len(made.files) - 1:,}; rows name {done.named:,}.",
    ]
    lines += [f"Amiss already when it was backed up: {each}" for each in made.troubles]
    if done.unknown:
        lines.append(
            f"Its code is not the one here, which has no {done.unknown[0]}: run that code."
        )
    return lines
