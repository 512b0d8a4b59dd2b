"""Who and what a paper names: people, places, and what not everybody may read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plans.audience import Audience
from plans.models import Organisation
from plans.proofreading.findings import Finding
from reporting import document as d
from reporting.document.words import nodes
from reporting.papers.checks.places import Looked, PrintedPiece

BOROUGH = re.compile(r"\bborough(?:-wide)?\b", re.IGNORECASE)
DISTRICT = re.compile(r"\bdistrict(?:-wide)?\b", re.IGNORECASE)
COUNCILS = {Organisation.Kind.DISTRICT, Organisation.Kind.UNITARY}
# “District or borough” speaks of councils in general, and a name may hold either word.
GENERAL = re.compile(
    r"\b(?:borough|district)s?(?: and/or | and | or |/)(?:\w+ ){0,1}(?:borough|district)s?", re.I
)


def find_exposed_names(looked: Looked) -> Iterator[Finding]:
    """Gaps and people wherever they stand, and the rest of the rule where everybody reads."""
    for piece in looked.pieces:
        for flag in looked.rule.flags(piece.text):
            if not flag.may_be_right:
                more = " The public version names the post in any case." if flag.person else ""
                yield piece.passage.says(flag.code, f"{flag.says}{more}")
        for flag in looked.rule.flags(piece.public_text):
            if flag.may_be_right:
                yield piece.passage.says(flag.code, flag.says)


def find_left_out(looked: Looked) -> Iterator[Finding]:
    """``left-out``: how much the public version leaves out, for an officer to be sure that it is meant."""
    for piece in looked.pieces:
        if words := withheld_words(piece):
            said = f"{piece.where}: {words} Everybody else reads that something is not for publication."
            yield Finding("left-out", said, piece.url)


def withheld_words(piece: PrintedPiece) -> str:
    if piece.audience == Audience.PARTNERS:
        return "only members of the committee and partners read it." if piece.block else ""
    rows = [row for row in nodes(piece.nodes, d.Row) if row.kept]
    rows += [part for part in nodes(piece.nodes, d.Part) if part.kept]
    if not rows:
        return ""
    return (
        "one row is kept from the public."
        if len(rows) == 1
        else f"{len(rows)} rows are kept from the public."
    )


def area_words(looked: Looked) -> Iterator[Finding]:
    """``area-word``: “the borough” where the council is a district council, or the other way round."""
    own, other = words_of_area(looked)
    if other is None:
        return
    for piece in looked.prose:
        text = GENERAL.sub("", without_names(piece.text, looked))
        if found := other.search(text):
            said = f"{piece.where} says “{found[0]}”, and the council is a {own} council."
            yield Finding("area-word", said, piece.url)


def words_of_area(looked: Looked) -> tuple[str, re.Pattern[str] | None]:
    """What the area is, and the word that it is not; None where its councils are of both kinds or neither."""
    paper = looked.draft.paper
    names = [paper.partnership.council, paper.issuer]
    areas = [paper.area.name] if paper.area else [*looked.draft.areas]
    names += [
        body.name
        for body in looked.bodies
        if body.kind in COUNCILS and any(area in body.name for area in areas)
    ]
    is_borough = any(BOROUGH.search(name) for name in names)
    is_district = any(DISTRICT.search(name) for name in names)
    if not is_borough and not is_district:
        word = paper.partnership.area_word
        is_borough, is_district = word == "borough", word == "district"
    if is_borough == is_district:
        return "", None
    return ("borough", DISTRICT) if is_borough else ("district", BOROUGH)


def without_names(text: str, looked: Looked) -> str:
    """The text without the names of bodies, in which “Borough” is as it should be."""
    for body in looked.bodies:
        text = text.replace(body.name, "")
    return re.sub(r"\b(?:[A-Z]\w+ ){1,8}(?:Borough|District)\b", "", text)
