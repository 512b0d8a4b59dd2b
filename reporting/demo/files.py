"""Reads the demo's data files: TOML for facts, Markdown for the narrative of a plan."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from reporting.demo.keys import Row, WrongData, check_table

DATA = Path(__file__).parent / "data"
# Before and after the facts of a section of narrative; its words follow.
FENCE = re.compile(r"^\+\+\+\n", re.MULTILINE)


@dataclass(frozen=True)
class PartnershipData:
    """All that the files tell of one partnership, in the order in which it is stored."""

    slug: str
    about: Row
    facts: list[Row]
    plans: list[Row]
    evidence: list[Row]
    rounds: list[Row]
    papers: list[Row]
    planners: list[Row]
    meetings: list[Row]


@cache
def read_site() -> Row:
    """Which partnerships there are, and who can sign in."""
    return read_tables(DATA / "site.toml", "site")


def read_partnership(slug: str) -> PartnershipData:
    """Every data file of a partnership. Raises WrongData where one is not as it should be."""
    folder = DATA / slug
    about = read_tables(folder / "partnership.toml", "partnership")
    named = about["files"]
    return PartnershipData(
        slug=slug,
        about=about,
        facts=read_each(folder, named["facts"], "facts"),
        plans=[read_plan(folder / "plans" / name) for name in named["plans"]],
        evidence=read_each(folder / "evidence", named["evidence"], "evidence"),
        rounds=read_each(folder / "rounds", named.get("rounds", ()), "round"),
        papers=read_each(folder / "papers", named.get("papers", ()), "paper"),
        planners=read_each(folder / "planners", named.get("planners", ()), "planner"),
        meetings=read_each(folder / "meetings", named.get("meetings", ()), "meetings"),
    )


def read_each(folder: Path, names: Iterable[str], kind: str) -> list[Row]:
    return [read_tables(folder / f"{name}.toml", kind) for name in names]


def read_plan(folder: Path) -> Row:
    """A plan with its narrative, and with its rows where it has any."""
    plan = read_tables(folder / "plan.toml", "plan")
    plan |= {"slug": folder.name, "sections": read_narrative(folder / "narrative.md")}
    rows = folder / "rows.toml"
    return plan | (read_tables(rows, "rows") if rows.exists() else {})


def read_tables(path: Path, kind: str) -> Row:
    """The tables of a TOML file, each row with what is usual for its table in that file."""
    tables = parse_toml(path.read_text(encoding="utf-8"), path)
    for name, values in tables.pop("usual", {}).items():
        tables[name] = [values | row for row in tables.get(name, ())]
    check_table(tables, kind, name_file(path))
    return tables


def read_narrative(path: Path) -> list[Row]:
    """The sections of a Markdown file: each has its facts between two fences, and then its words."""
    _, *parts = FENCE.split(path.read_text(encoding="utf-8"))
    if len(parts) % 2:
        raise WrongData(f"{name_file(path)} has facts without a line of +++ at their end.")
    facts = [parse_toml(part, path) for part in parts[::2]]
    check_table({"sections": facts}, "narrative", name_file(path))
    return [row | {"body": words.strip()} for row, words in zip(facts, parts[1::2], strict=True)]


def parse_toml(text: str, path: Path) -> Row:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise WrongData(f"{name_file(path)} is not TOML that can be read: {error}.") from error


def name_file(path: Path) -> str:
    return f"{DATA.name}/{path.relative_to(DATA).as_posix()}"
