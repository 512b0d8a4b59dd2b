"""The agenda's own words, as they are printed above a minute: never a decision, never an action."""

from __future__ import annotations

import re

_TO = re.compile(
    r"^(?:\(?[a-z\d]{1,3}[.)]\s+)?to (?:receive|approve|note|consider|agree|confirm|adopt|"
    r"elect|appoint|endorse|discuss|review|sign|"
    r"declare|decide|determine|resolve|hear|scrutinise|authorise|ratify|accept|support|comment|"
    r"identify|be (?:noted|approved|agreed)|"
    r"dderbyn|gymeradwyo|nodi|ystyried|gytuno|drafod)\b|^(?:i )?(?:dderbyn|gymeradwyo|nodi|"
    r"ystyried|gytuno|drafod)\b",
    re.IGNORECASE,
)
_RECOMMENDED = re.compile(
    r"^(?:officer |draft )?(?:recommendations?|argymhell(?:ion|iad))\b|"
    r"^(?:it is )?recommended\b(?!.*\bto (?:the )?(?:full )?(?:council|cabinet|"
    r"executive)\b)|^members (?:are|is) (?:asked|invited|recommended|requested) to\b|"
    r"^the (?:board|panel|committee|partnership|group) is (?:asked|"
    r"invited|recommended|requested) to\b|^purpose(?: of (?:the )?(?:report|item))?\s*:",
    re.IGNORECASE,
)


def is_rubric(text: str) -> bool:
    """Whether words are those of the agenda: "To approve ...", "Recommendation: that ..."."""
    text = text.strip()
    return bool(
        _TO.match(text) or (_RECOMMENDED.match(text) and not text.startswith("RECOMMENDED"))
    )


def opens_rubric(text: str) -> bool:
    """Whether a list of recommendations follows."""
    return is_rubric(text) and text.rstrip().endswith((":", ":-", "to", "that"))
