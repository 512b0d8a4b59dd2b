"""What a kind of report is: the facts that it freezes, the document made of them, who may, and where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.forms import Form

from plans.access import Can
from reporting.document import Document
from reporting.editions.forms.round import SignOffForm
from reporting.facts.snapshot import thaw_as
from reporting.models import Report

CHANGED_MEANWHILE = (
    "Somebody else changed this round a moment ago. Nothing was frozen. "
    "Look at what is below, then freeze it if it is still right."
)


@dataclass(frozen=True)
class Edition:
    """What a paper says of itself beside its facts: when it was made, and who signed it."""

    created: datetime
    draft: bool = False
    number: int = 1
    signed: str = ""
    note: str = ""


@dataclass(frozen=True)
class Made:
    """Where in the workspace a version is made, and what that takes."""

    route: str
    power: Can


def nothing_more(facts: Any) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, kw_only=True)
class MadeOfRound(Made):
    """A version that is frozen with a round, on a page of its own at ``path`` below the round.

    ``gather`` reads of a round what is frozen, or what of it somebody may see. ``title``, ``slug`` and
    ``asks``, the heading of the page, are filled in with the ``round``. ``told`` gives the page more to say
    of the facts, ``changed`` is what somebody reads who was too late, ``drafted`` the route of a draft. One
    that ``closes`` closes a round that is still open.
    """

    path: str
    gather: Callable[..., Any]
    title: str
    slug: str
    asks: str
    intro: str
    submit: str
    told: Callable[[Any], dict[str, Any]] = nothing_more
    form: type[Form] = SignOffForm
    changed: str = CHANGED_MEANWHILE
    drafted: str = ""
    closes: bool = False


@dataclass(frozen=True)
class ReportKind:
    """``facts`` is the dataclass that is frozen; ``power`` is what reading the report inside takes.

    ``made`` says where a version is made, ``done`` what the history calls it once it is. A ``public`` one
    is published as soon as it is made. One that can be published is read ``public_at`` an address, and
    subscribers are told of it as ``news``. ``everybody`` builds what the public may read where that is less
    than the whole, and nothing for what may never be published. Those ``of_meeting`` are public as soon as
    they are made if there is anything in them for the public; the meeting's pages alone show them.
    ``read`` reads facts that are stored in a way of their own; others are read as ``facts``.
    """

    words: str
    facts: type
    build: Callable[[Any, Edition], Document]
    power: Can
    made: Made
    done: str
    public: bool = False
    public_at: Callable[[Report], str] | None = None
    news: str = ""
    everybody: Callable[[Any, Edition], Document | None] | None = None
    read: Callable[[str], Any] | None = None
    of_meeting: bool = False

    def thaw(self, text: str) -> Any:
        """The facts that a frozen text holds. Raises ValueError for one that cannot be read."""
        return self.read(text) if self.read else thaw_as(self.facts, text)
