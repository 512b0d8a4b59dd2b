"""How far an action has come, as is written beside it."""

from __future__ import annotations

import re

_STATES: tuple[tuple[str, str], ...] = (
    ("done", r"closed|completed?|done|discharged|actioned|achieved|cwblhawyd|wedi(?:'i| ei) gwblhau|"
     r"cwblhau|caewyd"),
    ("carried", r"carried (?:forward|over)|c/f|deferred|rolled (?:forward|over)|cariwyd ymlaen"),
    ("overtaken", r"superseded|overtaken(?: by events)?|no longer (?:required|needed|relevant)"),
    ("dropped", r"withdrawn|dropped|cancelled|deleted"),
    ("open", r"open|on-?going|outstanding|in progress|parhaus|not started|pending"),
)  # fmt: skip


_STATE = re.compile(
    r"(?:(?:^|\s*[-–—:;,.]|\s*[\[(])\s*(?:(?:status|action|update|statws)\s*[:–-]?\s*)?(?:is |"
    r"now |was )?(?P<state>" + "|".join(words for _, words in _STATES) + r")\s*[\])]?\s*\.?$)",
    re.IGNORECASE,
)


_STATE_BEFORE = re.compile(
    r"^[\[(]?(?P<state>CLOSED|COMPLETED?|DONE|DISCHARGED|CWBLHAWYD|CARRIED FORWARD|OPEN|"
    r"ONGOING)[\])]?\s*[:–-]?\s+"
)


def state_of(words: str) -> tuple[str, str]:
    """The state that stands beside an action, and its words without it."""
    if match := _STATE_BEFORE.match(words):
        return _state_named(match["state"]), words[match.end() :]
    match = _STATE.search(words)
    if not match or not words[: match.start()].strip():
        return "open", words
    quiet = match["state"].islower() and not re.match(r"\s*[\[(–—-]", words[match.start() :])
    if quiet and not re.search(r"\b(?:status|update)\b", match[0], re.IGNORECASE):
        return "open", words
    return _state_named(match["state"]), words[: match.start()].rstrip(" -–—:;,")


def _state_named(text: str) -> str:
    return next(
        (name for name, words in _STATES if re.fullmatch(words, text, re.IGNORECASE)), "open"
    )
