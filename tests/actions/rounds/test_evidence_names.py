"""Files sent with an update are what they are called, and small machines outlive large ones."""

from __future__ import annotations

import tracemalloc
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from actions.imports.upload import open_upload
from actions.models import EvidenceFile
from csp.files.names import safe_name
from csp.files.packages import Unreadable
from tests import factories as make
from tests.actions.rounds.test_evidence_files import keep, package, update  # noqa: F401 - a fixture
from tests.world import read

TABLE = b"Month,Visits\nJuly,27\nAugust,31\n"
PDF = b"%PDF-1.7 a paper"
MEGABYTE = 1024 * 1024
SCRIPTS = {
    "run.bat": b"copy a.txt b.txt\r\ndel c.txt\r\n",
    "run.CMD": b"start calc\r\n",
    "x.hta": b"Hello<script>new ActiveXObject('WScript.Shell')</script>",
    "x.vbs": b'MsgBox "hello"\r\n',
    "x.ps1": b"Get-Process | Out-File x.txt\n",
    "x.js": b"alert(1)\n",
    "x.sh": b"rm -r x\n",
    "a.url": b"[InternetShortcut]\r\nURL=https://bad.example/\r\n",
    "a.desktop": b"[Desktop Entry]\nType=Application\nExec=sh\n",
    "a.webloc": b"<?xml version='1.0'?><plist/>",
    "a.lnk": b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60),
    "a.reg": b"Windows Registry Editor Version 5.00\r\n",
    "a.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    "a.html": b"Visits<script>alert(1)</script>",
    "a.xml": b"<visits><july>27</july></visits>",
    "plain.txt": b"We went to see them, and it went well.\n",
}


def refused(update, data: bytes, name: str) -> str:  # noqa: F811
    """What is said of a file that is not kept; nothing of one that is."""
    try:
        keep(update, data, name)
    except ValidationError as problem:
        return " ".join(problem.messages)
    return ""


def test_a_script_a_shortcut_and_a_page_are_not_kept(update):  # noqa: F811
    taken = [name for name, data in SCRIPTS.items() if not refused(update, data, name)]
    assert taken == []
    assert not EvidenceFile.objects.exists()


@pytest.mark.parametrize("after", ["", ". ", "\u202e", "\0"])
def test_nor_is_a_table_that_is_called_as_one(update, after):  # noqa: F811
    for name in sorted(set(SCRIPTS) - {"a.lnk", "plain.txt"}):
        assert "is called what a program" in refused(update, TABLE, name + after), name


OTHER_KINDS = (
    b"@echo off\r\ndel a,b\r\n",
    b"@ECHO OFF\r\n",
    b"#!/bin/sh\nrm a,b\n",
    b"[InternetShortcut]\nURL=file:///a,b\n",
    b"\xef\xbb\xbf\r\n [internetshortcut]\r\nURL=a\r\n",
    b"[Desktop Entry]\nExec=a,b\n",
    b"[{000214A0}]\nProp3=19,2\n",
    b"  <svg xmlns='http://www.w3.org/2000/svg'/>",
    b"<!-- a,b --><svg/>",
    b"<visits><july>1,2</july></visits>",
    "<hta:application id='a,b'>".encode("utf-16"),
    b"Month,Visits\n<script>alert(1)</script>,2\n",
    b"{\\rtf1 a,b}",
    b"%!PS-Adobe a,b",
)


def test_what_begins_as_one_is_no_csv_whatever_it_is_called(update):  # noqa: F811
    for data in OTHER_KINDS:
        for name in ("visits.csv", "visits", "visits.csv.csv"):
            assert "something else inside" in refused(update, data, name), (data, name)


NAMES = {
    "visits.csv": "visits.csv",
    "Visits in Q1, 2.5 a day.CSV": "Visits in Q1, 2.5 a day.csv",
    "run.bat.csv": "run.csv",
    "run.bat .csv. . ": "run.csv",
    "stivis\u202evsc.csv": "stivisvsc.csv",
    "C:\\fakepath\\..\\visits.csv": "visits.csv",
    "../../visits.hta\0.csv": "visits.csv",
    "visits.csv:evil.csv": "visits.csv-evil.csv",
    "visits": "visits.csv",
    "": "file.csv",
}


def test_a_file_has_one_ending_which_is_true(update):  # noqa: F811
    assert {name: safe_name(name, "csv") for name in NAMES} == NAMES
    papers = {"pdf": PDF, "docx": package("word/document.xml"), "csv": TABLE}
    for ending, data in papers.items():
        kept = keep(update, data, f"evidence.hta.{ending}")
        assert kept.name == f"evidence.{ending}"
        assert str(kept.file.name).endswith(f".{ending}")
    for name in ("evidence.csv.hta", "evidence.scr", "evidence.pdf.exe. "):
        assert keep(update, PDF, name).name == "evidence.pdf"


def test_a_file_of_former_times_leaves_under_a_true_name(update, officer, client_of):  # noqa: F811
    for old in ("run.bat", "x\u202evsc.hta", "a.svg", "visits.csv.url"):
        file = make.EvidenceFileFactory(update=update, name=old)
        place = [update.partnership.slug, update.pk, file.pk]
        answer = client_of(officer).get(reverse("workspace:evidence_file", args=place))
        assert read(answer) == b"Visits,21\n"
        name = answer.headers["Content-Disposition"]
        assert name == f'attachment; filename="{safe_name(old, "csv")}"'


def bomb(name: str, packed: int) -> bytes:
    """Forty megabytes of nothing in a part that says what a package is."""
    data = BytesIO()
    with ZipFile(data, "w", packed) as made, made.open(name, "w", force_zip64=True) as part:
        for _ in range(40):
            part.write(bytes(MEGABYTE))
    return data.getvalue()


def test_a_package_that_unpacks_to_far_more_fills_no_memory(update):  # noqa: F811
    bombs = [
        bomb("[Content_Types].xml", ZIP_DEFLATED),
        *(bomb("mimetype", packed) for packed in (ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA)),
    ]
    tracemalloc.start()
    try:
        for data in bombs:
            assert "something else inside" in refused(update, data, "visits.ods")
            with pytest.raises(Unreadable):
                open_upload("visits.ods", data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20 * MEGABYTE
