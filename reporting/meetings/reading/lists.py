"""The lists of who was there: their labels, and what is found of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reporting.meetings.reading.details import ListedName
from reporting.meetings.reading.names import looks_like_body, looks_like_name
from reporting.meetings.reading.people import names_in
from reporting.meetings.reading.result import SURE
from reporting.meetings.reading.sentences import sentences_of
from reporting.meetings.reading.vocabulary import CHAIR_ROLE

# What stands above the columns of a table of items.
HEAD_OF_ITEMS = re.compile(
    r"(?:agenda )?items?|no\.?|number|ref\.?|discussion|minutes?|actions?(?: by)?|owner"
    r"|lead|by whom|due|status",
    re.IGNORECASE,
)
# Lines of a form that stand among the lists and name nobody.
FORM_FIELD = re.compile(
    r"^(?:date|time|venue|location|place|held at|meeting|subject|title|dyddiad|amser|lleoliad|"
    r"man cyfarfod)\b[^:]{0,24}:",
    re.IGNORECASE,
)


# The lists by the labels above them; the first that fits.
_LABELS: tuple[tuple[str, str], ...] = (
    ("chair", rf"(?:{CHAIR_ROLE})|chaired by"),
    ("officers", r"officers?(?: (?:present|in attendance|attending))?|council officers|advis[eo]rs|"
     r"swyddogion(?: (?:yn )?bresennol)?"),
    ("clerk", r"minutes? (?:taken )?by|minute[- ]taker|note[- ]?taker|notes (?:taken )?by|"
     r"minutes(?=\s*:\s*[A-Z])|clerk|secretary|secretariat|cofnodion gan"),
    ("apologies", r"apolog(?:y|ies)(?: for absence)?(?: received| were received)?(?: from)?|apols|"
     r"ymddiheuriad(?:au)?(?: am absenoldeb)?"),
    ("absent", r"absent|absentees|not present|did not attend|non[- ]attend(?:ance|ees)|dna|no apolog(?:y|"
     r"ies)(?: received)?|absennol"),
    ("in-attendance", r"also (?:in attendance|present|attending)|others? (?:present|in attendance|attending)|"
     r"guests?|observers?"
     r"|visitors|(?:by )?invitation|invitees|public|members of the public|press"
     r"|hefyd (?:yn bresennol|yn mynychu)|guest speakers?"),
    ("attendance", r"in attendance|yn mynychu"),
    ("present", r"present|attend(?:ees|ance)|(?:(?:board|core|committee|voting|full|"
     r"statutory) )?members(?: present| attending)?"
     r"|those present|attended|participants|(?:yn )?b?presennol|aelodau(?: yn bresennol)?"
     r"|councillors(?: present)?|substitutes?(?: present)?"),
)  # fmt: skip


_LABEL = re.compile(
    r"^(?:" + "|".join(f"(?P<l{at}>{words})" for at, (_, words) in enumerate(_LABELS)) + r")"
    r"(?P<note>\s*\([^)]{0,60}\))?\s*(?P<sign>[:–—-]+|\t|$)",
    re.IGNORECASE,
)


SAYS_NONE = re.compile(
    r"^(?:none|nil|no apologies(?: (?:were )?received)?|there were no(?:ne| apologies).*|"
    r"not applicable|n/a|dim|-)\s*\.?$",
    re.IGNORECASE,
)


@dataclass
class FoundAttendance:
    """The people found, by paragraph and place, and the lists that are said to be empty."""

    people: list[FoundPerson] = field(default_factory=list)
    labels: list[tuple[int, int, int]] = field(default_factory=list)
    none: list[tuple[str, int, int, int]] = field(default_factory=list)

    def add(self, paragraph: int, name: str, found: Sequence[ListedName], sure: str = SURE) -> None:
        offset = max((each.one.group for each in self.people), default=0)
        for one in found:
            group = one.group + offset if one.group else 0
            self.people.append(FoundPerson(paragraph, name, replace(one, group=group), sure))


@dataclass(frozen=True, slots=True)
class FoundPerson:
    paragraph: int
    list: str
    one: ListedName
    sure: str = SURE


def label_of(text: str) -> tuple[str, int] | None:
    """The list whose label a paragraph begins with, and where its names begin."""
    match = _LABEL.match(text)
    if not match:
        return None
    at = next(i for i in range(len(_LABELS)) if match[f"l{i}"] is not None)
    return _LABELS[at][0], match.end()


def list_called(name: str, has_present: bool) -> str:
    if name == "attendance":
        return "in-attendance" if has_present else "present"
    return {"clerk": "officers"}.get(name, name)


def names_behind(
    text: str, start: int, at: int, current: str, rest: str, found: FoundAttendance
) -> None:
    """The names right after a label."""
    lead = start + len(text[start:]) - len(text[start:].lstrip())
    if SAYS_NONE.match(rest):
        found.none.append((current, at, lead, len(text.rstrip())))
        return
    people = tidy_names(names_in(text[lead:].rstrip(" ."), lead))
    if not people and current == "absent" and looks_like_body(rest):
        people = [ListedName(lead, len(text.rstrip()), "", rest.strip(" ."))]
    if current == "chair":
        people = [replace(each, chair=True, role=each.role or "Chair") for each in people[:2]]
        found.add(at, "present", people)
        return
    found.add(at, current, people)


def tidy_names(people: Sequence[ListedName]) -> list[ListedName]:
    """Without what is no person: empty names and sentences."""
    return [
        each for each in people
        if each.name and len(each.name.split()) <= 8 and re.search(r"[A-Za-z]", each.name)
        and not re.fullmatch(r"(?:none|nil|dim|apologies|others)\.?", each.name, re.IGNORECASE)
    ]  # fmt: skip


def names_in_sentence(text: str, start: int) -> list[ListedName]:
    """The people of a sentence, as far as its first full stop; words that are no names are none."""
    a, b = next(sentences_of(text), (0, 0))
    listed = names_in(text[a:b].rstrip(" ."), start + a)
    return [each for each in tidy_names(listed) if looks_like_name(each.name)]


APOLOGIES_SENT = re.compile(
    r"(?:(?P<a>apologies(?: for absence)?(?: (?:were|was|had been|have been))?(?: (?:received|"
    r"submitted|given|noted|sent|tendered|"
    r"offered|made|reported|recorded|accepted))*(?: (?:and \w+|for absence))*\s*(?:from|"
    r"on behalf of|by|for)\s*:?)|"
    r"(?P<w>derbyniwyd ymddiheuriadau(?: am absenoldeb)?\s*(?:gan|oddi wrth|ar ran)\s*:?))\s*",
    re.IGNORECASE,
)
