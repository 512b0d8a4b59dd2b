"""Which bodies make up the partnership and which others it works with, with what they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from csp.prose.blocks import Heading
from csp.prose.nouns import count_noun
from plans.models import Membership
from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.document.parts.people import KINDS
from reporting.papers.desk import Desk
from reporting.papers.sources.queries.sources import members_printed
from reporting.papers.sources.reading import NOTHING, fixed_choices
from reporting.papers.sources.source import Option, PaperSource

WHO = Option(
    "who",
    "Which bodies",
    fixed_choices(
        ("", "All, each kind under its heading"),
        *KINDS.items(),
        ("others", "All but the responsible authorities"),
    ),
)


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    who = options.get("who") or ""
    start, end = membership_days(desk)
    members = members_printed(desk.partnership, start, end)
    found = {kind: [each for each in members if each.kind == kind] for kind in wanted_kinds(who)}
    found = {kind: rows for kind, rows in found.items() if rows}
    if not found:
        return NOTHING
    return Gathered(
        tuple(member_blocks(found, start, headed=len(found) > 1 or not who)),
        quotable=tuple(
            Quotable(kind, KINDS[kind], count_noun(len(rows), "body", "bodies"))
            for kind, rows in found.items()
        ),
    )


def membership_days(desk: Desk) -> tuple[date, date]:
    """The days in which a body belonged that is named: those of the plan, or else today."""
    return (desk.plan.start, desk.plan.end) if desk.plan else (desk.today, desk.today)


def wanted_kinds(who: str) -> list[str]:
    if who == "others":
        return [kind for kind in KINDS if kind != Membership.Kind.RESPONSIBLE]
    return [kind for kind in KINDS if who in ("", kind)]


def member_blocks(
    found: dict[str, list[Membership]], day: date, *, headed: bool
) -> Iterator[d.DocumentBlock]:
    for kind, rows in found.items():
        if headed:
            yield Heading(1, d.text(KINDS[kind]))
        yield d.bullets(*(member_words(each, day) for each in rows))


def member_words(member: Membership, day: date) -> str:
    """“CGL (formerly CRI – substance misuse among young people)”, by the name that it had that day."""
    body = member.organisation
    names = list(body.former_names.all())
    later = [(each.until, each) for each in names if each.until and each.until >= day]
    in_use = [each for _, each in later]
    former = [each.name for each in names if each not in in_use]
    # Names are kept with their last day, so the first to end after the day is the one in use.
    name = min(later, key=lambda pair: pair[0])[1].name if later else body.name
    said = (f"formerly {', '.join(former)}" if former else "", in_a_sentence(body.specialism))
    inside = " – ".join(filter(None, said))
    called = member.printed_as or name
    return f"{called} ({inside})" if inside else called


def in_a_sentence(said: str) -> str:
    """Without the capital that began it, unless that is of a name made of capitals."""
    return said if said[1:2].isupper() else f"{said[:1].lower()}{said[1:]}"


SOURCE = PaperSource(
    "Members",
    "The responsible authorities and the other bodies, with what they do and what they were called.",
    gather,
    options=(WHO,),
)
