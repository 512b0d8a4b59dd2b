"""What was backed up comes back, all of it; what is not whole is refused before anything is touched."""

from __future__ import annotations

import json
import os
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import count
from pathlib import Path
from threading import Event, Thread

import pytest
from django.conf import settings as site
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection, connections

from actions.models import EvidenceFile
from actions.rounds.services.evidence import Checked, keep_evidence
from csp.archive.holdings import file_columns, take_stock
from csp.archive.manifest import files_below
from csp.models import AuditEvent
from plans.models import Partnership
from reporting.editions.services.publication import publish
from tests import factories as make
from tests.emptying import empty
from tests.reporting.pictures import png

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 60  # Seconds, and only of a test that fails.


@pytest.fixture(autouse=True)
def tools():
    if connection.vendor == "postgresql" and not shutil.which("pg_dump"):
        pytest.skip("pg_dump is not on this machine")


@pytest.fixture
def kept(tmp_path) -> Path:
    """Where back-ups are kept."""
    return tmp_path / "kept"


@pytest.fixture
def logo(partnership) -> Partnership:
    partnership.logo_alt = "Moorland"
    partnership.logo.save("logo.png", ContentFile(png()))
    return partnership


@pytest.fixture
def taken(logo, kept) -> Path:
    """A back-up of a partnership with its logo."""
    return back_up(kept)


def back_up(kept: Path, **options) -> Path:
    before = set(kept.glob("*"))
    call_command("backup", str(kept), **options)
    [made] = set(kept.glob("*")) - before
    return made


def destroy() -> None:
    empty(connection)
    shutil.rmtree(site.MEDIA_ROOT)


def now_held() -> tuple:
    stock = take_stock(connection)
    return stock.tables, stock.last_event, files_below(Path(site.MEDIA_ROOT))


@contextmanager
def writing(update, officer) -> Iterator[list[str]]:
    """Somebody sends one file after another, each with its row, until it is over. Gives what is kept."""
    kept, some, over = [], Event(), Event()

    def send_files() -> None:
        try:
            for number in count(1):
                data = f"Note {number}. ".encode() * 5_000
                checked = Checked(name=f"{number:05}.txt", media_type="application/pdf", data=data)
                row = keep_evidence(by=officer, said_as="The lead", update=update, checked=checked)
                kept.append(row.name)
                if number == 5:
                    some.set()
                if over.is_set():
                    break
        finally:
            some.set()
            connections.close_all()

    sender = Thread(target=send_files)
    sender.start()
    assert some.wait(PATIENCE)
    try:
        yield kept
    finally:
        over.set()
        sender.join(PATIENCE)


def test_the_drill(logo, plan, action, officer, kept, client, capsys):
    """Write, back up while somebody writes, lose everything, restore, compare."""
    plan.refresh_from_db()
    publish(by=officer, plan=plan, version=plan.version)
    update = make.UpdateFactory(round=make.RoundFactory(partnership=logo), action=action)
    with writing(update, officer) as sent:
        surely = list(sent)
        folder = back_up(kept)
    assert len(sent) > len(surely) > 4
    page = client.get("/partnerships/moorland/2016-17/").content
    destroy()
    capsys.readouterr()
    call_command("restore", str(folder))

    told = capsys.readouterr().out
    assert "is the same" in told and "Amiss" not in told
    names = list(EvidenceFile.objects.order_by("pk").values_list("name", flat=True))
    # All that was kept before it began, nothing out of turn, and for each file one event and its bytes.
    assert names[: len(surely)] == surely and names == sent[: len(names)]
    assert AuditEvent.objects.filter(verb="added a file").count() == len(names)
    for row in EvidenceFile.objects.all():
        assert sha256(Path(row.file.path).read_bytes()).hexdigest() == row.sha256
    call_command("verify_files")
    assert client.get("/partnerships/moorland/2016-17/").content == page
    pdf = client.get("/partnerships/moorland/2016-17/plan.pdf")
    assert b"".join(pdf.streaming_content).startswith(b"%PDF")
    # It is a database that one can go on with, also from the next number.
    assert AuditEvent.objects.create(verb="tried", target_type="x.y", target_id="1").pk


def test_a_back_up_is_for_nobody_else_and_lists_what_is_in_it(taken):
    paths = [taken, *taken.rglob("*")]
    assert {path.stat().st_mode & 0o777 for path in paths if path.is_dir()} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in paths if path.is_file()} == {0o600}
    listed = json.loads((taken / "manifest.json").read_bytes())
    assert listed["tables"]["plans_partnership"] == 1
    assert listed["files"].keys() == {listed["database"], f"files/{Partnership.objects.get().logo}"}
    for name, said in listed["files"].items():
        data = (taken / name).read_bytes()
        assert (len(data), sha256(data).hexdigest()) == (said["size"], said["sha256"])


@pytest.mark.one_database
def test_only_the_newest_are_kept_and_what_is_not_a_back_up_stays(logo, kept, capsys):
    old = [kept / f"safer-plans-202601{day:02}T030000Z" for day in (1, 2, 3)]
    left, running = (
        kept / "safer-plans-20251231T030000Z.half",
        kept / "safer-plans-20260104T030000Z.half",
    )
    for folder in (*old, left, running, kept / "notes"):
        folder.mkdir(parents=True)
        (folder / "manifest.json").write_text("{}")
    os.utime(left, (0, 0))
    made = back_up(kept, keep=2)
    assert set(kept.iterdir()) == {made, old[2], running, kept / "notes"}
    assert "removed: 2" in capsys.readouterr().out


@pytest.mark.one_database
def test_older_ones_stay_while_the_site_lacks_files(logo, kept, capsys):
    """Else a wrong MEDIA_ROOT would drive out the good ones, a night at a time."""
    first = back_up(kept).rename(kept / "safer-plans-20260101T030000Z")
    shutil.rmtree(site.MEDIA_ROOT)
    with pytest.raises(
        CommandError, match=r"Is MEDIA_ROOT right\?\nlogos/\S+ is missing \(logo of"
    ):
        call_command("backup", str(kept), keep=1)
    assert first.is_dir() and len(list(kept.iterdir())) == 2


@pytest.mark.one_database
def test_what_the_site_lacked_already_is_told_and_is_no_difference(logo, kept, capsys):
    shutil.rmtree(site.MEDIA_ROOT)
    with pytest.raises(CommandError):
        call_command("backup", str(kept))
    call_command("restore", str(next(kept.iterdir())), replace=True)
    told = capsys.readouterr().out
    assert "Amiss already when it was backed up: logos/" in told and "is the same" in told


def test_a_full_disk_leaves_no_half(logo, kept):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        with pytest.raises(CommandError, match=r"Nothing was written|nothing of it is left"):
            call_command("backup", str(kept))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(kept.iterdir()) == []


def test_a_back_up_is_not_kept_among_the_files_of_the_site(logo):
    with pytest.raises(CommandError, match="among the site's own files"):
        call_command("backup", str(Path(site.MEDIA_ROOT) / "kept"))
    with pytest.raises(CommandError, match="1 or more"):
        call_command("backup", "kept", keep=0)


def change_list(folder: Path, **values) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | values))


def longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


BROKEN = {
    "There is no folder": lambda folder: shutil.rmtree(folder),
    "half of one": lambda folder: (folder / "manifest.json").unlink(),
    "cannot be read": lambda folder: (folder / "manifest.json").write_text('{"format": 1'),
    "made by newer code": lambda folder: change_list(folder, format=2),
    "is of a database of oracle": lambda folder: change_list(folder, engine="oracle"),
    "is missing from": lambda folder: shutil.rmtree(folder / "files"),
    "does not belong to": lambda folder: (folder / "files" / "more").write_text("more"),
    "was changed since": lambda folder: longer(next(folder.glob("database.*"))),
}


def test_what_is_not_whole_is_refused_and_nothing_is_touched(taken, tmp_path):
    make.PartnershipFactory()
    held = now_held()
    for number, (sentence, break_it) in enumerate(BROKEN.items()):
        folder = shutil.copytree(taken, tmp_path / str(number))
        break_it(folder)
        with pytest.raises(CommandError, match=rf"{sentence}.*Nothing was changed\.$") as refused:
            call_command("restore", str(folder), replace=True)
        assert refused.value.returncode == 2 and now_held() == held, sentence


@pytest.mark.one_database
def test_a_database_or_a_folder_with_something_in_it_is_replaced_only_when_told(taken, capsys):
    before = now_held()
    make.PartnershipFactory()
    stray = Path(site.MEDIA_ROOT) / "stray.txt"
    stray.write_text("stray")
    with pytest.raises(CommandError, match="database is not empty"):
        call_command("restore", str(taken))
    empty(connection)
    with pytest.raises(CommandError, match="There are files in"):
        call_command("restore", str(taken))
    assert stray.exists() and not Partnership.objects.exists()
    call_command("restore", str(taken), replace=True)
    assert now_held() == before


@pytest.mark.one_database
def test_a_restore_that_differs_from_its_list_says_where(taken):
    tables = json.loads((taken / "manifest.json").read_bytes())["tables"]
    change_list(taken, tables=tables | {"plans_partnership": 7})
    destroy()
    with pytest.raises(CommandError, match="plans_partnership has 1 rows, and had 7") as differs:
        call_command("restore", str(taken))
    assert differs.value.returncode == 1


def test_a_database_that_cannot_be_read_in_changes_nothing(taken):
    """The list holds, and yet it is none: as when the disk fills up half-way."""
    [file] = taken.glob("database.*")
    file.write_bytes(b"none")
    files = json.loads((taken / "manifest.json").read_bytes())["files"]
    digest = {"size": 4, "sha256": sha256(b"none").hexdigest()}
    change_list(taken, files=files | {file.name: digest})
    empty(connection)
    shutil.move(site.MEDIA_ROOT, taken.parent / "away")
    make.PartnershipFactory(name="Somewhere else")
    held = now_held()
    with pytest.raises(CommandError, match=r"not finished|Nothing was changed"):
        call_command("restore", str(taken), replace=True)
    assert now_held() == held and Partnership.objects.get().name == "Somewhere else"


def test_verify_files_lists_what_is_missing_and_what_was_changed(logo, action, officer, capsys):
    update = make.UpdateFactory(round=make.RoundFactory(partnership=logo), action=action)
    checked = Checked(name="note.txt", media_type="application/pdf", data=b"A note.")
    row = keep_evidence(by=officer, said_as="The lead", update=update, checked=checked)
    call_command("verify_files")
    assert "All 2 files are there" in capsys.readouterr().out
    longer(Path(row.file.path))
    Path(logo.logo.path).unlink()
    with pytest.raises(CommandError, match="2 of 2 files") as found:
        call_command("verify_files")
    assert f"{row.file.name} was changed (file of evidence file {row.pk})" in str(found.value)
    assert f"{logo.logo.name} is missing (logo of partnership {logo.pk})" in str(found.value)


def test_every_file_with_a_digest_is_compared_with_it():
    """By how fields are named, which a new model could do in another way; pictures have no digest."""
    without = {f"{model.__name__}.{name}" for model, name, digest in file_columns() if not digest}
    assert without == {"Partnership.logo", "Section.picture"}
