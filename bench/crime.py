"""Reads a crime table in a process of its own: ``python -m bench.crime READER FILE``.

Without a reader it writes tables and compares: ``python -m bench.crime [MEGABYTES | --full]``.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from bench.crime_tables import BYTES_A_ROW, area_of, made_up, write_csv, write_ods, write_xlsx

MEGABYTES, FULL = 60, 1_000
_ROW = {
    ".ods": ("content.xml", "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}table-row"),
    ".xlsx": ("sheet", "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}row"),
}


def ours(path: Path) -> int:
    from plans.crime import read_crime_file

    with read_crime_file(path) as crime:
        return sum(1 for _ in crime)


def ours_for_one(path: Path) -> int:
    """As a partnership does it: everything is read and checked, one area is kept."""
    from plans.crime import read_crime_file

    with read_crime_file(path, wanted={area_of(7)}) as crime:
        return sum(1 for _ in crime) and crime.tally.rows


def lxml(path: Path) -> int:
    """A bare streaming parse: rows go by, and nothing in them is looked at."""
    from lxml import etree

    member, tag = _ROW[path.suffix]
    count = 0
    with zipfile.ZipFile(path) as archive:
        for name in [each for each in archive.namelist() if member in each and "rels" not in each]:
            for _, row in etree.iterparse(archive.open(name), tag=tag):
                count += 1
                row.clear()
                while row.getprevious() is not None:
                    del row.getparent()[0]
    return count


def expat(path: Path) -> int:
    """Cutting the XML up without telling anybody: no Python runs for any element."""
    from xml.parsers.expat import ParserCreate

    with zipfile.ZipFile(path) as archive:
        ParserCreate().ParseFile(archive.open("content.xml"))
    return 0


def calamine(path: Path) -> int:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    return sum(sum(1 for _ in book.get_sheet_by_name(n).iter_rows()) for n in book.sheet_names)


def openpyxl(path: Path) -> int:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True)
    return sum(sum(1 for _ in sheet.iter_rows(values_only=True)) for sheet in book)


def pandas(path: Path) -> int:
    import pandas as pd

    if path.suffix == ".csv":
        return len(pd.read_csv(path))
    return sum(map(len, pd.read_excel(path, sheet_name=None).values()))


READERS: dict[str, Callable[[Path], int]] = {
    each.__name__: each for each in (ours, ours_for_one, lxml, expat, calamine, openpyxl, pandas)
}
# Brought in before the clock starts.
NEEDS = {
    "ours": ["plans.crime"],
    "ours_for_one": ["plans.crime"],
    "lxml": ["lxml.etree"],
    "expat": ["xml.parsers.expat"],
    "calamine": ["python_calamine"],
    "openpyxl": ["openpyxl"],
    "pandas": ["pandas"],
}
# What each kind of table can be read by, ours first.
CONTENDERS = {
    ".ods": ["ours", "ours_for_one", "lxml", "expat", "calamine", "pandas"],
    ".xlsx": ["ours", "ours_for_one", "calamine", "lxml", "openpyxl", "pandas"],
    ".csv": ["ours", "pandas"],
}


def write(path: Path, megabytes: int) -> int:
    """A table of so many megabytes of content as ODS; the same rows in the other formats."""
    rows = megabytes * 1_000_000 // BYTES_A_ROW
    {".ods": write_ods, ".xlsx": write_xlsx, ".csv": write_csv}[path.suffix](path, made_up(rows))
    return rows


def run(reader: str, path: Path) -> dict[str, float]:
    """Seconds of the processor, as others use the machine too, and the most memory in megabytes."""
    command = [sys.executable, "-m", "bench.crime", reader, str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(done.stdout)


def child(reader: str, path: Path) -> None:
    for module in NEEDS[reader]:
        importlib.import_module(module)
    began = time.process_time()
    count = READERS[reader](path)
    seconds = time.process_time() - began
    print(json.dumps({"rows": count, "seconds": seconds, "memory": most_memory()}))


def most_memory() -> float:
    """Megabytes. Linux hands the peak of the process that started this one on to it through
    ``getrusage``, so its own is looked up where there is a place for it."""
    status = Path("/proc/self/status")
    if status.exists():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1_000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000


def compare(megabytes: int, suffixes: list[str]) -> None:
    with tempfile.TemporaryDirectory(prefix="crime-bench.") as folder:
        for suffix in suffixes:
            path = Path(folder) / f"table{suffix}"
            rows = write(path, megabytes)
            print(f"{rows:,} rows, {path.stat().st_size / 1e6:.1f} MB as {suffix}")
            for reader in CONTENDERS[suffix]:
                if reader == "pandas" and not importlib.util.find_spec("pandas"):
                    print(f"  {reader:14} not installed")
                    continue
                found = run(reader, path)
                rate = rows / found["seconds"]
                print(f"  {reader:14} {rate:12,.0f} rows/s {found['memory']:8.0f} MB", flush=True)
            path.unlink()


def main() -> None:
    asked = sys.argv[1:]
    if asked and asked[0] in READERS:
        child(asked[0], Path(asked[1]))
    elif asked == ["--full"]:
        compare(FULL, [".ods", ".xlsx"])
    else:
        compare(int(asked[0]) if asked else MEGABYTES, list(CONTENDERS))


if __name__ == "__main__":
    main()
