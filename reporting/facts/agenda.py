"""What an agenda is made of, as plain values: when and where, each item with what is asked, and its papers.

They are gathered for one kind of reader, as those of minutes are: what is not in them, no page and no file
can show. ``AgendaVersionFacts`` holds the same agenda as each kind of reader has it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListedPaperFacts:
    """A paper as the agenda names it: “6.1”, its title, and how long it is or that it is to follow."""

    number: str
    title: str
    note: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class ListedItemFacts:
    """An item under its ``mark``, “6” or “(a)”.

    ``said`` is what stands in a line below its heading: what is asked, of whom it comes, how long it may
    take. ``rubric`` is in the narrative format. ``shut`` says why the rest is not for these readers.
    """

    mark: str
    heading: str
    said: tuple[str, ...] = ()
    rubric: str = ""
    shut: str = ""
    papers: tuple[ListedPaperFacts, ...] = ()
    parts: tuple[ListedItemFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaFacts:
    """The agenda of one meeting as one kind of reader has it. ``day`` is ISO, the rest as printed.

    ``unnamed`` pairs names that these readers do not see with what they read instead.
    """

    partnership: str
    body: str
    day: str
    sentence: str
    hours: str = ""
    place: str = ""
    note: str = ""
    items: tuple[ListedItemFacts, ...] = ()
    colour: str = "#1d4f76"
    unnamed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaVersionFacts:
    """The agenda as it is frozen: for members, for everybody, and for those who see all of it.

    ``public`` is empty where the group's rules let nobody else read it, and ``whole`` where nothing in it
    is restricted. Neither holds more than one.
    """

    members: AgendaFacts
    public: tuple[AgendaFacts, ...] = ()
    whole: tuple[AgendaFacts, ...] = ()
